// Emergency access: opened with a reason, seen by somebody else at once, reviewed afterwards (G11).
export { BreakGlass, type GlassOutcome, type ReviewedGlass } from './break-glass.js';
export { BreakGlassStore, type GlassHistory, type OpinionRow } from './break-glass.store.js';
