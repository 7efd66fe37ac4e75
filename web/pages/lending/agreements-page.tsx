// By which agreements reviewers of other agencies judge leads of one's own, and until when.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewAgreements } from '../../../src/http/contract.js';
import { askAgreements } from '../../api/lending-questions.js';
import { useAgencyNames } from '../../marks/agency-names.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatDay, formatMoment } from '../../words/language.js';
import { DeskHead } from '../reviews/desk-head.js';
import { today } from '../../words/today.js';

export type Agreement = ReviewAgreements['agreements'][number];

export function agreementState({ inForce, endedAt, from }: Agreement, t: TFunction): string {
  if (endedAt !== null) return t('lending.ended', { at: formatMoment(endedAt) });
  if (inForce) return t('lending.inForce');
  return from > today() ? t('lending.notBegun') : t('lending.over');
}

export function AgreementsPage() {
  const { t } = useTranslation();
  const { agencyName } = useAgencyNames();
  const { data, error, isPending, refetch } = useQuery(askAgreements());
  const columns = useMemo<readonly Column<Agreement>[]>(() => [
    { id: 'with', header: t('lending.with'), text: (one) => agencyName(one.with), draw: (one) => <span className="any">{agencyName(one.with)}</span> },
    { id: 'from', header: t('lending.from'), text: (one) => formatDay(one.from) }, { id: 'until', header: t('lending.until'), text: (one) => formatDay(one.until) },
    { id: 'state', header: t('reviews.stateLabel'), text: (one) => agreementState(one, t) },
    { id: 'why', header: t('reviews.why'), width: '30%', text: (one) => one.why, draw: (one) => <span className="any">{one.why}</span> },
    { id: 'by', header: t('lending.recordedBy'), text: (one) => one.recordedBy, draw: (one) => <span className="any">{one.recordedBy}</span> },
    { id: 'do', header: t('notices.actions'), text: () => '', draw: (one) => (one.endedAt === null ? <Link to="/reviews/agreements/$agreement/end" params={{ agreement: one.id }}>{t('lending.end')}</Link> : null) },
  ], [t, agencyName]);
  return (
    <>
      <DeskHead title={t('lending.agreements')} hint={t('lending.agreementsHint')} />
      <p><Link to="/reviews/agreements/new">{t('lending.add')}</Link></p>
      {isPending && <Waiting lines={6} />}
      {error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
      {data?.agreements.length === 0 && <p className="sheet">{t('lending.agreementsNone')}</p>}
      {data !== undefined && data.agreements.length > 0 && <Sheet name="agreements" label={t('lending.agreements')} columns={columns} rows={data.agreements} rowKey={(one) => one.id} />}
    </>
  );
}
