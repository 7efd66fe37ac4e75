// What a note or a news release prints in one language: words, and numbers that lead to their figures; its questions and answers below.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { NoteDetail, NotePrinted } from '../../../src/http/contract.js';
import { noteParts, partWords } from './note-words.js';
import './notes.css';

interface Props {
  readonly note: Pick<NoteDetail, 'printed' | 'corrected' | 'kind'>;
  readonly language: 'en' | 'fr';
}

export function NoteText({ note, language }: Props) {
  const { t } = useTranslation();
  const printed = note.printed[language];
  const said = (stretches: NotePrinted['title']) => <Stretches stretches={stretches} corrected={note.corrected} />;
  return (
    <article className="sheet note-text" lang={language}>
      {noteParts.filter((part) => part !== 'title' && printed[part].length > 0).map((part) => (
        <section key={part} className={part === 'response' ? 'note-response' : undefined}>
          <h2 lang={undefined}>{partWords(part, t, note.kind)}</h2>
          <p>{said(printed[part])}</p>
        </section>
      ))}
      {printed.qa !== undefined && printed.qa.length > 0 && (
        <section>
          <h2>{t('notes.qa')}</h2>
          <dl className="note-qa">{printed.qa.map(({ question, answer }, at) => <div key={at}><dt>{said(question)}</dt><dd>{said(answer)}</dd></div>)}</dl>
        </section>
      )}
    </article>
  );
}

function Stretches({ stretches, corrected }: { readonly stretches: NotePrinted['title']; readonly corrected: NoteDetail['corrected'] }) {
  const { t } = useTranslation();
  return stretches.map((one, at) => {
    if (one.ref === null) return <span key={at}>{one.text}</span>;
    const isCorrected = corrected.some(({ ref, revision }) => ref === one.ref && revision === one.revision);
    return <span key={at} className={isCorrected ? 'note-number note-corrected' : 'note-number'}><Link to="/figures/$id" params={{ id: one.ref }} title={`${one.ref}@${one.revision ?? ''}`}>{one.text}</Link>{isCorrected && <sup> {t('notes.correctedSince')}</sup>}</span>;
  });
}

export function titleOf({ printed }: Pick<NoteDetail, 'printed'>, language: 'en' | 'fr'): string {
  return printed[language].title.map((one) => one.text).join('');
}
