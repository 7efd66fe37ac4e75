// What is done with canaries and takes two people: planting them, carrying their rows to another system, taking over those of somebody else. The second learns
// how many, where and for how long, and never which (G6, G11).
import { createHmac } from 'node:crypto';
import type { Approvals, Door, Intent, PeopleStore, Plan } from '../../access/index.js';
import { BadInput, canonicalJson, dayOf, hashOf, isRefused, type Json, newId, type Refused, refuse } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import { type Canary, ownSystem } from './canary.js';
import type { CanaryBook } from './canary-book.store.js';
import { type CanaryForm, rowsOf, sealFile } from './canary-file.js';
import { spentBy } from './canary-keepers.js';
import { dayMs, makeCanaries, type MakingParts } from './canary-making.js';

export interface OrdersParts extends MakingParts {
  readonly door: Door;
  readonly people: Pick<PeopleStore, 'memberById'>;
  readonly approvals: Approvals;
  readonly book: CanaryBook;
  readonly key: Uint8Array;
  /** One after another, with whatever else changes the list; it is read anew afterwards. */
  readonly inTurn: <T>(act: () => Promise<T>) => Promise<T>;
}

export interface CanaryOrder {
  readonly count: number;
  readonly system: string;
  /** Days after which each is withdrawn and another takes its place. */
  readonly rotateDays: number;
  readonly until: string;
  readonly why: string;
}

/** A file for another system. `words`: what it is sealed with; they stand nowhere. */
export interface CanaryExport {
  readonly system: string;
  readonly form: CanaryForm;
  readonly words: string;
  readonly why: string;
}

/** Whose canaries the caller takes over. */
export interface CanaryHandOver {
  readonly from: string;
  readonly why: string;
  /** Whose people may approve; the caller's own agency when absent. */
  readonly approverAgencyId?: string;
}

/** `requested`: it waits for a second person; the same order, sent again once they approved, is `done`. */
export interface CanaryStep {
  readonly state: 'requested' | 'done';
  readonly approval: string | null;
  readonly receipt: Receipt;
}

export interface Exported extends CanaryStep {
  /** Sealed; with `done` alone. */
  readonly file?: string;
}

export interface Tended {
  readonly idThere?: string;
  readonly isOut?: boolean;
}

const longestDays = 400;
const fewestWords = 16;

export class CanaryOrders {
  readonly #parts: OrdersParts;

  constructor(parts: OrdersParts) {
    this.#parts = parts;
  }

  /** Under a plan for `plantCanaries`. Throws `BadInput` for days and counts that cannot be. */
  async plant(plan: Plan, order: CanaryOrder): Promise<CanaryStep | Refused> {
    return this.#parts.inTurn(async () => this.#plant(plan, order));
  }

  async #plant(plan: Plan, order: CanaryOrder): Promise<CanaryStep | Refused> {
    const { book, door } = this.#parts;
    this.#check(order);
    const { agencyId, memberId } = plan.caller.member;
    const { why, ...rest } = order;
    const both = await this.#second(plan, 'plant_canary', { act: 'plant_canary', agency: agencyId, ...rest }, why);
    if (isRefused(both) || 'state' in both) return both;
    const made = await makeCanaries(this.#parts, { agencyId, keeper: memberId, ...order });
    // The record holds what can be shown in court later, and says of no record that it is one.
    const { receipt } = await door.write(plan, { canaries: made.length, system: order.system, sealed: made.map((one) => this.#mark([one.canaryId, one.person.entityId])), approved: both.taken }, async (intent: Intent) => {
      await book.add(made.map((one) => ({ ...one, intentIndex: intent.index.toString() })));
    });
    return { state: 'done', approval: null, receipt };
  }

  /**
   * Under a plan for `exportCanaries`: the caller's own rows for one other system, those that stand there and those that wait to be carried. What left is in place
   * from then on. INVARIANT: the file and what it is sealed with stand nowhere (tests/attacks/access/canary-carried-and-handed-over.test.ts).
   */
  async export(plan: Plan, order: CanaryExport): Promise<Exported | Refused> {
    return this.#parts.inTurn(async () => this.#export(plan, order));
  }

  async #export(plan: Plan, { system, form, words, why }: CanaryExport): Promise<Exported | Refused> {
    const { book, door, clock, random } = this.#parts;
    const { agencyId, memberId } = plan.caller.member;
    if (words.length < fewestWords) throw new BadInput('seal the file with words of 16 letters or more', { fr: 'scellez le fichier avec des mots d’au moins 16 lettres' });
    const own = (await book.all()).filter((one) => isKeptBy(one, plan) && one.system === system && one.state !== 'retired');
    if (system === ownSystem || own.length === 0) return door.decline(plan, 'canaries/none-there', refuse('no_such_request', 'you keep no canary for this other system; plant some for it first', 'vous ne gardez aucun canari pour cet autre système ; plantez-en d’abord'));
    const both = await this.#second(plan, 'export_canaries', { act: 'export_canaries', agency: agencyId, system, form, rows: own.length, keeper: memberId }, why);
    if (isRefused(both) || 'state' in both) return both;
    const exportId = newId('exp', random);
    const file = sealFile(rowsOf(form, own.map((one) => ({ id: one.person.entityId, name: one.person.name, properties: one.person.properties, mark: this.#markOf(exportId, one) }))), words, random);
    const { receipt } = await door.write(plan, { exported: exportId, system, form, rows: own.length, file: hashOf(file), approved: both.taken }, async () => {
      const now = clock();
      for (const one of own) await book.keep({ ...one, exports: [...(one.exports ?? []), { exportId, atMs: now }].slice(-exportsKept), ...(one.state === 'waiting' && { state: 'planted', dueAtMs: now, rotateAtMs: now + one.rotateDays * dayMs }) });
    });
    return { state: 'done', approval: null, receipt, file };
  }

  /** Under a plan for `exportCanaries`: what the logs of the other system call it, or that it is out of there. The entry names the row of the list alone. */
  async tend(plan: Plan, canaryId: string, said: Tended): Promise<Receipt | Refused> {
    return this.#parts.inTurn(async () => this.#tend(plan, canaryId, said));
  }

  async #tend(plan: Plan, canaryId: string, said: Tended): Promise<Receipt | Refused> {
    const { book, door, clock } = this.#parts;
    const found = (await book.all()).find((one) => isKeptBy(one, plan) && one.canaryId === canaryId && one.system !== ownSystem);
    if (found === undefined) return door.decline(plan, 'canaries/not-theirs', refuse('no_such_request', 'you keep no such canary in another system', 'vous ne gardez aucun canari de ce nom dans un autre système'));
    const { receipt } = await door.write(plan, { canary: canaryId, idThere: said.idThere !== undefined, out: said.isOut === true }, async () => {
      await book.keep({ ...found, ...(said.idThere !== undefined && { idThere: said.idThere }), ...(said.isOut === true && { takenOutAtMs: clock(), state: 'retired' }) });
    });
    return receipt;
  }

  /**
   * Under a plan for `handOverCanaries`: the caller takes over what a colleague kept, whether they have left, are about to, or are looked into. Nobody of that
   * colleague's chain approves it or hears of it. What the colleague knew is withdrawn within a week, and others take its place.
   */
  async takeOver(plan: Plan, order: CanaryHandOver): Promise<CanaryStep | Refused> {
    return this.#parts.inTurn(async () => this.#takeOver(plan, order));
  }

  async #takeOver(plan: Plan, { from, why, approverAgencyId }: CanaryHandOver): Promise<CanaryStep | Refused> {
    const { book, door, people, clock, random } = this.#parts;
    const { agencyId, memberId } = plan.caller.member;
    if (from === memberId) throw new BadInput('these are yours already; name whose canaries you take over', { fr: 'ceux-là sont déjà à vous ; nommez la personne dont vous reprenez les canaris' });
    // Who has left answers to nobody any more: then it is about nobody who could stand in the way.
    const isHere = (await people.memberById(agencyId, from, door.today())) !== undefined;
    const subject = { act: 'take_over_canaries', agency: agencyId, keptBy: `${agencyId}~${from}`, isStillHere: isHere, newKeeper: `${agencyId}~${memberId}` };
    const both = await this.#second(plan, 'take_over_canaries', subject, why, approverAgencyId);
    if (isRefused(both) || 'state' in both) return both;
    const theirs = (await book.all()).filter((one) => one.agencyId === agencyId && one.keeper === from);
    const anew = await Promise.all(theirs.filter((one) => one.state === 'waiting').map(async (one) => makeCanaries(this.#parts, { ...one, keeper: memberId, count: 1 })));
    const { receipt } = await door.write(plan, { takenOver: theirs.length, from, approved: both.taken }, async (intent: Intent) => {
      for (const one of theirs) await book.keep({ ...spentBy(one, from, clock(), random), keeper: memberId });
      await book.add(anew.flat().map((one) => ({ ...one, intentIndex: intent.index.toString() })));
    });
    return { state: 'done', approval: null, receipt };
  }

  /** Which of the caller's files a row was copied from, by the mark that it bears. */
  marksOf(one: Canary): readonly { readonly mark: string; readonly atMs: number }[] {
    return (one.exports ?? []).map(({ exportId, atMs }) => ({ mark: this.#markOf(exportId, one), atMs }));
  }

  #markOf(exportId: string, { canaryId }: Canary): string {
    return this.#mark(['export', exportId, canaryId]).slice(0, 16);
  }

  /** Asks for a second person, or uses up what one approved. */
  async #second(plan: Plan, kind: string, subject: Json, why: string, approverAgencyId?: string): Promise<CanaryStep | Refused | { readonly taken: Json }> {
    const { approvals } = this.#parts;
    if (!(await approvals.isHeld(plan, kind, hashOf(subject)))) {
      const asked = await approvals.request(plan, { kind, subject, why, ...(approverAgencyId !== undefined && { approverAgencyId }) });
      return isRefused(asked) ? asked : { state: 'requested', approval: `${asked.value.agencyId}~${asked.value.approvalId}`, receipt: asked.receipt };
    }
    const taken = await approvals.take(plan, kind, hashOf(subject));
    return isRefused(taken) ? taken : { taken: taken.both };
  }

  #check({ count, system, rotateDays, until }: CanaryOrder): void {
    const { clock } = this.#parts;
    if (count < 1 || count > 20) throw new BadInput('plant 1 to 20 at once', { fr: 'plantez-en de 1 à 20 à la fois' });
    if (!/^[\p{L}\p{N} ._-]{2,60}$/u.test(system)) throw new BadInput('name the system in 2 to 60 letters; `custos` is this one', { fr: 'nommez le système en 2 à 60 lettres ; `custos` est celui-ci' });
    if (rotateDays < 14 || rotateDays > longestDays) throw new BadInput('each stands for 14 to 400 days', { fr: 'chacun reste de 14 à 400 jours' });
    if (Number.isNaN(Date.parse(until)) || until <= dayOf(clock()) || Date.parse(until) - clock() > 5 * 366 * dayMs) throw new BadInput('the last day lies ahead, within five years; write it as YYYY-MM-DD', { fr: 'le dernier jour est à venir, d’ici cinq ans ; écrivez AAAA-MM-JJ' });
  }

  #mark(parts: Json): string {
    return createHmac('sha256', this.#parts.key).update(canonicalJson(parts)).digest('hex');
  }
}

const exportsKept = 10;
const isKeptBy = ({ agencyId, keeper }: Canary, { caller: { member } }: Plan): boolean => agencyId === member.agencyId && keeper === member.memberId;
