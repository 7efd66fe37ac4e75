// One look-up as the alarm hears of it: from the answer that has just left, or from its entry when the node ended before anybody was told.
import type { Json } from '../../kernel/index.js';
import type { Member, Plan, ShownIds } from '../../access/index.js';
import type { Receipt } from '../../ledger/index.js';

/** Whoever looked: as much of a member as a lead is about. */
export type Looker = Pick<Member, 'agencyId' | 'memberId' | 'userName' | 'unit' | 'personRef'>;

export interface CanaryLook {
  /** Of the log that holds the entry, which is the looker's own. */
  readonly agencyId: string;
  readonly index: bigint;
  readonly atMs: number;
  readonly action: string;
  readonly asked: Json;
  readonly ids: ShownIds;
  readonly looker: Looker;
}

const lookups: ReadonlySet<string> = new Set(['search', 'viewEntity', 'viewReport', 'expand', 'export']);
/** A search that brings it up among more than these says little: a detector weighs it, and nobody is woken (`detect-canary.ts`). */
const mostListed = 3;

/** Undefined for what is no look-up. */
export function lookOfAnswer({ plan, ids, receipt }: { readonly plan: Plan; readonly ids: ShownIds; readonly receipt: Receipt }): CanaryLook | undefined {
  if (!lookups.has(plan.action)) return undefined;
  return { agencyId: receipt.agencyId, index: receipt.index, atMs: receipt.recordedAtMs, action: plan.action, asked: plan.asked, ids, looker: plan.caller.member };
}

interface Payload {
  readonly kind?: string;
  readonly action?: string;
  readonly actor?: { readonly agency?: string; readonly member?: string; readonly user?: string };
  readonly asked?: Json;
  readonly shown?: readonly { readonly agencyId: string; readonly ids: readonly string[] }[];
}

/** Undefined for what is no answer to a look-up, and for what does not open any more. */
export function lookOfEntry({ agencyId, index, recordedAtMs, payload }: { readonly agencyId: string; readonly index: bigint; readonly recordedAtMs: number; readonly payload: Uint8Array | undefined }): CanaryLook | undefined {
  if (payload === undefined) return undefined;
  const { kind, action = '', actor, asked = null, shown = [] } = JSON.parse(Buffer.from(payload).toString('utf8')) as Payload;
  if (kind !== 'answer' || !lookups.has(action) || actor?.agency !== agencyId) return undefined;
  const looker = { agencyId, memberId: actor.member ?? '', userName: actor.user ?? '', unit: null };
  return { agencyId, index, atMs: recordedAtMs, action, asked, ids: new Map(shown.map((one) => [one.agencyId, one.ids])), looker };
}

/** Entities and reports (`agency~id`) that a look-up led to: what was named, where something of it was shown, and what a short list showed. */
export function metBy({ asked, ids }: Pick<CanaryLook, 'asked' | 'ids'>): ReadonlySet<string> {
  const named = typeof asked === 'object' && asked !== null && !Array.isArray(asked) ? Object.entries(asked).filter(([key]) => key === 'entity' || key === 'report').map(([, value]) => value) : [];
  const listed = [...ids].flatMap(([agencyId, list]) => list.filter((id) => !/^[#@]|:/.test(id)).map((id) => `${agencyId}~${id}`));
  const isShown = [...ids.values()].some((list) => list.length > 0);
  return new Set([...(isShown ? named.filter((one) => typeof one === 'string') : []), ...(new Set(listed).size <= mostListed ? listed : [])]);
}
