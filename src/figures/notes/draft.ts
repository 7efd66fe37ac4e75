// A note as it comes in: whole in both languages, quoting the same figures in both, and no number beside them. Throws `BadInput` with the place.
import { BadInput } from '../../kernel/index.js';
import type { Words } from '../wording.js';
import { citationsIn, refuseBareNumbers } from './citations.js';
import { fieldsOf, type NoteKind, type NoteTexts, type Part } from './note.js';
import { checkRelease } from './release-kind.js';

const longest = 20_000;
const mostQuoted = 200;
/** Without these it is none. */
const needed: Readonly<Record<NoteKind, readonly Part[]>> = { note: ['title', 'question', 'response'], release: ['title', 'response'] };

export function checkTexts(texts: NoteTexts, kind: NoteKind = 'note'): void {
  for (const [name, words] of fieldsOf(texts)) checkField(name, words, name.startsWith('qa.') || needed[kind].some((part) => part === name));
  if (kind === 'release') checkRelease(texts);
  else if (texts.qa !== undefined) throw new BadInput('questions and answers go with a news release; a note has its question and its response', { fr: 'les questions et réponses vont avec un communiqué ; une note a sa question et sa réponse' });
  const quoted = fieldsOf(texts).reduce((sum, [, { en }]) => sum + citationsIn(en).length, 0);
  if (quoted > mostQuoted) throw new BadInput(`a note quotes at most ${mostQuoted} figures; write two`, { fr: `une note cite au plus ${mostQuoted} chiffres ; écrivez-en deux` });
  refuseBareNumbers(texts);
}

function checkField(part: string, { en, fr }: Words, isNeeded: boolean): void {
  const [isEnglish, isFrench] = [en.trim() !== '', fr.trim() !== ''];
  if (en.length > longest || fr.length > longest) throw new BadInput(`\`${part}\` is longer than ${longest} characters; shorten it`, { fr: `\`${part}\` dépasse ${longest} caractères ; abrégez` });
  if (isEnglish !== isFrench || (!isEnglish && isNeeded)) throw new BadInput(`\`${part}\` is missing in ${isEnglish ? 'French' : 'English'}; a note is whole in both languages`, { fr: `\`${part}\` manque en ${isEnglish ? 'français' : 'anglais'} ; une note est entière dans les deux langues` });
  const list = (text: string) => [...new Set(citationsIn(text).map(({ ref, revision }) => `${ref}@${revision}`))].toSorted().join(' ');
  if (list(en) !== list(fr)) throw new BadInput(`\`${part}\` quotes other figures in English than in French; quote the same in both`, { fr: `\`${part}\` ne cite pas les mêmes chiffres en anglais et en français ; citez les mêmes` });
}

/** `response.en 1:5` of each quotation of it. */
export function placesOf(texts: NoteTexts, ref: string, revision: number): string {
  const found = fieldsOf(texts).flatMap(([name, words]) => (['en', 'fr'] as const).flatMap((language) => citationsIn(words[language]).filter((one) => one.ref === ref && one.revision === revision).map(({ start }) => {
    const before = words[language].slice(0, start).split('\n');
    return `\`${name}.${language}\` ${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  })));
  return found.slice(0, 4).join(', ');
}
