// What the record says each kept row is, and which rows of the database say something else (G2).
// INVARIANT: an edited, added or deleted row is found, and honest work never is (tests/attacks/insider-grants-in-sql.test.ts).
import { type KeptRow, type KeptTable, keptTables } from './kept-row.js';

export interface KeptProblem {
  readonly log: string;
  readonly index: bigint | undefined;
  readonly code: 'kept_differs' | 'kept_unannounced' | 'kept_vanished' | 'kept_begun_again';
  readonly message: string;
}

/** What an announcement says; over when another that began after its end is done. */
interface Said {
  readonly hash: string;
  readonly from: number;
  doneAt: number;
}

interface Place {
  readonly agencyId: string;
  readonly index: bigint;
}

/** What of a payload is looked at. */
interface KeptPayload {
  readonly kind?: string;
  readonly action?: string;
  readonly begins?: string;
  readonly intent?: string;
  readonly outcome?: string;
  readonly kept?: readonly (readonly [table: string, key: string, hash: string])[];
}

const never = Number.MAX_SAFE_INTEGER;

export class KeptRecord {
  /** By table, then key. Memory: one hash for each row that stands. */
  readonly #said = new Map<string, Map<string, Said[]>>(keptTables.map((table) => [table, new Map()]));
  readonly #open = new Map<number, NonNullable<KeptPayload['kept']>>();
  readonly #begun: KeptProblem[] = [];
  #isAny = false;
  #isBeginning = false;
  #isShredded = false;

  take({ agencyId, index: at }: Place, { kind, action, begins, intent, outcome, kept }: KeptPayload): void {
    if (agencyId !== 'node' || action !== 'keepRows') return;
    const index = Number(at);
    if (kind === 'note' && kept !== undefined) {
      // Whoever takes the mark of the beginning away wants what they changed to be told as what was.
      if (begins === 'first' && this.#isAny && !this.#isBeginning) this.#begun.push({ log: agencyId, index: at, code: 'kept_begun_again', message: 'the rows of people were told anew as they stood: what was changed in them before is not seen any more' });
      this.#isBeginning = begins === 'first' || begins === 'more';
      this.#isAny = true;
      this.#open.set(index, kept);
      for (const [table, key, hash] of kept) this.#add(table, key, { hash, from: index, doneAt: never });
    }
    if (kind === 'outcome' && intent !== undefined) this.#close(Number(intent), outcome === 'done' ? index : undefined);
  }

  /** An entry of the log `node` that cannot be read any more may have announced anything. */
  unread({ agencyId }: Place): void {
    if (agencyId === 'node') this.#isShredded = true;
  }

  get beginnings(): readonly KeptProblem[] {
    return this.#begun;
  }

  /** What is wrong with a table, given all its rows. */
  problems(table: KeptTable, rows: readonly KeptRow[]): KeptProblem[] {
    const said = this.#said.get(table) ?? new Map<string, Said[]>();
    const there = new Set<string>();
    const found: KeptProblem[] = [];
    for (const { key, hash } of rows) {
      there.add(key);
      const may = said.get(key);
      if (may === undefined && this.#isShredded) continue;
      if (may?.some((one) => one.hash === hash) !== true) found.push(problem(table, key, may === undefined || may.every((one) => one.hash === '') ? 'kept_unannounced' : 'kept_differs'));
    }
    for (const [key, may] of said) if (!there.has(key) && !may.some((one) => one.hash === '')) found.push(problem(table, key, 'kept_vanished'));
    return found;
  }

  #add(table: string, key: string, one: Said): void {
    const said = this.#said.get(table);
    if (said === undefined) return;
    const before = said.get(key);
    // Before anything was said of it, it was not there.
    if (before === undefined) said.set(key, [{ hash: '', from: -1, doneAt: -1 }, one]);
    else before.push(one);
  }

  /** `doneAt` undefined: nothing came of it. */
  #close(from: number, doneAt: number | undefined): void {
    for (const [table, key] of this.#open.get(from) ?? []) {
      const said = this.#said.get(table);
      const before = said?.get(key);
      if (said === undefined || before === undefined) continue;
      const now = doneAt === undefined ? before.filter((one) => one.from !== from) : before.filter((one) => one.from === from || one.doneAt > from);
      for (const one of now) if (one.from === from && doneAt !== undefined) one.doneAt = doneAt;
      if (now.every((one) => one.hash === '' && one.doneAt !== never)) said.delete(key);
      else said.set(key, now);
    }
    this.#open.delete(from);
  }
}

const messages = {
  kept_differs: 'says something else than was announced',
  kept_unannounced: 'stands, and nobody announced it',
  kept_vanished: 'was announced and is gone',
} as const;

function problem(table: KeptTable, key: string, code: keyof typeof messages): KeptProblem {
  return { log: key.split('~')[0] ?? '', index: undefined, code, message: `the row \`${key}\` of \`${table}\` ${messages[code]}` };
}
