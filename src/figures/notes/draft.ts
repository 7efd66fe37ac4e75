// A note as it comes in: whole in both languages, quoting the same figures in both, and no number beside them. Throws `BadInput` with the place.
import { BadInput } from '../../kernel/index.js';
import { citationsIn, refuseBareNumbers } from './citations.js';
import { type NoteTexts, type Part, parts } from './note.js';

const longest = 20_000;
const mostQuoted = 200;
/** Without these it is no note. */
const needed: readonly Part[] = ['title', 'question', 'response'];

export function checkTexts(texts: NoteTexts): void {
  for (const part of parts) checkPart(texts, part);
  const quoted = parts.reduce((sum, part) => sum + citationsIn(texts[part].en).length, 0);
  if (quoted > mostQuoted) throw new BadInput(`a note quotes at most ${mostQuoted} figures; write two`, { fr: `une note cite au plus ${mostQuoted} chiffres ; écrivez-en deux` });
  refuseBareNumbers(texts);
}

function checkPart(texts: NoteTexts, part: Part): void {
  const { en, fr } = texts[part];
  const [isEnglish, isFrench] = [en.trim() !== '', fr.trim() !== ''];
  if (en.length > longest || fr.length > longest) throw new BadInput(`\`${part}\` is longer than ${longest} characters; shorten it`, { fr: `\`${part}\` dépasse ${longest} caractères ; abrégez` });
  if (isEnglish !== isFrench || (!isEnglish && needed.includes(part))) throw new BadInput(`\`${part}\` is missing in ${isEnglish ? 'French' : 'English'}; a note is whole in both languages`, { fr: `\`${part}\` manque en ${isEnglish ? 'français' : 'anglais'} ; une note est entière dans les deux langues` });
  const list = (text: string) => [...new Set(citationsIn(text).map(({ ref, revision }) => `${ref}@${revision}`))].toSorted().join(' ');
  if (list(en) !== list(fr)) throw new BadInput(`\`${part}\` quotes other figures in English than in French; quote the same in both`, { fr: `\`${part}\` ne cite pas les mêmes chiffres en anglais et en français ; citez les mêmes` });
}

/** `response.en 1:5` of each quotation of it. */
export function placesOf(texts: NoteTexts, ref: string, revision: number): string {
  const found = parts.flatMap((part) => (['en', 'fr'] as const).flatMap((language) => citationsIn(texts[part][language]).filter((one) => one.ref === ref && one.revision === revision).map(({ start }) => {
    const before = texts[part][language].slice(0, start).split('\n');
    return `\`${part}.${language}\` ${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  })));
  return found.slice(0, 4).join(', ');
}
