// What the keys of the sources believe: entries that stand in their logs. Who asked, who approved, for which source and fields. Administrators
// appear in none of it: only handlers of sources do (G6).
import { type Chain, chainsDiffer } from '../../kernel/index.js';
import type { LedgerError } from '../errors.js';
import { type Actor, actorOf, fieldsOf, FRESH_MS } from '../payload/opening-grant.js';
import type { ProvenEntry } from '../payload/proven-entry.js';
import { refused } from '../payload/two-people.js';

/** The one role that these keys serve (policies/sources.cedar). */
const HANDLER = 'source_handler';
/** As the house has it: a request waits four hours for its approval (access/approval.ts). */
const REQUEST_MS = 4 * 3_600_000;
/** An approval is good for a quarter of an hour, and the keys must hear of it soon after. */
const APPROVAL_MS = 15 * 60_000 + FRESH_MS;

type Fields = Readonly<Record<string, unknown>>;

interface Step {
  readonly actor: Actor;
  readonly payload: Fields;
  readonly rows: Fields;
}

/** An allowed entry of `kind` for `action` by a handler, in the log of their own agency, no older than `mostMs`. Throws `not_granted`. */
export function stepOf(entry: ProvenEntry, kind: string, action: string, nowMs: number, mostMs = FRESH_MS): Step {
  const payload = fieldsOf(entry.payload);
  const actor = actorOf(payload['actor']);
  if (payload['kind'] !== kind || payload['action'] !== action) throw notThis();
  if (actor.role !== HANDLER || actor.member === '' || actor.agency !== entry.agencyId || fieldsOf(payload['decision'])['allow'] !== true) throw notThis();
  if (Math.abs(nowMs - entry.recordedAtMs) > mostMs) throw refused('an entry shown is too old; begin again');
  return { actor, payload, rows: fieldsOf(payload['rows']) };
}

export interface Pair {
  readonly asker: Actor;
  /** What both agreed to. */
  readonly subject: Fields;
  readonly request: string;
  readonly approval: string;
}

/**
 * Two people of different chains of command, in different sessions, who agreed to one subject. INVARIANT: held by
 * `tests/attacks/access/sealed-source.test.ts`. Throws `not_granted`.
 */
export function pairOf(request: ProvenEntry, approval: ProvenEntry, actions: readonly [string, string], nowMs: number): Pair {
  const first = stepOf(request, 'intent', actions[0], nowMs, REQUEST_MS + APPROVAL_MS);
  const second = stepOf(approval, 'intent', actions[1], nowMs, APPROVAL_MS);
  const [asker, approver] = [partyOf(first.rows['asker'], first.actor), partyOf(second.rows['approver'], second.actor)];
  if (second.rows['state'] !== 'approved' || second.rows['request'] !== placeOf(request) || second.rows['subjectHash'] !== first.rows['subjectHash']) throw refused('the approval is of something else');
  if (approval.recordedAtMs < request.recordedAtMs) throw refused('the approval is older than its request');
  if (asker.name === approver.name || asker.session === approver.session || !chainsDiffer(asker.chain, approver.chain)) throw refused('it takes two people of different chains of command');
  return { asker: first.actor, subject: fieldsOf(first.rows['subject']), request: placeOf(request), approval: placeOf(approval) };
}

/** `agency#index`. */
export function placeOf({ agencyId, place }: ProvenEntry): string {
  return `${agencyId}#${place.index}`;
}

export function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

/** Of whom the entry's own actor is the same: nobody stands in for another. */
function partyOf(value: unknown, actor: Actor): { readonly name: string; readonly session: string; readonly chain: Chain } {
  const { agency, member, session, chain } = fieldsOf(value);
  if (agency !== actor.agency || member !== actor.member || typeof session !== 'string' || session === '') throw notThis();
  return { name: `${actor.agency}~${actor.member}`, session, chain: { agencyId: actor.agency, units: textsIn(chain) } };
}

export function notThis(): LedgerError {
  return refused('the entries shown do not allow this');
}
