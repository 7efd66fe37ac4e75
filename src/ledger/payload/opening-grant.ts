// What one entry of the record lets the keys open, and nothing beyond: an answer opens the entries that it says were shown, to the
// person who was shown them; a scan opens the ranges that it names. A log opens itself; only the node's own log opens others.
import { LedgerError } from '../errors.js';
import type { ProvenEntry } from './proven-entry.js';

/** The longest that an opening may come after its entry. */
export const FRESH_MS = 10 * 60_000;
/** The log of the node itself, where its scans are recorded. */
export const NODE_LOG = 'node';
/** Who may read an agency's log (policies/roles.cedar, `agency-ledger`), and ask for shredding and holds. */
export const WATCHING_ROLES: readonly string[] = ['integrity_examiner', 'independent_reviewer', 'tools_auditor'];
/** By which they read entries of it: page by page, by what was looked at, by who looked (policies/look-back.cedar). */
const WATCHING_ACTIONS: readonly string[] = ['viewLedger', 'lookBack', 'reverseView', 'exportLookBack'];

export interface Actor {
  readonly agency: string;
  readonly member: string;
  readonly role: string;
}

export interface OpeningGrant {
  /** Whether this entry may be opened. */
  covers(agencyId: string, index: bigint): boolean;
  /** When set, only what this person did themselves may be shown. */
  readonly onlyOf: Actor | undefined;
}

interface Range {
  readonly agency: string;
  readonly from: bigint;
  readonly to: bigint;
}

/** Throws `not_granted`: the entry is stale, or of a kind that opens nothing. `nowMs` is the keys' own clock. */
export function grantOf(entry: ProvenEntry, nowMs: number): OpeningGrant {
  if (Math.abs(nowMs - entry.recordedAtMs) > FRESH_MS) throw notGranted();
  const payload = fieldsOf(entry.payload);
  const actor = actorOf(payload['actor']);
  if (payload['kind'] === 'answer') return answerGrant(entry, payload, actor);
  if (payload['kind'] === 'scan') return scanGrant(entry, payload, actor);
  throw notGranted();
}

/** The words are always the same: a refusal says nothing about what was asked for. */
export function notGranted(): LedgerError {
  return new LedgerError('not_granted', 'no fresh entry of the record names exactly these payloads; record the opening first');
}

/** Reads `{agency, member, role}`; empty where it says nothing. */
export function actorOf(value: unknown): Actor {
  const { agency, member, role } = fieldsOf(value);
  const text = (field: unknown): string => (typeof field === 'string' ? field : '');
  return { agency: text(agency), member: text(member), role: text(role) };
}

export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};
}

function answerGrant(entry: ProvenEntry, payload: Readonly<Record<string, unknown>>, actor: Actor): OpeningGrant {
  const { action, shown } = payload;
  const isOwn = action === 'viewRecord' && actor.member !== '';
  const isWatching = typeof action === 'string' && WATCHING_ACTIONS.includes(action) && WATCHING_ROLES.includes(actor.role);
  if (actor.agency !== entry.agencyId || !(isOwn || isWatching) || !Array.isArray(shown)) throw notGranted();
  const named = new Set(shown.map(fieldsOf).filter((one) => one['agencyId'] === entry.agencyId).flatMap(({ ids }) => (Array.isArray(ids) ? (ids as unknown[]) : [])));
  return { covers: (agencyId, index) => agencyId === entry.agencyId && named.has(`@${index}`), onlyOf: isOwn ? actor : undefined };
}

function scanGrant(entry: ProvenEntry, payload: Readonly<Record<string, unknown>>, actor: Actor): OpeningGrant {
  const { logs } = payload;
  if (actor.agency !== entry.agencyId || !Array.isArray(logs)) throw notGranted();
  if (entry.agencyId === NODE_LOG ? actor.role !== 'operator' : !WATCHING_ROLES.includes(actor.role)) throw notGranted();
  const ranges = logs.map(rangeOf);
  return {
    covers: (agencyId, index) => (agencyId === entry.agencyId || entry.agencyId === NODE_LOG)
      && ranges.some((range) => range.agency === agencyId && range.from <= index && index < range.to),
    onlyOf: undefined,
  };
}

/** Half-open, in decimal text. */
function rangeOf(value: unknown): Range {
  const { agency, from, to } = fieldsOf(value);
  return { agency: typeof agency === 'string' ? agency : '', from: decimal(from), to: decimal(to) };
}

function decimal(value: unknown): bigint {
  if (typeof value !== 'string' || !/^(0|[1-9][0-9]{0,18})$/.test(value)) throw notGranted();
  return BigInt(value);
}
