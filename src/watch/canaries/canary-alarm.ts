// Hears of every look-up after its answer has left, and knows whether a canary was met. The answer waits for nothing of it and holds nothing of it: bytes and time
// are those of any other record (G4). INVARIANT: tests/attacks/access/canary-told-apart.test.ts.
import type { Json } from '../../kernel/index.js';
import type { Plan, ShownIds } from '../../access/index.js';
import type { Receipt } from '../../ledger/index.js';

export interface Heard {
  readonly plan: Plan;
  readonly ids: ShownIds;
  readonly receipt: Receipt;
}

const waitMs = 400;
/** A search that brings it up among more than these says little: a detector weighs it, and nobody is woken (`detect-canary.ts`). */
const mostListed = 3;
const lookups: ReadonlySet<string> = new Set(['search', 'viewEntity', 'viewReport', 'expand', 'export']);

export class CanaryAlarm {
  #waiting: Heard[] = [];
  #timer: NodeJS.Timeout | undefined;
  #going: Promise<void> = Promise.resolve();
  readonly #onHeard: (heard: Heard) => Promise<void>;

  constructor(onHeard: (heard: Heard) => Promise<void>) {
    this.#onHeard = onHeard;
  }

  /** The same work for whatever was shown: one line in a list. */
  hear(heard: Heard): void {
    if (!lookups.has(heard.plan.action)) return;
    this.#waiting.push(heard);
    this.#timer ??= setTimeout(() => { this.#timer = undefined; void this.drain(); }, waitMs);
    this.#timer.unref();
  }

  /** Until all that was heard so far is dealt with. */
  async drain(): Promise<void> {
    const some = this.#waiting;
    this.#waiting = [];
    this.#going = this.#going.then(async () => this.#lookAt(some));
    return this.#going;
  }

  async #lookAt(some: readonly Heard[]): Promise<void> {
    for (const one of some) await this.#onHeard(one).catch((fault: unknown) => { process.stderr.write(`custos: a look-up was not looked at: ${String(fault)}\n`); });
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.drain();
  }
}

/** Entities and reports (`agency~id`) that a look-up led to: what was named, where something of it was shown, and what a short list showed. */
export function metBy(asked: Json, ids: ShownIds): ReadonlySet<string> {
  const named = typeof asked === 'object' && asked !== null && !Array.isArray(asked) ? Object.entries(asked).filter(([key]) => key === 'entity' || key === 'report').map(([, value]) => value) : [];
  const listed = [...ids].flatMap(([agencyId, list]) => list.filter((id) => !/^[#@]|:/.test(id)).map((id) => `${agencyId}~${id}`));
  const isShown = [...ids.values()].some((list) => list.length > 0);
  return new Set([...(isShown ? named.filter((one) => typeof one === 'string') : []), ...(new Set(listed).size <= mostListed ? listed : [])]);
}
