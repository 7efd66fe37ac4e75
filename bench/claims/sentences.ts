// Reads a file of sentences with the verdict of each claim, and counts how often the check agrees with it.
import { checkClaims } from '../../src/figures/claims/index.js';
import type { Figure } from '../../src/figures/index.js';

interface Marked {
  readonly language: 'en' | 'fr';
  readonly text: string;
  readonly claims: readonly { readonly from: number; readonly to: number; readonly verdict: string }[];
}

export function readSentences(file: string): readonly Marked[] {
  return file.split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => {
    const [verdict = '', language = '', marked = ''] = line.split('\t');
    return { language: language === 'fr' ? 'fr' : 'en', ...unmark(marked.replaceAll('\\n', '\n'), verdict) };
  });
}

function unmark(marked: string, verdict: string): Pick<Marked, 'text' | 'claims'> {
  let text = '';
  const claims = [];
  for (const part of marked.split(/(\{[^}]*\})/)) {
    if (!part.startsWith('{')) {
      text += part;
      continue;
    }
    const [words = '', own] = part.slice(1, -1).split('=>');
    claims.push({ from: text.length, to: text.length + words.length, verdict: own ?? verdict });
    text += words;
  }
  return { text, claims };
}

export interface Count {
  right: number;
  wanted: number;
  said: number;
}

export interface Miss {
  readonly text: string;
  readonly claim: string;
  readonly wanted: string;
  readonly said: string;
  readonly figure: string | null;
}

/** By verdict; a claim that was not found counts against recall, one where there is none against precision. */
export function score(sentences: readonly Marked[], figures: ReadonlyMap<string, Figure>): { readonly byVerdict: ReadonlyMap<string, Count>; readonly misses: readonly Miss[] } {
  const byVerdict = new Map<string, Count>();
  const misses: Miss[] = [];
  const count = (verdict: string): Count => {
    const one = byVerdict.get(verdict) ?? { right: 0, wanted: 0, said: 0 };
    byVerdict.set(verdict, one);
    return one;
  };
  for (const { text, language, claims } of sentences) {
    const found = checkClaims(text, figures, { language });
    const taken = new Set<number>();
    for (const { from, to, verdict } of claims) {
      const at = found.findIndex(({ at: [start, end] }, nth) => !taken.has(nth) && start < to && end > from);
      const said = found[at]?.verdict ?? 'not found';
      taken.add(at);
      count(verdict).wanted += 1;
      if (at >= 0) count(said).said += 1;
      if (said === verdict) count(verdict).right += 1;
      else misses.push({ text, claim: text.slice(from, to), wanted: verdict, said, figure: found[at]?.figure ?? null });
    }
    for (const [nth, one] of found.entries()) {
      if (taken.has(nth)) continue;
      count(one.verdict).said += 1;
      misses.push({ text, claim: text.slice(one.at[0], one.at[1]), wanted: 'no claim', said: one.verdict, figure: one.figure });
    }
  }
  return { byVerdict, misses };
}
