// Attackers: one bought person with two accounts, who would be both opinions; a reviewer who waits to read the other's opinion; one who would take theirs
// back. Promise: G12. Routes: /api/reviews/leads/:lead/acts and /api/reviews/disclosures.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { actOn, decide, triaged } from '../../support/review-desk.js';
import { aLead } from '../../support/review-lead.js';

let at: TestHouse;
let [exa, ira, eda]: Seat[] = [];
const seats = (): [Seat, Seat, Seat] => { if (exa === undefined || ira === undefined || eda === undefined) throw new Error('nobody is seated'); return [exa, ira, eda]; };
beforeAll(async () => {
  at = await openHouse();
  [exa, ira, eda] = [await at.seat('exa'), await at.seat('ira'), await at.seat('eda')];
  // Of pia nobody knows whose orders she takes: that hides nothing, and all three may judge.
  await at.house.intake.take('alder', ['lead-1', 'lead-2'].map((id) => aLead(id, 'pia')));
}, 120_000);
afterAll(() => at.close());

const read = async (who: Seat, id: string) => (await who.get(`/api/reviews/leads/${id}`)).json<{ lead: { state: string; outcome: string | null }; acts: { kind: string; by: string | null; decision: string | null }[]; bench: { id: string }[] }>();

test('two who disagree are one too few: neither reads the other, a third decides, and nothing is taken back', async () => {
  const [first, second, third] = seats();
  await triaged(first, 'lead-1', ['exa', 'ira']);
  expect((await read(first, 'lead-1')).bench.map((one) => one.id)).toEqual(['eda', 'exa', 'ira']);
  expect([await actOn(first, 'lead-1', decide('refer')), await actOn(first, 'lead-1', decide('clear')), await actOn(third, 'lead-1', decide('clear'))]).toEqual([200, 403, 403]);
  expect((await read(second, 'lead-1')).acts.filter((one) => one.kind === 'decided')).toMatchObject([{ by: 'exa', decision: null }]);
  expect(await actOn(second, 'lead-1', decide('clear'))).toBe(200);
  expect((await read(second, 'lead-1')).lead).toMatchObject({ state: 'split', outcome: null });
  const name = (reviewer: string) => ({ act: 'name', reviewer, why: 'the two do not agree' });
  expect([await actOn(second, 'lead-1', name('exa')), await actOn(second, 'lead-1', name('ana')), await actOn(second, 'lead-1', name('eda'))]).toEqual([403, 403, 200]);
  expect((await read(third, 'lead-1')).acts.filter((one) => one.kind === 'decided')).toMatchObject([{ decision: null }, { decision: null }]);
  expect(await actOn(third, 'lead-1', decide('coach'))).toBe(200);
  const ended = await read(first, 'lead-1');
  // Of refer, clear and coach the middle one.
  expect([ended.lead.state, ended.lead.outcome, ended.acts.filter((one) => one.kind === 'decided').map((one) => one.decision)]).toEqual(['closed', 'coach', ['refer', 'clear', 'coach']]);
  // Sustained: each open case that she was on is a line for somebody to decide.
  const { lines } = (await first.get('/api/reviews/disclosures')).json<{ lines: { caseRef: string; state: string }[] }>();
  expect(new Map(lines.map((one) => [one.caseRef, one.state]))).toEqual(new Map([['alder~oak', 'open'], ['alder~pine', 'open']]));
});

test('one person under two accounts is one opinion', async () => {
  const [first] = seats();
  await at.database.db.updateTable('member').set({ person_ref: 'hr-7' }).where('agency_id', '=', 'alder').where('member_id', 'in', ['exa', 'eda']).execute();
  expect(await actOn(first, 'lead-2', { act: 'take' })).toBe(200);
  const triage = (reviewers: readonly string[]) => ({ act: 'triage', reviewers, serious: false, why: 'two who are one person' });
  expect([await actOn(first, 'lead-2', triage(['exa', 'eda'])), await actOn(first, 'lead-2', triage(['exa', 'exa'])), await actOn(first, 'lead-2', triage(['exa', 'ira']))]).toEqual([403, 403, 200]);
  const [, second, third] = seats();
  expect([await actOn(first, 'lead-2', decide('clear')), await actOn(second, 'lead-2', decide('refer'))]).toEqual([200, 200]);
  expect([await actOn(second, 'lead-2', { act: 'name', reviewer: 'eda', why: 'the other account' }), await actOn(third, 'lead-2', decide('clear'))]).toEqual([403, 403]);
});
