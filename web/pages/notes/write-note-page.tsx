// Writing a note, or writing one anew: both languages, numbers from figures alone. What was released stays as it was; this becomes a revision beside it.
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
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
import { emptyDraft, type NoteDraft, NoteFields } from './note-fields.js';
import { type NoteKind, partsOf } from './note-words.js';

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
  const [kind, setKind] = useState<NoteKind>(note?.kind ?? 'note');
  const [embargo, setEmbargo] = useState(localMoment(note?.embargoUntil ?? null));
  const [draft, setDraft] = useState(note?.texts ?? emptyDraft);
  const [level, setLevel] = useState(usual);
  const [why, setWhy] = useState('');
  const reference = useQuery(askReference());
  const saving = useMutation({
    mutationFn: () => writeNote(me, { ...sentTexts(kind, draft), level, ...(kind === 'release' && { kind, ...(embargo !== '' && { embargoUntil: new Date(embargo).toISOString() }) }), ...(note !== undefined && { revises: note.id, from: note.revision, why: why.trim() }) }),
    onSuccess: ({ id }) => navigate({ to: '/notes/$id', params: { id }, search: {} }),
  });
  const isWhole = isWholeDraft(kind, draft);
  return (
    <SeriousAct
      title={note === undefined ? t('notes.write') : note.state === 'released' ? t('notes.correct') : t('notes.revise')} about={note === undefined ? <Link to="/notes">{t('notes.back')}</Link> : <Link to="/notes/$id" params={{ id: note.id }} search={{}}>{note.title}</Link>}
      what={note?.state === 'released' ? t('notes.whatCorrect') : t('notes.whatWrite')} whoElse={t('notes.whoWrite')} recorded={t('notes.recordedWrite')} send={t('notes.save')}
      isReady={isWhole && (note === undefined || why.trim().length >= 10)} isBusy={saving.isPending} error={saving.error ?? undefined} onSend={() => saving.mutate()}
    >
      {note === undefined && <NativeSelect label={t('notes.kind')} value={kind} onChange={(event) => setKind(event.currentTarget.value === 'release' ? 'release' : 'note')} data={[{ value: 'note', label: t('notes.kindNote') }, { value: 'release', label: t('notes.kindRelease') }]} />}
      {kind === 'release' && <TextInput type="datetime-local" label={t('notes.embargo')} description={t('notes.embargoHint')} value={embargo} onChange={(event) => setEmbargo(event.currentTarget.value)} />}
      <NoteFields kind={kind} draft={draft} onChange={setDraft} />
      <NativeSelect label={t('notes.level')} value={level} onChange={(event) => setLevel(event.currentTarget.value)} data={(reference.data?.levels ?? []).map((one) => ({ value: one.code, label: one.label }))} />
      {note !== undefined && <Textarea label={t('notes.whyRevise')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} maxLength={500} minRows={2} autosize />}
    </SeriousAct>
  );
}

/** A release carries nothing for the house alone, and a note no questions and answers. */
function sentTexts(kind: NoteKind, { qa, ...draft }: NoteDraft): NoteDraft {
  const none = { en: '', fr: '' };
  return kind === 'release' ? { ...draft, question: none, tasking: none, ...(qa !== undefined && qa.length > 0 && { qa }) } : draft;
}

function isWholeDraft(kind: NoteKind, draft: NoteDraft): boolean {
  const needed = kind === 'release' ? (['title', 'response'] as const) : (['title', 'question', 'response'] as const);
  const isFull = ({ en, fr }: { readonly en: string; readonly fr: string }) => en.trim() !== '' && fr.trim() !== '';
  return partsOf[kind].every((part) => (draft[part].en.trim() === '') === (draft[part].fr.trim() === '')) && needed.every((part) => isFull(draft[part])) && (kind === 'note' || (draft.qa ?? []).every(({ question, answer }) => isFull(question) && isFull(answer)));
}

/** As a field for a local moment takes it. */
function localMoment(moment: string | null): string {
  if (moment === null) return '';
  const at = new Date(moment);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
