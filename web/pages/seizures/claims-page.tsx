// What was claimed of seizures in public, tested by the figures behind it: the verdict, the arithmetic, and every reason.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { SeizureClaims } from '../../../src/http/contract.js';
import { askSeizureClaims } from '../../api/seizure-questions.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { decimalText } from '../../words/language.js';
import './seizures.css';

type Claim = SeizureClaims['claims'][number];

export function SeizureClaimsPage() {
  const { t } = useTranslation();
  const answer = useQuery(askSeizureClaims());
  return (
    <>
      <PageHead title={t('seizures.claims')} below={<span className="soft">{t('seizures.claimsHint')}</span>} />
      <p className="acts"><Link to="/seizures/equivalence">{t('seizures.drugs')}</Link><Link to="/figures">{t('seizures.compareFigures')}</Link></p>
      {answer.isPending && <Waiting lines={10} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      <ol className="seizure-claims">{answer.data?.claims.map((one) => <li key={one.id}><Tested claim={one} /></li>)}</ol>
    </>
  );
}

function Tested({ claim }: { readonly claim: Claim }) {
  const { t } = useTranslation();
  const isGood = ['agrees', 'holds', 'converted', 'computed', 'comparable', 'usable', 'arithmetic_fine'].includes(claim.verdict);
  return (
    <article className="sheet" style={{ display: 'grid', gap: 8 }}>
      <h2 className="any" style={{ margin: 0, fontSize: '1rem' }}>{t('seizures.quoted', { says: claim.says })}</h2>
      <p style={{ margin: 0 }}><span className={`chip chip-words ${isGood ? 'chip-accent' : 'chip-warn'}`}>{verdictWords(claim.verdict, t)}</span>{claim.note !== null && <span className="any"> {claim.note}</span>}</p>
      {claim.arithmetic.length > 0 && <dl className="facts">{claim.arithmetic.map((one, at) => <div key={at} style={{ display: 'contents' }}><dt>{one.words}</dt><dd>{decimalText(one.value)} {one.unit === 'percent' ? '%' : one.unit}</dd></div>)}</dl>}
      {claim.reasons.length > 0 && <ul style={{ margin: 0 }}>{claim.reasons.map((one, at) => <li key={at} className="any">{one.words}</li>)}</ul>}
    </article>
  );
}

function verdictWords(verdict: string, t: TFunction): string {
  const words: Partial<Record<string, string>> = {
    period_disputed: t('seizures.periodDisputed'), arithmetic_fine: t('seizures.arithmeticFine'), other_measure: t('seizures.otherMeasure'), holds_as_rounded: t('seizures.holdsAsRounded'), holds: t('seizures.holds'), contradicted: t('seizures.contradicted'),
    converted: t('seizures.converted'), agrees: t('seizures.agrees'), loosely_true: t('seizures.looselyTrue'), computed: t('seizures.computed'), not_usable: t('seizures.notUsable'), usable: t('seizures.usable'), not_comparable: t('seizures.notComparable'), comparable: t('seizures.comparable'),
  };
  return words[verdict] ?? verdict;
}
