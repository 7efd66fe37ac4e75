// Who and what, as keyed marks: the index can be asked about somebody by whoever holds the key, and read through by nobody (G4, G11).
import { createHmac } from 'node:crypto';

const MARK_BYTES = 16;
/** Marks of people that are kept: every look-back asks for everybody's. */
const mostKept = 50_000;

export class LookMarks {
  readonly #key: Uint8Array;
  readonly #actors = new Map<string, Uint8Array>();

  /** `key`: 32 bytes, of this node alone; another than that of scans, so that what leaves with one says nothing of the other. */
  constructor(key: Uint8Array) {
    this.#key = key;
  }

  /** `ref`: an entity or a report, `agency~id`. The same for the same, and another one in every agency's log. */
  subject(agencyId: string, ref: string): Uint8Array {
    return this.#mark(['subject', agencyId, ref]);
  }

  /** `actor`: `agency~member`. */
  actor(agencyId: string, actor: string): Uint8Array {
    const name = `${agencyId} ${actor}`;
    const known = this.#actors.get(name) ?? this.#mark(['actor', agencyId, actor]);
    if (this.#actors.size >= mostKept) this.#actors.clear();
    this.#actors.set(name, known);
    return known;
  }

  /** Under which somebody's sign-ins are found. */
  signIns(agencyId: string, actor: string): Uint8Array {
    return this.#mark(['signIns', agencyId, actor]);
  }

  #mark(what: readonly string[]): Uint8Array {
    return createHmac('sha256', this.#key).update(JSON.stringify(what)).digest().subarray(0, MARK_BYTES);
  }
}

export const textOf = (mark: Uint8Array): string => Buffer.from(mark).toString('base64url');
