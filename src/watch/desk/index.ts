// The review desk: every lead with its reasons, the innocent explanations first, two people who judge it, and whoever was looked up (G11, G12).
export { BlindNames } from './blind-names.js';
export type { IncomingLead, Intake } from './incoming.js';
export { DeskIntake } from './intake.js';
export { LeadStore } from './lead.store.js';
