// The demo world: a fictional country of six police agencies and three of other sectors, with a partner abroad, generated from a seed, in which every promise has something to hold.
export { type DemoCycle, demoCycles } from './appraisals.js';
export { demoGuide, demoPassword, type DemoVisit } from './guide.js';
export { sprintDraft, sprintRows } from './sprint.js';
export { demoWorld } from './world.js';
export type { DemoAssurance, DemoJudgement, DemoRestriction, DemoSealedSource, DemoWorld, ReportWithStatements } from './world-draft.js';
