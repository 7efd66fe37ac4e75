// Open cases that a sustained finding touches, each to be decided by an owner (domain.md section 9, McNeil).
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisclosureView } from '../../../src/http/contract.js';
import { askDisclosures } from '../../api/review-questions.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { DeskHead } from './desk-head.js';
import { Due } from './due.js';
import { ReferralsSection } from './referrals-section.js';
import { decisionWords, threadStateWords } from './review-words.js';

export function DisclosuresPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const answer = useQuery(askDisclosures());
  const columns = useMemo<readonly Column<DisclosureView>[]>(() => [
    { id: 'due', header: t('reviews.due'), text: (row) => row.due ?? '', draw: (row) => <Due due={row.due} overdue={row.overdue} /> },
    { id: 'case', header: t('reviews.caseRef'), text: (row) => `${row.caseRef} ${row.title}`, draw: (row) => <Link to="/reviews/disclosures/$line" params={{ line: row.id }} className="any">{row.caseRef} · {row.title}</Link> },
    { id: 'touched', header: t('reviews.touched'), text: (row) => touchedWords(row, t), draw: (row) => <span className="any">{touchedWords(row, t)}</span> },
    { id: 'state', header: t('reviews.stateLabel'), text: (row) => lineStateWords(row, t) },
    { id: 'owner', header: t('reviews.owner'), text: (row) => row.owner ?? '', draw: (row) => <span className="any">{row.owner ?? '–'}</span> },
  ], [t]);
  return (
    <>
      <DeskHead title={t('reviews.disclosures')} hint={t('reviews.linesHint')} />
      {answer.isPending && <Waiting lines={8} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.data?.lines.length === 0 && <p className="sheet">{t('reviews.linesNone')}</p>}
      {answer.data !== undefined && answer.data.lines.length > 0 && <Sheet name="disclosures" label={t('reviews.disclosures')} columns={columns} rows={answer.data.lines} rowKey={(row) => row.id} onOpen={(row) => void navigate({ to: '/reviews/disclosures/$line', params: { line: row.id } })} />}
      {answer.data !== undefined && <ReferralsSection sent={answer.data.sent} />}
    </>
  );
}

export function touchedWords({ assignedFrom, assignedTo, entries }: DisclosureView, t: TFunction): string {
  return [...(assignedFrom === null ? [] : [t('reviews.assigned', { from: assignedFrom, to: assignedTo ?? t('reviews.now') })]), ...(entries === 0 ? [] : [t('reviews.entries', { count: entries })])].join(', ');
}

export function lineStateWords({ state, outcome }: DisclosureView, t: TFunction): string {
  if (outcome !== null) return decisionWords(outcome, t);
  return state === 'open' ? t('reviews.lineOpen') : state === 'owned' ? t('reviews.lineOwned') : threadStateWords(state, t);
}
