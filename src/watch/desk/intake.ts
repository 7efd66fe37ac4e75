// Every lead comes to the review desk through here, once: the same id again changes nothing. A lead of danger opens, in the same breath, a task about
// whoever was looked up (G12; domain.md section 4).
import { type Clock, newId, type Random } from '../../kernel/index.js';
import type { Door, LabelStore, Notices, PeopleStore } from '../../access/index.js';
import { foldName } from './blind-names.js';
import type { Desk } from './desk.js';
import type { IncomingLead, Intake, LeadGroup } from './incoming.js';
import type { LeadStore, NewLead } from './lead.store.js';
import { dueAt, exposedDueAt, gravityOf, minuteOf } from './lead-terms.js';
import { namesOf } from '../office/reader.js';
import { examinersMarking } from '../office/marking.js';

export interface IntakeParts {
  readonly store: LeadStore;
  readonly labels: Pick<LabelStore, 'intern'>;
  readonly people: Pick<PeopleStore, 'rosterOf'>;
  readonly door: Pick<Door, 'note'>;
  readonly notices: Pick<Notices, 'tell'>;
  readonly desk: Pick<Desk, 'benchOf'>;
  readonly clock: Clock;
  readonly random: Random;
}

/** Rows of one transaction. */
const batch = 500;
/** Of one batch: beyond that a notice says at least so many. */
const mostLookedAt = 20;

export class DeskIntake implements Intake {
  readonly #parts: IntakeParts;
  /** One at a time: two finders of the same lead are one lead. */
  #last: Promise<void> = Promise.resolve();

  constructor(parts: IntakeParts) {
    this.#parts = parts;
  }

  /** Rejects, having taken nothing of the batch at hand, when the ledger cannot keep it; asking again takes what is missing. */
  take(agencyId: string, leads: readonly IncomingLead[]): Promise<void> {
    const turn = this.#last.then(async () => this.#takeNow(agencyId, leads));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #takeNow(agencyId: string, leads: readonly IncomingLead[]): Promise<void> {
    const { store, labels, door } = this.#parts;
    const known = await store.known(agencyId, leads.map((one) => one.leadId));
    const fresh = [...new Map(leads.filter((one) => !known.has(one.leadId)).map((one) => [one.leadId, one])).values()];
    if (fresh.length === 0) return;
    const { labelId } = await labels.intern(agencyId, examinersMarking);
    const unitOf = await this.#unitsOf(agencyId);
    for (let from = 0; from < fresh.length; from += batch) {
      const some = fresh.slice(from, from + batch);
      // In the node's own log: the agency's log is read by examiners, and one of them may be whom a lead concerns.
      const { index } = await door.note('node', { action: 'takeLeads', agency: agencyId, leads: some.map((one) => one.leadId) });
      const rows = some.map((one) => this.#rowOf(one, { labelId, intentIndex: index, unitOf }));
      await store.add(agencyId, rows);
      await this.#tellOfDanger(agencyId, rows);
    }
  }

  #rowOf(lead: IncomingLead, { labelId, intentIndex, unitOf }: { readonly labelId: number; readonly intentIndex: bigint; readonly unitOf: (lead: IncomingLead) => string | null }): NewLead {
    const { clock, random } = this.#parts;
    const now = clock();
    const { kind } = lead.told.en;
    const group: LeadGroup = lead.group ?? { unit: unitOf(lead), sex: null };
    const isSerious = lead.isSerious && kind === 'lead';
    return {
      lead: { ...lead, isSerious, group }, kind, labelId, takenAtMs: now, dueAtMs: dueAt(now, gravityOf({ kind, isSerious }), 'triage'), intentIndex,
      ...(isSerious && { exposed: { taskId: newId('exposed', random), dueAtMs: exposedDueAt(now) } }),
    };
  }

  /** Each person who may judge one of them is told once how many there are; whom they concern, and their chain, are not told at all: nor by the agency's log, which they may read. */
  async #tellOfDanger(agencyId: string, rows: readonly NewLead[]): Promise<void> {
    const { desk, notices } = this.#parts;
    const serious = rows.filter((one) => one.exposed !== undefined);
    const counts = new Map<string, number>();
    for (const { lead } of serious.slice(0, mostLookedAt)) for (const memberId of (await desk.benchOf(agencyId, lead.leadId)).ids) counts.set(memberId, (counts.get(memberId) ?? 0) + 1);
    const dueAtMs = Math.min(...serious.map((one) => one.exposed?.dueAtMs ?? one.dueAtMs));
    for (const [memberId, count] of counts) await notices.tell({ to: { agencyId, memberId }, kind: 'review_exposed', facts: { count: String(count), due: minuteOf(dueAtMs) }, link: '/reviews/exposed', inLog: 'node' });
  }

  /** Where the evidence names no unit, the node's own roster may. */
  async #unitsOf(agencyId: string): Promise<(lead: IncomingLead) => string | null> {
    const units = new Map<string, string>();
    for (const one of await this.#parts.people.rosterOf(agencyId)) if (one.unit !== null) for (const name of namesOf(one)) units.set(name, one.unit);
    return ({ concern, namesOf: names }) => concern.actors.flatMap((actor) => [actor, ...(names[actor] ?? [])]).map((name) => units.get(foldName(name))).find((one) => one !== undefined) ?? null;
  }
}
