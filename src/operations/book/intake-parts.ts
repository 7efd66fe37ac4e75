// What rows on their way in need and give: the parts of the house that take them, and a row as it is written or set aside (G2, G4).
import type { Door, LabelSpec, LabelStore, PeopleStore } from '../../access/index.js';
import type { BadInput, Clock, Random } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import type { Operation } from './operation.js';
import type { PersonMarks } from './person-marks.js';
import type { QuarantineBook, SetAside } from './quarantine-book.store.js';
import { type CheckedRow, problem, type RawRow, rowColumns, type RowProblem, withoutPerson } from './row.js';
import type { RowBook } from './row-book.store.js';
import type { FileLine } from './row-file.js';
import type { NewRow } from './stored-row.js';

export interface IntakeParts {
  readonly door: Door;
  readonly labels: LabelStore;
  readonly people: Pick<PeopleStore, 'agencies'>;
  readonly rows: RowBook;
  readonly quarantine: QuarantineBook;
  readonly marks: PersonMarks;
  readonly clock: Clock;
  readonly random: Random;
}

/** Which of these texts name somebody who must not stand in free text, by their place. */
export type Screen = (texts: readonly string[]) => Promise<ReadonlyMap<number, BadInput>>;

export interface IntakeOrder {
  readonly lines: AsyncIterable<FileLine>;
  /** As its author marks it; else it goes to those who take part. */
  readonly label: LabelSpec | undefined;
  readonly screen: Screen;
  readonly onProgress?: (bytesRead: number, rows: number) => void;
  readonly signal?: AbortSignal;
}

export interface Aside {
  readonly id: string;
  readonly line: number;
  readonly problems: readonly RowProblem[];
}

export interface Taken {
  readonly rows: number;
  /** New, and revisions of what was reported before. */
  readonly taken: number;
  readonly revised: number;
  readonly unchanged: number;
  readonly quarantined: number;
  /** The first 10,000. */
  readonly aside: readonly Aside[];
  readonly isCancelled: boolean;
  readonly receipts: readonly Receipt[];
}

/** `kept`: the mark that a row had before its cells were kept without it. */
export function newRow(read: CheckedRow, operation: Operation, marks: PersonMarks, kept?: { readonly mark: string | null; readonly isSure: boolean }): NewRow {
  const { person, ...row } = read;
  const namesSomebody = row.kind === 'arrest' || row.kind === 'charge';
  if (kept !== undefined && person === null) return { ...row, mark: namesSomebody ? kept.mark : null, isSure: kept.isSure };
  return { ...row, mark: person === null ? null : marks.markOf(operation.ref, person.key), isSure: person?.isSure ?? true };
}

/** A row that waits, without who somebody is. */
export function asideOf(raw: RawRow, line: number, problems: readonly RowProblem[], operation: Operation, marks: PersonMarks): SetAside {
  const isSure = !raw.person_key.endsWith('?');
  const key = raw.person_key.replace(/\?$/, '').trim().normalize('NFKC').toUpperCase();
  const mark = key === '' ? null : marks.markOf(operation.ref, key);
  return { id: marks.nameOf([operation.ref, String(line), mark ?? '', ...rowColumns.map((column) => withoutPerson(raw)[column])]), line, cells: withoutPerson(raw), mark, isSure, problems };
}

export function noOccurrence(raw: RawRow): RowProblem {
  return problem(raw, 'occurrence_id', 'no occurrence of that number is reported; report it, or correct the number', 'aucun événement de ce numéro n’est déclaré ; déclarez-le, ou corrigez le numéro');
}
