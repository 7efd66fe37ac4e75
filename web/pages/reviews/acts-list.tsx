// What was done, in order: who, when, and why. What a reader may not read yet is said to be there; that somebody acted is no secret among reviewers.
import { useTranslation } from 'react-i18next';
import type { ReviewAct } from '../../../src/http/contract.js';
import { formatMoment } from '../../words/language.js';
import { actKindWords, decisionWords, evidenceWords } from './review-words.js';

/** Acts that always carry words: where none are shown, they are held back. */
const worded = ['asked', 'answered', 'decided'];

export function ActsList({ acts }: { readonly acts: readonly ReviewAct[] }) {
  const { t } = useTranslation();
  return (
    <section className="block">
      <h2>{t('reviews.acts')}</h2>
      <ol className="desk-acts">{acts.map((one) => <li key={one.seq}><Act act={one} /></li>)}</ol>
    </section>
  );
}

function Act({ act }: { readonly act: ReviewAct }) {
  const { t } = useTranslation();
  const said = [act.question, act.answer, act.explanation, act.why].filter((one) => one !== null);
  const isHeldBack = worded.includes(act.kind) && said.length === 0;
  const isBeginning = act.kind === 'opened' && act.by === null;
  return (
    <>
      <span><strong>{isBeginning ? t('reviews.actBegan') : actKindWords(act.kind, t)}</strong>{act.reviewers.length > 0 && `: ${act.reviewers.join(', ')}`}{act.decision !== null && `: ${decisionWords(act.decision, t)}`}{act.danger !== null && `: ${decisionWords(act.danger, t)}`}{act.evidence !== null && `: ${evidenceWords(act.evidence, t)}${act.evidenceRef === null ? '' : `, ${act.evidenceRef}`}`}</span>
      <span className="soft">{act.by ?? t('reviews.byDesk')} · {formatMoment(act.at)}{isHeldBack && ` · ${t('reviews.withheld')}`}</span>
      {said.map((one) => <blockquote key={one}>{one}</blockquote>)}
    </>
  );
}
