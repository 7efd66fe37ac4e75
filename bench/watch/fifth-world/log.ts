// The access log: every look-up as the systems wrote it, and beside it, for the judge alone, what it was.
import { type Clock, DAY_S, dayOf, hourOf, type Style, stamp } from './clock.js';
import type { Luck } from './luck.js';
import type { Region, Spot } from './region.js';
import type { Actor } from './staff.js';
import { address, indexOf, kindOf, nameOf, person, type Subject, vehicle } from './subjects.js';
import type { Tables } from './tables.js';
import { type Purpose, typed, wordingOf } from './wording.js';

/** `other`: a paper by somebody else, in good time (a day); `self`: by the one who looked; `late`: made more than a day after; `none`: nothing. */
export type Trace = 'other' | 'self' | 'late' | 'none';
type System = 'RMS' | 'NPS' | 'DVL' | 'ALPR' | 'CAD' | 'INTEL' | 'OMS' | 'LANE';
type Action = 'search' | 'view' | 'list' | 'export' | 'print';

export interface Why {
  readonly trace: Trace;
  readonly code: Purpose;
  readonly text?: string | undefined;
  readonly caseRef?: string | undefined;
  readonly incidentRef?: string | undefined;
  readonly behalf?: Actor | undefined;
  readonly system?: System | undefined;
  /** At a desk, wherever they usually sit. */
  readonly desk?: boolean | undefined;
  readonly wrong?: string | undefined;
  /** Who did wrong, if not the one at the terminal. */
  readonly blame?: Actor | undefined;
  /** Looks like any other: no reference and no words unless given here. */
  readonly bare?: boolean | undefined;
}

interface Pending {
  readonly at: number;
  readonly actor: Actor;
  readonly spot: Spot;
  readonly subject: Subject;
  readonly action: Action;
  readonly outcome: 'hit' | 'no_hit' | 'denied';
  readonly why: Why;
}

const STYLES: Readonly<Record<System, Style>> = { RMS: 'utc', NPS: 'local', DVL: 'utc', ALPR: 'utc-ms', CAD: 'local', INTEL: 'utc', OMS: 'local', LANE: 'utc-ms' };
const MOBILE = new Set(['patrol', 'roadside']);

export class Log {
  readonly #clock: Clock;
  readonly #region: Region;
  readonly #tables: Tables;
  readonly #luck: Luck;
  readonly #days = new Map<number, Pending[]>();
  readonly #seen = new Set<number>();
  #count = 0;
  /** Who did which wrong, of what has been written. */
  readonly wrongs = new Map<string, Set<string>>();
  /** A few late look-ups, for those who audit. */
  readonly recent: { readonly actor: Actor; readonly subject: Subject }[] = [];
  /** A system whose clock ran an hour fast for a fortnight. */
  readonly #fast: { readonly system: System; readonly from: number; readonly to: number };

  constructor(clock: Clock, region: Region, tables: Tables, luck: Luck) {
    [this.#clock, this.#region, this.#tables, this.#luck] = [clock, region, tables, luck];
    const from = clock.start + luck.between(0.1, 0.8) * clock.weeks * 7 * DAY_S;
    this.#fast = { system: luck.pick(['NPS', 'CAD', 'OMS']), from, to: from + 13 * DAY_S };
  }

  one(at: number, actor: Actor, subject: Subject, action: Action, why: Why, outcome: Pending['outcome'] = 'hit'): void {
    if (at < this.#clock.start + 5 * 3600 || at >= this.#clock.end) return;
    const day = dayOf(this.#clock, at);
    const list = this.#days.get(day);
    const pending = { at, actor, spot: actor.spot, subject, action, outcome, why };
    if (list === undefined) this.#days.set(day, [pending]);
    else list.push(pending);
  }

  /** One question as people put it: sometimes a misspelling first, a search, the record, then the address or the car. */
  ask(at: number, actor: Actor, subject: Subject, why: Why): void {
    const luck = this.#luck;
    const kind = kindOf(subject);
    let now = at;
    const step = (): number => (now += 8 + luck.wait(35));
    if (kind === 'person' && luck.is(0.05)) this.one(now, actor, person(1_000_000), 'search', { ...why, trace: 'none' }, 'no_hit');
    if (kind === 'person' && luck.is(0.62)) {
      this.one(step(), actor, subject, 'search', why);
      if (luck.is(0.55)) this.one(step(), actor, subject, luck.is(0.03) ? 'print' : 'view', why);
    } else {
      this.one(step(), actor, subject, kind === 'vehicle' && luck.is(0.8) ? 'search' : 'view', why, luck.is(0.004) ? 'denied' : 'hit');
    }
    const next = luck.is(0.16) ? this.beside(subject) : undefined;
    if (next !== undefined) this.one(step(), actor, next, 'view', why);
  }

  /** The record that a click away stands beside this one: owner, home, car. */
  beside(subject: Subject): Subject | undefined {
    const luck = this.#luck;
    if (kindOf(subject) === 'vehicle') {
      const owner = this.#region.vehicles[indexOf(subject)]?.owner ?? -1;
      return owner < 0 ? undefined : person(owner);
    }
    if (kindOf(subject) !== 'person') return undefined;
    const one = this.#region.people[indexOf(subject)];
    if (one === undefined) return undefined;
    const car = one.vehicles[0];
    return car !== undefined && luck.is(0.45) ? vehicle(car) : address(one.home);
  }

  /** Writes a day that is over, in the order of time. */
  flush(day: number): void {
    const list = this.#days.get(day) ?? [];
    this.#days.delete(day);
    for (const one of list.toSorted((a, b) => a.at - b.at || a.actor.index - b.actor.index)) this.#write(one, day);
  }

  flushAll(): void {
    for (const day of [...this.#days.keys()].toSorted((a, b) => a - b)) this.flush(day);
  }

  #write({ at, actor, spot, subject, action, outcome, why }: Pending, day: number): void {
    const luck = this.#luck;
    this.#count += 1;
    const id = `L${String(this.#count).padStart(8, '0')}`;
    const isNameless = outcome === 'no_hit';
    const system = why.system ?? systemOf(luck, actor, subject);
    const skew = (actor.drift !== undefined && at > actor.drift.from && at < actor.drift.to ? actor.drift.seconds : 0) + (system === this.#fast.system && at > this.#fast.from && at < this.#fast.to ? 3600 : 0);
    const opened = outcome === 'hit' && action !== 'list' && (action !== 'search' || luck.is(0.5)) ? 1 : 0;
    const kind = isNameless ? 'person' : kindOf(subject);
    const terminal = this.#terminal(actor, spot, day, why);
    const reason = this.#reason(actor, why);
    this.#tables.add('accesses', {
      event_id: id, occurred_at: stamp(at + skew, STYLES[system]), actor_id: actor.id, action, subject_type: kind, subject_id: isNameless || kind === 'none' ? undefined : nameOf(kind, indexOf(subject)), outcome, source_system: system,
      terminal_id: terminal.id, terminal_x_m: terminal.x, terminal_y_m: terminal.y, session_id: `${actor.id}-${day}-${Math.floor(hourOf(at) / 5)}`, query_text: action === 'search' ? this.#query(subject, isNameless) : undefined,
      result_count: isNameless || outcome === 'denied' ? 0 : action === 'list' ? luck.whole(8, 60) : action === 'search' && luck.is(0.3) ? luck.whole(2, 14) : 1, records_opened: opened,
      purpose_code: reason.code, purpose_text: reason.text, case_ref: reason.caseRef, incident_ref: reason.incidentRef, on_behalf_of: why.behalf?.id,
    });
    if (!isNameless && this.#count % 61 === 0) this.recent[this.recent.length < 300 ? this.recent.length : luck.below(300)] = { actor, subject };
    const key = actor.index * 8_388_608 + subject;
    const isFirst = !isNameless && !this.#seen.has(key);
    if (isFirst) this.#seen.add(key);
    if (why.wrong !== undefined) this.wrongs.set(why.wrong, (this.wrongs.get(why.wrong) ?? new Set()).add((why.blame ?? actor).id));
    this.#tables.add('truth', { event_id: id, at: Math.floor(at), actor_id: actor.id, blame_id: why.wrong === undefined ? undefined : (why.blame ?? actor).id, wrong: why.wrong, trace: isNameless ? 'none' : why.trace, first_access: isFirst });
  }

  #terminal(actor: Actor, spot: Spot, day: number, why: Why): { readonly id: string; readonly x: number | undefined; readonly y: number | undefined } {
    const luck = this.#luck;
    const { base, work } = actor.unit;
    if (MOBILE.has(work) && why.desk !== true && luck.is(0.82)) {
      if (luck.is(0.18)) return { id: `HH-${actor.id}`, x: undefined, y: undefined };
      return { id: `MDT-${(actor.index * 13 + day) % 397}`, x: Math.round(spot.x + luck.between(-90, 90)), y: Math.round(spot.y + luck.between(-90, 90)) };
    }
    const isProxy = luck.is(0.035);
    return { id: `WS-${actor.unit.short}-${(actor.index + (isProxy ? luck.whole(1, 7) : 0)) % 14}`, x: base.x, y: base.y };
  }

  #query(subject: Subject, isNameless: boolean): string | undefined {
    const kind = kindOf(subject);
    if (kind === 'vehicle') return this.#region.vehicles[indexOf(subject)]?.plate;
    if (kind !== 'person') return undefined;
    const one = isNameless ? this.#luck.pick(this.#region.people) : this.#region.people[indexOf(subject)];
    return one === undefined ? undefined : `${one.surname.toUpperCase()}, ${one.given}`;
  }

  #reason(actor: Actor, why: Why): Pick<Why, 'text' | 'caseRef' | 'incidentRef'> & { readonly code: Purpose | undefined } {
    const luck = this.#luck;
    if (why.bare === true) return { code: luck.is(0.6) ? why.code : undefined, text: why.text, caseRef: why.caseRef, incidentRef: why.incidentRef };
    const fills = luck.is(actor.refs);
    return {
      code: luck.is(0.92) ? (luck.is(0.04) ? 'INV' : why.code) : undefined, text: why.text ?? (luck.is(actor.words) ? wordingOf(luck, why.code) : undefined),
      caseRef: fills && why.caseRef !== undefined ? typed(luck, why.caseRef) : undefined, incidentRef: fills && why.incidentRef !== undefined ? typed(luck, why.incidentRef) : undefined,
    };
  }
}

function systemOf(luck: Luck, { unit }: Actor, subject: Subject): System {
  const kind = kindOf(subject);
  if (unit.agency === 'COR') return luck.is(0.85) ? 'OMS' : 'NPS';
  if (unit.agency === 'DVL') return 'DVL';
  if (unit.role === 'border') return luck.is(0.9) ? 'LANE' : 'NPS';
  if (unit.role === 'intelligence' && luck.is(0.45)) return 'INTEL';
  if (unit.role === 'call_taker') return luck.is(0.7) ? 'CAD' : 'NPS';
  if (kind === 'vehicle') return luck.weighed([['NPS', 5], ['DVL', 3], ['ALPR', unit.role === 'detective' || unit.work === 'roadside' ? 3 : 1]]);
  return luck.is(0.68) ? 'RMS' : 'NPS';
}
