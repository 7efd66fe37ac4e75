// Whether rows are one event, people decide: on the record, with a reason, undone by the agency that decided. Until then they count as separate (domain.md section 5).
import { type Door, inheritLabel, type Label, type LabelStore, type Plan, seal, type Sealed, strictestOf } from '../../access/index.js';
import { BadInput, type Clock, groupBy, newId, type Random, type Refused, refuse } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import { isShown } from './counted.js';
import { settle } from './joint-events.js';
import type { Operation } from './operation.js';
import type { MergeRow, QuarantineBook } from './quarantine-book.store.js';
import type { RowBook } from './row-book.store.js';

export interface MergeDraft {
  readonly rows: readonly string[];
  readonly verdict: 'same' | 'different';
  /** Of rows that are the same: the one that counts; the first where it is left out. */
  readonly keep: string | undefined;
  readonly why: string;
}

export interface MergingParts {
  readonly door: Door;
  readonly labels: LabelStore;
  readonly rows: RowBook;
  readonly quarantine: QuarantineBook;
  readonly clock: Clock;
  readonly random: Random;
}

export class Merging {
  readonly #parts: MergingParts;

  constructor(parts: MergingParts) {
    this.#parts = parts;
  }

  /** Latest first, those undone included. */
  async decided(plan: Plan, operation: Operation): Promise<Sealed<readonly MergeRow[]>> {
    const merges = await this.#parts.quarantine.merges(plan, operation.ref);
    return seal(plan, new Map([...groupBy(merges, ({ agencyId }) => agencyId)].map(([agencyId, own]) => [agencyId, own.map(({ mergeId }) => `merge:${mergeId}`)])), merges);
  }

  /** Of rows that are proposed and that whoever decides may see; hidden, absent and unproposed rows are refused alike (G4). */
  async decide(plan: Plan, operation: Operation, { rows: refs, verdict, keep = refs[0] ?? '', why }: MergeDraft): Promise<{ readonly id: string; readonly receipt: Receipt } | Refused> {
    const { door, labels, rows, quarantine, clock, random } = this.#parts;
    const wanted = new Set(refs);
    if (wanted.size < 2 || wanted.size !== refs.length) throw new BadInput('name two rows or more, each once', { fr: 'nommez deux lignes ou plus, chacune une fois' });
    if (!wanted.has(keep)) throw new BadInput('`keep` is one of the rows', { fr: '`keep` est l’une des lignes' });
    const [meeting, decisions] = await Promise.all([rows.meeting(operation.ref, { day: null, known: null }), rows.decisions(operation.ref, null)]);
    const found = settle(meeting, decisions).proposals.filter((one) => one.rows.every((row) => isShown(plan, row))).find((one) => refs.every((ref) => one.rows.some((row) => row.ref === ref)));
    if (found === undefined) return door.decline(plan, 'operations/not-proposed', refuse('no_such_request', 'these rows are not proposed for merging; look at the list', 'ces lignes ne sont pas proposées à la fusion ; voyez la liste'));
    const inputs: Label[] = found.rows.filter(({ ref }) => wanted.has(ref)).flatMap(({ labelId }) => labels.label(labelId) ?? []);
    const { agencyId, memberId, sector } = plan.caller.member;
    const { labelId } = await labels.intern(agencyId, inheritLabel({ agencyId, sector }, strictestOf(agencyId, inputs), inputs));
    const mergeId = newId('mrg', random);
    const { receipt } = await door.write(plan, { operation: operation.ref, merge: mergeId, verdict, rows: [...refs], keep, why }, async (intent) =>
      quarantine.addMerge(intent, operation.ref, { mergeId, verdict, refs, keep, why, labelId, decidedBy: memberId, decidedAt: new Date(clock()) }));
    return { id: `${agencyId}~${mergeId}`, receipt };
  }

  /** By the agency that decided. */
  async undo(plan: Plan, operation: Operation, mergeId: string, why: string): Promise<{ readonly id: string; readonly receipt: Receipt } | Refused> {
    const { door, quarantine, clock } = this.#parts;
    const { agencyId, memberId } = plan.caller.member;
    const own = (await quarantine.merges(plan, operation.ref)).find((one) => one.agencyId === agencyId && (one.mergeId === mergeId || `${agencyId}~${one.mergeId}` === mergeId) && one.undoneAt === null);
    if (own === undefined) return door.decline(plan, 'operations/no-merge', refuse('no_such_request', 'there is no such decision of your agency that stands', 'il n’y a pas de telle décision de votre service qui tienne'));
    const { receipt } = await door.write(plan, { operation: operation.ref, undo: own.mergeId, why }, async (intent) => quarantine.undoMerge(intent, operation.ref, own.mergeId, why, memberId, new Date(clock())));
    return { id: `${agencyId}~${own.mergeId}`, receipt };
  }
}
