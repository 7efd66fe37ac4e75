// The parts of a note or of a news release in both languages, and a figure put where the cursor last was: a number is never typed.
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ChangeEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoteDetail } from '../../../src/http/contract.js';
import { askFigures } from '../../api/figure-questions.js';
import { type NoteKind, type NotePart, partsOf, partWords } from './note-words.js';
import './notes.css';

export type NoteDraft = NonNullable<NoteDetail['texts']>;
export const emptyDraft: NoteDraft = { title: { en: '', fr: '' }, question: { en: '', fr: '' }, tasking: { en: '', fr: '' }, response: { en: '', fr: '' }, background: { en: '', fr: '' } };
const emptyPair = { question: { en: '', fr: '' }, answer: { en: '', fr: '' } };

interface Props {
  readonly kind: NoteKind;
  readonly draft: NoteDraft;
  readonly onChange: (draft: NoteDraft) => void;
}

type Field = HTMLInputElement | HTMLTextAreaElement;
type Language = 'en' | 'fr';
/** A part, or one side of a question and its answer. */
type Place = NotePart | readonly [at: number, side: 'question' | 'answer'];

function textAt(draft: NoteDraft, place: Place, language: Language): string {
  return typeof place === 'string' ? draft[place][language] : (draft.qa?.[place[0]]?.[place[1]][language] ?? '');
}

function withText(draft: NoteDraft, place: Place, language: Language, text: string): NoteDraft {
  if (typeof place === 'string') return { ...draft, [place]: { ...draft[place], [language]: text } };
  const [at, side] = place;
  return { ...draft, qa: (draft.qa ?? []).map((one, nth) => (nth === at ? { ...one, [side]: { ...one[side], [language]: text } } : one)) };
}

export function NoteFields({ kind, draft, onChange }: Props) {
  const { t } = useTranslation();
  const [last, setLast] = useState<{ readonly place: Place; readonly language: Language }>({ place: 'response', language: 'en' });
  const cursor = useRef<number | null>(null);
  const figures = useQuery(askFigures());
  const nameOf = (place: Place, language: Language) => `${typeof place === 'string' ? partWords(place, t, kind) : `${place[1] === 'question' ? t('notes.question') : t('notes.answer')} ${place[0] + 1}`} · ${language === 'en' ? 'English' : 'Français'}`;
  const put = (text: string) => {
    const now = textAt(draft, last.place, last.language);
    const at = Math.min(cursor.current ?? now.length, now.length);
    onChange(withText(draft, last.place, last.language, `${now.slice(0, at)}[[${text}]]${now.slice(at)}`));
    cursor.current = at + text.length + 4;
  };
  const field = (place: Place, language: Language) => ({
    label: nameOf(place, language), lang: language, value: textAt(draft, place, language), maxLength: 20_000,
    onChange: (event: ChangeEvent<Field>) => { cursor.current = event.currentTarget.selectionStart; onChange(withText(draft, place, language, event.currentTarget.value)); },
    onSelect: (event: { readonly currentTarget: Field }) => { cursor.current = event.currentTarget.selectionStart; setLast({ place, language }); },
  });
  const choices = (figures.data?.figures ?? []).map((one) => ({ value: `${one.id}@${one.revision}`, label: `${one.label} · ${one.period} · ${one.value}` }));
  const pair = (place: Place, minRows: number) => (['en', 'fr'] as const).map((language) => (place === 'title' ? <TextInput key={language} {...field(place, language)} autoComplete="off" /> : <Textarea key={language} {...field(place, language)} autosize minRows={minRows} />));
  return (
    <>
      <NativeSelect label={t('notes.put', { where: nameOf(last.place, last.language) })} value="" onChange={(event) => { if (event.currentTarget.value !== '') put(event.currentTarget.value); }} data={[{ value: '', label: t('figures.pick') }, ...choices]} />
      {kind === 'release' && <p className="soft" style={{ margin: 0 }}>{t('notes.incompleteHint')} <Button size="compact-xs" variant="default" onClick={() => put('incomplete')}>{t('notes.putIncomplete')}</Button></p>}
      {partsOf[kind].map((part) => <div key={part} className="note-pair">{pair(part, part === 'response' ? 4 : 2)}</div>)}
      {kind === 'release' && (
        <fieldset className="sheet" style={{ display: 'grid', gap: 12 }}>
          <legend>{t('notes.qa')}</legend>
          {(draft.qa ?? []).map((_, at) => (
            <div key={at} style={{ display: 'grid', gap: 8 }}>
              <div className="note-pair">{pair([at, 'question'], 1)}</div>
              <div className="note-pair">{pair([at, 'answer'], 2)}</div>
              <div><Button size="compact-sm" variant="default" onClick={() => onChange({ ...draft, qa: (draft.qa ?? []).filter((__, nth) => nth !== at) })}>{t('notes.removeQuestion', { number: at + 1 })}</Button></div>
            </div>
          ))}
          <div><Button size="compact-sm" variant="default" onClick={() => onChange({ ...draft, qa: [...(draft.qa ?? []), emptyPair] })}>{t('notes.addQuestion')}</Button></div>
        </fieldset>
      )}
    </>
  );
}
