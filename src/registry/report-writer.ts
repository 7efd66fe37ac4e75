// A report enters in batches, each announced on the record before it is written (G2, G10); what the source said before is not said twice, as far as the writer may know.
import type { Door, Label, LabelSpec, LabelStore, Plan } from '../access/index.js';
import { BadInput, type Clock, type Json, newId, type Random } from '../kernel/index.js';
import type { Receipt } from '../ledger/index.js';
import { inputsHash } from './derived/terms.js';
import type { ReportDraft, StatementDraft } from './draft.js';
import { checkGrade } from './grade.js';
import { asMeans, isMeans } from './means.js';
import { meaningOf } from './property.js';
import type { ReportRow, ReportStore } from './report.store.js';
import { rowsHash, type StatementRow, statementRow } from './statement-row.js';

export interface WriterParts {
  readonly door: Door;
  readonly reports: ReportStore;
  readonly labels: LabelStore;
  readonly clock: Clock;
  readonly random: Random;
}

export interface BatchOutcome {
  readonly statements: number;
  readonly entities: number;
  /** Absent when every statement was known already. */
  readonly receipt: Receipt | undefined;
}

/** About 80 bytes each. */
const saidRemembered = 500_000;

/** One report being written. Begin with `ReportWriter.begin`; then `add` as often as needed. */
export class ReportWriter {
  readonly reportId: string;
  readonly #parts: WriterParts;
  readonly #plan: Plan;
  readonly #draft: ReportDraft;
  readonly #label: Label;
  #mayKnow: boolean;
  /** Content hashes that this writer has written. */
  readonly #said = new Set<string>();
  readonly #labelsBySpec = new Map<LabelSpec, Label>();
  readonly #told = new Map<number, boolean>();
  #stored: boolean;

  private constructor(parts: WriterParts, plan: Plan, draft: ReportDraft, label: Label, mayKnow: boolean, stored: boolean) {
    this.#parts = parts;
    this.#plan = plan;
    this.#draft = draft;
    this.#label = label;
    this.#mayKnow = mayKnow;
    this.#stored = stored;
    this.reportId = draft.reportId ?? newId('rep', parts.random);
  }

  /** Checks grades, label and dates. `stored`: the report row is there already, because an import goes on. Throws `BadInput`. */
  static async begin(parts: WriterParts, plan: Plan, draft: ReportDraft, stored = false): Promise<ReportWriter> {
    if (draft.sourceGrade !== undefined) checkGrade('source', draft.sourceGrade);
    if (draft.informationGrade !== undefined) checkGrade('information', draft.informationGrade);
    for (const [name, day] of [['report date', draft.reportedOn], ['review date', draft.reviewDue]] as const) {
      if (day !== undefined && !isDay(day)) throw new BadInput(`the ${name} \`${day.slice(0, 40)}\` is not a date; write it as YYYY-MM-DD`, { fr: `\`${day.slice(0, 40)}\` n’est pas une date ; écrivez-la AAAA-MM-JJ` });
    }
    const label = await parts.labels.intern(draft.agencyId, draft.label);
    const mayKnow = stored || (draft.sourceName !== undefined && (await parts.reports.hasSource(draft.agencyId, draft.sourceName)));
    return new ReportWriter(parts, plan, draft, label, mayKnow, stored);
  }

  async add(statements: readonly StatementDraft[]): Promise<BatchOutcome> {
    return this.write(await this.prepare(statements));
  }

  /** Writes prepared rows, but for what the source has said before. One call at a time: each must see what the one before has written. */
  async write(prepared: readonly StatementRow[]): Promise<BatchOutcome> {
    const rows = await this.#fresh(prepared);
    if (rows.length === 0) return { statements: 0, entities: 0, receipt: undefined };
    const now = new Date(this.#parts.clock());
    const report: ReportRow | undefined = this.#stored
      ? undefined
      : { reportId: this.reportId, labelId: this.#label.labelId, receivedAt: now, draft: this.#draft };
    const announced: Json = { agency: this.#draft.agencyId, report: this.reportId, title: this.#draft.title, statements: rows.length, hash: rowsHash(rows),
      ...(this.#draft.derivedFrom !== undefined && { derivedFrom: [...this.#draft.derivedFrom] }),
      ...(this.#draft.inputs !== undefined && this.#draft.inputs.length > 0 && { inputs: inputsHash(this.#draft.inputs) }) };
    const { value, receipt } = await this.#parts.door.write(this.#plan, announced, (intent) =>
      this.#parts.reports.write(intent, { agencyId: this.#draft.agencyId, reportId: this.reportId, report, rows, knownFrom: now, isTold: (labelId) => this.#isTold(labelId) }));
    this.#stored = true;
    for (const row of rows) this.#said.add(keyOf(row));
    return { ...value, receipt };
  }

  /** The rows of a batch; may go on while another batch is being written. Throws `BadInput` for a property that does not exist. */
  async prepare(statements: readonly StatementDraft[]): Promise<readonly StatementRow[]> {
    const { agencyId, sourceName } = this.#draft;
    const rows: StatementRow[] = [];
    for (const one of statements) {
      const { type } = meaningOf(one.schema, one.prop);
      const label = await this.#labelOf(isMeans(one.schema) ? asMeans(one.label ?? this.#draft.label) : one.label);
      rows.push(statementRow({ agencyId, source: (this.#isTold(label.labelId) ? sourceName : undefined) ?? this.reportId }, one, type, label));
    }
    return rows;
  }

  /**
   * Whether the writer may be told what stands under a label: to leave out what was said before tells that it was said. Whoever may not
   * read under the label says it anew (G4; tests/attacks/access/import-as-oracle.test.ts). A published list holds nothing that is hidden:
   * nobody but the node's operator writes for another agency.
   */
  #isTold(labelId: number): boolean {
    const known = this.#told.get(labelId);
    if (known !== undefined) return known;
    const told = this.#draft.agencyId !== this.#plan.caller.member.agencyId || this.#parts.door.mayRead(this.#plan, labelId);
    this.#told.set(labelId, told);
    return told;
  }

  async #labelOf(spec: LabelSpec | undefined): Promise<Label> {
    if (spec === undefined) return this.#label;
    const known = this.#labelsBySpec.get(spec);
    if (known !== undefined) return known;
    const label = await this.#parts.labels.intern(this.#draft.agencyId, spec);
    this.#labelsBySpec.set(spec, label);
    return label;
  }

  /** Drops what stands twice in the batch, and what the source has said before. */
  async #fresh(rows: readonly StatementRow[]): Promise<StatementRow[]> {
    const unique = [...new Map(rows.map((row) => [keyOf(row), row])).values()];
    if (!(await this.#othersMayHaveSaid())) return unique.filter((row) => !this.#said.has(keyOf(row)));
    const known = await this.#parts.reports.existing(this.#draft.agencyId, unique.map((row) => row.contentHash));
    return unique.filter((row) => !known.has(Buffer.from(row.contentHash).toString('hex')));
  }

  /** False while this writer alone has spoken for the source, and remembers all that it said: then the database need not be asked. */
  async #othersMayHaveSaid(): Promise<boolean> {
    const { agencyId, sourceName } = this.#draft;
    this.#mayKnow ||= this.#said.size > saidRemembered || (sourceName !== undefined && (await this.#parts.reports.hasSource(agencyId, sourceName, this.reportId)));
    if (this.#mayKnow) this.#said.clear();
    return this.#mayKnow;
  }
}

function keyOf(row: StatementRow): string {
  return Buffer.from(row.contentHash).toString('latin1');
}

/** A real calendar day, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
