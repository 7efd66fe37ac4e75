// Minister's notes that one may read: those of the agency as far as one sees all they rest on, and whatever was released.
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoteLine } from '../../../src/http/contract.js';
import { askNotes } from '../../api/note-questions.js';
import { useMe } from '../../api/session.js';
import { writesFigures } from '../../marks/code-words.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatDay } from '../../words/language.js';
import { stateWords } from './note-words.js';

export function NotesPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const answer = useQuery(askNotes());
  const columns = useMemo<readonly Column<NoteLine>[]>(() => [
    { id: 'title', header: t('notes.title'), text: (row) => row.title, draw: (row) => <span className="any">{row.title}</span> },
    { id: 'kind', header: t('notes.kind'), text: (row) => (row.kind === 'release' ? t('notes.kindRelease') : t('notes.kindNote')) },
    { id: 'state', header: t('notes.state'), text: (row) => stateWords(row, t), draw: (row) => <span className={`chip ${row.state === 'released' ? 'chip-accent' : 'chip-plain'}`}>{stateWords(row, t)}</span> },
    { id: 'marks', header: t('notes.corrected'), text: (row) => (row.marks === 0 ? '' : t('notes.figuresCorrected', { count: row.marks })), draw: (row) => row.marks > 0 && <span className="chip chip-warn">{t('notes.figuresCorrected', { count: row.marks })}</span> },
    { id: 'revision', header: t('figures.revision'), text: (row) => String(row.revision), order: (row) => row.revision, isNumber: true },
    { id: 'written', header: t('notes.written'), text: (row) => formatDay(row.writtenAt) },
    { id: 'agency', header: t('access.agency'), text: (row) => row.agency },
  ], [t]);
  return (
    <>
      <PageHead title={t('notes.notes')} below={<span className="soft">{t('notes.hint')}</span>} />
      <p className="acts">{writesFigures(me.role) && <Link to="/notes/new">{t('notes.write')}</Link>}<Link to="/notes/corrections">{t('notes.corrections')}</Link></p>
      {answer.isPending && <Waiting lines={6} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.data !== undefined && answer.data.notes.length === 0 && <p className="sheet">{t('notes.none')}</p>}
      {answer.data !== undefined && answer.data.notes.length > 0 && <Sheet name="notes" label={t('notes.notes')} columns={columns} rows={answer.data.notes} rowKey={(row) => row.id} onOpen={(row) => void navigate({ to: '/notes/$id', params: { id: row.id }, search: {} })} />}
    </>
  );
}
