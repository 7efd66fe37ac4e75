// Writing a note, or writing one anew: both languages, numbers from figures alone. What was released stays as it was; this becomes a revision beside it.
import { NativeSelect, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoteDetail } from '../../../src/http/contract.js';
import { askNote, writeNote } from '../../api/note-questions.js';
import { askReference } from '../../api/questions.js';
import { useMe } from '../../api/session.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { emptyDraft, NoteFields } from './note-fields.js';
import { noteParts } from './note-words.js';

const usual = 'PROTECTED_B';

export function WriteNotePage() {
  return <Writing note={undefined} />;
}

export function ReviseNotePage() {
  const { id } = useParams({ from: '/notes/$id/revise' });
  const answer = useQuery(askNote(id));
  if (answer.isPending) return <Waiting lines={10} />;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  return <Writing key={`${id} ${answer.data.note.revision}`} note={answer.data.note} />;
}

function Writing({ note }: { readonly note: NoteDetail | undefined }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(note?.texts ?? emptyDraft);
  const [level, setLevel] = useState(usual);
  const [why, setWhy] = useState('');
  const reference = useQuery(askReference());
  const saving = useMutation({
    mutationFn: () => writeNote(me, { ...draft, level, ...(note !== undefined && { revises: note.id, from: note.revision, why: why.trim() }) }),
    onSuccess: ({ id }) => navigate({ to: '/notes/$id', params: { id }, search: {} }),
  });
  const isWhole = noteParts.every((part) => (draft[part].en.trim() === '') === (draft[part].fr.trim() === '')) && (['title', 'question', 'response'] as const).every((part) => draft[part].en.trim() !== '');
  return (
    <SeriousAct
      title={note === undefined ? t('notes.write') : note.state === 'released' ? t('notes.correct') : t('notes.revise')} about={note === undefined ? <Link to="/notes">{t('notes.back')}</Link> : <Link to="/notes/$id" params={{ id: note.id }} search={{}}>{note.title}</Link>}
      what={note?.state === 'released' ? t('notes.whatCorrect') : t('notes.whatWrite')} whoElse={t('notes.whoWrite')} recorded={t('notes.recordedWrite')} send={t('notes.save')}
      isReady={isWhole && (note === undefined || why.trim().length >= 10)} isBusy={saving.isPending} error={saving.error ?? undefined} onSend={() => saving.mutate()}
    >
      <NoteFields draft={draft} onChange={setDraft} />
      <NativeSelect label={t('notes.level')} value={level} onChange={(event) => setLevel(event.currentTarget.value)} data={(reference.data?.levels ?? []).map((one) => ({ value: one.code, label: one.label }))} />
      {note !== undefined && <Textarea label={t('notes.whyRevise')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} maxLength={500} minRows={2} autosize />}
    </SeriousAct>
  );
}
