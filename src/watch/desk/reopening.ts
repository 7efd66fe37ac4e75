// New evidence for a lead that is closed: something that came since, on the same person; a reason alone reopens nothing, or whoever lost would ask again (G12).
import type { Plan } from '../../access/index.js';
import type { Act } from './act.js';
import type { Desk } from './desk.js';
import type { WholeLead } from './lead-reader.store.js';
import type { Barred, Evidence } from './lead-step.js';

/** Undefined: it stands. One that the reader may not see, and one that is nowhere, are barred in the same words. */
export async function barEvidence(desk: Desk, plan: Plan, { evidence, ref }: { readonly evidence: Evidence; readonly ref: string }, acts: readonly Act[], lead: WholeLead): Promise<Barred | undefined> {
  if (evidence === 'ruling') return undefined;
  const closedAtMs = acts.findLast((one) => one.kind === 'decided')?.atMs ?? Infinity;
  const other = ref === lead.leadId ? undefined : await desk.lead(plan, ref);
  if (other === undefined || other.takenAtMs <= closedAtMs || !isOf(evidence, other)) return noEvidence;
  const { agencyId } = plan.caller.member;
  const [mine, theirs] = await Promise.all([desk.parts.reader.partsOf(agencyId, lead.leadId), desk.parts.reader.partsOf(agencyId, ref)]);
  const actors = new Set(mine.filter((one) => one.part === 'actor').map((one) => one.tag));
  return theirs.some((one) => one.part === 'actor' && actors.has(one.tag)) ? undefined : noEvidence;
}

function isOf(evidence: Evidence, { source, detectors }: WholeLead): boolean {
  if (evidence === 'complaint') return source === 'complaint';
  return evidence === 'canary' ? source === 'canary' || detectors.includes('canary') : true;
}

const noEvidence: Barred = {
  rule: 'reviews/no-evidence', en: 'name a lead on the same person that came after this one was closed, of that kind, or a ruling', fr: 'nommez une piste de ce genre sur la même personne, venue après la clôture, ou une décision rendue',
};
