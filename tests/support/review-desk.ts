// Steps on the review desk, as reviewers take them.
import { expect } from 'vitest';
import type { Seat } from './house.js';

const why = 'said for this test in so many words';

export async function actOn(who: Seat, leadId: string, order: Readonly<Record<string, unknown>>): Promise<number> {
  return (await who.ask('POST', `/api/reviews/leads/${leadId}/acts`, order)).statusCode;
}

/** Taken for triage by `who`, who names the two. */
export async function triaged(who: Seat, leadId: string, reviewers: readonly [string, string]): Promise<void> {
  expect([await actOn(who, leadId, { act: 'take' }), await actOn(who, leadId, { act: 'triage', reviewers, serious: false, why })]).toEqual([200, 200]);
}

export const decide = (decision: string) => ({ act: 'decide', decision, explanation: 'no dispatch led there', why });
export const open = { act: 'open', why };
