// Reading the record passes the same door and stands in the same record (G11). A person sees their own entries, complete; what an
// entry says is opened only when the entry of this very reading is durable.
import { type Ledger, type LedgerMirror, parseEntry, type Receipt } from '../ledger/index.js';
import type { PayloadReader, SealedItem } from '../ledger/payload/index.js';
import type { Plan } from './plan.js';
import { seal, type Sealed } from './sealed.js';

export interface RecordLine {
  readonly agencyId: string;
  readonly index: bigint;
  readonly recordedAtMs: number;
  readonly kind: string;
  readonly action: string;
  readonly purpose: string | null;
  readonly caseRef: string | null;
  readonly actor: string;
  readonly allowed: boolean;
  readonly policies: readonly string[];
  /** Canonical JSON of what was asked. */
  readonly asked: string;
  readonly shown: number;
  /** The emergency access under which it was asked. */
  readonly breakGlass: string | null;
  /** What was answered with it, word for word. */
  readonly prompts: readonly { readonly words: string; readonly answer: string }[];
}

export interface WholeEntry {
  readonly line: RecordLine;
  readonly payload: Uint8Array;
  readonly salt: Uint8Array;
  /** Proof at the log's present size. */
  readonly receipt: Receipt;
}

/** Still ciphertext: the receipt of the release is what opens it. Rejects `not_granted` for any other. */
export interface Unopened<T> {
  reveal(receipt: Receipt): Promise<T>;
}

/** `mine`: the caller's own entries. `agency`: all of the caller's agency; the plan's action must have been `viewLedger`. */
export type RecordScope = 'mine' | 'agency';

export class RecordReader {
  readonly #ledger: Ledger;
  readonly #mirror: LedgerMirror;
  readonly #payloads: PayloadReader;

  constructor(ledger: Ledger, mirror: LedgerMirror, payloads: PayloadReader) {
    this.#ledger = ledger;
    this.#mirror = mirror;
    this.#payloads = payloads;
  }

  /** Entries of the caller's agency log, newest first. One whose month was shredded has a line that says so. */
  async list(plan: Plan, scope: RecordScope, limit: number, before?: bigint): Promise<Sealed<Unopened<readonly RecordLine[]>>> {
    const { agencyId } = plan.caller.member;
    const indexes = await this.#indexes(plan, scope, limit, before);
    const entries = await this.#payloads.entries(agencyId, indexes);
    const reveal = async (receipt: Receipt) => {
      const opened = await this.#payloads.open(receipt, entries);
      return entries.map((entry, at) => {
        const payload = opened[at]?.payload;
        return payload === undefined ? shreddedLine(entry) : lineOf(entry, payload);
      });
    };
    return seal(plan, new Map([[agencyId, indexes.map((index) => `@${index}`)]]), { reveal });
  }

  /** One entry of the caller's agency log; undefined when it is not there, not theirs to see, or shredded. */
  async one(plan: Plan, scope: RecordScope, agencyId: string, index: bigint): Promise<Sealed<Unopened<WholeEntry | undefined>>> {
    const [found] = agencyId === plan.caller.member.agencyId ? await this.#indexes(plan, scope, 1, index + 1n) : [];
    if (found !== index) return seal(plan, new Map(), { reveal: async () => undefined });
    const [entries, proven] = [await this.#payloads.entries(agencyId, [index]), await this.#ledger.prove(agencyId, index)];
    const reveal = async (receipt: Receipt) => {
      const [opened] = await this.#payloads.open(receipt, entries);
      const [entry] = entries;
      return entry && opened && { line: lineOf(entry, opened.payload), payload: opened.payload, salt: opened.salt, receipt: proven };
    };
    return seal(plan, new Map([[agencyId, [`@${index}`]]]), { reveal });
  }

  /**
   * What the log of the caller's agency says that a member, of that agency or another, did between two moments, newest first, at most `most`; for who watches it.
   * `isCut`: there was more.
   */
  async during(plan: Plan, member: { readonly agencyId: string; readonly memberId: string }, fromMs: number, toMs: number, most: number): Promise<Sealed<Unopened<{ readonly lines: readonly RecordLine[]; readonly isCut: boolean }>>> {
    const { agencyId, memberId: own } = plan.caller.member;
    if (plan.action !== 'viewLedger' && (member.memberId !== own || member.agencyId !== agencyId)) return seal(plan, new Map(), { reveal: async () => ({ lines: [], isCut: false }) });
    await this.#mirror.catchUp(this.#ledger);
    const indexes: bigint[] = [];
    for (let before: bigint | undefined, isOlder = false; !isOlder && indexes.length <= most; ) {
      const rows = await this.#mirror.entriesOf({ agencyId, actor: `${member.agencyId}~${member.memberId}`, limit: 500, ...(before !== undefined && { before }) });
      indexes.push(...rows.filter((row) => row.recordedAtMs >= fromMs && row.recordedAtMs <= toMs).map((row) => row.index));
      before = rows.at(-1)?.index;
      isOlder = rows.length === 0 || (rows.at(-1)?.recordedAtMs ?? 0) < fromMs;
    }
    const taken = indexes.slice(0, most);
    const entries = await this.#payloads.entries(agencyId, taken);
    const reveal = async (receipt: Receipt) => {
      const opened = await this.#payloads.open(receipt, entries);
      return { isCut: indexes.length > most, lines: entries.map((entry, at) => (opened[at] === undefined ? shreddedLine(entry) : lineOf(entry, opened[at].payload))) };
    };
    return seal(plan, new Map([[agencyId, taken.map((index) => `@${index}`)]]), { reveal });
  }

  /** The mirror says which entries; what they say comes from the files. */
  async #indexes(plan: Plan, scope: RecordScope, limit: number, before?: bigint): Promise<bigint[]> {
    await this.#mirror.catchUp(this.#ledger);
    const { agencyId, memberId } = plan.caller.member;
    const rows = await this.#mirror.entriesOf({
      agencyId, limit, ...(mineOnly(plan, scope) ? { actor: `${agencyId}~${memberId}` } : {}), ...(before === undefined ? {} : { before }),
    });
    return rows.map((row) => row.index);
  }
}

/** Only a plan for `viewLedger` opens other people's entries, whatever scope was asked for. */
function mineOnly(plan: Plan, scope: RecordScope): boolean {
  return scope === 'mine' || plan.action !== 'viewLedger';
}

interface Payload {
  readonly kind?: string;
  readonly action?: string;
  readonly purpose?: string;
  readonly case?: string;
  readonly actor?: { readonly agency?: string; readonly user?: string };
  readonly decision?: { readonly allow?: boolean; readonly policies?: readonly string[] };
  readonly asked?: unknown;
  readonly count?: number;
  readonly breakGlass?: string;
  readonly prompts?: readonly { readonly words?: string; readonly answer?: string }[];
}

/** Of an entry whose month's key was destroyed, only its place and its time are left. */
function shreddedLine({ agencyId, index, entry }: SealedItem): RecordLine {
  return {
    agencyId, index, recordedAtMs: parseEntry(entry).recordedAtMs, kind: 'shredded', action: 'shredded', purpose: null, caseRef: null, actor: '',
    allowed: true, policies: [], asked: 'null', shown: 0, breakGlass: null, prompts: [],
  };
}

function lineOf({ agencyId, index, entry }: SealedItem, opened: Uint8Array): RecordLine {
  const payload = JSON.parse(Buffer.from(opened).toString('utf8')) as Payload;
  return {
    agencyId, index, recordedAtMs: parseEntry(entry).recordedAtMs, kind: payload.kind ?? '', action: payload.action ?? payload.kind ?? '',
    purpose: payload.purpose ?? null, caseRef: payload.case ?? null, actor: `${payload.actor?.user ?? ''}@${payload.actor?.agency ?? ''}`,
    allowed: payload.kind !== 'refusal', policies: payload.decision?.policies ?? [], asked: JSON.stringify(payload.asked ?? null),
    shown: payload.count ?? 0, breakGlass: payload.breakGlass ?? null,
    prompts: (payload.prompts ?? []).map(({ words = '', answer = '' }) => ({ words, answer })),
  };
}
