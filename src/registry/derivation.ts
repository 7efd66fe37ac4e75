// A report that was written from others keeps the strictest of their markings, in its heading and in every statement (G5).
import { inheritLabel, type Label, type LabelSpec, type LabelStore, type Plan } from '../access/index.js';
import { BadInput, parseEntityRef } from '../kernel/index.js';
import type { ReportDraft } from './draft.js';
import type { EntityStore } from './entity.store.js';

export interface DerivationParts {
  readonly entities: EntityStore;
  readonly labels: LabelStore;
}

/**
 * How a report of that draft turns a declared label into the one it gets. Throws `BadInput` when it names a report of which its author sees
 * nothing: absent, forbidden and foreign read the same (G4).
 */
export async function inheritance(parts: DerivationParts, plan: Plan, draft: ReportDraft): Promise<(declared: LabelSpec) => LabelSpec> {
  const sources = draft.derivedFrom ?? [];
  if (sources.length === 0) return (declared) => declared;
  const { sector } = plan.caller.member;
  const inputs = (await Promise.all(sources.map((source) => labelsOf(parts, plan, source)))).flat();
  return (declared) => inheritLabel({ agencyId: draft.agencyId, sector }, declared, [...new Set(inputs)]);
}

/** The labels of what the author sees of a report: its visible statements, and its heading when that is visible too. */
async function labelsOf({ entities, labels }: DerivationParts, plan: Plan, source: string): Promise<Label[]> {
  const { agencyId, entityId: reportId } = parseEntityRef(source);
  const statements = await entities.statementsOfReport(plan, agencyId, reportId);
  if (statements.length === 0) throw new BadInput('there is nothing to draw on under one of the reports named; name reports that you can open');
  const headings = await entities.reports(plan, [{ agencyId, reportId }]);
  const ids = new Set([...statements, ...headings].map((one) => one.labelId));
  return [...ids].map((labelId) => labels.label(labelId)).filter((one) => one !== undefined);
}
