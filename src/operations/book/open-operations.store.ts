// The parts of this room over one database, as the house has them.
import type { Door, LabelStore, PeopleStore } from '../../access/index.js';
import type { WordsAtRest } from '../../access/words/index.js';
import type { Db } from '../../db/index.js';
import type { Clock, Random } from '../../kernel/index.js';
import { Counted } from './counted.js';
import { Intake } from './intake.js';
import { Merging } from './merging.js';
import { OperationBook } from './operation-book.store.js';
import { Operations } from './operations.js';
import { PersonMarks } from './person-marks.js';
import { QuarantineBook } from './quarantine-book.store.js';
import { RowBook } from './row-book.store.js';
import { Waitings } from './waitings.js';

export interface JointOperations {
  readonly book: Operations;
  readonly intake: Intake;
  readonly counted: Counted;
  readonly merging: Merging;
  readonly waiting: Waitings;
}

interface Parts {
  readonly door: Door;
  readonly labels: LabelStore;
  readonly people: PeopleStore;
  readonly words: WordsAtRest;
  /** 32 bytes that this node alone knows: marks of persons are made with it. */
  readonly key: Uint8Array;
  readonly clock: Clock;
  readonly random: Random;
}

export function openOperations(db: Db, parts: Parts): JointOperations {
  const [rows, quarantine] = [new RowBook(db), new QuarantineBook(db)];
  return {
    book: new Operations({ ...parts, book: new OperationBook(db, parts.words) }), intake: new Intake({ ...parts, rows, quarantine, marks: new PersonMarks(parts.key) }), counted: new Counted(rows, quarantine),
    merging: new Merging({ ...parts, rows, quarantine }), waiting: new Waitings(quarantine),
  };
}
