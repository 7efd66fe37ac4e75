// Reading the record passes the same door and stands in the same record (G11). A person sees their own entries, complete.
import type { Ledger, LedgerMirror, MirrorRow, Receipt } from '../ledger/index.js';
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
}

export interface WholeEntry {
  readonly line: RecordLine;
  readonly payload: Uint8Array;
  readonly salt: Uint8Array;
  /** Proof at the log's present size. */
  readonly receipt: Receipt;
}

/** `mine`: the caller's own entries. `agency`: all of the caller's agency; the plan's action must have been `viewLedger`. */
export type RecordScope = 'mine' | 'agency';

export class RecordReader {
  readonly #ledger: Ledger;
  readonly #mirror: LedgerMirror;

  constructor(ledger: Ledger, mirror: LedgerMirror) {
    this.#ledger = ledger;
    this.#mirror = mirror;
  }

  /** Entries of the caller's agency log, newest first. */
  async list(plan: Plan, scope: RecordScope, limit: number, before?: bigint): Promise<Sealed<readonly RecordLine[]>> {
    await this.#mirror.catchUp(this.#ledger);
    const { agencyId, memberId } = plan.caller.member;
    const rows = await this.#mirror.entriesOf({
      agencyId, limit, ...(mineOnly(plan, scope) ? { actorAgencyId: agencyId, actorId: memberId } : {}), ...(before === undefined ? {} : { before }),
    });
    return seal(plan, new Map([[agencyId, rows.map((row) => `@${row.index}`)]]), rows.map((row) => lineOf(agencyId, row)));
  }

  /** One entry of the caller's agency log; undefined when it is not there or not theirs to see. */
  async one(plan: Plan, scope: RecordScope, agencyId: string, index: bigint): Promise<Sealed<WholeEntry | undefined>> {
    await this.#mirror.catchUp(this.#ledger);
    const { member } = plan.caller;
    const [row] = agencyId === member.agencyId ? await this.#mirror.entriesOf({ agencyId, before: index + 1n, limit: 1 }) : [];
    const mine = row?.actorAgencyId === member.agencyId && row.actorId === member.memberId;
    if (row === undefined || row.index !== index || (mineOnly(plan, scope) && !mine)) return seal(plan, new Map(), undefined);
    const receipt = await this.#ledger.prove(agencyId, index);
    return seal(plan, new Map([[agencyId, [`@${index}`]]]), { line: lineOf(agencyId, row), payload: row.payload, salt: row.salt, receipt });
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
}

function lineOf(agencyId: string, row: MirrorRow): RecordLine {
  const payload = JSON.parse(Buffer.from(row.payload).toString('utf8')) as Payload;
  return {
    agencyId, index: row.index, recordedAtMs: row.recordedAtMs, kind: payload.kind ?? '', action: payload.action ?? payload.kind ?? '',
    purpose: payload.purpose ?? null, caseRef: payload.case ?? null, actor: `${payload.actor?.user ?? ''}@${payload.actor?.agency ?? ''}`,
    allowed: payload.kind !== 'refusal', policies: payload.decision?.policies ?? [], asked: JSON.stringify(payload.asked ?? null),
    shown: payload.count ?? 0,
  };
}
