// Judgements of groups, as they were made and by whom, and what they make together: unknown is never low, conflict is never settled unseen (G4, G5, G7).
export type { Appraisal, AppraisalDraft } from './appraisal.js';
export { type FileRow, readAppraisals } from './appraisal-file.js';
export type { Cell, CellState } from './cell.js';
export type { CycleDraft, CycleRow } from './cycle.js';
export { cycleIds, type CycleGroup, type Overview, overviewOf } from './cycle-read.js';
export type { DerivedScheme } from './derived-schemes.js';
export type { GroupAppraised, MatrixRow } from './group-appraised.js';
export { anySubject, indicators, subjectKinds, subjectWords, unknown } from './indicator.js';
export { type Assessment, openAssessment } from './open-assessment.store.js';
