// A correction: the row again, as it should have been. What it said before stays as it was known then.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { askOperationRow } from '../../api/operation-questions.js';
import { useMe } from '../../api/session.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { cellsOfRow } from './row-cells.js';
import { RowForm } from './row-form.js';
import { WithOperation } from './with-operation.js';
import './operations.css';

const route = getRouteApi('/operations/$id/rows/$agency/$row/correct');

export function CorrectRowPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { id, agency, row } = route.useParams();
  const answer = useQuery(askOperationRow(id, agency, row));
  const latest = answer.data?.revisions.find((one) => one.broughtInBy === me.agency && one.knownTo === null);
  return (
    <WithOperation id={id} title={t('operations.correctTitle')}>{(operation) => (
      <>
        <PageHead title={t('operations.correctTitle')} above={<Link to="/operations/$id/rows/$agency/$row" params={{ id, agency, row }}>{t('operations.rowTitle', { row })}</Link>} below={<span className="soft">{t('operations.correctHint')}</span>} />
        {answer.isPending && <Waiting lines={8} />}
        {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
        {answer.isSuccess && latest === undefined && <p className="sheet">{t('operations.notYours')}</p>}
        {latest !== undefined && (
          <>
            {latest.person !== 'none' && (latest.kind === 'arrest' || latest.kind === 'charge') && <p className="banner chip-warn" role="note">{t('operations.personAgain')}</p>}
            <RowForm operation={operation} start={cellsOfRow(latest)} fixed={['row_id', 'agency']} send={t('operations.correctSend')} />
          </>
        )}
      </>
    )}</WithOperation>
  );
}
