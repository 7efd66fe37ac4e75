// Operations behind the door: opened on the record, and seen by whoever keeps them or takes part; to everybody else they are not there (G3, G4).
import { type Door, type Plan, seal, type Sealed } from '../../access/index.js';
import { BadInput, type Clock } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import { checkOperation, type Operation, type OperationDraft, standingOf } from './operation.js';
import type { OperationBook } from './operation-book.store.js';

export interface OperationsParts {
  readonly door: Door;
  readonly book: OperationBook;
  readonly clock: Clock;
}

export class Operations {
  readonly #parts: OperationsParts;

  constructor(parts: OperationsParts) {
    this.#parts = parts;
  }

  async open(plan: Plan, draft: OperationDraft): Promise<{ readonly ref: string; readonly receipt: Receipt }> {
    const { door, book, clock } = this.#parts;
    checkOperation(draft);
    const { agencyId, memberId } = plan.caller.member;
    const operation: Operation = { ...draft, agencyId, ref: `${agencyId}~${draft.id}`, openedBy: memberId, openedAt: new Date(clock()).toISOString() };
    const { value, receipt } = await door.write(plan, { operation: operation.ref, from: draft.from, to: draft.to, agencies: draft.agencies.map((one) => ({ ...one })) }, async (intent) => book.add(operation, intent));
    if (!value) throw new BadInput(`your agency keeps an operation \`${draft.id}\` already`, { fr: `votre service tient déjà une opération \`${draft.id}\`` });
    return { ref: operation.ref, receipt };
  }

  /** Latest first. */
  async seen(plan: Plan): Promise<Sealed<readonly Operation[]>> {
    const seen = (await this.#parts.book.all()).filter((one) => standingOf(one, plan.caller.member) !== 'none');
    return seal(plan, new Map([...new Set(seen.map(({ agencyId }) => agencyId))].map((agencyId) => [agencyId, seen.filter((one) => one.agencyId === agencyId).map(({ ref }) => `operation:${ref}`)])), seen);
  }

  /** By its ref, or by its id alone where one is called so among those that the reader has to do with. */
  async named(plan: Plan, name: string): Promise<Operation | undefined> {
    const seen = (await this.#parts.book.all()).filter((one) => standingOf(one, plan.caller.member) !== 'none');
    const own = seen.find(({ ref, agencyId, id }) => ref === name || (id === name && agencyId === plan.caller.member.agencyId));
    const called = seen.filter(({ id }) => id === name);
    return own ?? (called.length === 1 ? called[0] : undefined);
  }
}
