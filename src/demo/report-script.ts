// One report being written by its author. INVARIANT (world.test.ts): every person in it has a part, every end of a link is named in it,
// and no one in it is marked stricter than the report itself, because parts carry the report's label (G4).
import type { LabelSpec } from '../access/index.js';
import { codeOf } from './dice.js';
import type { PartDraft, ReportDraft, StatementDraft } from '../registry/index.js';
import { refOf, type Fact, type Subject } from './subject.js';
import type { ReportWithStatements } from './world-draft.js';

export type Part = 'suspect' | 'associate' | 'witness' | 'victim' | 'complainant';
type ReportHead = Omit<ReportDraft, 'parts' | 'notices' | 'reportId'> & { readonly reportId: string };

export class ReportScript {
  readonly head: ReportHead;
  readonly #seed: number;
  readonly #statements: StatementDraft[] = [];
  readonly #parts = new Map<string, PartDraft>();
  readonly #named = new Set<string>();
  #links = 0;

  constructor(head: ReportHead, seed: number) {
    this.head = head;
    this.#seed = seed;
  }

  /** Names the subject and tells `facts`; facts may be marked stricter than the report. */
  tell(subject: Subject, facts: readonly Fact[] = [], label?: LabelSpec): this {
    this.#name(subject);
    for (const fact of facts) this.#state(subject.entityId, subject.schema, fact, label);
    return this;
  }

  /** Puts a person into the report. A suspect needs the basis of suspicion (28 CFR 23; domain.md section 3). */
  person(subject: Subject, part: Part, basis?: string, facts: readonly Fact[] = []): this {
    this.tell(subject, facts);
    const before = this.#parts.get(subject.entityId);
    if (before === undefined) this.#parts.set(subject.entityId, { entityId: subject.entityId, part, ...(basis === undefined ? {} : { basis }) });
    return this;
  }

  /** A link between two subjects that this report has named; `facts` are the link's own. */
  link(schema: string, ends: Readonly<Record<string, Subject>>, facts: readonly Fact[] = []): this {
    const entityId = `${schema.toLowerCase()}-${codeOf(this.#seed, `${this.head.agencyId}/${this.head.reportId}/${this.#links}`)}`;
    this.#links += 1;
    for (const [prop, end] of Object.entries(ends)) {
      this.#name(end);
      this.#state(entityId, schema, { prop, value: refOf(end) });
    }
    for (const fact of facts) this.#state(entityId, schema, fact);
    return this;
  }

  done(): ReportWithStatements {
    return { report: { ...this.head, notices: ['fictional'], parts: [...this.#parts.values()] }, statements: this.#statements };
  }

  #name(subject: Subject): void {
    if (subject.agencyId !== this.head.agencyId || this.#named.has(subject.entityId)) return;
    this.#named.add(subject.entityId);
    this.#state(subject.entityId, subject.schema, subject.naming);
  }

  #state(entityId: string, schema: string, fact: Fact, label?: LabelSpec): void {
    this.#statements.push({ entityId, schema, ...fact, ...(label === undefined ? {} : { label }) });
  }
}
