// One entry whole: what it says, and the proof that it stands in the log, checked here and drawn step by step.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { EntryAnswer } from '../../../../src/http/contract.js';
import { askEntry } from '../../../api/questions.js';
import { useMe } from '../../../api/session.js';
import { fromBase64, textOf } from '../../../ledger/bytes.js';
import { checkSteps, type Outcome, verdictOf } from '../../../ledger/receipt.js';
import { actionWords } from '../../../marks/action-words.js';
import { watchesOthers } from '../../../marks/code-words.js';
import { PageHead } from '../../../marks/page-head.js';
import { usePurposeWords } from '../../../marks/purpose-words.js';
import { Trouble } from '../../../marks/trouble.js';
import { VerdictMark, VerdictShape } from '../../../marks/verdict-mark.js';
import { Waiting } from '../../../marks/waiting.js';
import { formatMoment, formatNumber } from '../../../words/language.js';
import { spreadJson } from '../asked-words.js';
import { OutcomeChip } from '../outcome-chip.js';
import { ProofPath } from './proof-path.js';
import { useEntryCheck } from './use-entry-check.js';

const route = getRouteApi('/ledger/entries/$agency/$index');

function contentOf(answer: EntryAnswer): string {
  const bytes = fromBase64(answer.payload);
  try {
    return bytes === undefined ? answer.payload : spreadJson(textOf(bytes));
  } catch {
    return answer.payload;
  }
}

export function EntryPage() {
  const { t } = useTranslation();
  const me = useMe();
  const purposeWords = usePurposeWords();
  const { agency, index } = route.useParams();
  const answer = useQuery(askEntry(agency, index));
  const checked = useEntryCheck(answer.data);
  const title = t('entry.title', { index });
  if (answer.isPending) return <Waiting lines={12} />;
  if (answer.isError) return <><PageHead title={title} /><Trouble error={answer.error} onAgain={() => void answer.refetch()} /></>;
  const purpose = answer.data.answer.entry.purpose === null ? '–' : purposeWords(answer.data.answer.entry.purpose);
  const { entry, receipt, salt } = answer.data.answer;
  const verdict = checked === undefined ? 'checking' : verdictOf(checked.findings, checkSteps);
  const verdictWords = { holds: t('entry.holds'), fails: t('entry.fails'), open: t('entry.open'), checking: t('entry.checking') } as const;
  const outcomeWords: Readonly<Record<Outcome, string>> = { holds: t('entry.wordHolds'), fails: t('entry.wordFails'), open: t('entry.wordOpen') };
  const stepWords = {
    commitment: t('entry.commitment'), leaf: t('entry.leaf'), path: t('entry.path'), checkpoint: t('entry.checkpoint'), signature: t('entry.signature'), memory: t('entry.memory'),
  } as const;
  const tone = { holds: 'chip-accent', fails: 'chip-harm', open: 'chip-plain', checking: 'chip-plain' } as const;
  return (
    <article className="entry">
      <PageHead title={title} above={<span className="soft code">{receipt.origin}</span>} />
      {watchesOthers(me.role) && agency === me.agency && <div><Link to="/access/replay" search={{ entry: index }}>{t('access.replayTitle')}</Link></div>}
      <div className={`banner ${tone[verdict]}`} role={verdict === 'fails' ? 'alert' : 'status'}><VerdictShape outcome={verdict} /><p>{verdictWords[verdict]}</p></div>
      <section className="sheet" aria-label={t('entry.facts')}>
        <dl className="facts">
          <dt>{t('record.at')}</dt><dd>{formatMoment(entry.recordedAt)}</dd>
          <dt>{t('record.action')}</dt><dd>{actionWords(entry.action, t)} <span className="soft code">{entry.action}</span></dd>
          <dt>{t('record.actor')}</dt><dd>{entry.actor}</dd>
          <dt>{t('record.purpose')}</dt><dd>{purpose}</dd>
          <dt>{t('record.caseRef')}</dt><dd>{entry.caseRef ?? '–'}</dd>
          <dt>{t('record.outcome')}</dt><dd><OutcomeChip outcome={entry.outcome} /></dd>
          <dt>{t('record.policies')}</dt><dd className="code">{entry.policies.join(', ') || '–'}</dd>
          <dt>{t('record.shown')}</dt><dd>{formatNumber(entry.shown)}</dd>
        </dl>
      </section>
      <section className="sheet">
        <h2>{t('entry.steps')}</h2>
        <ol className="entry-steps">
          {checkSteps.map((step) => (
            <li key={step}><span>{stepWords[step]}</span><VerdictMark outcome={checked?.findings[step] ?? 'checking'} words={checked === undefined ? t('seal.checking') : outcomeWords[checked.findings[step]]} /></li>
          ))}
        </ol>
        <h2>{t('entry.pathTitle')}</h2>
        {checked?.leafHash !== undefined && <ProofPath leafHash={checked.leafHash} path={checked.path} root={receipt.root} size={receipt.size} />}
      </section>
      <section className="sheet">
        <h2>{t('entry.content')}</h2>
        <h3>{t('entry.payload')}</h3><pre className="code" tabIndex={0}>{contentOf(answer.data.answer)}</pre>
        <h3>{t('entry.salt')}</h3><pre className="code">{salt}</pre>
        <h3>{t('entry.raw')}</h3><pre className="code" tabIndex={0}>{receipt.checkpoint}</pre>
      </section>
    </article>
  );
}
