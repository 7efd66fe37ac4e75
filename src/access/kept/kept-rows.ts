// Who may do what is announced in the log `node` before its row changes, and called done after: whoever changes a row without it is found
// (G2; kept-record.ts). The attacker has the database and not the ledger.
import type { Json } from '../../kernel/index.js';
import type { Ledger } from '../../ledger/index.js';
import type { KeptRow } from './kept-row.js';

/** Of no agency: these entries are nobody's answers. */
const actor = { agency: '', member: 'rows', user: 'rows', role: 'node' };
const log = 'node';
/** Of one announcement; more are several. */
const mostRows = 2_000;

/** What is announced and not yet known to be done. */
interface Announcement {
  readonly index: bigint;
}

export class KeptRows {
  readonly #ledger: Pick<Ledger, 'append'>;

  constructor(ledger: Pick<Ledger, 'append'>) {
    this.#ledger = ledger;
  }

  /** `act` changes the rows; a fault in it, or a value of which `isDone` is false, means that nothing changed. */
  async change<T>(rows: readonly KeptRow[], act: () => Promise<T>, isDone: (value: T) => boolean = () => true): Promise<T> {
    const announced: Announcement[] = [];
    for (let from = 0; from < rows.length; from += mostRows) announced.push(await this.#announce(rows.slice(from, from + mostRows), {}));
    let done = false;
    try {
      const value = await act();
      done = isDone(value);
      return value;
    } finally {
      for (const { index } of announced) await this.#close(index, done);
    }
  }

  /** What stood when this record of rows began: told once for each folder, and never again. Stopped half-way, it is told anew. */
  async begin(rows: readonly KeptRow[]): Promise<void> {
    if (rows.length === 0) return;
    for (let from = 0; from < rows.length; from += mostRows) await this.#close((await this.#announce(rows.slice(from, from + mostRows), { begins: from === 0 ? 'first' : 'more' })).index, true);
    await this.#announce([], { begins: 'end' });
  }

  async #announce(rows: readonly KeptRow[], more: { readonly [key: string]: Json }): Promise<Announcement> {
    return this.#ledger.append({ agencyId: log, payload: { kind: 'note', action: 'keepRows', actor, ...more, kept: rows.map(({ table, key, hash }) => [table, key, hash]) } });
  }

  async #close(index: bigint, done: boolean): Promise<void> {
    await this.#ledger.append({ agencyId: log, payload: { kind: 'outcome', action: 'keepRows', actor, intent: index.toString(), outcome: done ? 'done' : 'failed' } });
  }
}
