// One row with every revision, latest first: what it said, and from when to when the node knew it so. A correction is a revision, by whoever brought the row in.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { OperationRowView } from '../../../src/http/contract.js';
import { askOperationRow } from '../../api/operation-questions.js';
import { useMe } from '../../api/session.js';
import { useAgencyNames } from '../../marks/agency-names.js';
import { reportsToOperations } from '../../marks/code-words.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { formatMoment, formatNumber } from '../../words/language.js';
import { amountWords, commodityWords, directionWords, kindWords, personWords, provinceWords } from './operation-words.js';
import './operations.css';

const route = getRouteApi('/operations/$id/rows/$agency/$row');

export function OperationRowPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { id, agency, row } = route.useParams();
  const { agencyName } = useAgencyNames();
  const answer = useQuery(askOperationRow(id, agency, row));
  const back = <Link to="/operations/$id/rows" params={{ id }} search={{}}>{t('operations.rowsTitle')}</Link>;
  const revisions = answer.data?.revisions ?? [];
  const refs = [...new Set(revisions.map(({ ref }) => ref))];
  return (
    <>
      <PageHead title={t('operations.rowTitle', { row })} above={back} below={<span className="soft">{agencyName(agency)}</span>} />
      {answer.isPending && <Waiting lines={8} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      <div className="op-board">
        {refs.map((ref) => {
          const own = revisions.filter((one) => one.ref === ref);
          const [latest] = own;
          if (latest === undefined) return null;
          const mayCorrect = latest.broughtInBy === me.agency && latest.knownTo === null && reportsToOperations(me.role);
          return (
            <section key={ref} className="sheet">
              <h2>{t('operations.broughtIn', { agency: agencyName(latest.broughtInBy) })}</h2>
              {mayCorrect && <p style={{ margin: '4px 0' }}><Link to="/operations/$id/rows/$agency/$row/correct" params={{ id, agency, row }}>{t('operations.correctTitle')}</Link></p>}
              <Revisions revisions={own} />
            </section>
          );
        })}
      </div>
    </>
  );
}

/** What stands in each field, a revision beside the other; what changed is marked in words too. */
function Revisions({ revisions }: { readonly revisions: readonly OperationRowView[] }) {
  const { t } = useTranslation();
  const { agencyName } = useAgencyNames();
  const fields = rowFields(t, agencyName).filter((field) => revisions.some((one) => field.text(one) !== ''));
  return (
    <div className="op-side" tabIndex={0} role="group" aria-label={t('operations.revisions')}>
      <table>
        <thead><tr><th scope="col"><span className="only-spoken">{t('operations.field')}</span></th>{revisions.map((one) => <th key={one.revision} scope="col">{t('operations.revision', { number: formatNumber(one.revision) })}</th>)}</tr></thead>
        <tbody>
          <tr><th scope="row">{t('operations.known')}</th>{revisions.map((one) => <td key={one.revision}>{one.knownTo === null ? t('operations.knownSince', { from: formatMoment(one.knownFrom) }) : t('operations.knownSpan', { from: formatMoment(one.knownFrom), to: formatMoment(one.knownTo) })}</td>)}</tr>
          {fields.map(({ name, text }) => (
            <tr key={name}><th scope="row">{name}</th>{revisions.map((one, at) => {
              const before = revisions[at + 1];
              const isChanged = before !== undefined && text(before) !== text(one);
              return <td key={one.revision} className={isChanged ? 'differs' : undefined}>{text(one)}{isChanged && <span className="only-spoken"> {t('operations.changed')}</span>}</td>;
            })}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowField {
  readonly name: string;
  readonly text: (row: OperationRowView) => string;
}

export function rowFields(t: TFunction, agencyName: (id: string) => string): readonly RowField[] {
  return [
    { name: t('operations.kind'), text: (one) => kindWords(one.kind, t) }, { name: t('operations.date'), text: (one) => one.date }, { name: t('operations.province'), text: (one) => provinceWords(one.province, t) },
    { name: t('operations.occurrenceId'), text: (one) => one.occurrence }, { name: t('operations.person'), text: (one) => (one.kind === 'arrest' || one.kind === 'charge' ? personWords(one.person, t) : '') },
    { name: t('operations.commodity'), text: (one) => (one.commodity === '' ? '' : commodityWords(one.commodity, t)) }, { name: t('operations.quantity'), text: (one) => amountWords(one.quantity, one.unit, t) }, { name: t('operations.purity'), text: (one) => one.purity ?? '' },
    { name: t('operations.owner'), text: (one) => (one.kind === 'seizure' ? agencyName(one.lead) : '') }, { name: t('operations.assists'), text: (one) => one.assists.map(agencyName).join(', ') }, { name: t('operations.exhibit'), text: (one) => one.exhibit },
    { name: t('operations.direction'), text: (one) => directionWords(one.direction, t) }, { name: t('operations.note'), text: (one) => one.note }, { name: t('operations.marking'), text: (one) => one.marking },
  ];
}
