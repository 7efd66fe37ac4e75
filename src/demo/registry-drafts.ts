// The one place where the demo world meets the registry's shapes.
export type { GradeDraft, PartDraft, ReportDraft, StatementDraft } from '../registry/draft.js';
