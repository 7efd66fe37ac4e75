// What an author or an import hands over: a report and the statements that it makes. Nothing here is stored yet.
import type { LabelSpec } from '../access/index.js';

/** Scales are data (data/grades.json); source and information are graded apart and never made one number (domain.md section 3). */
export interface GradeDraft {
  readonly scale: string;
  readonly code: string;
}

/** One value of one property. `entityId` is local to the report's agency; a value of type entity is `agency~id`. */
export interface StatementDraft {
  readonly entityId: string;
  readonly schema: string;
  readonly prop: string;
  readonly value: string;
  readonly lang?: string;
  /** When it was true: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly validFrom?: string;
  readonly validTo?: string;
  /** A stricter marking than the report's; a statement without one carries the report's. */
  readonly label?: LabelSpec;
  /** Of the reports that its own report was written from, those that this statement draws on; all of them when absent or empty. */
  readonly derivedFrom?: readonly string[];
}

/** A person's part in the report (data/parts.json). A suspect needs the basis of suspicion. */
export interface PartDraft {
  readonly entityId: string;
  readonly part: string;
  readonly basis?: string;
}

export interface ReportDraft {
  readonly agencyId: string;
  /** Made up when absent. */
  readonly reportId?: string;
  /** The list or file that it comes from, for imports: the same source again brings only what is new. */
  readonly sourceName?: string;
  /** A reference number; never the identity of a source. */
  readonly sourceRef?: string;
  readonly title: string;
  readonly reportedOn: string;
  readonly sourceGrade?: GradeDraft;
  readonly informationGrade?: GradeDraft;
  readonly gradedBy?: string;
  readonly label: LabelSpec;
  readonly retentionBasis: string;
  readonly reviewDue?: string;
  /** Codes shown wherever the report is used: `stale_list`, `no_force_in_canada`, `fictional`. */
  readonly notices?: readonly string[];
  readonly parts: readonly PartDraft[];
  /** Reports that it was written from, as `agency~report`: it keeps the strictest of their markings (G5). */
  readonly derivedFrom?: readonly string[];
  /** Under which labels its author saw each of them; not the author's to say. */
  readonly inputs?: readonly { readonly source: string; readonly labelIds: readonly number[] }[];
}
