// The annual report: from released figures to PDF, page and workbook, the same bytes from the same evidence (G7, G8; docs/decisions/0063).
export { type Evidence, evidenceAt, evidenceHash, readEvidence } from './evidence.js';
export type { MadeFile, Progress } from './make.js';
export { AnnualReports, type ReportWork } from './office.js';
export { type MadeReport, ReportShelf } from './report-shelf.store.js';
export { madeInThread } from './thread.js';
