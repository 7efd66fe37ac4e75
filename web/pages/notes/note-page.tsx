// One note: what it says in both languages, each number with its figure, who signed, what is in the way of its release, and what was corrected since.
import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoteDetail } from '../../../src/http/contract.js';
import { askNote } from '../../api/note-questions.js';
import { useMe } from '../../api/session.js';
import { writesFigures } from '../../marks/code-words.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { formatMoment, language } from '../../words/language.js';
import { NoteFeet } from './note-feet.js';
import { NoteText, titleOf } from './note-text.js';
import { obstacleWords, stateWords } from './note-words.js';
import '../watch/watch.css';

export function NotePage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/notes/$id' });
  const { revision } = useSearch({ from: '/notes/$id' });
  const [shown, setShown] = useState<'en' | 'fr'>(language());
  const answer = useQuery(askNote(id, revision));
  const note = answer.data?.note;
  return (
    <>
      <PageHead title={note === undefined ? t('notes.note') : titleOf(note, shown)} above={<Link to="/notes" className="note-screen">{t('notes.back')}</Link>} below={<span className="code">{id}{note !== undefined && ` · ${t('figures.revision')} ${note.revision}`}</span>} />
      {answer.isPending && <Waiting lines={10} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {note !== undefined && (
        <div style={{ display: 'grid', gap: 16 }}>
          <div className="acts note-screen" style={{ alignItems: 'center' }}>
            <span className={`chip ${note.state === 'released' ? 'chip-accent' : 'chip-plain'}`}>{stateWords(note, t)}</span>
            {note.kind === 'release' && <span className="chip chip-plain">{t('notes.kindRelease')}</span>}
            {note.embargoUntil !== null && <span className="chip chip-warn">{t('notes.embargoUntil', { at: formatMoment(note.embargoUntil) })}</span>}
            <SegmentedControl size="xs" value={shown} onChange={(one) => setShown(one === 'fr' ? 'fr' : 'en')} data={[{ value: 'en', label: 'English' }, { value: 'fr', label: 'Français' }]} aria-label={t('notes.language')} />
            <Button size="compact-sm" variant="default" onClick={() => window.print()}>{t('notes.print')}</Button>
            <Acts note={note} />
          </div>
          <Corrected note={note} />
          <NoteText note={note} language={shown} />
          <NoteFeet figures={note.figures} />
          <Standing note={note} />
          <History note={note} />
        </div>
      )}
    </>
  );
}

function Acts({ note }: { readonly note: NoteDetail }) {
  const { t } = useTranslation();
  const me = useMe();
  if (note.texts === null || !writesFigures(me.role)) return null;
  const isLast = note.history.at(-1)?.revision === note.revision;
  const mayRelease = note.obstacles.length === 0;
  return (
    <>
      {isLast && <Link to="/notes/$id/revise" params={{ id: note.id }}>{note.state === 'released' ? t('notes.correct') : t('notes.revise')}</Link>}
      {isLast && note.state === 'draft' && <Link to="/notes/$id/sign" params={{ id: note.id }}>{t('notes.sign')}</Link>}
      {isLast && note.state !== 'released' && mayRelease && <Link to="/notes/$id/release" params={{ id: note.id }}>{t('notes.release')}</Link>}
    </>
  );
}

function Corrected({ note }: { readonly note: NoteDetail }) {
  const { t } = useTranslation();
  if (note.corrected.length === 0) return null;
  return (
    <div className="banner chip-warn" role="note">
      <ul style={{ margin: 0 }}>{note.corrected.map((one) => <li key={`${one.ref}@${one.revision}`}>{t('notes.markLine', { figure: one.ref, from: one.revision, to: one.now, at: one.asOf })}{one.why !== null && `: ${one.why}`}</li>)}</ul>
    </div>
  );
}

function Standing({ note }: { readonly note: NoteDetail }) {
  const { t } = useTranslation();
  return (
    <section className="sheet note-screen">
      <h2>{t('notes.signOff')}</h2>
      <dl className="facts">
        {note.author !== null && <><dt>{t('notes.author')}</dt><dd>{note.author}</dd></>}
        {note.signedBy.map(({ by, at }) => <div key={by} style={{ display: 'contents' }}><dt>{t('notes.signature')}</dt><dd>{by} · {formatMoment(at)}</dd></div>)}
        {note.released !== null && <><dt>{t('notes.released')}</dt><dd>{formatMoment(note.released.at)} · {note.released.why}</dd></>}
      </dl>
      {note.obstacles.length > 0 && <><h3>{t('notes.inTheWay')}</h3><ul>{note.obstacles.map((one) => <li key={`${one.code} ${one.about}`} className="any">{obstacleWords(one, t)}</li>)}</ul></>}
    </section>
  );
}

function History({ note }: { readonly note: NoteDetail }) {
  const { t } = useTranslation();
  if (note.history.length < 2) return null;
  return (
    <section className="sheet note-screen"><h2>{t('figures.revisions')}</h2>
      <table className="scan-table"><thead><tr><th scope="col">{t('figures.revision')}</th><th scope="col">{t('notes.written')}</th><th scope="col">{t('figures.by')}</th><th scope="col">{t('figures.why')}</th><th scope="col">{t('notes.released')}</th></tr></thead>
        <tbody>{note.history.map((one) => <tr key={one.revision}><th scope="row"><Link to="/notes/$id" params={{ id: note.id }} search={{ revision: one.revision }}>{one.revision}</Link></th><td>{formatMoment(one.writtenAt)}</td><td>{one.author ?? ''}</td><td className="any">{one.why ?? ''}</td><td>{one.releasedAt === null ? t('figures.notYet') : formatMoment(one.releasedAt)}</td></tr>)}</tbody>
      </table>
    </section>
  );
}
