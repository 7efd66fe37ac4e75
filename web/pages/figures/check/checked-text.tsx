// The text with its claims marked, and the list of what is said of each: one leads to the other.
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckOutcome, ClaimVerdict } from '../../../../src/http/contract.js';
import { formatNumber } from '../../../words/language.js';
import './check.css';
import { ClaimItem, type ShownClaim } from './claim-item.js';
import { type MarkedPart, markedParts } from './marked-parts.js';
import { VerdictCounts } from './verdict-counts.js';
import { verdictName } from './verdict-chip.js';

interface Props {
  readonly text: string;
  readonly claims: readonly ShownClaim[];
  readonly counts: CheckOutcome['counts'];
}

/** As many are drawn at once. */
const inOnePage = 100;

export function CheckedText({ text, claims, counts }: Props) {
  const { t } = useTranslation();
  const [chosen, choose] = useState<ClaimVerdict>();
  const [most, setMost] = useState(inOnePage);
  const parts = useMemo(() => markedParts(text, claims), [text, claims]);
  const found = counts.reduce((sum, { count }) => sum + count, 0);
  if (found === 0) return <div className="banner chip-plain" role="status"><p>{t('claims.none')}</p></div>;
  const listed = claims.map((claim, nth) => ({ claim, nth })).filter(({ claim }) => chosen === undefined || claim.verdict === chosen);
  const show = (nth: number): void => {
    choose(undefined);
    setMost((now) => Math.max(now, nth + 1));
    requestAnimationFrame(() => goTo(`claim-${nth}`));
  };
  return (
    <div className="block">
      <p role="status" style={{ margin: 0 }}>{t('claims.found', { count: found, shown: formatNumber(found) })} {claims.length < found && t('claims.firstOnly', { shown: formatNumber(claims.length) })}</p>
      <VerdictCounts counts={counts} chosen={chosen} onChoose={(verdict) => { choose(verdict); setMost(inOnePage); }} />
      <div className="checked">
        <section aria-label={t('claims.marked')} className="sheet checked-text">{parts.map((part) => <Part key={`${part.kind} ${part.at}`} part={part} claims={claims} onShow={show} />)}</section>
        <section aria-label={t('claims.list')}>
          <ol className="claim-list">{listed.slice(0, most).map(({ claim, nth }) => <ClaimItem key={nth} claim={claim} nth={nth} text={text} onShow={() => goTo(`mark-${nth}`)} />)}</ol>
          {listed.length > most && <button type="button" className="bar-button" onClick={() => setMost(most + inOnePage)}>{t('claims.more', { shown: formatNumber(listed.length - most) })}</button>}
        </section>
      </div>
    </div>
  );
}

function goTo(id: string): void {
  const place = document.getElementById(id);
  place?.scrollIntoView({ block: 'nearest' });
  place?.focus({ preventScroll: true });
}

function Part({ part, claims, onShow }: { readonly part: MarkedPart; readonly claims: readonly ShownClaim[]; readonly onShow: (nth: number) => void }) {
  const { t } = useTranslation();
  if (part.kind === 'text') return <>{part.text}</>;
  if (part.kind === 'gap') return <span className="checked-gap">{part.text}</span>;
  const verdict = claims[part.nth]?.verdict ?? 'no_figure';
  return (
    <button type="button" id={`mark-${part.nth}`} data-nth={part.nth + 1} className={`claim-mark claim-${verdict}`} title={verdictName(verdict, t)} aria-label={t('claims.mark', { number: part.nth + 1, words: part.text, verdict: verdictName(verdict, t) })} onClick={() => onShow(part.nth)}>
      {part.text}
    </button>
  );
}
