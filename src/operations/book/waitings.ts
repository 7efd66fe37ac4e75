// Rows that wait to be mended: shown to the agency that brought them in, under their labels, and to nobody else (G4).
import { type Plan, seal, type Sealed } from '../../access/index.js';
import type { Operation } from './operation.js';
import type { QuarantineBook, Waiting } from './quarantine-book.store.js';

const onPage = 100;

export class Waitings {
  readonly #quarantine: QuarantineBook;

  constructor(quarantine: QuarantineBook) {
    this.#quarantine = quarantine;
  }

  async read(plan: Plan, operation: Operation, after: string | null): Promise<Sealed<{ readonly rows: readonly Waiting[]; readonly more: boolean }>> {
    const found = await this.#quarantine.waiting(plan, operation.ref, after, onPage + 1);
    const rows = found.slice(0, onPage);
    return seal(plan, new Map([[plan.caller.member.agencyId, rows.map(({ id }) => `waits:${id}`)]]), { rows, more: found.length > onPage });
  }
}
