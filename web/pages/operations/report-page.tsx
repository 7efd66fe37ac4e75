// Reporting to an operation: one row from a phone, or a file of many.
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OperationLine } from '../../../src/http/contract.js';
import { useMe } from '../../api/session.js';
import { PageHead } from '../../marks/page-head.js';
import { today } from '../../words/today.js';
import { emptyCells } from './row-cells.js';
import { RowForm } from './row-form.js';
import { RowsUpload } from './rows-upload.js';
import { WithOperation } from './with-operation.js';
import './operations.css';

const route = getRouteApi('/operations/$id/report');

export function ReportToOperationPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { id } = route.useParams();
  return (
    <WithOperation id={id} title={t('operations.reportTitle')}>{(operation) => (
      <>
        <PageHead title={t('operations.reportTitle')} above={<Link to="/operations/$id" params={{ id }} search={{}}>{operation.name}</Link>} below={<span className="soft">{t('operations.reportHint')}</span>} />
        <div className="op-board">
          <section><h2>{t('operations.oneRow')}</h2><RowForm operation={operation} start={{ ...emptyCells, kind: 'occurrence', agency: agencyOf(operation, me.agency), date: dayWithin(operation) }} send={t('operations.reportSend')} /></section>
          <section><h2>{t('operations.fileTitle')}</h2><RowsUpload operation={operation} /></section>
        </div>
      </>
    )}</WithOperation>
  );
}

/** As the operation writes one's own agency. */
function agencyOf({ agencies }: OperationLine, own: string): string {
  return (agencies.find(({ agency }) => agency.toLowerCase() === own.toLowerCase()) ?? agencies[0])?.agency ?? own;
}

function dayWithin({ from, to }: OperationLine): string {
  const day = today();
  return day >= from && day <= to ? day : '';
}
