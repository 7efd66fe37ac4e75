// The address of the list is its filter; what does not fit is left out.
import type { LeadFilterQuery } from '../../../src/http/contract.js';

export const leadStates = ['open', 'new', 'triage', 'review', 'split', 'third', 'closed'] as const;
const kinds = ['lead', 'audit'] as const;

export function readReviewAddress(raw: Record<string, unknown>): LeadFilterQuery {
  const state = leadStates.find((one) => one === raw['state']);
  const kind = kinds.find((one) => one === raw['kind']);
  const { detector, page } = raw;
  return {
    ...(state !== undefined && { state }), ...(kind !== undefined && { kind }), ...(typeof detector === 'string' && detector !== '' && { detector: detector.slice(0, 60) }),
    ...(raw['serious'] === true && { serious: true }), ...(raw['overdue'] === true && { overdue: true }), ...(raw['mine'] === true && { mine: true }),
    ...(typeof page === 'number' && Number.isInteger(page) && page > 1 && page <= 100_000 && { page }),
  };
}
