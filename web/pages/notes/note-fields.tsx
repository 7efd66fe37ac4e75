// The five parts of a note in both languages, and a figure put where the cursor last was: a number is never typed.
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ChangeEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoteDetail } from '../../../src/http/contract.js';
import { askFigures } from '../../api/figure-questions.js';
import { type NotePart, noteParts, partWords } from './note-words.js';
import './notes.css';

export type NoteDraft = NonNullable<NoteDetail['texts']>;
export const emptyDraft: NoteDraft = { title: { en: '', fr: '' }, question: { en: '', fr: '' }, tasking: { en: '', fr: '' }, response: { en: '', fr: '' }, background: { en: '', fr: '' } };

interface Props {
  readonly draft: NoteDraft;
  readonly onChange: (draft: NoteDraft) => void;
}

type Field = HTMLInputElement | HTMLTextAreaElement;

export function NoteFields({ draft, onChange }: Props) {
  const { t } = useTranslation();
  const [last, setLast] = useState<{ readonly part: NotePart; readonly language: 'en' | 'fr' }>({ part: 'response', language: 'en' });
  const place = useRef<number | null>(null);
  const figures = useQuery(askFigures());
  const set = (part: NotePart, language: 'en' | 'fr', text: string) => onChange({ ...draft, [part]: { ...draft[part], [language]: text } });
  const put = (ref: string) => {
    const now = draft[last.part][last.language];
    const at = Math.min(place.current ?? now.length, now.length);
    set(last.part, last.language, `${now.slice(0, at)}[[${ref}]]${now.slice(at)}`);
    place.current = at + ref.length + 4;
  };
  const field = (part: NotePart, language: 'en' | 'fr') => ({
    label: `${partWords(part, t)} · ${language === 'en' ? 'English' : 'Français'}`, lang: language, value: draft[part][language], maxLength: 20_000,
    onChange: (event: ChangeEvent<Field>) => { place.current = event.currentTarget.selectionStart; set(part, language, event.currentTarget.value); },
    onSelect: (event: { readonly currentTarget: Field }) => { place.current = event.currentTarget.selectionStart; setLast({ part, language }); },
  });
  const choices = (figures.data?.figures ?? []).map((one) => ({ value: `${one.id}@${one.revision}`, label: `${one.label} · ${one.period} · ${one.value}` }));
  return (
    <>
      <NativeSelect label={t('notes.put', { where: `${partWords(last.part, t)} · ${last.language === 'en' ? 'English' : 'Français'}` })} value="" onChange={(event) => { if (event.currentTarget.value !== '') put(event.currentTarget.value); }} data={[{ value: '', label: t('figures.pick') }, ...choices]} />
      {noteParts.map((part) => (
        <div key={part} className="note-pair">
          {(['en', 'fr'] as const).map((language) => (part === 'title' ? <TextInput key={language} {...field(part, language)} autoComplete="off" /> : <Textarea key={language} {...field(part, language)} autosize minRows={part === 'response' ? 4 : 2} />))}
        </div>
      ))}
    </>
  );
}
