// States of a note, and what stands in the way of its release, in words.
import type { TFunction } from 'i18next';
import type { NoteDetail, NoteLine } from '../../../src/http/contract.js';

export const noteParts = ['title', 'question', 'tasking', 'response', 'background'] as const;
export type NotePart = (typeof noteParts)[number];

export type NoteKind = NoteLine['kind'];
/** What a news release has of them: nothing for the house alone. */
export const partsOf: Readonly<Record<NoteKind, readonly NotePart[]>> = { note: noteParts, release: ['title', 'response', 'background'] };

export function partWords(part: NotePart, t: TFunction, kind: NoteKind = 'note'): string {
  if (kind === 'release' && part === 'response') return t('notes.releaseText');
  if (kind === 'release' && part === 'background') return t('notes.backgrounder');
  const words: Record<NotePart, string> = { title: t('notes.title'), question: t('notes.question'), tasking: t('notes.tasking'), response: t('notes.response'), background: t('notes.background') };
  return words[part];
}

export function stateWords({ state, signatures }: Pick<NoteLine, 'state' | 'signatures'>, t: TFunction): string {
  if (state === 'released') return t('notes.released');
  return state === 'signed' ? t('notes.signedByTwo') : signatures === 0 ? t('notes.draft') : t('notes.signedByOne');
}

export function obstacleWords({ code, about }: NoteDetail['obstacles'][number], t: TFunction): string {
  const words: Partial<Record<string, string>> = {
    signatures: t('notes.needsSignatures', { about }), not_public: t('notes.needsPublication', { about }), not_released: t('notes.needsRelease', { about }), not_kept: t('notes.needsFigure', { about }), superseded: t('notes.superseded'),
  };
  return words[code] ?? code;
}
