// Attackers: a criminal investigator who would use what an employer compelled somebody to say; an examiner who does not review the lead; whoever is asked,
// who would learn who suspects them. Promises: G4, G12. Routes: /api/reviews/mine, /api/reviews/questions/:question, /api/reviews/leads/:lead.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { payloadAt } from '../../support/payloads.js';
import { actOn, decide, open, triaged } from '../../support/review-desk.js';
import { aLead } from '../../support/review-lead.js';
import { kept } from '../../support/same.js';

const [question, said] = ['What led you to that address at night?', 'My sister lives there and had called me'];
let at: TestHouse;
let [exa, ira, eda, pia]: Seat[] = [];
const seats = (): [Seat, Seat, Seat, Seat] => { if (exa === undefined || ira === undefined || eda === undefined || pia === undefined) throw new Error('nobody is seated'); return [exa, ira, eda, pia]; };
beforeAll(async () => {
  at = await openHouse();
  [exa, ira, eda, pia] = [await at.seat('exa'), await at.seat('ira'), await at.seat('eda'), await at.seat('pia')];
  await at.house.intake.take('alder', [aLead('lead-1', 'pia', { isSerious: true })]);
  await triaged(exa, 'lead-1', ['exa', 'ira']);
}, 120_000);
afterAll(() => at.close());

const read = async (who: Seat): Promise<string> => (await who.get('/api/reviews/leads/lead-1')).body;

test('a question is answered by whoever is asked and read by those who review, by nobody else and for nothing else', async () => {
  const [asker, other, outsider, subject] = seats();
  expect(await actOn(asker, 'lead-1', { act: 'ask', question })).toBe(200);
  expect(await read(other)).not.toContain(question);
  expect(await actOn(asker, 'lead-1', decide('clear'))).toBe(403);
  const { ledger: _entry, ...mine } = (await subject.get('/api/reviews/mine')).json<{ ledger: object; questions: { id: string; question: string }[] }>();
  const { questions } = mine;
  expect(questions.map((one) => one.question)).toEqual([question]);
  expect(JSON.stringify(mine)).not.toMatch(/exa|lead|ex-partner/);
  const id = questions[0]?.id ?? '';
  const strange = await outsider.ask('POST', `/api/reviews/questions/${id}`, { answer: said });
  expect([strange.statusCode, kept(strange)]).toEqual([404, kept(await outsider.ask('POST', '/api/reviews/questions/question-none', { answer: said }))]);
  const answered = await subject.ask('POST', `/api/reviews/questions/${id}`, { answer: said });
  expect([answered.statusCode, (await subject.ask('POST', `/api/reviews/questions/${id}`, { answer: 'another' })).statusCode]).toEqual([200, 403]);
  for (const who of [asker, other]) expect(await read(who)).toContain(said);
  await actOn(outsider, 'lead-1', open);
  expect([(await outsider.get('/api/reviews/leads/lead-1')).statusCode, (await read(outsider)).includes(said)]).toEqual([200, false]);
  // Under audit the same reviewer reads the lead, and not what was compelled.
  await at.database.db.updateTable('member').set({ purposes: ['integrity_review', 'audit'] }).where('member_id', '=', 'ira').execute();
  const auditing = await at.seat('ira/audit/alder~oak');
  expect([(await auditing.get('/api/reviews/leads/lead-1')).statusCode, (await read(auditing)).includes(said)]).toEqual([200, false]);
  // A criminal investigator reads none of it; nor does it stand in the record that examiners read.
  expect((await (await at.seat('ivo')).get('/api/reviews/leads/lead-1')).statusCode).toBe(403);
  const index = BigInt(answered.json<{ ledger: { index: string } }>().ledger.index);
  for (const back of [0n, 1n]) expect(JSON.stringify(await payloadAt(at.house, 'alder', index - back))).not.toContain('sister');
});

test('the policies keep compelled answers from a criminal investigation, whatever role asks', async () => {
  const member = await at.house.people.memberById('alder', 'exa', at.house.door.today());
  if (member === undefined) throw new Error('nobody is called exa');
  const may = (purpose: string, role: string) => at.house.door.allows({ member: { ...member, role, purposes: [purpose] }, purpose, caseRef: 'alder~oak' }, 'readCompelledAnswer');
  expect([may('integrity_review', 'integrity_examiner'), may('criminal_investigation', 'integrity_examiner'), may('integrity_review', 'investigator'), may('criminal_investigation', 'investigator'), may('audit', 'integrity_examiner')]).toEqual([true, false, false, false, false]);
});

test('who was cleared learns it, and not before whoever may be in danger was seen to', async () => {
  const [asker, other, , subject] = seats();
  expect([await actOn(asker, 'lead-1', decide('clear')), await actOn(other, 'lead-1', decide('clear'))]).toEqual([200, 200]);
  const clearances = async () => (await subject.get('/api/reviews/mine')).json<{ clearances: object[] }>().clearances;
  expect(await clearances()).toEqual([]);
  const id = (await asker.get('/api/reviews/exposed')).json<{ tasks: { id: string; state: string }[] }>().tasks.map((one) => { expect(one.state).toBe('open'); return one.id; })[0] ?? '';
  const step = async (order: object) => (await asker.ask('POST', `/api/reviews/exposed/${id}/acts`, order)).statusCode;
  expect([await step({ act: 'stop', why: 'no' }), await step({ act: 'stop', why: 'the two lived together on good terms' })]).toEqual([400, 200]);
  expect(await clearances()).toHaveLength(1);
});
