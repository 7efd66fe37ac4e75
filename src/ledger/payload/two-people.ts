// What one person must not be able to do alone: two entries of the record, by two people of different agencies, the second naming the
// first. A bought administrator who has the keys' socket, and nobody's entry, has nothing to show.
import { LedgerError } from '../errors.js';
import { type EntryPlace, placeText } from './month-file.js';
import { type Actor, actorOf, fieldsOf, WATCHING_ROLES } from './opening-grant.js';
import type { ProvenEntry } from './proven-entry.js';

const DAY_MS = 86_400_000;
/** How long a request stands, and how soon the keys must hear of an entry. */
export const PAIR_FRESH_MS = 7 * DAY_MS;
/** A log begun today vouches for nobody: its key must have been known here for so long. */
export const LOG_KNOWN_MS = 30 * DAY_MS;

/** One announced act of one person, whom the policies allowed it. */
export interface Act {
  readonly place: EntryPlace;
  readonly recordedAtMs: number;
  readonly actor: Actor;
  /** What the entry says was asked for. */
  readonly asked: Readonly<Record<string, unknown>>;
}

/** Reads an intent for `action`. Throws `not_granted`. `nowMs` is the keys' own clock. */
export function actOf(entry: ProvenEntry, action: string, nowMs: number): Act {
  const payload = fieldsOf(entry.payload);
  const actor = actorOf(payload['actor']);
  const isAllowed = fieldsOf(payload['decision'])['allow'] === true && WATCHING_ROLES.includes(actor.role);
  if (payload['kind'] !== 'intent' || payload['action'] !== action) throw refused('the entry shown does not announce this act');
  if (!isAllowed || actor.agency !== entry.agencyId || actor.member === '') throw refused('the person of the entry shown may not do this');
  if (Math.abs(nowMs - entry.recordedAtMs) > PAIR_FRESH_MS) throw refused('the entry shown is older than 7 days; begin again');
  return { place: entry.place, recordedAtMs: entry.recordedAtMs, actor, asked: fieldsOf(payload['asked']) };
}

/** Both acts, when the second follows the first and they are of different agencies. Throws `not_granted`. */
export function pairOf(first: ProvenEntry, second: ProvenEntry, actions: readonly [string, string], nowMs: number): readonly [Act, Act] {
  const pair = [actOf(first, actions[0], nowMs), actOf(second, actions[1], nowMs)] as const;
  const [request, approval] = pair;
  if ([first, second].some(({ log }) => nowMs - log.knownSinceMs < LOG_KNOWN_MS)) throw refused('a log that is known for less than 30 days vouches for nobody');
  if (request.actor.agency === approval.actor.agency) throw refused('it takes two people of different agencies');
  if (approval.asked['request'] !== placeText(request.place)) throw refused('the approval names another request');
  if (approval.recordedAtMs < request.recordedAtMs) throw refused('the approval is older than its request');
  return pair;
}

export function refused(why: string): LedgerError {
  return new LedgerError('not_granted', why);
}
