// Canaries from their making to their end: two people plant them, one keeps them, nobody else learns which they are, and whoever meets one is told nothing (G4, G11, G12).
// The attacker is the examiner's own superior, the administrator, a bought reviewer: each gets what they get for any other record.
import { createHmac } from 'node:crypto';
import { type Approvals, type Door, type Intent, type Notices, type Plan, seal, type Sealed } from '../../access/index.js';
import { BadInput, canonicalJson, type Clock, dayOf, entityRef, hashOf, isRefused, type Json, newId, type Random, type Refused } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import type { Intake } from '../desk/index.js';
import { type Canary, type CanaryPerson, type Nest, ownSystem } from './canary.js';
import { CanaryAlarm, type Heard, metBy } from './canary-alarm.js';
import type { CanaryBook } from './canary-book.store.js';
import { canaryLead } from './canary-lead.js';
import { makePerson } from './canary-maker.js';

export interface CanariesParts {
  readonly door: Door;
  readonly approvals: Approvals;
  readonly notices: Notices;
  readonly intake: Intake;
  readonly book: CanaryBook;
  readonly nest: Nest;
  /** For ids that nobody else can make. */
  readonly key: Uint8Array;
  readonly clock: Clock;
  readonly random: Random;
}

export interface CanaryOrder {
  readonly count: number;
  readonly system: string;
  /** Days after which each is withdrawn and another takes its place. */
  readonly rotateDays: number;
  readonly until: string;
  readonly why: string;
}

/** `requested`: it waits for a second person; the same order, sent again once they approved, is `done`. */
export interface CanaryStep {
  readonly state: 'requested' | 'done';
  readonly approval: string | null;
  readonly receipt: Receipt;
}

const dayMs = 86_400_000;
/** Within it each comes in, at a moment of its own: what is planted together is found together. */
const spreadMs = dayMs;
const longestDays = 400;
const tries = 300;
const meetingsKept = 50;
const sweepMs = 60_000;

export class Canaries {
  readonly #parts: CanariesParts;
  /** Those that stand in the registry or stood there, by entity and by report: `agency~id`. */
  #known = new Map<string, Canary>();
  /** Hears what leaves by the door. */
  readonly alarm = new CanaryAlarm((heard) => this.#heard(heard));
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> = Promise.resolve();

  constructor(parts: CanariesParts) {
    this.#parts = parts;
  }

  /** Reads the list and begins to look after it. */
  async start(): Promise<void> {
    await this.#reload();
    this.#timer = setInterval(() => void this.sweep().catch((fault: unknown) => { process.stderr.write(`custos: canaries were not looked after: ${String(fault)}\n`); }), sweepMs);
    this.#timer.unref();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.alarm.close();
    await this.#sweeping.catch(() => undefined);
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

  /** Under a plan for `plantCanaries`. Throws `BadInput` for days and counts that cannot be. */
  async order(plan: Plan, order: CanaryOrder): Promise<CanaryStep | Refused> {
    const { approvals, book, door } = this.#parts;
    this.#check(order);
    const { agencyId } = plan.caller.member;
    const { why, ...rest } = order;
    const subject: Json = { agency: agencyId, plant: true, ...rest };
    if (!(await approvals.isHeld(plan, 'plant_canary', hashOf(subject)))) {
      const asked = await approvals.request(plan, { kind: 'plant_canary', subject, why });
      return isRefused(asked) ? asked : { state: 'requested', approval: `${asked.value.agencyId}~${asked.value.approvalId}`, receipt: asked.receipt };
    }
    const taken = await approvals.take(plan, 'plant_canary', hashOf(subject));
    if (isRefused(taken)) return taken;
    const made = await this.#make(agencyId, plan.caller.member.memberId, order);
    // The record holds what can be shown in court later, and says of no record that it is one.
    const { receipt } = await door.write(plan, { canaries: made.length, system: order.system, sealed: made.map((one) => this.#mark([one.canaryId, one.person.entityId])), approved: taken.both }, async (intent: Intent) => {
      await book.add(made.map((one) => ({ ...one, intentIndex: intent.index.toString() })));
    });
    await this.#reload();
    return { state: 'done', approval: null, receipt };
  }

  /** The caller's own, and nobody else's; the plan's action is `viewCanaries`. The entry names the list's rows, which name no record. */
  async list(plan: Plan): Promise<Sealed<{ readonly canaries: readonly Canary[]; readonly blendsIn: boolean }>> {
    const { agencyId, memberId } = plan.caller.member;
    const own = (await this.#parts.book.all()).filter((one) => one.agencyId === agencyId && one.keeper === memberId);
    return seal(plan, new Map([[agencyId, own.map((one) => `canary:${one.canaryId}`)]]), { canaries: own, blendsIn: await this.#parts.nest.blendsIn(agencyId) });
  }

  /** Brings in what is due, withdraws what is past its day, and puts another in its place. */
  async sweep(nowMs = this.#parts.clock()): Promise<void> {
    const turn = this.#sweeping.then(async () => this.#sweepNow(nowMs));
    this.#sweeping = turn.catch(() => undefined);
    return turn;
  }

  async #sweepNow(nowMs: number): Promise<void> {
    await this.#reload();
    for (const one of await this.#parts.book.all()) {
      if (one.state === 'waiting' && one.dueAtMs <= nowMs) await this.#plant(one);
      else if (one.state === 'planted' && one.rotateAtMs <= nowMs) await this.#rotate(one, nowMs);
    }
    await this.#reload();
  }

  /** When the answer has left. */
  async #heard({ plan, ids, receipt }: Heard): Promise<void> {
    const { book, notices, intake, key, clock } = this.#parts;
    const met = new Set([...metBy(plan.asked, ids)].flatMap((ref) => this.#known.get(ref) ?? []).filter((one) => one.state === 'planted'));
    for (const one of met) {
      const { member } = plan.caller;
      const meeting = { atMs: clock(), actor: `${member.userName}@${member.agencyId}`, action: plan.action, entry: `${receipt.agencyId}#${receipt.index}` };
      const now = { ...one, meetings: [...one.meetings, meeting].slice(-meetingsKept) };
      await book.keep(now);
      this.#hold(now);
      await intake.take(member.agencyId, [canaryLead(one, meeting, member, key)]);
      await notices.tell({ to: { agencyId: one.agencyId, memberId: one.keeper }, kind: 'watch_waiting', facts: {}, link: '/watch/canaries', inLog: 'node' });
    }
  }

  #check({ count, system, rotateDays, until, why }: CanaryOrder): void {
    const { clock } = this.#parts;
    if (count < 1 || count > 20) throw new BadInput('plant 1 to 20 at once', { fr: 'plantez-en de 1 à 20 à la fois' });
    if (!/^[\p{L}\p{N} ._-]{2,60}$/u.test(system)) throw new BadInput('name the system in 2 to 60 letters; `custos` is this one', { fr: 'nommez le système en 2 à 60 lettres ; `custos` est celui-ci' });
    if (rotateDays < 14 || rotateDays > longestDays) throw new BadInput('each stands for 14 to 400 days', { fr: 'chacun reste de 14 à 400 jours' });
    if (Number.isNaN(Date.parse(until)) || until <= dayOf(clock()) || Date.parse(until) - clock() > 5 * 366 * dayMs) throw new BadInput('the last day lies ahead, within five years; write it as YYYY-MM-DD', { fr: 'le dernier jour est à venir, d’ici cinq ans ; écrivez AAAA-MM-JJ' });
    if (why.trim().length < 10) throw new BadInput('say why in 10 to 500 characters', { fr: 'dites pourquoi en 10 à 500 caractères' });
  }

  async #make(agencyId: string, keeper: string, { count, system, rotateDays, until }: Pick<CanaryOrder, 'count' | 'system' | 'rotateDays' | 'until'>): Promise<Canary[]> {
    const { clock, random } = this.#parts;
    const isOwn = system === ownSystem;
    const made: Canary[] = [];
    for (let nth = 0; nth < count; nth += 1) {
      const dueAtMs = clock() + (isOwn ? Math.floor((Buffer.from(random(4)).readUInt32BE() / 2 ** 32) * spreadMs) : 0);
      made.push({
        agencyId, canaryId: newId('can', random), keeper, system, state: isOwn ? 'waiting' : 'planted', person: await this.#person(agencyId, made), reportId: newId('rep', random), dueAtMs,
        rotateAtMs: dueAtMs + rotateDays * dayMs, rotateDays, until, meetings: [], intentIndex: '0',
      });
    }
    return made;
  }

  /** The maker hears *taken* and nothing else, of names that it drew itself: nobody can ask it about a name. */
  async #person(agencyId: string, others: readonly Canary[]): Promise<CanaryPerson> {
    const { nest, book, clock, random } = this.#parts;
    const shape = await nest.shape(agencyId);
    const onTheirWay = [...others, ...(await book.all())];
    const held = new Set([...shape.ids, ...onTheirWay.map((one) => one.person.entityId)]);
    for (let nth = 0; nth < tries; nth += 1) {
      const person = makePerson(shape, random, clock());
      if (!held.has(person.entityId) && !(await nest.isTaken(person, onTheirWay.map((one) => one.person.name)))) return person;
    }
    throw new BadInput('no name was found that nobody near it has; try again, with fewer at once', { fr: 'aucun nom n’a été trouvé dont personne n’approche ; réessayez, avec moins à la fois' });
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
    if (dayOf(nowMs) < one.until) await book.add((await this.#make(one.agencyId, one.keeper, { ...one, count: 1 })).map((next) => ({ ...next, intentIndex: one.intentIndex })));
  }

  async #reload(): Promise<void> {
    this.#known = new Map();
    for (const one of await this.#parts.book.all()) this.#hold(one);
  }

  #hold(one: Canary): void {
    if (one.system !== ownSystem) return;
    for (const id of [one.person.entityId, one.reportId]) this.#known.set(entityRef({ agencyId: one.agencyId, entityId: id }), one);
  }

  #mark(parts: Json): string {
    return createHmac('sha256', this.#parts.key).update(canonicalJson(parts)).digest('hex');
  }
}
