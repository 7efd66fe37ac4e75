// For the independent reviewer: everything that tells whether the record can be relied on, and nothing of what it says.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LedgerStateAnswer } from '../../../../src/http/contract.js';
import { askLedgerState } from '../../../api/ledger-questions.js';
import { askHeads } from '../../../api/questions.js';
import { PageHead } from '../../../marks/page-head.js';
import { Trouble } from '../../../marks/trouble.js';
import { Unknown } from '../../../marks/unknown.js';
import { Waiting } from '../../../marks/waiting.js';
import { HeadsTable } from '../heads-table.js';
import { StateFacts } from '../state/state-facts.js';
import { WitnessesTable } from '../state/witnesses-table.js';
import { HistoryTable } from '../verification/history-table.js';
import { LastVerification } from '../verification/last-verification.js';
import { FindingsTable } from './findings-table.js';
import { GrowthSection } from './growth-section.js';
import { PolicySection } from './policy-section.js';
import { ShreddedSection } from './shredded-section.js';

function Words() {
  const { t } = useTranslation();
  const words = [
    [t('explain.head'), t('explain.headMeans')], [t('explain.grown'), t('explain.grownMeans')], [t('explain.witness'), t('explain.witnessMeans')],
    [t('explain.quorum'), t('explain.quorumMeans')], [t('explain.proof'), t('explain.proofMeans')], [t('explain.blind'), t('explain.blindMeans')],
  ] as const;
  return (
    <section className="sheet block" aria-label={t('review.words')}>
      <h2>{t('review.words')}</h2>
      <dl className="explain" style={{ margin: 0 }}>{words.map(([name, means]) => <div key={name}><dt>{name}</dt><dd>{means}</dd></div>)}</dl>
    </section>
  );
}

function Sections({ state }: { readonly state: LedgerStateAnswer }) {
  const { t } = useTranslation();
  const heads = useQuery(askHeads);
  return (
    <>
      <div className="two"><StateFacts state={state} /><LastVerification state={state} /></div>
      <section className="sheet block" aria-label={t('logs.title')}>
        <h2>{t('logs.title')}</h2>
        {heads.isPending && <Waiting lines={6} />}
        {heads.isError && <Trouble error={heads.error} onAgain={() => void heads.refetch()} />}
        {heads.isSuccess && (heads.data.logs.length === 0 ? <p><Unknown /></p> : <HeadsTable heads={heads.data.logs} />)}
      </section>
      <FindingsTable verification={state.verification} />
      {state.logs.length > 0 && <GrowthSection logs={state.logs} />}
      <WitnessesTable state={state} />
      <HistoryTable latest={state.verification?.at} />
      <ShreddedSection months={state.shredded} />
      <PolicySection state={state} />
      <Words />
    </>
  );
}

export function ReviewPage() {
  const { t } = useTranslation();
  const answer = useQuery(askLedgerState);
  return (
    <div className="stack">
      <PageHead title={t('review.title')} above={<Link to="/ledger">{t('logs.back')}</Link>} below={<span className="soft">{t('review.hint')}</span>} />
      {answer.isPending && <Waiting lines={14} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.isSuccess && <Sections state={answer.data} />}
    </div>
  );
}
