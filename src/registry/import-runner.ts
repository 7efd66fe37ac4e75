// Runs an import: entities become the statements of an ordinary report, bad rows are counted and set aside, and nothing is said twice.
import { type LabelSpec, parseMarking, type Plan } from '../access/index.js';
import { hashOf, newId } from '../kernel/index.js';
import type { Receipt } from '../ledger/index.js';
import type { ReportDraft, StatementDraft } from './draft.js';
import { type EntityItem, type ImportStream, type ReportFields, statementsOf } from './import-item.js';
import type { ImportKey, ImportRunStore } from './import-run.store.js';
import { partProp } from './part.js';
import { isDay, ReportWriter, type WriterParts } from './report-writer.js';
import { isA, propertyOf } from './schema-model.js';
import type { StatementRow } from './statement-row.js';

const batchSize = 5_000;
const quarantineShown = 10_000;
/** Rows whose report fields say nothing belong to the import's own report. */
const mainKey = hashOf({});

export interface ImportOrder {
  readonly key: ImportKey;
  readonly stream: ImportStream;
  /** The report of everything whose rows say nothing else. */
  readonly report: ReportDraft;
  /** Part of the persons in it: `listed` for a published list, `unstated` otherwise. */
  readonly part: string;
  readonly onProgress?: (bytesRead: number, statements: number) => void;
  /** Stops between two batches; what was written stays, and the same import can go on later. */
  readonly signal?: AbortSignal;
}

export interface QuarantinedRow {
  readonly row: number;
  readonly column: string | null;
  readonly reason: string;
}

export interface ImportResult {
  readonly reports: number;
  readonly statements: number;
  readonly entities: number;
  readonly quarantined: number;
  readonly unchanged: boolean;
  readonly cancelled: boolean;
  readonly quarantine: readonly QuarantinedRow[];
  readonly receipts: readonly Receipt[];
}

export class Imports {
  readonly #parts: WriterParts;
  readonly #runs: ImportRunStore;

  constructor(parts: WriterParts, runs: ImportRunStore) {
    this.#parts = parts;
    this.#runs = runs;
  }

  async run(plan: Plan, order: ImportOrder): Promise<ImportResult> {
    const before = await this.#runs.find(order.key);
    if (before?.state === 'done') return { ...nothing, unchanged: true };
    const importId = before?.importId ?? newId('imp', this.#parts.random);
    if (before === undefined) await this.#runs.begin(order.key, importId, new Date(this.#parts.clock()));
    const going = new GoingImport(this.#parts, plan, order, before?.reportId ?? null);
    const save = async (finished?: Date) => {
      await this.#runs.advance(order.key, importId, going.counts(), going.mainReportId ?? null, finished);
    };
    try {
      for await (const item of order.stream) {
        if (item.kind === 'quarantine') going.setAside({ row: item.row, column: item.column ?? null, reason: item.reason });
        else if (await going.take(item)) await save();
        order.onProgress?.(item.bytesRead, going.statements);
        if (order.signal?.aborted === true) break;
      }
    } catch (fault) {
      await endBatch(going, save);
      throw fault;
    }
    if (order.signal?.aborted === true) {
      await endBatch(going, save);
      return { ...going.result(), cancelled: true };
    }
    await going.flushAll();
    await save(new Date(this.#parts.clock()));
    return going.result();
  }
}

/** However an import ends, the batch under way ends first: the next run must see all that this one wrote. */
async function endBatch(going: GoingImport, save: () => Promise<void>): Promise<void> {
  await going.settle().then(save, () => undefined);
}

const nothing: ImportResult = {
  reports: 0, statements: 0, entities: 0, quarantined: 0, unchanged: false, cancelled: false, quarantine: [], receipts: [],
};

interface OpenReport {
  readonly writer: ReportWriter;
  pending: StatementDraft[];
}

class GoingImport {
  readonly #parts: WriterParts;
  readonly #plan: Plan;
  readonly #order: ImportOrder;
  readonly #reports = new Map<string, OpenReport>();
  readonly #written = new Set<string>();
  readonly #labels = new Map<string, LabelSpec>();
  readonly #receipts: Receipt[] = [];
  readonly #quarantine: QuarantinedRow[] = [];
  readonly #resumed: string | null;
  /** The batch that is being written while the next is read. */
  #writing: Promise<void> = Promise.resolve();
  #rows = 0;
  #entities = 0;
  #quarantined = 0;
  statements = 0;
  mainReportId: string | undefined;

  constructor(parts: WriterParts, plan: Plan, order: ImportOrder, resumed: string | null) {
    this.#parts = parts;
    this.#plan = plan;
    this.#order = order;
    this.#resumed = resumed;
    this.mainReportId = resumed ?? undefined;
  }

  counts() {
    return { rows: this.#rows, statements: this.statements, entities: this.#entities, quarantined: this.#quarantined };
  }

  result(): ImportResult {
    return { ...nothing, ...this.counts(), reports: this.#written.size, quarantine: this.#quarantine, receipts: this.#receipts };
  }

  setAside(row: QuarantinedRow): void {
    this.#quarantined += 1;
    if (this.#quarantine.length < quarantineShown) this.#quarantine.push(row);
  }

  /** Takes one entity in; true when a batch was written. */
  async take(item: EntityItem): Promise<boolean> {
    this.#rows = item.row;
    const report = await this.#reportOf(item);
    if (report === undefined) return false;
    report.pending.push(...this.#draftsOf(item));
    if (report.pending.length < batchSize) return false;
    // Rows are built while the batch before them is written.
    const [rows] = await Promise.all([this.#rowsOf(report), this.settle()]);
    this.#writing = this.#write(report, rows);
    // Its fault is met when the next batch waits for it.
    this.#writing.catch(() => undefined);
    return true;
  }

  /** Waits for the batch under way. */
  async settle(): Promise<void> {
    await this.#writing;
  }

  async flushAll(): Promise<void> {
    await this.settle();
    for (const report of this.#reports.values()) await this.#write(report, await this.#rowsOf(report));
  }

  async #rowsOf(report: OpenReport): Promise<readonly StatementRow[]> {
    const { pending, writer } = report;
    report.pending = [];
    return writer.prepare(pending);
  }

  async #write(report: OpenReport, rows: readonly StatementRow[]): Promise<void> {
    if (rows.length === 0) return;
    const { writer } = report;
    const done = await writer.write(rows);
    this.statements += done.statements;
    this.#entities += done.entities;
    if (done.receipt === undefined) return;
    this.#receipts.push(done.receipt);
    this.#written.add(writer.reportId);
    // Only now does the report's row stand: a run that goes on later may add to it.
    if (this.#reports.get(mainKey) === report) this.mainReportId = writer.reportId;
  }

  /** The report that a row belongs to: the import's own, or one of its own when the row names a title, reference or date. */
  async #reportOf(item: EntityItem): Promise<OpenReport | undefined> {
    const fields = item.report ?? {};
    const key = hashOf({ ...fields });
    const known = this.#reports.get(key);
    if (known !== undefined) return known;
    try {
      const resumed = Object.keys(fields).length === 0 ? this.#resumed : null;
      const draft = { ...draftFrom(this.#order.report, fields), ...(resumed === null ? {} : { reportId: resumed }) };
      const open = { writer: await ReportWriter.begin(this.#parts, this.#plan, draft, resumed !== null), pending: [] };
      this.#reports.set(key, open);
      return open;
    } catch (fault) {
      if (this.#reports.size === 0 && Object.keys(fields).length === 0) throw fault;
      this.setAside({ row: item.row, column: 'report', reason: fault instanceof Error ? fault.message : 'its report fields cannot be used' });
      return undefined;
    }
  }

  #draftsOf(item: EntityItem): StatementDraft[] {
    const { entity } = item;
    const common = { entityId: entity.id, schema: entity.schema };
    const drafts: StatementDraft[] = [];
    for (const { label, ...one } of statementsOf(entity)) {
      const marked = label === undefined ? undefined : this.#labelNamed(label, item.row, one.prop);
      if (marked === null) continue;
      const value = propertyOf(entity.schema, one.prop)?.type === 'entity' ? this.#refTo(one.value) : one.value;
      drafts.push({ ...common, ...one, value, ...(marked === undefined ? {} : { label: marked }) });
    }
    if (drafts.length > 0 && isA(entity.schema, 'Person')) drafts.push({ ...common, prop: partProp, value: this.#order.part });
    return drafts;
  }

  /** A reference within the file becomes one within the agency. */
  #refTo(value: string): string {
    return value.includes('~') ? value : `${this.#order.key.agencyId}~${value}`;
  }

  /** Null when the label does not exist: that value is set aside rather than shown to too many. */
  #labelNamed(text: string, row: number, column: string): LabelSpec | null {
    const known = this.#labels.get(text);
    if (known !== undefined) return known;
    try {
      const spec = parseMarking(text);
      this.#labels.set(text, spec);
      return spec;
    } catch (fault) {
      this.setAside({ row, column, reason: fault instanceof Error ? fault.message : 'its label does not exist' });
      return null;
    }
  }
}

function draftFrom(report: ReportDraft, fields: ReportFields): ReportDraft {
  const day = fields.date?.slice(0, 10);
  return {
    ...report,
    ...(fields.title === undefined ? {} : { title: fields.title }),
    ...(fields.reference === undefined ? {} : { sourceRef: fields.reference }),
    ...(day === undefined || !isDay(day) ? {} : { reportedOn: day }),
    ...(fields.sourceGrade === undefined || report.sourceGrade === undefined ? {} : { sourceGrade: gradeFrom(report.sourceGrade, fields.sourceGrade) }),
    ...(fields.informationGrade === undefined || report.informationGrade === undefined
      ? {} : { informationGrade: gradeFrom(report.informationGrade, fields.informationGrade) }),
    ...(fields.label === undefined ? {} : { label: parseMarking(fields.label) }),
  };
}

/** `SCALE:CODE`, or a bare code of the import's own scale. */
function gradeFrom(own: { readonly scale: string }, text: string): { scale: string; code: string } {
  const at = text.indexOf(':');
  return at < 0 ? { scale: own.scale, code: text } : { scale: text.slice(0, at), code: text.slice(at + 1) };
}
