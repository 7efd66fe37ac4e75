// What is said of one claim: verdict, figure, why, and a correction to copy or to send. What only this agency may see is not for sending.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckedClaim } from '../../../../src/http/contract.js';
import { VerdictChip } from './verdict-chip.js';

/** `sentence`: empty where the text is quoted nowhere. `isPublic`: its figure has no page for whoever reads this. */
export type ShownClaim = CheckedClaim & { readonly isPublic?: boolean };

interface Props {
  readonly claim: ShownClaim;
  readonly nth: number;
  readonly text: string;
  readonly onShow: () => void;
}

export function ClaimItem({ claim, nth, text, onShow }: Props) {
  const { t } = useTranslation();
  const { verdict, figure, explanation, correction, sentence, from, to, isPublic = false } = claim;
  return (
    <li id={`claim-${nth}`} tabIndex={-1} className="sheet claim-item">
      <div className="chips">
        <button type="button" className={`claim-mark claim-${verdict}`} onClick={onShow} aria-label={t('claims.toText', { words: `${nth + 1} · ${text.slice(from, to)}` })}>{nth + 1} · {text.slice(from, to)}</button>
        <VerdictChip verdict={verdict} />
      </div>
      {sentence !== '' && <q>{sentence}</q>}
      <p>{explanation}</p>
      {figure !== null && (
        <p className="soft">{t('claims.figure')} {isPublic ? <b>{figure.label}</b> : <Link to="/figures/$id" params={{ id: figure.id }}>{figure.label}</Link>}: {figure.value} · {figure.period} · {figure.source}</p>
      )}
      {correction !== null && <Correction words={correction} mayLeave={figure === null || figure.isReleased} />}
    </li>
  );
}

function Correction({ words, mayLeave }: { readonly words: string; readonly mayLeave: boolean }) {
  const { t } = useTranslation();
  const [wasCopied, setWasCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(words);
    setWasCopied(true);
  };
  return (
    <>
      <p className="claim-correction">{words}</p>
      {!mayLeave && <p className="chip chip-warn chip-words">{t('claims.notReleased')}</p>}
      <div className="acts">
        <Button size="compact-sm" variant="default" onClick={() => void copy()}>{wasCopied ? t('claims.copied') : t('claims.copy')}</Button>
        {mayLeave && <Button size="compact-sm" variant="default" component="a" href={`mailto:?subject=${encodeURIComponent(t('claims.subject'))}&body=${encodeURIComponent(words)}`}>{t('claims.mail')}</Button>}
      </div>
    </>
  );
}
