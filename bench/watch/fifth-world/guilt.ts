// How a wrongdoing is done: by whom, at which moments of a real rota, behind which reason; and what the judge must know of it.
import type { Call } from './calls.js';
import type { CaseRoom } from './case-room.js';
import type { Diary } from './customs.js';
import type { TieKind } from './circles.js';
import { DAY_S, dayOf, HOUR_S } from './clock.js';
import type { Why } from './log.js';
import type { Luck } from './luck.js';
import type { Realm } from './realm.js';
import type { Sealed } from './sealed.js';
import type { Work } from './services.js';
import type { Actor } from './staff.js';
import type { Subject } from './subjects.js';
import type { Blow, Violence } from './violence.js';
import { BARE, type Purpose } from './wording.js';

export type Class = 'crime' | 'adaptive' | 'other';

export interface Offence {
  readonly kind: string;
  readonly class: Class;
  readonly actors: Actor[];
}

/** What is typed in the field for the reason by one who has none. */
type Cover = 'nothing' | 'code' | 'bare word' | 'borrowed reference';

export interface Scope {
  readonly realm: Realm;
  readonly room: CaseRoom;
  readonly violence: Violence;
  readonly diary: Diary;
  readonly sealed: Sealed;
  /** The last calls that somebody went to. */
  readonly lastCalls: ReadonlyMap<Actor, readonly Call[]>;
}

/** One wrongdoing being planned. */
export class Plan {
  readonly scope: Scope;
  readonly luck: Luck;
  readonly offence: Offence;
  /** When it begins, in seconds. */
  readonly from: number;
  readonly lookbacks: { readonly blow: Blow; readonly actor: Actor }[] = [];
  readonly #cover: Cover;
  /** How often they do it away from their shift. */
  readonly #off: number;

  constructor(scope: Scope, luck: Luck, offence: Offence, from: number) {
    [this.scope, this.luck, this.offence, this.from] = [scope, luck, offence, from];
    this.#cover = luck.weighed([['nothing', 30], ['code', 22], ['bare word', 30], ['borrowed reference', 18]]);
    this.#off = luck.is(0.3) ? luck.between(0.2, 0.7) : 0.04;
  }

  /** Somebody's moments between two times: mostly in a shift, more when it is quiet; in order. */
  moments(actor: Actor, from: number, to: number, count: number): number[] {
    const { clock } = this.scope.realm;
    const { luck } = this;
    const [first, last] = [Math.max(0, dayOf(clock, from)), Math.min(clock.days - 1, dayOf(clock, to))];
    const shifts = actor.shifts.slice(first, last + 1).filter((shift) => shift !== undefined);
    const found: number[] = [];
    for (let n = 0; n < count; n += 1) {
      if (shifts.length === 0 || luck.is(this.#off)) found.push(luck.between(from, to));
      else {
        const shift = luck.pick(shifts);
        const [a, b] = [luck.between(shift.start + 600, shift.end - 300), luck.between(shift.start + 600, shift.end - 300)];
        found.push(shift.end - shift.start > 11 * HOUR_S ? Math.max(a, b) : a);
      }
    }
    return found.filter((at) => at >= this.scope.realm.clock.start + 6 * HOUR_S && at < clock.end - HOUR_S).toSorted((a, b) => a - b);
  }

  /** Something to be done when that day's work has been done, so that it stands among it. */
  at(time: number, act: () => void): void {
    this.scope.diary.later(dayOf(this.scope.realm.clock, time), act);
  }

  /** A wrong question: as people ask it, with the rows that follow of themselves. */
  ask(time: number, actor: Actor, one: Subject, more: Partial<Why> = {}): void {
    this.at(time, () => this.scope.realm.log.ask(time, actor, one, this.why(actor, time, more)));
  }

  /** Several in a sitting, a minute or so apart. */
  sitting(time: number, actor: Actor, list: readonly Subject[], more: Partial<Why> = {}): void {
    let now = time;
    for (const one of list) {
      this.ask(now, actor, one, more);
      now += 25 + this.luck.wait(110);
    }
  }

  why(actor: Actor, time: number, more: Partial<Why>): Why {
    const { luck } = this;
    const onShift = actor.shifts.some((shift) => shift !== undefined && time >= shift.start && time <= shift.end);
    const code: Purpose = actor.unit.agency === 'DVL' ? 'LIC' : actor.unit.agency === 'COR' ? 'CUSTODY' : actor.unit.role === 'border' ? 'INSP' : actor.unit.role === 'intelligence' ? 'INTEL' : luck.pick(['INV', 'INV', 'STOP', 'CALL']);
    const call = this.#cover === 'borrowed reference' ? this.scope.lastCalls.get(actor)?.at(-1) : undefined;
    const own = this.#cover === 'borrowed reference' && call === undefined ? this.scope.room.current(actor, time)?.ref : undefined;
    const text = this.#cover === 'nothing' || this.#cover === 'code' ? undefined : luck.is(0.7) ? luck.early(BARE, 2) : undefined;
    return { trace: 'none', code, bare: true, text, incidentRef: call?.id, caseRef: own, desk: !onShift || luck.is(0.2), wrong: this.offence.kind, ...more };
  }

  tied(actor: Actor, ...kinds: readonly TieKind[]): number[] {
    return (this.scope.realm.circles.ties.get(actor) ?? []).filter(({ kind }) => kinds.includes(kind)).map(({ to }) => to);
  }

  /** That this one's look-ups went before that blow. */
  blame(blow: Blow, actor: Actor): void {
    this.lookbacks.push({ blow, actor });
  }

  get end(): number {
    return this.scope.realm.clock.end - 3 * HOUR_S;
  }

  /** A time so many days after another, not after the end. */
  after(time: number, days: number): number {
    return Math.min(time + days * DAY_S, this.end - DAY_S);
  }
}

/** Who could do it: at work, past their first year, not yet guilty of something else. */
export class Pool {
  readonly #realm: Realm;
  readonly #taken = new Set<Actor>();

  constructor(realm: Realm) {
    this.#realm = realm;
  }

  take(luck: Luck, ...works: readonly Work[]): Actor {
    const able = (one: Actor): boolean => !this.#taken.has(one) && !one.isRecruit && one.shifts.filter((shift) => shift !== undefined).length > this.#realm.clock.days * 0.3;
    const wanted = this.#realm.doing(...works).filter(able);
    const list = wanted.length > 0 ? wanted : this.#realm.staff.actors.filter(able);
    const one = luck.pick(list.length > 0 ? list : this.#realm.staff.actors);
    this.#taken.add(one);
    return one;
  }
}
