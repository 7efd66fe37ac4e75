// The access log as the agencies' systems keep it: in order of time, with their gaps, wrong clocks, other people's terminals and careless references.
import type { Actor, Country } from '../country.js';
import type { Dice } from '../dice.js';
import type { Evidence } from '../evidence.js';
import type { Cell, SubjectType } from '../format.js';
import { type IdentifierKind, identifierOf, plateOf } from '../identifier.js';
import { nameOf } from '../settle.js';
import { DAY_MS, WORLD_START_MS } from '../time.js';
import type { Access, Errand, Tally } from './errand.js';
import { codeOf, sayPurpose } from './purposes.js';

const PROXY_SHARE = 0.03;
const SLOPPY = { left: 0.12, mistyped: 0.03, former: 0.03 } as const;
const withIdentifier: Readonly<Record<Exclude<SubjectType, 'none'>, IdentifierKind>> = { person: 'person', address: 'address', vehicle: 'vehicle', phone: 'phone', group: 'group', case: 'case' };

export function subjectId(type: SubjectType, index: number): string | undefined {
  return type === 'none' || index < 0 ? undefined : identifierOf(withIdentifier[type], index);
}

interface Terminal {
  readonly id: string;
  readonly x: number | undefined;
  readonly y: number | undefined;
}

export class AccessLog {
  readonly #country: Country;
  readonly #evidence: Evidence;
  readonly #dice: Dice;
  #waiting: Access[] = [];
  #written = 0;
  /** Everything before this time is written. */
  clockMs = WORLD_START_MS;
  /** The reference that each actor used last. */
  readonly #former: (string | undefined)[] = [];

  constructor(country: Country, evidence: Evidence, dice: Dice) {
    this.#country = country;
    this.#evidence = evidence;
    this.#dice = dice;
  }

  add(access: Access): void {
    this.#waiting.push(access);
  }

  /** Writes what happened before `untilMs`; the rest waits. Later look-ups must not be added before it. */
  flush(untilMs: number): void {
    const due: Access[] = [];
    const later: Access[] = [];
    for (const access of this.#waiting) (access.atMs < untilMs ? due : later).push(access);
    this.#waiting = later;
    this.clockMs = untilMs;
    due.sort((a, b) => a.atMs - b.atMs);
    for (const access of due) this.#write(access);
  }

  #write(access: Access): void {
    const { errand, type, index } = access;
    const { actor } = errand;
    const { habits } = actor.agency;
    const { omits } = habits;
    const eventId = identifierOf('event', this.#written);
    const system = errand.system ?? habits.systems[type === 'vehicle' ? 'vehicles' : type === 'case' ? 'cases' : 'records'];
    const terminal = this.#terminal(errand);
    const isSearch = access.action === 'search';
    this.#written += 1;
    // In the order of the format's columns, from `event_id` to `on_behalf_of`.
    const cells: Cell[] = [
      eventId, access.atMs + this.#clockErrorMs(actor, access.atMs, system), actor.id, access.action, type, subjectId(type, index), access.outcome, system, terminal.id, terminal.x, terminal.y,
      omits.has('session_id') ? undefined : identifierOf('session', actor.index * 512 + Math.floor((access.atMs - WORLD_START_MS) / DAY_MS)),
      isSearch && !omits.has('query_text') ? this.#query(access) : undefined, omits.has('result_count') || !isSearch ? undefined : access.count,
      omits.has('records_opened') ? undefined : isSearch ? 0 : Math.max(1, access.count),
      omits.has('purpose_code') ? undefined : codeOf(errand.purpose, actor.agency.index), omits.has('purpose_text') ? undefined : sayPurpose(errand, this.#dice),
      this.#reference(actor, errand.caseRef), omits.has('incident_ref') ? undefined : this.#reference(actor, errand.incidentRef), errand.onBehalfOf?.id,
    ];
    const isGenuine = errand.tally === undefined;
    // A search that found nothing is about nobody whom a record could name.
    const trace = index < 0 ? 'none' : errand.trace;
    this.#evidence.writeAccess(cells, habits.isLocal, [eventId, isGenuine, isGenuine && trace !== 'none', isGenuine ? trace : undefined]);
    if (errand.tally !== undefined) count(errand.tally, eventId, access.atMs);
  }

  #clockErrorMs({ agency: { habits } }: Actor, atMs: number, system: string): number {
    const day = (atMs - WORLD_START_MS) / DAY_MS;
    const isWrong = habits.clockErrorS !== 0 && system === habits.systems.vehicles && day >= habits.clockErrorDays[0] && day <= habits.clockErrorDays[1];
    return isWrong ? habits.clockErrorS * 1000 : 0;
  }

  #terminal({ actor, at }: Errand): Terminal {
    const { region, habits, code } = actor.agency;
    if (this.#dice.chance(PROXY_SHARE)) return { id: `${code}-GW${this.#dice.between(1, 3)}`, x: undefined, y: undefined };
    const seat = actor.sharesWith !== undefined && this.#dice.chance(0.5) ? actor.sharesWith : actor;
    const id = at === undefined ? `${code}-W${seat.index}` : `${code}-M${seat.index}`;
    if (habits.omits.has('terminal_x_m')) return { id, x: undefined, y: undefined };
    if (at === undefined) return { id, x: Math.round(region.x + region.sizeM / 2), y: Math.round(region.y + region.sizeM / 2) };
    return { id, x: Math.round(at.x + this.#dice.within(-80, 80)), y: Math.round(at.y + this.#dice.within(-80, 80)) };
  }

  #query({ type, index, outcome }: Access): string {
    if (type === 'vehicle') return plateOf(index < 0 ? this.#dice.below(100_000_000) : index);
    if (type === 'person' || index < 0) return nameOf(this.#country, outcome === 'no_hit' ? this.#dice.below(this.#country.people.surname.length) : index);
    return subjectId(type, index) ?? '';
  }

  /** A reference as it was typed: left out, that of another matter, or with two neighbouring characters the wrong way round. */
  #reference(actor: Actor, reference: string | undefined): string | undefined {
    if (reference === undefined) return undefined;
    const drawn = this.#dice.next();
    if (drawn < SLOPPY.left) return undefined;
    const former = this.#former[actor.index];
    this.#former[actor.index] = reference;
    if (drawn < SLOPPY.left + SLOPPY.former) return former ?? reference;
    if (drawn > 1 - SLOPPY.mistyped) return swapped(reference, 1 + this.#dice.below(Math.max(1, reference.length - 2)));
    return reference;
  }
}

function count(tally: Tally, eventId: string, atMs: number): void {
  if (tally.events.length === 0) tally.firstMs = atMs;
  tally.events.push(eventId);
}

function swapped(text: string, at: number): string {
  return `${text.slice(0, at)}${text.slice(at + 1, at + 2)}${text.slice(at, at + 1)}${text.slice(at + 2)}`;
}
