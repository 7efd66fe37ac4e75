// Which prepared tables of the detectors are the same but for the number in their name: those are made once for all who ask.
import { hashOf } from '../../kernel/index.js';
import type { Detector } from '../detector.js';

export interface Shared {
  readonly name: string;
  /** What fills it. */
  readonly select: string;
  /** The same for tables that hold the same. */
  readonly key: string;
}

const MADE = /^\s*CREATE OR REPLACE TEMP TABLE (d\d+_\w+) AS\b/u;
const OWN_TABLE = /\bd\d+_\w+\b/gu;

export class PreparedTables {
  readonly #numbersByKey = new Map<string, Set<number>>();
  readonly #keys = new Map<string, string>();

  constructor(detectors: readonly Detector[]) {
    for (const { number, prepare = [] } of detectors) {
      for (const statement of prepare) {
        const key = this.#keyOf(statement);
        if (key !== undefined) this.#numbersByKey.set(key, (this.#numbersByKey.get(key) ?? new Set()).add(number));
      }
    }
  }

  /** Undefined where no other number asks for the same. The statements of a detector are asked about in their order. */
  sharedBy(statement: string): Shared | undefined {
    const made = MADE.exec(statement);
    const key = this.#keyOf(statement);
    if (made?.[1] === undefined || key === undefined || (this.#numbersByKey.get(key)?.size ?? 0) < 2) return undefined;
    return { name: made[1], select: statement.slice(made[0].length), key };
  }

  /** By what is asked, with the keys of other prepared tables in place of their names. */
  #keyOf(statement: string): string | undefined {
    const made = MADE.exec(statement);
    if (made?.[1] === undefined) return undefined;
    const key = hashOf([statement.slice(made[0].length).replaceAll(OWN_TABLE, (name) => this.#keys.get(name) ?? name)]);
    this.#keys.set(made[1], key);
    return key;
  }
}
