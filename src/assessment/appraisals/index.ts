// Judgements of groups, as they were made and by whom, and what they make together: unknown is never low, conflict is never settled unseen (G4, G5, G7).
export type { Appraisal, AppraisalDraft } from './appraisal.js';
export { type FileRow, readAppraisalBook, readAppraisals } from './appraisal-file.js';
export type { Judged, Quarantined } from './appraiser.js';
export type { Cell, CellState } from './cell.js';
export type { CycleDraft, CycleRow } from './cycle.js';
export type { CycleGroup } from './appraisal.store.js';
export { type Answer, answersOf, cycleIds, type Overview, type ShareName } from './cycle-read.js';
export type { DerivedScheme } from './derived-schemes.js';
export type { GroupAppraised, MatrixRow } from './group-appraised.js';
export { anySubject, indicators, subjectKinds, subjectWords, unknown } from './indicator.js';
export { type Assessment, openAssessment } from './open-assessment.store.js';
