// What the shelf says of a report: whose it is, of which day and evidence, and which published revisions it holds (G8).
import type { Language } from '../../figures/index.js';

/** A report on the shelf, without its bytes. */
export interface MadeReport {
  readonly agencyId: string;
  readonly reportId: string;
  readonly asOf: string;
  readonly language: Language;
  readonly evidenceHash: string;
  /** `member@agency` */
  readonly by: string;
  readonly atMs: number;
  readonly figures: number;
  /** Revisions of stored figures in it. */
  readonly holds: readonly { readonly id: string; readonly revision: number }[];
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly bytes: number }[];
}
