// An insider takes a milder purpose for the paper and a wider one for the work: switches midway, leaves the prompt unanswered, answers another.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PromptBook } from '../../../src/access/prompts/prompt-book.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { payloadAt } from '../../support/payloads.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
});
afterAll(() => at.close());

const consent = { prompt: 'screening.consent', version: 1, answer: 'applicant_consent' };
const file = { prompt: 'screening.file', version: 1, answer: 'SCR-2026-00417' };
const state = (seat: Seat, purpose: string, answers?: readonly object[], language = 'en') =>
  seat.ask('PUT', '/api/session/context', { purpose, caseRef: 'alder~oak', ...(answers && { answers }) }, { 'accept-language': language });
const lookUp = (seat: Seat, answers?: readonly object[]) =>
  seat.ask('GET', '/api/search?q=draile', undefined, answers === undefined ? {} : { 'x-custos-answers': encodeURIComponent(JSON.stringify(answers)) });
const entryOf = (ledger: { index: string }, agencyId = 'alder') => payloadAt<Record<string, unknown>>(at.house, agencyId, BigInt(ledger.index));

test('a purpose that asks something is not stated without an answer, nor with one of another prompt, version or form', async () => {
  const sia = await at.seat('sia/intelligence_analysis/alder~oak');
  for (const answers of [undefined, [], [file], [{ ...consent, version: 2 }], [{ ...consent, answer: 'because' }], [{ ...consent, prompt: 'officer_safety.x' }]]) {
    expect([answers, (await state(sia, 'screening', answers)).statusCode]).toEqual([answers, 400]);
  }
  // Nothing changed: the work stated before still stands.
  expect((await lookUp(sia)).statusCode).toBe(200);
  expect((await sia.get('/api/session')).json().purpose).toBe('intelligence_analysis');
});

test('the words shown, their version and language, and the answer stand in the record; each answer names them', async () => {
  const sia = await at.seat('sia/intelligence_analysis/alder~oak');
  const stated = await state(sia, 'screening', [consent], 'fr');
  expect(stated.statusCode).toBe(200);
  const note = await entryOf(stated.json().ledger);
  expect(note).toMatchObject({ action: 'setPurpose', purpose: 'screening', prompts: [{ prompt: 'screening.consent', version: 1, language: 'fr', words: expect.stringContaining('Sur quel fondement'), answer: 'applicant_consent' }] });
  const [{ id }] = note['prompts'] as [{ id: string }];
  const reply = await lookUp(sia, [file]);
  expect(await entryOf(reply.json().ledger)).toMatchObject({ kind: 'answer', purpose: 'screening', answered: [id], prompts: [{ prompt: 'screening.file', words: expect.stringContaining('Screening file'), answer: 'SCR-2026-00417' }] });
  // One's own record shows it whole; another agency's receipt has no word of it.
  const mine = (await sia.get('/api/ledger/record')).json().entries;
  expect(mine.flatMap((one: { prompts: { answer: string }[] }) => one.prompts.map(({ answer }) => answer))).toEqual(['SCR-2026-00417', 'applicant_consent']);
  const cedar = (await at.house.ledger.heads()).find((one) => one.agencyId === 'cedar');
  const receipt = await entryOf({ index: ((cedar?.size ?? 0n) - 1n).toString() }, 'cedar');
  expect([receipt['kind'], JSON.stringify(receipt)]).toEqual(['receipt', expect.not.stringMatching(/SCR-2026|screening\.|answered/)]);
});

describe('with every look-up', () => {
  test('the prompt is answered anew; without it, or in another form, nothing is looked up', async () => {
    const sia = await at.seat('sia/intelligence_analysis/alder~oak');
    await state(sia, 'screening', [consent]);
    expect((await lookUp(sia)).json().error).toBe('prompt_unanswered');
    expect((await lookUp(sia, [{ ...file, answer: 'none' }])).statusCode).toBe(400);
    expect((await lookUp(sia, [consent])).statusCode).toBe(400);
    expect((await lookUp(sia, [file])).statusCode).toBe(200);
    expect((await lookUp(sia)).json().error).toBe('prompt_unanswered');
    for (const url of ['/api/entities/alder~p-shown', '/api/entities/alder~p-shown/ftm', '/api/entities/alder~p-shown/neighbours', '/api/reports/alder~r-shown']) {
      expect([url, (await sia.get(url)).json().error]).toEqual([url, 'prompt_unanswered']);
    }
  });
  test('a header cannot answer what is asked when the purpose is stated', async () => {
    const sia = await at.seat('sia/intelligence_analysis/alder~oak');
    await state(sia, 'screening', [consent]);
    await at.database.db.deleteFrom('prompt_answer').execute();
    expect((await lookUp(sia, [consent, file])).json().error).toBe('prompt_unanswered');
  });
});

describe('switching', () => {
  test('mid-session to another purpose and back: the answer of before does not count, nor does that of another session or person', async () => {
    const sia = await at.seat('sia/intelligence_analysis/alder~oak');
    await state(sia, 'screening', [consent]);
    const other = await at.seat('sia/intelligence_analysis/alder~oak');
    const { db } = at.database;
    // A session row edited to another purpose, by whoever can: no answer goes with it.
    const session = await at.house.sessions.find(other.token);
    await db.updateTable('session').set({ purpose: 'screening' }).where('session_id', '=', session?.sessionId ?? '').execute();
    expect((await lookUp(other, [file])).json().error).toBe('prompt_unanswered');
    await state(sia, 'intelligence_analysis');
    expect((await state(sia, 'screening')).statusCode).toBe(400);
    expect((await lookUp(sia)).statusCode).toBe(200);
    expect(await entryOf((await lookUp(sia)).json().ledger)).toMatchObject({ purpose: 'intelligence_analysis' });
  });
  test('to a purpose that one does not hold: refused, whatever is answered', async () => {
    const ana = await at.seat('ana');
    expect((await state(ana, 'screening', [consent])).statusCode).toBe(403);
  });
});

test('a new version asks again from its day on, in its own words', () => {
  const old = { id: 'p', version: 1, purpose: 'screening', asked: 'stated', effectiveOn: '2025-01-01', endedOn: null, en: 'Why?', fr: 'Pourquoi ?', answer: { kind: 'text', least: 3 }, source: '' } as const;
  const book = new PromptBook([old, { ...old, version: 2, effectiveOn: '2026-06-01', en: 'Why now?' }]);
  const given = [{ answerId: 'a', prompt: 'p', version: 1 }];
  expect(['2024-12-31', '2026-05-31', '2026-06-01'].map((day) => book.isAnswered('screening', day, false, given, []))).toEqual([true, true, false]);
  expect(book.spoken('screening', 'stated', '2026-06-01', [{ prompt: 'p', version: 2, answer: 'for cause' }], 'en')).toMatchObject([{ version: 2, words: 'Why now?' }]);
});
