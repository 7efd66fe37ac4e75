// Leads of other agencies that were given to the reader, by an agreement: those and nothing else of theirs.
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LentLeads } from '../../../src/http/contract.js';
import { askLent } from '../../api/lending-questions.js';
import { useAgencyNames } from '../../marks/agency-names.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { DeskHead } from '../reviews/desk-head.js';
import { Due } from '../reviews/due.js';
import { GravityChip } from '../reviews/lead-facts.js';
import { leadStateWords } from '../reviews/review-words.js';

type Line = LentLeads['leads'][number];

export function LentPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { agencyName } = useAgencyNames();
  const { data, error, isPending, refetch } = useQuery(askLent());
  const columns = useMemo<readonly Column<Line>[]>(() => [
    { id: 'due', header: t('reviews.due'), text: ({ lead }) => lead.due ?? '', draw: ({ lead }) => <Due due={lead.due} overdue={lead.overdue} /> },
    { id: 'agency', header: t('lending.of'), text: ({ agency }) => agencyName(agency) },
    { id: 'gravity', header: t('reviews.gravity'), text: ({ lead }) => (lead.serious ? t('reviews.serious') : t('reviews.ordinary')), draw: ({ lead }) => <GravityChip lead={lead} /> },
    { id: 'state', header: t('reviews.stateLabel'), text: ({ lead }) => leadStateWords(lead.state, t), draw: ({ agency, lead }) => <Link to="/reviews/lent/$agency/$lead" params={{ agency, lead: lead.id }}>{leadStateWords(lead.state, t)}</Link> },
    { id: 'detectors', header: t('reviews.detector'), text: ({ lead }) => lead.detectors.join(', '), draw: ({ lead }) => <span className="chips">{lead.detectors.map((one) => <span key={one} className="chip chip-plain code">{one}</span>)}</span> },
  ], [t, agencyName]);
  return (
    <>
      <DeskHead title={t('lending.lent')} hint={t('lending.lentHint')} />
      {isPending && <Waiting lines={6} />}
      {error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
      {data?.leads.length === 0 && <p className="sheet">{t('lending.lentNone')}</p>}
      {data !== undefined && data.leads.length > 0 && <Sheet name="lent" label={t('lending.lent')} columns={columns} rows={data.leads} rowKey={({ agency, lead }) => `${agency} ${lead.id}`} onOpen={({ agency, lead }) => void navigate({ to: '/reviews/lent/$agency/$lead', params: { agency, lead: lead.id } })} />}
    </>
  );
}
