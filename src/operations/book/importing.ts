// One file on its way in: rows are read while the batch before them is written. Arrests wait for the end, when every occurrence of the file is known.
import type { Plan } from '../../access/index.js';
import { type BadInput, hashOf, newId } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import { asideOf, type IntakeOrder, type IntakeParts, newRow, noOccurrence, type Taken } from './intake-parts.js';
import { tooMuch } from './measure.js';
import type { Operation } from './operation.js';
import { outliersAmong } from './outliers.js';
import type { SetAside } from './quarantine-book.store.js';
import { isRow, readRow, type RowFrame } from './read-row.js';
import { type CheckedRow, problem, type RawRow, type RowProblem } from './row.js';

const batchSize = 10_000;
const asideShown = 10_000;

interface Read {
  readonly line: number;
  readonly raw: RawRow;
  readonly row: CheckedRow;
}

export class Importing {
  readonly #parts: IntakeParts;
  readonly #plan: Plan;
  readonly #operation: Operation;
  readonly #frame: RowFrame;
  readonly #labelId: number;
  readonly #order: IntakeOrder;
  readonly #importId: string;
  readonly #given = new Set<string>();
  readonly #arrests: Read[] = [];
  readonly #receipts: Receipt[] = [];
  readonly #shown: SetAside[] = [];
  #batch: Read[] = [];
  #aside: SetAside[] = [];
  /** The batch that is being written while the next is read. */
  #writing: Promise<void> = Promise.resolve();
  #rows = 0;
  #taken = 0;
  #revised = 0;
  #unchanged = 0;
  #quarantined = 0;

  constructor(parts: IntakeParts, plan: Plan, operation: Operation, frame: RowFrame, labelId: number, order: IntakeOrder) {
    this.#parts = parts;
    this.#plan = plan;
    this.#operation = operation;
    this.#frame = frame;
    this.#labelId = labelId;
    this.#order = order;
    this.#importId = newId('imp', parts.random);
  }

  async run(): Promise<Taken> {
    const { lines, onProgress, signal } = this.#order;
    try {
      for await (const one of lines) {
        this.#rows += 1;
        if ('fault' in one) this.#setAside(noCells, one.line, [{ column: 'row_id', value: '', en: one.fault, fr: 'la ligne ne peut être lue ; vérifiez ses guillemets et ses séparateurs' }]);
        else this.#read(one.raw, one.line);
        if (this.#batch.length + this.#aside.length >= batchSize) await this.#flush();
        if (this.#rows % 1_000 === 0) onProgress?.(one.bytesRead, this.#rows);
        if (signal?.aborted === true) break;
      }
      await this.#flush();
      await this.#takeArrests();
    } finally {
      // However it ends, the batch under way ends first.
      await this.#writing.catch(() => undefined);
    }
    await this.#writing;
    return {
      rows: this.#rows, taken: this.#taken, revised: this.#revised, unchanged: this.#unchanged, quarantined: this.#quarantined, aside: this.#shown, isCancelled: signal?.aborted === true, receipts: this.#receipts,
    };
  }

  #read(raw: RawRow, line: number): void {
    const read = readRow(raw, this.#frame);
    const key = `${raw.agency.toLowerCase()}\u001f${raw.row_id}`;
    const twice = raw.row_id !== '' && this.#given.has(key);
    this.#given.add(key);
    const problems: readonly RowProblem[] = [...(isRow(read) ? [] : read), ...(twice ? [problem(raw, 'row_id', 'this number stands twice in the file', 'ce numéro figure deux fois dans le fichier')] : [])];
    if (problems.length > 0 || !isRow(read)) this.#setAside(raw, line, problems);
    else if (read.kind === 'arrest') this.#arrests.push({ line, raw, row: read });
    else this.#batch.push({ line, raw, row: read });
  }

  #setAside(raw: RawRow, line: number, problems: readonly RowProblem[]): void {
    const aside = asideOf(raw, line, problems, this.#operation, this.#parts.marks);
    this.#aside.push(aside);
    this.#quarantined += 1;
    if (this.#shown.length < asideShown) this.#shown.push(aside);
  }

  async #takeArrests(): Promise<void> {
    // What the file reported stands by now.
    await this.#writing;
    for (let waiting = this.#arrests.splice(0, batchSize); waiting.length > 0; waiting = this.#arrests.splice(0, batchSize)) {
      const known = await this.#parts.rows.occurrences(this.#plan, this.#operation.ref, [...new Set(waiting.map(({ row }) => row.occurrence))]);
      for (const one of waiting) {
        if (known.has(one.row.occurrence)) this.#batch.push(one);
        else this.#setAside(one.raw, one.line, [noOccurrence(one.raw)]);
      }
      await this.#flush();
    }
  }

  async #flush(): Promise<void> {
    const [batch, screened] = [this.#batch, await this.#screened(this.#batch)];
    const outliers = outliersAmong(batch.map(({ row }) => row));
    const good: Read[] = [];
    for (const [at, one] of batch.entries()) {
      const [bad, outlier] = [screened.get(at), outliers.get(one.row)];
      if (bad !== undefined) this.#setAside(one.raw, one.line, [bad]);
      else if (outlier !== undefined) this.#setAside(one.raw, one.line, [tooMuch(one.raw, `${outlier.times} times what is usual in this file:`, `${outlier.times} fois ce qui est habituel dans ce fichier :`)]);
      else good.push(one);
    }
    const aside = this.#aside;
    this.#batch = [];
    this.#aside = [];
    await this.#writing;
    if (good.length + aside.length === 0) return;
    this.#writing = this.#write(good, aside);
    // Its fault is met when the next batch waits for it.
    this.#writing.catch(() => undefined);
  }

  async #screened(batch: readonly Read[]): Promise<ReadonlyMap<number, RowProblem>> {
    const noted = batch.flatMap(({ raw }, at) => (raw.note === '' ? [] : [{ at, note: raw.note }]));
    const named: ReadonlyMap<number, BadInput> = noted.length === 0 ? new Map<number, BadInput>() : await this.#order.screen(noted.map(({ note }) => note));
    return new Map([...named].flatMap(([place, { message, fr = message }]) => {
      const one = noted[place];
      const read = one === undefined ? undefined : batch[one.at];
      return one === undefined || read === undefined ? [] : [[one.at, problem(read.raw, 'note', message, fr)] as const];
    }));
  }

  async #write(good: readonly Read[], aside: readonly SetAside[]): Promise<void> {
    const { door, rows, quarantine, marks, clock } = this.#parts;
    const operation = this.#operation;
    const written = good.map(({ row }) => newRow(row, operation, marks));
    const bringing = { operation: operation.ref, importId: this.#importId, labelId: this.#labelId, by: this.#plan.caller.member.memberId, at: new Date(clock()) };
    const announced = { operation: operation.ref, import: this.#importId, rows: written.length, setAside: aside.length, label: this.#labelId, hash: hashOf(JSON.stringify([written, aside])) };
    const { value: states, receipt } = await door.write(this.#plan, announced, async (intent) => rows.together(async (db) => {
      if (aside.length > 0) await quarantine.add(intent, bringing, aside, db);
      return written.length === 0 ? new Map() : rows.add(intent, bringing, written, db);
    }));
    this.#receipts.push(receipt);
    const told = [...states.values()];
    this.#revised += told.filter((state) => state === 'revised').length;
    this.#unchanged += told.filter((state) => state === 'unchanged').length;
    this.#taken += written.length - told.filter((state) => state === 'unchanged' || state === 'twice').length;
  }
}

const noCells: RawRow = {
  row_id: '', agency: '', kind: '', occurrence_id: '', date: '', province: '', person_key: '', commodity: '', quantity: '', unit: '', purity: '', currency: '', lead_agency: '', assist_agencies: '', exhibit_no: '', direction: '', note: '',
};
