// Finds every quantity that a sentence states, in digits and in words, English and French, and nothing that states none.
import { unclaimed } from './no-claim.js';
import { parseNumeral } from './numeral.js';
import { partOf, round, scaleOf, spelledNumber, timesFrench, timesWords, vague } from './number-words.js';
import { boundBefore, type Quantity } from './quantity.js';
import { type Token, tokensOf } from './token.js';
import { nounAfter, unitAfter } from './unit-words.js';

/** `text` is the sentence as it stands, `folded` the same without capitals and accents. */
export function findQuantities(text: string, folded: string, language: 'en' | 'fr'): Quantity[] {
  const tokens = tokensOf(folded);
  const words = tokens.map((token) => token.text);
  const marks = unclaimed(folded);
  const scene: Scene = { text, folded, tokens, words, language };
  const found: Quantity[] = [];
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at];
    const one = token === undefined || marks[token.start] === 1 ? undefined : quantityAt(scene, at);
    if (one !== undefined && !repeats(found.at(-1), one.quantity, folded)) found.push(one.quantity);
    at += one?.length ?? spelledNumber(words, at)?.length ?? 1;
  }
  return found;
}

interface Scene {
  readonly text: string;
  readonly folded: string;
  readonly tokens: readonly Token[];
  readonly words: readonly string[];
  readonly language: 'en' | 'fr';
}

interface Found {
  readonly quantity: Quantity;
  readonly length: number;
}

/** `ten (10) provinces` is one number. */
function repeats(before: Quantity | undefined, now: Quantity, folded: string): boolean {
  return before !== undefined && before.value === now.value && /^\s*\($/.test(folded.slice(before.end, now.start));
}

function quantityAt(scene: Scene, at: number): Found | undefined {
  return timesAt(scene, at) ?? vagueAt(scene, at) ?? fractionAt(scene, at) ?? numberAt(scene, at);
}

function made(scene: Scene, at: number, length: number, rest: Pick<Quantity, 'kind' | 'value' | 'unit'> & Partial<Quantity>): Found | undefined {
  const [first, last] = [scene.tokens[at], scene.tokens[at + length - 1]];
  if (first === undefined || last === undefined) return undefined;
  return { quantity: { start: first.start, end: last.end, bound: boundBefore(scene.folded, first.start, rest.kind === 'percent'), step: 1, ...rest }, length };
}

/** `doubled`, `tenfold`, `ont décuplé`, `le double de`. `double murder` is none. */
function timesAt(scene: Scene, at: number): Found | undefined {
  const word = scene.words[at] ?? '';
  if (Object.hasOwn(timesWords, word)) return word === 'doubled' && scene.words[at + 1] === 'down' || word === 'twice' && /^(?:a|per|in|before|daily|weekly|this|last)$/.test(scene.words[at + 1] ?? '') ? undefined : made(scene, at, 1, { kind: 'times', value: timesWords[word] ?? 2, unit: 'times' });
  if (!Object.hasOwn(timesFrench, word)) return undefined;
  const token = scene.tokens[at];
  if (token === undefined) return undefined;
  const written = scene.text.slice(token.start, token.end);
  const before = scene.words.slice(Math.max(0, at - 3), at);
  const isDone = /é(?:e?s?)$/i.test(written) && before.some((one) => /^(?:a|ont|avait|avaient|ait|aient|aurait|auraient|avoir|ayant|plus|presque|quasi)$/.test(one));
  const isNoun = /^(?:le|du|au)$/.test(before.at(-1) ?? '') && /^(?:de|des|du|d|que)$/.test(scene.words[at + 1] ?? '') || /^(?:double|triple|quadruple)$/.test(word) && /^(?:the|what)$/.test(scene.words[at + 1] ?? '');
  return isDone || isNoun ? made(scene, at, 1, { kind: 'times', value: timesFrench[word] ?? 2, unit: 'times' }) : undefined;
}

/** `hundreds of`, `des milliers de`; `une centaine`, `a dozen`. */
function vagueAt(scene: Scene, at: number): Found | undefined {
  const word = scene.words[at] ?? '';
  const next = scene.words[at + 1] ?? '';
  const before = scene.words[at - 1] ?? '';
  if (Object.hasOwn(vague, word) && (next === 'of' || next === 'de' || next === 'd' || scene.tokens[at + 1]?.kind === 'word' && word !== 'scores' && before !== 'the')) {
    const article = before === 'des' || before === 'tens' || before === 'quelques' ? 1 : before === 'of' && scene.words[at - 2] === 'tens' ? 2 : 0;
    return made(scene, at - article, article + 1, { kind: 'vague', value: vague[word] ?? 0, unit: nounAfter(scene.tokens, at + 1) });
  }
  if (!Object.hasOwn(round, word) || !/^(?:a|une|un|la|premiere|half)$/.test(before) && scene.language === 'fr') return undefined;
  return made(scene, at, 1, { kind: 'count', value: round[word] ?? 0, unit: nounAfter(scene.tokens, at + 1), bound: 'approximately', step: 1 });
}

/** `half of`, `two thirds`, `les trois quarts`, `six of the eight`, `369 of 647`, `one in ten`, `trois groupes sur cinq`. */
function fractionAt(scene: Scene, at: number): Found | undefined {
  const { words } = scene;
  const word = words[at] ?? '';
  const before = words[at - 1] ?? '';
  if (partOf(word) === 2 && (/^(?:of|the|its|their|all|des|de|du)$/.test(words[at + 1] ?? '') || /^(?:la|one|than|about|over|nearly|almost|least)$/.test(before))) return made(scene, at, 1, { kind: 'percent', value: 50, unit: '%', step: 1 });
  if (/^(?:a|un|one|le)$/.test(word) && partOf(afterHyphen(words, at + 1).word) !== undefined) {
    const { word: part, length } = afterHyphen(words, at + 1);
    if (/^(?:of|des|de|du|d)$/.test(words[at + 1 + length] ?? '') || length > 1) return made(scene, at, 1 + length, { kind: 'percent', value: 100 / (partOf(part) ?? 1), unit: '%', step: 1 });
  }
  const number = cardinalAt(scene, at);
  if (number === undefined) return undefined;
  const { word: part, length } = afterHyphen(words, at + number.length);
  const whole = partOf(part);
  if (whole !== undefined && number.value < whole && number.value >= 1) return made(scene, at, number.length + length, { kind: 'percent', value: 100 * number.value / whole, unit: '%', step: 1 });
  return outOf(scene, at, number);
}

function afterHyphen(words: readonly string[], at: number): { readonly word: string; readonly length: number } {
  return words[at] === '-' ? { word: words[at + 1] ?? '', length: 2 } : { word: words[at] ?? '', length: 1 };
}

/** Words that name those who are counted, which may stand between the two numbers of a share. */
const members = /^(?:groups?|groupes?|gangs?|organi[sz]ations?|threats?|menaces?|people|personnes?|nationales?|national|bien|ancrees?|implantees?|enracinees?|entrenched|de|du|haut|niveau|eleve|criminels?|crime|organise|d|'|[a-z]+(?:s|eur|ier|ant|ent))$/;

function outOf(scene: Scene, at: number, number: Cardinal): Found | undefined {
  const { words } = scene;
  let place = at + number.length;
  const limit = place + 5;
  const isLink = (): boolean => /^(?:of|in|sur|des)$/.test(words[place] ?? '') || words[place] === 'out' && words[place + 1] === 'of' || words[place] === '/';
  while (place < limit && !isLink() && members.test(words[place] ?? '') && scene.tokens[place]?.kind !== 'number') place += 1;
  if (!isLink()) return undefined;
  const isFar = place > at + number.length;
  const link = words[place] ?? '';
  if (isFar && link !== 'sur' && link !== 'in' || isFar && link === 'in' && place > at + number.length + 1) return undefined;
  place += link === 'out' ? 2 : 1;
  while (/^(?:the|every|these|those|all|les|ces|its|their|a)$/.test(words[place] ?? '')) place += 1;
  const whole = cardinalAt(scene, place);
  if (whole === undefined || whole.value < number.value || whole.value < 2 || !Number.isInteger(whole.value) || isYear(scene.tokens[place]?.text ?? '')) return undefined;
  if (link === 'in' && (whole.value > 1_000 || unitAfter(scene.tokens, place + whole.length) !== undefined || /^(?:days?|weeks?|months?|years?|hours?|provinces|cities|countries|locations|raids|places)$/.test(words[place + whole.length] ?? ''))) return undefined;
  const end = place + whole.length;
  return made(scene, at, end - at, { kind: 'count', value: number.value, of: whole.value, unit: isFar ? words[at + number.length] ?? '' : nounAfter(scene.tokens, end) });
}

function isYear(text: string): boolean {
  return /^(?:19|20)\d{2}$/.test(text);
}

interface Cardinal {
  readonly value: number;
  readonly step: number;
  readonly length: number;
  readonly isDigits: boolean;
}

function cardinalAt(scene: Scene, at: number, isMass = false): Cardinal | undefined {
  const token = scene.tokens[at];
  if (token === undefined) return undefined;
  if (token.kind === 'number') {
    const { value, step } = parseNumeral(token.text, scene.language, isMass);
    const hyphen = scene.words[at + 1] === '-' && scaleOf(scene.words[at + 2] ?? '') !== undefined ? 1 : 0;
    const scale = scaleOf(scene.words[at + 1 + hyphen] ?? '');
    return scale === undefined ? { value, step, length: 1, isDigits: true } : { value: value * scale, step: step * scale, length: 2 + hyphen, isDigits: true };
  }
  const spelled = spelledNumber(scene.words, at);
  return spelled === undefined ? undefined : { value: spelled.value, step: 1, length: spelled.length, isDigits: false };
}

function numberAt(scene: Scene, at: number): Found | undefined {
  const { words, tokens } = scene;
  const sign = words[at] === '$' ? 'CAD' : words[at] === '€' ? 'EUR' : undefined;
  const from = sign === undefined ? at : at + 1;
  const plain = cardinalAt(scene, from);
  if (plain === undefined) return undefined;
  const range = rangeAt(scene, from + plain.length);
  const after = from + (range?.length ?? 0) + plain.length;
  const unit = unitAfter(tokens, after);
  const number = unit?.kind === 'mass' ? cardinalAt(scene, from, true) ?? plain : plain;
  const high = range === undefined ? {} : { high: range.value };
  const length = after - at;
  if (sign !== undefined || /^(?:cad|usd)$/.test(words[at - 1] ?? '')) return made(scene, at, length, { kind: 'money', value: number.value, step: number.step, unit: sign ?? 'CAD', ...high });
  if (unit !== undefined) return made(scene, at, length + unit.length, { kind: unit.kind, value: number.value, step: number.step, unit: unit.unit, ...high });
  if (/\b(?:multipliee?s? (?:presque |quasi )?par|multiplied by|par un facteur (?:de )?|by a factor of|facteur)(?: (?:plus de|more than|nearly|almost|pres de|about|environ|over))?$/.test(scene.folded.slice(0, tokens[at]?.start ?? 0).trimEnd())) return made(scene, at, length, { kind: 'times', value: number.value, step: 1, unit: 'times', ...high, ...(/\b(?:nearly|almost|presque|quasi(?:ment)?)\b[^,;]{0,60}$/.test(scene.folded.slice(0, tokens[at]?.start ?? 0)) && { bound: 'nearly' as const }) });
  return countAt(scene, at, number, length, high);
}

/** `300 to 1,000 per cent`, `between 10 and 20 kg`: one claim. `from 2 lb to 43 lb` is two. */
function rangeAt(scene: Scene, at: number): { readonly value: number; readonly length: number } | undefined {
  const { words, folded, tokens } = scene;
  const link = words[at] ?? '';
  const left = folded.slice(0, tokens[at]?.start ?? 0);
  const isBetween = /\b(?:between|entre)\b[^,;]{0,40}$/.test(left);
  if (!(link === 'to' || link === '-' || link === 'a' || link === 'or' || link === 'ou' || isBetween && (link === 'and' || link === 'et'))) return undefined;
  let place = at + 1;
  while (/^(?:over|more|than|plus|de|nearly|almost|pres|well|some)$/.test(words[place] ?? '') && place < at + 4) place += 1;
  const high = cardinalAt(scene, place);
  if (high === undefined || isYear(tokens[place]?.text ?? '')) return undefined;
  const unit = unitAfter(tokens, place + high.length);
  if (/\b(?:from|de)\b[^,;]{0,20}$/.test(left) && unit?.kind !== 'percent' && !isBetween) return undefined;
  return { value: high.value, length: place - at + high.length };
}

/** A bare number counts something where a noun follows, or where it stands alone and is no `one`. */
function countAt(scene: Scene, at: number, number: Cardinal, length: number, high: { readonly high?: number }): Found | undefined {
  const { tokens, words, folded } = scene;
  if (number.value === 0 || number.value === 1 && !(number.isDigits && folded.slice(0, tokens[at]?.start ?? 0).endsWith('('))) return undefined;
  const [first, last] = [tokens[at], tokens[at + length - 1]];
  const isInside = words[at - 1] === '(' && words[at + length] === ')';
  if (isInside && !/\b(?:ontario|quebec|columbia|alberta|manitoba|saskatchewan|scotia|brunswick|island|labrador|newfoundland|yukon|nunavut|territories|britannique|ecosse|edouard|terre-neuve|provinces?|groups?|groupes?|west|ouest)\s*\($/.test(folded.slice(0, first?.start ?? 0))) return undefined;
  if (!number.isDigits && words[at] === 'cent' && /^(?:per|pour)$/.test(words[at - 1] ?? '')) return undefined;
  if (last !== undefined && first !== undefined && /^-[a-z]/.test(folded.slice(last.end, last.end + 2)) && !/^-(?:member|group)/.test(folded.slice(last.end, last.end + 7))) return undefined;
  // `ten (10) provinces`: the noun stands behind the digits.
  const after = words[at + length] === '(' && words[at + length + 2] === ')' && tokens[at + length + 1]?.kind === 'number' ? at + length + 3 : at + length;
  return made(scene, at, length, { kind: 'count', value: number.value, step: number.step, unit: nounAfter(tokens, after), ...high });
}
