// Signing a note, and releasing one: serious acts on a page that shows what is signed, word for word, in both languages.
import { Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoteDetail } from '../../../src/http/contract.js';
import { askNote, releaseNote, signNote } from '../../api/note-questions.js';
import { useMe } from '../../api/session.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { formatMoment } from '../../words/language.js';
import { NoteFeet } from './note-feet.js';
import { NoteText, titleOf } from './note-text.js';
import '../watch/watch.css';

export function SignNotePage() {
  const { id } = useParams({ from: '/notes/$id/sign' });
  return <Reading id={id} act="sign" />;
}

export function ReleaseNotePage() {
  const { id } = useParams({ from: '/notes/$id/release' });
  return <Reading id={id} act="release" />;
}

function Reading({ id, act }: { readonly id: string; readonly act: 'sign' | 'release' }) {
  const answer = useQuery(askNote(id));
  if (answer.isPending) return <Waiting lines={10} />;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  return <Acting note={answer.data.note} act={act} />;
}

function Acting({ note, act }: { readonly note: NoteDetail; readonly act: 'sign' | 'release' }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const [why, setWhy] = useState('');
  const acting = useMutation({
    mutationFn: () => (act === 'sign' ? signNote(me, note.id, note.revision, note.printedHash) : releaseNote(me, note.id, note.revision, why.trim())),
    onSuccess: () => navigate({ to: '/notes/$id', params: { id: note.id }, search: {} }),
  });
  const words = act === 'sign'
    ? { title: t('notes.signTitle'), what: t('notes.whatSign'), whoElse: t('notes.whoSign'), recorded: t('notes.recordedSign'), send: t('notes.sendSign') }
    : { title: t('notes.releaseTitle'), what: note.kind === 'release' ? t('notes.whatPublish') : t('notes.whatRelease'), whoElse: t('notes.whoRelease'), recorded: t('notes.recordedRelease'), send: t('notes.sendRelease') };
  return (
    <SeriousAct {...words} about={<Link to="/notes/$id" params={{ id: note.id }} search={{}}>{note.title}</Link>} isReady={act === 'sign' || why.trim().length >= 10} isBusy={acting.isPending} error={acting.error ?? undefined} onSend={() => acting.mutate()}>
      {(['en', 'fr'] as const).map((language) => <section key={language} style={{ display: 'grid', gap: 4 }}><h2 lang={language}>{titleOf(note, language)}</h2><NoteText note={note} language={language} /></section>)}
      {note.embargoUntil !== null && <p className="banner chip-warn">{t('notes.embargoUntil', { at: formatMoment(note.embargoUntil) })}</p>}
      <NoteFeet figures={note.figures} />
      {act === 'release' && <Textarea label={t('notes.whyRelease')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} maxLength={500} minRows={2} autosize />}
    </SeriousAct>
  );
}
