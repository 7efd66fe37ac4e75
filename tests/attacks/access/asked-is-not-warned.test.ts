// Attacker: somebody under review who would learn of it by a question about another look, one who reads a colleague's question, or answers twice. Promises: G4, G12.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WhyPrompt } from '../../../src/watch/desk/incoming.js';
import { openHouse, type TestHouse } from '../../support/house.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
});
afterAll(() => at.close());

const dayMs = 86_400_000;
const now = Date.now();
const prompt = (id: string, who: string, more: Partial<WhyPrompt> = {}): WhyPrompt => ({
  promptId: id, namesOf: [`alder~${who}`], lookedAtMs: now - dayMs, askAtMs: null, eventId: 'alder#12', question: { en: 'On 2 March you looked up a person. What was it for?', fr: 'Le 2 mars, vous avez consulté une personne. Dans quel but ?' }, ...more,
});
const ask = (...prompts: readonly WhyPrompt[]): Promise<void> => at.house.reviews.asking.ask('alder', prompts, now);
const questions = async (who: string): Promise<readonly { readonly id: string; readonly question: string; readonly answered: boolean }[]> => (await (await at.seat(who)).get('/api/reviews/mine')).json().questions;

test('a question comes at the next shift to whoever looked, once, in their language, and to nobody else', async () => {
  await ask(prompt('p1', 'ana', { askAtMs: now + 1 }));
  expect(await questions('ana')).toEqual([]);
  await ask(prompt('p1', 'ana'), prompt('p2', 'ana'), prompt('p3', 'nobody'), prompt('p4', 'pia', { lookedAtMs: now - 15 * dayMs }));
  await ask(prompt('p1', 'ana'));
  expect((await questions('ana')).map((one) => [one.id, one.question])).toEqual([['p1', 'On 2 March you looked up a person. What was it for? (alder#12)']]);
  for (const who of ['pia', 'exa', 'ivo']) expect([who, await questions(who)]).toEqual([who, []]);
  const ana = await at.seat('ana');
  expect((await ana.ask('GET', '/api/reviews/mine', undefined, { 'accept-language': 'fr' })).body).toContain('Dans quel but');
  const pia = await at.seat('pia');
  const [foreign, absent] = await Promise.all(['p1', 'p9'].map(async (one) => pia.ask('POST', `/api/reviews/questions/${one}`, { answer: 'it was mine' })));
  expect([foreign?.statusCode, absent?.statusCode]).toEqual([404, 404]);
  expect([(await ana.ask('POST', '/api/reviews/questions/p1', { answer: 'a call from the duty desk' })).statusCode, (await questions('ana'))[0]?.answered]).toEqual([200, true]);
  expect((await ana.ask('POST', '/api/reviews/questions/p1', { answer: 'another story' })).statusCode).toBe(403);
});

test('whoever a lead under review is about is asked nothing, whoever found it and about whatever', async () => {
  const told = { alert_id: 'lead-ivo', kind: 'lead', rank: 1, score: 5, actor_id: 'alder~ivo', detectors: ['ex-partner'], subject_type: 'person', subject_id: 'EX', first_access_at: null, last_access_at: null, event_ids: [], week: '2026-W10', reasons: ['.'], explanations_considered: ['.'] } as const;
  await at.house.intake.take('alder', [{ leadId: 'lead-ivo', source: 'scan', foundAtMs: now, concern: { actors: ['alder~ivo'], persons: ['EX'] }, namesOf: { 'alder~ivo': ['alder~ivo'] }, isSerious: false, told: { en: told, fr: told } }]);
  await ask(prompt('p5', 'ivo'));
  expect(await questions('ivo')).toEqual([]);
  expect((await (await at.seat('ivo')).get('/api/notices')).body).not.toContain('review_question');
});
