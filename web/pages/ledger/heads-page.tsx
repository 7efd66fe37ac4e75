// The heads of all logs: public figures that anyone may keep; beside each, whether it agrees with what this browser saw.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { askHeads } from '../../api/questions.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { HeadsTable } from './heads-table.js';

export function HeadsPage() {
  const { t } = useTranslation();
  const answer = useQuery(askHeads);
  return (
    <>
      <PageHead title={t('head.title')} below={<span className="soft">{t('head.hint')}</span>} />
      {answer.isPending && <Waiting lines={8} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.isSuccess && (
        <div style={{ display: 'grid', gap: 12 }}>
          <div className={`banner ${answer.data.running ? 'chip-accent' : 'chip-harm'}`} role={answer.data.running ? 'status' : 'alert'}>
            <p>{answer.data.running ? t('head.running') : t('head.stopped')} {answer.data.reason !== null && t('head.reason', { reason: answer.data.reason })}</p>
          </div>
          {answer.data.logs.length === 0 ? <p className="sheet">{t('head.none')}</p> : <HeadsTable heads={answer.data.logs} />}
          <Link to="/ledger/forget">{t('head.forget')}</Link>
        </div>
      )}
    </>
  );
}
