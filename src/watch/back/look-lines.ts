// Rows of the index as lines that people read, once the entry that names them is on the record: what each says comes from the record itself.
import type { Receipt } from '../../ledger/index.js';
import type { PayloadReader } from '../../ledger/payload/index.js';
import { Explanations, type Explained, type Work } from './because.js';
import { type LookAct, type ReadPayload, readPayload } from './look-of-entry.js';
import { sessionMs } from './look-stretch.js';
import { textOf } from './look-marks.js';
import type { LastBefore, LookRow } from './look.store.js';

export interface LookLine extends Explained {
  readonly index: bigint;
  readonly atMs: number;
  readonly act: LookAct;
  /** Of what was asked, by its place there; undefined in a reverse view. */
  readonly about: number | undefined;
  /** The entity or report that was named there. */
  readonly named: string | null;
  /** `nothing`: an answer without content. `gone`: the month's key was destroyed. */
  readonly outcome: 'shown' | 'nothing' | 'refused' | 'gone';
  readonly user: string;
  readonly purpose: string | null;
  readonly caseRef: string | null;
  /** The entry of the last sign-in before it; the record holds no terminal. */
  readonly signIn: { readonly index: bigint; readonly atMs: number } | null;
}

export interface LineParts {
  readonly agencyId: string;
  readonly rows: readonly LookRow[];
  readonly worked: readonly LookRow[];
  /** Of each row, where there is one: the sign-in before it. */
  readonly signIns: readonly Omit<LastBefore, 'subject'>[];
  /** Who was on these cases. */
  readonly assignmentsOn: (caseRefs: readonly string[]) => Promise<ConstructorParameters<typeof Explanations>[1]>;
  readonly aboutOf: (mark: string) => number | undefined;
  /** Of an entry that opens no more: whom the index says. */
  readonly userOf: (mark: string) => string;
}

/** Newest first. `receipt`: of the answer that names each entry. */
export async function linesOf(payloads: PayloadReader, receipt: Receipt, parts: LineParts): Promise<LookLine[]> {
  const { agencyId, rows, worked } = parts;
  const indexes = [...new Set([...rows, ...worked].map((one) => one.index))];
  const entries = await payloads.entries(agencyId, indexes);
  const opened = await payloads.open(receipt, entries);
  const said = new Map(indexes.map((index, at) => [index, opened[at] === undefined ? undefined : readPayload(opened[at].payload)]));
  const work = worked.flatMap(({ index, atMs }): Work[] => { const one = said.get(index); return one === undefined ? [] : [{ atMs, actor: one.actor, caseRef: one.caseRef }]; });
  const cases = [...said.values()].flatMap((one) => (one?.caseRef?.startsWith(`${agencyId}~`) === true ? [one.caseRef] : []));
  const explanations = new Explanations(agencyId, await parts.assignmentsOn([...new Set(cases)]), work);
  const signIns = new Map(parts.signIns.map((one) => [one.before, one]));
  return rows.map((row) => {
    const one = said.get(row.index);
    const actor = textOf(row.actor);
    return {
      index: row.index, atMs: row.atMs, act: row.act, about: parts.aboutOf(textOf(row.subject)), named: one?.named ?? null, outcome: outcomeOf(one), user: one?.user ?? parts.userOf(actor), purpose: one?.purpose ?? null, caseRef: one?.caseRef ?? null,
      signIn: signInOf(row, signIns.get(row.index)), ...(one === undefined ? { onCase: null, because: [] } : explanations.of(one, row.atMs)),
    };
  });
}

function outcomeOf(said: ReadPayload | undefined): LookLine['outcome'] {
  if (said === undefined) return 'gone';
  if (said.kind === 'refusal') return 'refused';
  return said.shown > 0 ? 'shown' : 'nothing';
}

/** What lies further back than a session lasts was another one. */
function signInOf({ atMs }: LookRow, before: Omit<LastBefore, 'subject'> | undefined): LookLine['signIn'] {
  return before === undefined || atMs - before.atMs > sessionMs ? null : { index: before.index, atMs: before.atMs };
}
