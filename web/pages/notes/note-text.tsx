// What a note prints in one language: words, and numbers that lead to their figures.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { NoteDetail } from '../../../src/http/contract.js';
import { noteParts, partWords } from './note-words.js';
import './notes.css';

interface Props {
  readonly note: Pick<NoteDetail, 'printed' | 'corrected'>;
  readonly language: 'en' | 'fr';
}

export function NoteText({ note, language }: Props) {
  const { t } = useTranslation();
  return (
    <article className="sheet note-text" lang={language}>
      {noteParts.filter((part) => part !== 'title' && note.printed[language][part].length > 0).map((part) => (
        <section key={part} className={part === 'response' ? 'note-response' : undefined}>
          <h2 lang={undefined}>{partWords(part, t)}</h2>
          <p>
            {note.printed[language][part].map((one, at) => {
              if (one.ref === null) return <span key={at}>{one.text}</span>;
              const isCorrected = note.corrected.some(({ ref, revision }) => ref === one.ref && revision === one.revision);
              return <span key={at} className={isCorrected ? 'note-number note-corrected' : 'note-number'}><Link to="/figures/$id" params={{ id: one.ref }} title={`${one.ref}@${one.revision ?? ''}`}>{one.text}</Link>{isCorrected && <sup> {t('notes.correctedSince')}</sup>}</span>;
            })}
          </p>
        </section>
      ))}
    </article>
  );
}

export function titleOf({ printed }: Pick<NoteDetail, 'printed'>, language: 'en' | 'fr'): string {
  return printed[language].title.map((one) => one.text).join('');
}
