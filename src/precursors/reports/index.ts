// Reports that the law asks dealers for, as police hold them: one transaction, theft or loss at a time, with their clocks, absent for whom they concern.
export { type PrecursorReport, substanceLabel } from './report.js';
export { ReportBook } from './report-book.store.js';
export { PrecursorReports, type ReportView } from './reports.js';
