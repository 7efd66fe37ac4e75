// Whether anything that the asker says, or has done before, explains a look-up (domain.md section 4, Red flags). It is a pure rule over the asker's own words
// and their own past: it cannot depend on what is found, since nothing was looked for yet (G4).
// INVARIANT: a name that is hidden and a name that nobody has are the same to it (tests/attacks/access/friction-as-oracle.test.ts).
import { normaliseWords } from '../../matching/index.js';
import type { Caller } from '../member.js';

/** One day under one case: the hours in which they looked something up, one bit each, UTC. */
export interface WorkDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly isThisCase: boolean;
  readonly hours: number;
}

/** By the roster of one's agency, where it has one. */
export type Duty = 'on' | 'off' | 'unknown';

export interface OwnPast {
  readonly duty: Duty;
  /** Whether all that is typed, or named, was typed, named or written by them under this case before. */
  readonly isKnown: boolean;
  readonly days: readonly WorkDay[];
}

/** `self`: their own name or number. `roster`: their agency's roster has them off duty. `hour`: one in which they never worked. `case`: one that they had left, while they work on others. */
export type Unexplained = 'self' | 'roster' | 'hour' | 'case';

const dayMs = 86_400_000;
/** Fewer days of one's own are no habit: unknown is never suspicious (G12). */
const leastDays = 10;
const busyDays = 5;
const leftForDays = 14;

/** All words and names in what was asked, but for figures of paging and dates. */
export function wordsOf(asked: unknown): readonly string[] {
  const words = new Set<string>();
  const take = (value: unknown, key: string): void => {
    if (typeof value === 'string' && !/^(?:from|to|asOf|knownAt|format|schema|agency)$/.test(key)) for (const word of value.includes('~') ? [value] : normaliseWords(value)) words.add(word);
    else if (Array.isArray(value)) for (const one of value.slice(0, 50)) take(one, key);
    else if (typeof value === 'object' && value !== null) for (const [name, one] of Object.entries(value)) take(one, name);
  };
  take(asked, '');
  return [...words].slice(0, 60);
}

/** Their own full name, or the number by which personnel knows them. A surname alone is a relative's, or anybody's: that is a reviewer's to see, and a prompt would warn. */
export function namesSelf({ member }: Caller, words: readonly string[]): boolean {
  const typed = new Set(words);
  const own = normaliseWords(member.displayName);
  const number = member.personRef === undefined ? [] : normaliseWords(member.personRef);
  return (own.length > 1 && own.every((word) => typed.has(word))) || (number.length > 0 && number.join('').length > 3 && number.every((word) => typed.has(word)));
}

/** What of the asker's own makes this look-up one that no work explains; undefined: something does, or too little is known. */
export function unexplained(caller: Caller, words: readonly string[], past: OwnPast, atMs: number): Unexplained | undefined {
  if (past.isKnown) return undefined;
  if (past.duty === 'off') return 'roster';
  const today = new Date(atMs).toISOString().slice(0, 10);
  const before = past.days.filter((one) => one.day < today);
  if (past.duty !== 'on' && isStrangeHour(before, new Date(atMs).getUTCHours())) return 'hour';
  const title = new Set(normaliseWords(caller.member.cases.find((one) => one.ref === caller.caseRef)?.title ?? ''));
  if (words.some((word) => title.has(word))) return undefined;
  return isLeftCase(before, past.days, today) ? 'case' : undefined;
}

/** Within an hour of it they never worked, on so many days that it would have shown. */
function isStrangeHour(before: readonly WorkDay[], hour: number): boolean {
  if (new Set(before.map((one) => one.day)).size < leastDays) return false;
  const near = [23, 0, 1].reduce((bits, off) => bits | (1 << ((hour + off) % 24)), 0);
  return before.every((one) => (one.hours & near) === 0);
}

/** They worked on it once, left it for two weeks, and worked on others meanwhile: a reference that is at hand. */
function isLeftCase(before: readonly WorkDay[], days: readonly WorkDay[], today: string): boolean {
  const since = new Date(Date.parse(today) - leftForDays * dayMs).toISOString().slice(0, 10);
  const own = days.filter((one) => one.isThisCase);
  if (own.length === 0 || own.some((one) => one.day >= since)) return false;
  return new Set(before.filter((one) => !one.isThisCase && one.day >= since).map((one) => one.day)).size >= busyDays;
}
