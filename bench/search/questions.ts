// What is asked: six kinds in equal parts, most of them with the same answer whoever asks, so that no way gains by finding less.
import { absentWords, batchesOf, commonSurnames, dice, seenSurnames, seenTextWords } from './world.js';

export type Kind = 'common name' | 'rare name' | 'two words' | 'text word' | 'absent word' | 'misspelt';
export interface Question {
  readonly kind: Kind;
  readonly text: string;
}

const each = 8;

/** 48 questions, kinds in turn. */
export function questions(): readonly Question[] {
  const next = dice(7);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T;
  const pairs = seenPairs();
  const rounds = Array.from({ length: each }, (_, i): readonly Question[] => [
    { kind: 'common name', text: commonSurnames[i] as string },
    { kind: 'rare name', text: pick(seenSurnames) },
    { kind: 'two words', text: pick(pairs) },
    { kind: 'text word', text: pick(seenTextWords) },
    { kind: 'absent word', text: absentWords[i] as string },
    { kind: 'misspelt', text: misspelt(pick(seenSurnames)) },
  ]);
  return rounds.flat();
}

/** One letter in the middle is another. */
function misspelt(word: string): string {
  const at = Math.floor(word.length / 2);
  return `${word.slice(0, at)}${word[at] === 'x' ? 'y' : 'x'}${word.slice(at + 1)}`;
}

/** Full names that only visible statements hold. */
function seenPairs(): readonly string[] {
  const only = new Set(seenSurnames);
  const found = new Set<string>();
  for (const { statements } of batchesOf(0)) {
    for (const { prop, value } of statements) if (prop === 'name' && only.has(value.split(' ')[1] ?? '')) found.add(value);
    if (found.size > 200) break;
  }
  return [...found];
}
