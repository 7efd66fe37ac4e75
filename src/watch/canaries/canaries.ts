// Canaries from their making to their end: two people plant them, one keeps them, nobody else learns which they are, and whoever meets one is told nothing (G4, G11, G12).
// The attacker is the examiner's own superior, the administrator, a bought reviewer: each gets what they get for any other record.
import { type Approvals, type Door, type Notices, type PeopleStore, type Plan, seal, type Sealed } from '../../access/index.js';
import { type Clock, dayOf, entityRef, type Random } from '../../kernel/index.js';
import type { Intake } from '../desk/index.js';
import type { ToldCanary } from '../scan/told-canaries.store.js';
import { type Canary, type Meeting, type Nest, ownSystem } from './canary.js';
import { CanaryAlarm } from './canary-alarm.js';
import type { CanaryBook } from './canary-book.store.js';
import { isKeeper, spentBy } from './canary-keepers.js';
import { canaryLead } from './canary-lead.js';
import { type CanaryLook, metBy } from './canary-look.js';
import { makeCanaries } from './canary-making.js';
import { CanaryOrders } from './canary-orders.js';
import type { CanaryRecord } from './canary-record.js';

export interface CanariesParts {
  readonly door: Door;
  readonly approvals: Approvals;
  readonly notices: Notices;
  readonly people: Pick<PeopleStore, 'memberById' | 'formerById'>;
  readonly intake: Intake;
  readonly book: CanaryBook;
  readonly record: CanaryRecord;
  readonly nest: Nest;
  /** For ids that nobody else can make. */
  readonly key: Uint8Array;
  readonly clock: Clock;
  readonly random: Random;
}

export interface CanaryList {
  readonly canaries: readonly Canary[];
  /** Of the agency: whose keeper has left, is suspended, or examines no more. */
  readonly withoutKeeper: readonly { readonly keeper: string; readonly count: number }[];
  readonly blendsIn: boolean;
}

const meetingsKept = 50;
const sweepMs = 60_000;

export class Canaries {
  readonly #parts: CanariesParts;
  /** What takes two people. */
  readonly orders: CanaryOrders;
  /** Those that stand in the registry or stood there, by entity and by report: `agency~id`. */
  #known = new Map<string, Canary>();
  /** Hears what leaves by the door. */
  readonly alarm = new CanaryAlarm((look) => this.#inTurn(async () => this.#heard(look)));
  #timer: NodeJS.Timeout | undefined;
  /** What changes the list, one after another. */
  #turn: Promise<void> = Promise.resolve();
  /** Whether the record was gone through for what the node before this one did not hand over. */
  #isCaughtUp: Promise<boolean> = Promise.resolve(false);

  constructor(parts: CanariesParts) {
    this.#parts = parts;
    this.orders = new CanaryOrders({ ...parts, inTurn: async (act) => this.#inTurn(async () => { const done = await act(); await this.#reload(); return done; }) });
  }

  /** Reads the list, looks for alarms that ended with the node before, and begins to look after everything. */
  async start(): Promise<void> {
    await this.#parts.book.evenOut();
    await this.#reload();
    this.#isCaughtUp = this.#catchUp();
    this.#timer = setInterval(() => void this.beat().catch((fault: unknown) => { process.stderr.write(`custos: canaries were not looked after: ${String(fault)}\n`); }), sweepMs);
    this.#timer.unref();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.alarm.close();
    await this.#turn.catch(() => undefined);
    if (await this.#isCaughtUp) await this.#parts.record.end((agencyId) => this.alarm.firstWaiting(agencyId)).catch(() => undefined);
  }

  /** Once a minute: what failed is tried again, and how far everything is dealt with is written down. */
  async beat(nowMs = this.#parts.clock()): Promise<void> {
    if (!(await this.#isCaughtUp)) this.#isCaughtUp = this.#catchUp();
    await this.sweep(nowMs);
    await this.alarm.drain();
    if (await this.#isCaughtUp) await this.#parts.record.settle(nowMs, (agencyId) => this.alarm.firstWaiting(agencyId));
  }

  /** Every look that the node before this one may not have handed over; one that it did changes nothing. */
  async #catchUp(): Promise<boolean> {
    const first = (await this.#parts.book.all()).filter((one) => one.system === ownSystem && one.state !== 'waiting').map((one) => one.dueAtMs);
    try {
      for await (const look of this.#parts.record.missed(first.length === 0 ? undefined : Math.min(...first))) {
        if (this.#metIn(look).length > 0) this.alarm.hear(look);
      }
      await this.alarm.drain();
      return true;
    } catch (fault) {
      process.stderr.write(`custos: the record was not gone through for look-ups that met a canary: ${String(fault)}\n`);
      return false;
    }
  }

  /**
   * Whether a record was ever planted, withdrawn or not. Figures, proposed duplicates, affidavits, disclosure and exports leave such a record out before they
   * count, and never say that they did; what a policy can keep out, the marking keeps out already (`LEAD_ONLY`, uses.cedar).
   * INVARIANT: tests/attacks/access/canary-in-no-product.test.ts.
   */
  isPlanted(ref: string): boolean {
    return this.#known.has(ref);
  }

  /** Of these records, those that are of somebody. */
  without<T>(rows: readonly T[], refOf: (row: T) => string): readonly T[] {
    return rows.filter((one) => !this.isPlanted(refOf(one)));
  }

  /** The caller's own, and nobody else's; the plan's action is `viewCanaries`. The entry names the list's rows, which name no record. */
  async list(plan: Plan): Promise<Sealed<CanaryList>> {
    const { agencyId, memberId } = plan.caller.member;
    const all = (await this.#parts.book.all()).filter((one) => one.agencyId === agencyId);
    const own = all.filter((one) => one.keeper === memberId);
    const others = [...new Set(all.filter((one) => one.state !== 'retired' || one.system !== ownSystem).map((one) => one.keeper))].filter((one) => one !== memberId);
    const gone = await Promise.all(others.map(async (keeper) => ((await this.#isHere(agencyId, keeper)) ? [] : [{ keeper, count: all.filter((one) => one.keeper === keeper).length }])));
    return seal(plan, new Map([[agencyId, own.map((one) => `canary:${one.canaryId}`)]]), { canaries: own, withoutKeeper: gone.flat(), blendsIn: await this.#parts.nest.blendsIn(agencyId) });
  }

  /** What an agency's other systems hold, for an examination of their logs; whatever once stood there counts. */
  async told(agencyId: string): Promise<readonly ToldCanary[]> {
    const there = (await this.#parts.book.all()).filter((one) => one.agencyId === agencyId && one.system !== ownSystem && (one.exports ?? []).length > 0);
    return there.map(({ system, person, idThere }) => ({ subjectType: 'person', subjectId: idThere ?? person.entityId, system }));
  }

  /** Brings in what is due, withdraws what is past its day, and puts another in its place. */
  async sweep(nowMs = this.#parts.clock()): Promise<void> {
    return this.#inTurn(async () => this.#sweepNow(nowMs));
  }

  async #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(act);
    this.#turn = turn.then(() => undefined, () => undefined);
    return turn;
  }

  async #sweepNow(nowMs: number): Promise<void> {
    await this.#markOrphans(nowMs);
    await this.#reload();
    for (const one of await this.#parts.book.all()) {
      if (one.state === 'waiting' && one.system === ownSystem && one.dueAtMs <= nowMs) await this.#plant(one);
      else if (one.state === 'planted' && one.rotateAtMs <= nowMs) await this.#rotate(one, nowMs);
    }
    await this.#reload();
  }

  #metIn(look: CanaryLook): readonly Canary[] {
    const entry = entryOf(look);
    const wasThere = ({ state, rotateAtMs }: Canary): boolean => state === 'planted' || (state === 'retired' && look.atMs < rotateAtMs);
    return [...new Set([...metBy(look)].flatMap((ref) => this.#known.get(ref) ?? []))].filter((one) => wasThere(one) && !one.meetings.some((before) => before.entry === entry));
  }

  /** When the answer has left. What is told twice because the node ended in between is one lead (the desk's intake) and one meeting. */
  async #heard(look: CanaryLook): Promise<void> {
    const { book, notices, intake, key } = this.#parts;
    for (const one of this.#metIn(look)) {
      const looker = await this.#whoIs(look);
      const meeting: Meeting = { atMs: look.atMs, actor: `${looker.userName}@${looker.agencyId}`, action: look.action, entry: entryOf(look) };
      await intake.take(looker.agencyId, [canaryLead(one, meeting, looker, key)]);
      const to = (await this.#isHere(one.agencyId, one.keeper)) ? { agencyId: one.agencyId, memberId: one.keeper } : { agencyId: one.agencyId, role: 'integrity_examiner' };
      await notices.tell({ to, kind: 'watch_waiting', facts: {}, link: '/watch/canaries', inLog: 'node' });
      const now = { ...one, meetings: [...one.meetings, meeting].slice(-meetingsKept) };
      await book.keep(now);
      this.#hold(now);
    }
  }

  async #isHere(agencyId: string, keeper: string): Promise<boolean> {
    const { people, door } = this.#parts;
    return isKeeper(await people.memberById(agencyId, keeper, door.today()));
  }

  /** Of a keeper who is one no longer: they know which they are, so their days are counted. Those who examine there are told once, so that somebody takes over. */
  async #markOrphans(nowMs: number): Promise<void> {
    const { book, notices, random } = this.#parts;
    const open = (await book.all()).filter((one) => one.state !== 'retired' && !(one.knownTo ?? []).includes(one.keeper));
    const told = new Set<string>();
    for (const one of open) {
      if (await this.#isHere(one.agencyId, one.keeper)) continue;
      await book.keep(spentBy(one, one.keeper, nowMs, random));
      told.add(one.agencyId);
    }
    for (const agencyId of told) await notices.tell({ to: { agencyId, role: 'integrity_examiner' }, kind: 'watch_waiting', facts: {}, link: '/watch/canaries', inLog: 'node' });
  }

  /** By every name they go by: an entry has their account alone. */
  async #whoIs({ looker }: CanaryLook): Promise<CanaryLook['looker']> {
    const { people, door } = this.#parts;
    return looker.unit === null && looker.personRef === undefined ? (await people.formerById(looker.agencyId, looker.memberId, door.today())) ?? looker : looker;
  }

  async #plant(one: Canary): Promise<void> {
    const { book, nest } = this.#parts;
    // Known before it stands: whoever finds it in the first second is heard.
    const planted: Canary = { ...one, state: 'planted' };
    await book.keep(planted);
    this.#hold(planted);
    if (!(await nest.plant(one.agencyId, one.person, one.reportId))) await book.keep(one);
  }

  async #rotate(one: Canary, nowMs: number): Promise<void> {
    const { book, nest } = this.#parts;
    if (one.system === ownSystem) await nest.withdraw(one.agencyId, one.person);
    await book.keep({ ...one, state: 'retired' });
    // Nobody would know of what took its place.
    if (dayOf(nowMs) < one.until && (await this.#isHere(one.agencyId, one.keeper))) await book.add((await makeCanaries(this.#parts, { ...one, count: 1 })).map((next) => ({ ...next, intentIndex: one.intentIndex })));
  }

  async #reload(): Promise<void> {
    const all = await this.#parts.book.all();
    this.#known = new Map();
    for (const one of all) this.#hold(one);
  }

  #hold(one: Canary): void {
    if (one.system !== ownSystem) return;
    for (const id of [one.person.entityId, one.reportId]) this.#known.set(entityRef({ agencyId: one.agencyId, entityId: id }), one);
  }
}

const entryOf = ({ agencyId, index }: CanaryLook): string => `${agencyId}#${index}`;
