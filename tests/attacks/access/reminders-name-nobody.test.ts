// Attackers: whoever a lead concerns, who would learn from a reminder that there is one; a reviewer who lets it lie and says that nobody told them.
// Promises: G4, G12. Routes: /api/reviews/due, /api/notices.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { actOn } from '../../support/review-desk.js';
import { aLead } from '../../support/review-lead.js';

const hourMs = 3_600_000;
let at: TestHouse;
let exa: Seat;
let fromMs = 0;
beforeAll(async () => {
  at = await openHouse();
  exa = await at.seat('exa');
  fromMs = Date.now();
  await at.house.intake.take('alder', [aLead('lead-drugs', 'ana', { isSerious: true, subject: 'Edda Draile' }), aLead('lead-pia', 'pia')]);
}, 120_000);
afterAll(() => at.close());

/** Who was told what in one turn, `hours` from the beginning. */
async function toldAfter(hours: number): Promise<string[]> {
  const { db } = at.database;
  const before = new Set((await db.selectFrom('notice').select('notice_id').execute()).map((row) => row.notice_id));
  await at.house.reviews.reminders.sweep(fromMs + hours * hourMs);
  const rows = (await db.selectFrom('notice').selectAll().execute()).filter((row) => !before.has(row.notice_id));
  expect(JSON.stringify(rows.map((row) => [row.facts, row.link, row.subject]))).not.toMatch(/ana|pia|Draile|lead-/);
  return rows.map((row) => `${row.member_id ?? ''} ${row.kind}`).toSorted();
}

async function dueOf(who: string, hours: number): Promise<string[]> {
  const sealed = await at.house.reviews.reminders.due(await at.plan(who, 'viewReviews'), fromMs + hours * hourMs);
  return sealed.open(await at.house.door.release(sealed)).map((one) => `${one.kind} ${one.threadId.startsWith('lead') ? one.threadId : one.thread} ${one.owners.join(' ')}${one.isForDesk ? 'desk' : ''}`);
}

test('what nobody has in hand is told to those who may take it, each step once; whoever it concerns and their chain hear nothing', async () => {
  expect(await toldAfter(3)).toEqual([]);
  // Of the lead on ana, who is of eda's unit: not eda.
  expect(await toldAfter(5)).toEqual(['exa review_overdue_desk', 'ira review_overdue_desk']);
  expect(await toldAfter(6)).toEqual([]);
  expect([await dueOf('exa', 25), await dueOf('eda', 25)]).toEqual([['triage lead-drugs desk', 'exposed exposed desk'], []]);
});

test('an owner is told at the deadline, the others a day later; whoever was asked is told of their own answer alone', async () => {
  expect(await actOn(exa, 'lead-pia', { act: 'take' })).toBe(200);
  expect(await toldAfter(5 * 24 + 1)).toEqual(['exa review_overdue', 'exa review_overdue_desk', 'ira review_overdue_desk']);
  expect(await toldAfter(6 * 24 + 1)).toEqual(['eda review_overdue_desk', 'ira review_overdue_desk']);
  expect(await dueOf('eda', 6 * 24 + 1)).toEqual(['triage lead-pia exadesk']);
  expect(await actOn(exa, 'lead-pia', { act: 'triage', reviewers: ['exa', 'ira'], serious: false, why: 'said for this test in so many words' })).toBe(200);
  expect(await actOn(exa, 'lead-pia', { act: 'ask', question: 'What led you to this person?' })).toBe(200);
  expect(await toldAfter(8 * 24)).toEqual(['exa review_overdue_desk', 'pia review_question_overdue']);
  expect(await toldAfter(30 * 24)).toEqual(['eda review_overdue_desk', 'exa review_overdue', 'ira review_overdue']);
  expect(JSON.stringify((await exa.get('/api/reviews/due')).json())).not.toMatch(/ana|Draile|"pia"/);
});
