// Rows on their way in: announced in the record batch by batch, then written; what cannot count is set aside with its reasons, and mended in place (G2, G4).
import type { Label, LabelSpec, Plan } from '../../access/index.js';
import { hashOf, newId, type Refused, refuse } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import type { Operation } from './operation.js';
import { Importing } from './importing.js';
import { type IntakeOrder, type IntakeParts, newRow, noOccurrence, type Screen, type Taken } from './intake-parts.js';
import { isRow, readRow, type RowFrame } from './read-row.js';
import { problem, type RawRow, type RowProblem } from './row.js';

/** What somebody corrects of a row that waits. `confirm`: what is out of the ordinary stands as it is. */
export interface Mending {
  readonly set: Readonly<Partial<RawRow>>;
  readonly confirm: boolean;
}

export class Intake {
  readonly #parts: IntakeParts;

  constructor(parts: IntakeParts) {
    this.#parts = parts;
  }

  /** Under a plan for reporting to operations. Throws `BadInput` where the file as a whole cannot be read. */
  async take(plan: Plan, operation: Operation, order: IntakeOrder): Promise<Taken> {
    const label = await this.#labelFor(plan, operation, order.label);
    return new Importing(this.#parts, plan, operation, this.frameFor(plan, operation), label.labelId, order).run();
  }

  /** Reads a row that waits again, with what was corrected. What is still wrong is given back; nothing is changed then. */
  async mend(plan: Plan, operation: Operation, id: string, { set, confirm }: Mending, screen: Screen): Promise<{ readonly problems: readonly RowProblem[]; readonly receipt: Receipt } | Refused> {
    const { door, rows, quarantine, marks, clock } = this.#parts;
    const { agencyId, memberId, role } = plan.caller.member;
    const found = await quarantine.find(agencyId, operation.ref, id);
    if (found === undefined || (role !== 'operator' && !plan.labelIds.includes(found.labelId))) return door.decline(plan, 'operations/nothing-waits', refuse('no_such_request', 'no row of that name waits to be mended', 'aucune ligne de ce nom n’attend d’être corrigée'));
    const raw: RawRow = { ...found.cells, ...set };
    const read = readRow(raw, this.frameFor(plan, operation), confirm);
    const [named] = [...(await screen([raw.note])).values()];
    const problems = [...(isRow(read) ? [] : read), ...(named === undefined ? [] : [problem(raw, 'note', named.message, named.fr ?? named.message)])];
    const row = isRow(read) && problems.length === 0 ? newRow(read, operation, marks, set.person_key === undefined ? found : undefined) : undefined;
    if (row?.kind === 'arrest' && !(await rows.occurrences(plan, operation.ref, [row.occurrence])).has(row.occurrence)) problems.push(noOccurrence(raw));
    const at = new Date(clock());
    const written = problems.length === 0 ? row : undefined;
    const { receipt } = await door.write(plan, { operation: operation.ref, mend: id, columns: Object.keys(set), confirm, taken: written !== undefined, hash: hashOf(JSON.stringify(written ?? null)) }, async (intent) => {
      if (written === undefined) return;
      await rows.together(async (db) => {
        await rows.add(intent, { operation: operation.ref, importId: newId('imp', this.#parts.random), labelId: found.labelId, by: memberId, at }, [written], db);
        await quarantine.end(intent, operation.ref, [id], memberId, at, db);
      });
    });
    return { problems, receipt };
  }

  frameFor(plan: Plan, operation: Operation): RowFrame {
    const { agencyId } = plan.caller.member;
    return {
      from: operation.from, to: operation.to, agencies: new Map(operation.agencies.map(({ agency }) => [agency.toLowerCase(), agency])), only: operation.agencyId === agencyId ? undefined : agencyId, today: this.#parts.door.today(),
    };
  }

  /** Rows go to those who take part, as far as they are agencies of this node, unless their author marks them otherwise. */
  async #labelFor(plan: Plan, operation: Operation, spec: LabelSpec | undefined): Promise<Label> {
    const { agencyId } = plan.caller.member;
    const there = new Map((await this.#parts.people.agencies()).map((one) => [one.agencyId.toLowerCase(), one.agencyId]));
    const parties = operation.agencies.flatMap(({ agency }) => there.get(agency.toLowerCase()) ?? []);
    const keeper = operation.agencyId === 'node' ? [] : [operation.agencyId];
    return this.#parts.labels.intern(agencyId, spec ?? { level: 'PROTECTED_B', releasableTo: [...new Set([...parties, ...keeper])].filter((one) => one !== agencyId).toSorted() });
  }
}
