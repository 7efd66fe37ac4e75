// A million made-up statements, the same at every run: 20 agencies of very different size, 40 labels, of which the reader sees 12.
// Some words stand under visible labels only, so that a guarded and an unguarded search find the same and do the same work.
import { readFileSync } from 'node:fs';
import type { LabelSpec } from '../../src/access/index.js';
import type { ReportDraft, StatementDraft } from '../../src/registry/index.js';

export const statementCount = 1_000_000;
const batchSize = 2_500;
const agencyCount = 20;
const openAgencies = 10;

/** mulberry32 (Tommy Ettinger, public domain): fast, seeded, good enough to spread names. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The words of the list that the project carries, shuffled: their lengths, sounds and near-misses are those of real names. */
function nameWords(): readonly string[] {
  const found = new Set<string>();
  for (const line of readFileSync('data/ofac-2021-names.jsonl', 'utf8').split('\n')) {
    for (const [word] of line.toLowerCase().matchAll(/\b[a-z]{4,12}\b/g)) found.add(word);
  }
  const next = dice(3);
  return [...found].map((word) => ({ word, at: next() })).toSorted((a, b) => a.at - b.at).map(({ word }) => word);
}

const heads = ['ba', 'bel', 'bor', 'cal', 'car', 'dal', 'dem', 'dor', 'fal', 'fer', 'gar', 'gon', 'hal', 'jor', 'kal', 'kor', 'lan', 'lor', 'mar', 'mor', 'nav', 'ner', 'pal', 'per', 'ran', 'ros', 'sal', 'tar', 'tol', 'val'];
const middles = ['a', 'an', 'ari', 'e', 'el', 'eri', 'i', 'in', 'iva', 'o', 'on', 'ova', 'u', 'ul', 'uri'];
const tails = ['bek', 'che', 'din', 'dro', 'fik', 'gat', 'kov', 'lini', 'mond', 'nsky', 'quist', 'rez', 'sen', 'shi', 'tano', 'vell', 'wick', 'zadeh'];

/** A made-up word for running text; different numbers below 8,100 give different words. */
function wordOf(number: number): string {
  const rest = Math.floor(number / heads.length);
  return `${heads[number % heads.length]}${middles[rest % middles.length]}${tails[Math.floor(rest / middles.length) % tails.length]}`;
}

const names = nameWords();
const texts = Array.from({ length: 3_100 }, (_, i) => wordOf((i * 2_621) % 8_100));
const surnames = names.slice(0, 4_000);
const givenNames = names.slice(4_000, 4_600);
const textWords = texts.slice(0, 3_000);
/** Only under labels that the reader sees. */
export const seenSurnames = names.slice(4_600, 4_900);
export const seenTextWords = texts.slice(3_000, 3_040);
/** Letters in no language's order: no visible word is spelled or sounds like one of these, so that hidden and absent ones differ in nothing else. */
function strangeWords(seed: number, count: number): readonly string[] {
  const next = dice(seed);
  const letters = 'bqxzjvkw';
  return Array.from({ length: count }, () => Array.from({ length: 9 }, () => letters[Math.floor(next() * letters.length)] as string).join(''));
}

/** Only under labels that the reader does not see; each stands in thousands of statements. */
export const hiddenWords = strangeWords(11, 8);
/** In no statement, and like no word of one. */
export const strangeAbsentWords = strangeWords(12, 8);
/** In no statement; some are like a word of one. */
export const absentWords = names.slice(4_908, 6_000);
export const commonSurnames = surnames.slice(0, 8);

export const agencies = Array.from({ length: agencyCount }, (_, i) => `a${String(i + 1).padStart(2, '0')}`);
const weights = agencies.map((_, i) => 1 / (i + 1) ** 0.7);
export const reader = agencies[0] as string;

/** Two labels for each agency: one for all (of the ten largest) or for a few, and one of its own; the reader's agency and one more let it see that too. */
export function labelsOf(agency: number): readonly [LabelSpec, LabelSpec] {
  const shared: LabelSpec = { level: 'PROTECTED_B', releasableTo: agency < openAgencies ? ['ALL'] : [agencies[agencyCount - 1] as string] };
  return [shared, { level: 'SECRET', releasableTo: agency === 2 ? [reader] : [] }];
}

function isSeen(agency: number, label: 0 | 1): boolean {
  return label === 0 ? agency < openAgencies : agency === 0 || agency === 2;
}

export interface Batch {
  readonly agencyId: string;
  readonly report: ReportDraft;
  readonly statements: readonly StatementDraft[];
}

/** Frequent items come first: item `i` about as often as 1/(i+1). */
function skewed<T>(items: readonly T[], next: () => number): T {
  return items[Math.floor(items.length ** next()) - 1] as T;
}

function textOf(next: () => number, extra: readonly string[]): string {
  return [...Array.from({ length: 10 }, () => skewed(textWords, next)), ...extra].join(' ');
}

function personName(next: () => number, seen: boolean, entity: number): string {
  const roll = next();
  if (!seen && roll < 0.3) return `${skewed(givenNames, next)} ${hiddenWords[entity % hiddenWords.length]}`;
  const surname = seen && roll < 0.1 ? seenSurnames[Math.floor(next() * seenSurnames.length)] : skewed(surnames, next);
  return `${skewed(givenNames, next)} ${surname}`;
}

function entityStatements(entity: number, label: LabelSpec, seen: boolean, next: () => number): StatementDraft[] {
  const of = (schema: string, prop: string, value: string): StatementDraft => ({ entityId: `e${entity}`, schema, prop, value, label });
  const told = seen && next() < 0.1 ? [seenTextWords[Math.floor(next() * seenTextWords.length)] as string] : [];
  const number = Math.floor(next() * 900) + 1;
  if (entity % 5 === 4) {
    const trade = `${skewed(textWords, next)} ${skewed(surnames, next)}`;
    return [of('Company', 'name', trade), of('Company', 'country', 'ca'), of('Company', 'address', `${number} ${skewed(textWords, next)} street`), of('Company', 'summary', textOf(next, told)), of('Company', 'registrationNumber', `R${entity}`)];
  }
  const name = personName(next, seen, entity);
  const year = 1940 + Math.floor(next() * 65);
  return [
    of('Person', 'name', name), of('Person', 'birthDate', String(year)), of('Person', 'nationality', 'ca'), of('Person', 'address', `${number} ${skewed(textWords, next)} street`),
    of('Person', 'notes', textOf(next, told)), ...(next() < 0.3 ? [of('Person', 'alias', skewed(surnames, next))] : []), ...(next() < 0.7 ? [of('Person', 'gender', 'male')] : []),
  ];
}

/** The batches of one agency. Each is a report of its own. */
export function* batchesOf(agency: number, total: number = statementCount): Generator<Batch> {
  const next = dice(1_000 + agency);
  const agencyId = agencies[agency] as string;
  const labels = labelsOf(agency);
  const own = Math.round((total * (weights[agency] as number)) / weights.reduce((sum, one) => sum + one, 0));
  let left = own;
  for (let number = 0; left > 0; number += 1) {
    const statements: StatementDraft[] = [];
    for (let i = 0; statements.length < Math.min(batchSize, left); i += 1) {
      const kind = next() < 0.6 ? 0 : 1;
      statements.push(...entityStatements(number * batchSize + i, labels[kind], isSeen(agency, kind), next));
    }
    statements.length = Math.min(statements.length, left);
    left -= statements.length;
    yield { agencyId, statements, report: reportOf(agencyId, number, labels[0]) };
  }
}

function reportOf(agencyId: string, number: number, label: LabelSpec): ReportDraft {
  const day = String((number % 27) + 1).padStart(2, '0');
  return {
    agencyId, reportId: `r${number}`, title: `Report ${number}`, reportedOn: `2025-0${(number % 9) + 1}-${day}`, label, parts: [],
    sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, retentionBasis: 'bench',
  };
}
