// Opening and closing cycles, on the record. Which groups there are in one, its name does not say.
import type { Door, Intent, PeopleStore, Plan } from '../../access/index.js';
import { BadInput, type Clock, type Refused, refuse } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import { checkCycle, type CycleDraft, type CycleRow } from './cycle.js';
import type { CycleStore } from './cycle.store.js';

export interface CycleParts {
  readonly door: Door;
  readonly store: CycleStore;
  readonly people: Pick<PeopleStore, 'agencies'>;
  readonly clock: Clock;
}

export class Cycles {
  readonly #parts: CycleParts;

  constructor(parts: CycleParts) {
    this.#parts = parts;
  }

  /** Latest first. */
  async all(): Promise<readonly CycleRow[]> {
    return this.#parts.store.all();
  }

  /** By its ref, or by its id alone where one is called so. */
  async named(name: string): Promise<CycleRow | undefined> {
    const all = await this.all();
    const found = all.filter((one) => one.ref === name || one.id === name);
    return found.length === 1 ? found[0] : undefined;
  }

  /** Under a plan for `openCycle`: the agency of whoever opens it reconciles. Throws `BadInput`, also when another is open or covers one of its days. */
  async open(plan: Plan, draft: CycleDraft): Promise<{ readonly ref: string; readonly receipt: Receipt }> {
    const { door, store, people, clock } = this.#parts;
    checkCycle(draft, new Set((await people.agencies()).map(({ agencyId }) => agencyId)));
    const clash = clashOf(draft, plan.caller.member.agencyId, await store.all());
    if (clash !== undefined) throw clash;
    const { agencyId, memberId } = plan.caller.member;
    const { value, receipt } = await door.write(plan, { cycle: `${agencyId}~${draft.id}`, from: draft.fromOn, until: draft.untilOn, bureaus: draft.bureaus.map((one) => ({ ...one })) }, async (intent: Intent) => store.add(intent, draft, memberId, new Date(clock())));
    // Somebody else opened one a moment ago.
    if (!value) throw clashOf(draft, agencyId, await store.all()) ?? new BadInput('another cycle was opened at the same moment; look at the list', { fr: 'un autre cycle a été ouvert au même moment ; voyez la liste' });
    return { ref: `${agencyId}~${draft.id}`, receipt };
  }

  /** Under a plan for `openCycle`, by the agency that opened it. */
  async close(plan: Plan, name: string, why: string): Promise<{ readonly ref: string; readonly receipt: Receipt } | Refused> {
    const { door, store, clock } = this.#parts;
    const cycle = await this.named(name);
    const { agencyId, memberId } = plan.caller.member;
    if (cycle === undefined || cycle.agencyId !== agencyId || cycle.closedAt !== null) return door.decline(plan, 'assessment/no-cycle', refuse('no_such_request', 'there is no open cycle of your agency by that name', 'il n’y a pas de cycle ouvert de votre service sous ce nom'));
    const { receipt } = await door.write(plan, { cycle: cycle.ref, closed: true, why }, async (intent: Intent) => store.close(intent, cycle.id, memberId, why, new Date(clock())));
    return { ref: cycle.ref, receipt };
  }
}

function clashOf(draft: CycleDraft, agencyId: string, all: readonly CycleRow[]): BadInput | undefined {
  if (all.some((one) => one.agencyId === agencyId && one.id === draft.id)) return new BadInput(`there is a cycle \`${draft.id}\` already`, { fr: `il y a déjà un cycle \`${draft.id}\`` });
  const open = all.find((one) => one.closedAt === null);
  if (open !== undefined) return new BadInput(`cycle \`${open.ref}\` is open: a group is assessed in one cycle at a time; close it first`, { fr: `le cycle \`${open.ref}\` est ouvert : un groupe s’évalue dans un cycle à la fois ; fermez-le d’abord` });
  const over = all.find((one) => one.fromOn <= draft.untilOn && one.untilOn >= draft.fromOn);
  return over && new BadInput(`cycle \`${over.ref}\` covers some of these days (${over.fromOn} to ${over.untilOn}): a group is assessed in one cycle at a time`, { fr: `le cycle \`${over.ref}\` couvre une partie de ces jours (du ${over.fromOn} au ${over.untilOn}) : un groupe s’évalue dans un cycle à la fois` });
}
