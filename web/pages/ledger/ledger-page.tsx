// The ledger as a whole: does it work, who witnesses it, was it verified, and the heads of all logs, which anyone may keep.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { askLedgerState } from '../../api/ledger-questions.js';
import { askHeads } from '../../api/questions.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Unknown } from '../../marks/unknown.js';
import { Waiting } from '../../marks/waiting.js';
import { HeadsTable } from './heads-table.js';
import { StateFacts } from './state/state-facts.js';
import { WitnessesTable } from './state/witnesses-table.js';
import { LastVerification } from './verification/last-verification.js';

export function LedgerPage() {
  const { t } = useTranslation();
  const state = useQuery(askLedgerState);
  const heads = useQuery({ ...askHeads, staleTime: 0, refetchInterval: 5_000 });
  return (
    <div className="stack">
      <PageHead title={t('head.title')} below={<span className="soft">{t('head.hint')} {t('state.live')}</span>} />
      {heads.isPending && <Waiting lines={8} />}
      {heads.isError && <Trouble error={heads.error} onAgain={() => void heads.refetch()} />}
      {heads.isSuccess && (
        <section className="sheet block" aria-label={t('logs.title')}>
          <h2>{t('logs.title')}</h2>
          {heads.data.logs.length > 0 ? <HeadsTable heads={heads.data.logs} /> : <p>{heads.data.running ? t('head.none') : <Unknown />}</p>}
          <div className="inline"><Link to="/ledger/review">{t('logs.review')}</Link><Link to="/ledger/forget">{t('head.forget')}</Link></div>
        </section>
      )}
      {state.isPending && <Waiting lines={8} />}
      {state.isError && <Trouble error={state.error} onAgain={() => void state.refetch()} />}
      {state.isSuccess && (
        <>
          <div className="two"><StateFacts state={state.data} /><LastVerification state={state.data} /></div>
          <WitnessesTable state={state.data} />
        </>
      )}
    </div>
  );
}
