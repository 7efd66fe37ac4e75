// The list of leads, a page at a time from the server, the most urgent first. It names nobody: that is read by opening one, on the record.
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadFilterQuery, ReviewLine } from '../../../src/http/contract.js';
import { askLeads, takeNext } from '../../api/review-questions.js';
import { useMe } from '../../api/session.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment } from '../../words/language.js';
import { DeskHead } from './desk-head.js';
import { DueNow } from './due-now.js';
import { Due } from './due.js';
import { Pages } from './pages.js';
import { leadStates } from './review-address.js';
import { leadSourceWords, leadStateWords, outcomeWords } from './review-words.js';

const route = getRouteApi('/reviews');

export function ReviewsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const filter = route.useSearch();
  const answer = useQuery(askLeads(filter));
  const go = (next: LeadFilterQuery): void => void navigate({ to: '/reviews', search: next });
  const columns = useMemo<readonly Column<ReviewLine>[]>(() => [
    { id: 'due', header: t('reviews.due'), text: (row) => row.due ?? '', draw: (row) => <Due due={row.due} overdue={row.overdue} /> },
    { id: 'gravity', header: t('reviews.gravity'), text: (row) => gravityWords(row, t('reviews.serious'), t('reviews.ordinary'), t('reviews.audit')), draw: (row) => <span className={`chip ${row.serious ? 'chip-harm chip-notched' : 'chip-plain'}`}>{gravityWords(row, t('reviews.serious'), t('reviews.ordinary'), t('reviews.audit'))}</span> },
    { id: 'state', header: t('reviews.stateLabel'), text: (row) => leadStateWords(row.state, t), draw: (row) => <Link to="/reviews/leads/$lead" params={{ lead: row.id }}>{leadStateWords(row.state, t)}{row.outcome !== null && `, ${outcomeWords(row.outcome, t)}`}</Link> },
    { id: 'detectors', header: t('reviews.detector'), text: (row) => row.detectors.join(', '), draw: (row) => <span className="chips">{row.detectors.map((one) => <span key={one} className="chip chip-plain code">{one}</span>)}</span> },
    { id: 'source', header: t('reviews.source'), text: (row) => leadSourceWords(row.source, t) },
    { id: 'found', header: t('reviews.foundAt'), text: (row) => row.foundAt, draw: (row) => <span className="unbroken">{formatMoment(row.foundAt)}</span> },
    { id: 'people', header: t('reviews.reviewers'), text: (row) => peopleOf(row).join(', '), draw: (row) => <span className="any">{peopleOf(row).join(', ')}{row.mine && <> <span className="chip chip-accent">{t('reviews.isMine')}</span></>}</span> },
  ], [t]);
  return (
    <>
      <DeskHead title={t('reviews.title')} hint={t('reviews.hint')} />
      <DueNow />
      <NextLead />
      <Filter filter={filter} onGo={go} />
      {answer.isPending && <Waiting lines={10} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.data?.leads.length === 0 && <p className="sheet">{Object.keys(filter).length === 0 ? t('reviews.none') : t('reviews.noneFiltered')}</p>}
      {answer.data !== undefined && answer.data.leads.length > 0 && (
        <>
          <p className="soft">{t('reviews.count', { count: answer.data.count })}</p>
          <Sheet name="leads" label={t('reviews.leads')} columns={columns} rows={answer.data.leads} rowKey={(row) => row.id} onOpen={(row) => void navigate({ to: '/reviews/leads/$lead', params: { lead: row.id } })} />
          <Pages page={answer.data.page} pageSize={answer.data.pageSize} count={answer.data.count} onGo={(page) => go({ ...filter, page })} />
        </>
      )}
    </>
  );
}

const peopleOf = ({ holder, reviewers }: ReviewLine): readonly string[] => (holder === null ? reviewers : [holder]);

function gravityWords({ serious, kind }: ReviewLine, seriousWord: string, ordinaryWord: string, auditWord: string): string {
  return kind === 'audit' ? auditWord : serious ? seriousWord : ordinaryWord;
}

function NextLead() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const taking = useMutation({ mutationFn: () => takeNext(me), onSuccess: ({ id }) => { if (id !== null) void navigate({ to: '/reviews/leads/$lead', params: { lead: id } }); } });
  return (
    <div className="block" style={{ marginBottom: 12 }}>
      {taking.isError && <Trouble error={taking.error} />}
      {taking.data?.id === null && <p className="sheet" role="status">{t('reviews.noneLeft')}</p>}
      <div className="acts" style={{ alignItems: 'center' }}><Button loading={taking.isPending} onClick={() => taking.mutate()}>{t('reviews.next')}</Button><span className="soft">{t('reviews.nextHint')}</span></div>
    </div>
  );
}

function Filter({ filter, onGo }: { readonly filter: LeadFilterQuery; readonly onGo: (next: LeadFilterQuery) => void }) {
  const { t } = useTranslation();
  const { page: _page, state, kind, detector, ...rest } = filter;
  const keep = { ...rest, ...(state !== undefined && { state }), ...(kind !== undefined && { kind }), ...(detector !== undefined && { detector }) };
  const flag = (name: 'serious' | 'overdue' | 'mine', label: string) => <Checkbox label={label} checked={filter[name] === true} onChange={(event) => { const { [name]: _was, ...others } = keep; onGo(event.currentTarget.checked ? { ...keep, [name]: true } : others); }} />;
  return (
    <form className="desk-filter" aria-label={t('reviews.filter')} onSubmit={(event) => {
      event.preventDefault();
      const { detector: _was, ...others } = keep;
      const typed = new FormData(event.currentTarget).get('detector');
      onGo(typeof typed === 'string' && typed.trim() !== '' ? { ...others, detector: typed.trim() } : others);
    }}>
      <NativeSelect label={t('reviews.stateLabel')} value={state ?? ''} data={[{ value: '', label: t('reviews.any') }, ...leadStates.map((one) => ({ value: one, label: one === 'open' ? t('reviews.allOpen') : leadStateWords(one, t) }))]} onChange={(event) => {
        const { state: _was, ...others } = keep;
        const chosen = leadStates.find((one) => one === event.currentTarget.value);
        onGo(chosen === undefined ? others : { ...others, state: chosen });
      }} />
      <NativeSelect label={t('reviews.kind')} value={kind ?? ''} data={[{ value: '', label: t('reviews.any') }, { value: 'lead', label: t('reviews.lead') }, { value: 'audit', label: t('reviews.audit') }]} onChange={(event) => {
        const { kind: _was, ...others } = keep;
        const chosen = event.currentTarget.value;
        onGo(chosen === 'lead' || chosen === 'audit' ? { ...others, kind: chosen } : others);
      }} />
      <TextInput name="detector" label={t('reviews.detector')} defaultValue={detector ?? ''} key={detector ?? ''} maxLength={60} autoComplete="off" />
      {flag('mine', t('reviews.mine'))}{flag('overdue', t('reviews.overdueOnly'))}{flag('serious', t('reviews.seriousOnly'))}
    </form>
  );
}
