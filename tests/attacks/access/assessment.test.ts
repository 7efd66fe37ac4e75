// Attackers: a reader who would learn from counts, conflicts or refusals what others judge; a bureau that would settle a conflict unseen, pass unrated off as low or write over what it said;
// a centre that would release what a bureau keeps. Promises: G1, G3, G4, G5, G7. Routes: /api/assessment.
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../support/house.js';
import { kept } from '../../support/same.js';
import { type Person, personAt } from '../../support/two-people.js';
import { shownLabel } from '../../support/world.js';

let at: TestHouse;
let ana: Person;
let bea: Person;
let cyd: Person;
const cycle = 'alder~2026';
const own = { level: 'PROTECTED_B', releasableTo: [] };

beforeAll(async () => {
  at = await openHouse();
  [ana, bea, cyd] = [await personAt(at, 'ana'), await personAt(at, 'bea'), await personAt(at, 'cyd')];
  await at.house.authoring.report(await at.plan('ana', 'createReport'), {
    agencyId: 'alder', reportId: 'r-groups', title: 'Groups', reportedOn: '2026-02-01', label: shownLabel, retentionBasis: 'five years', sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, parts: [],
  }, ['g-one', 'g-two', 'g-three', 'g-four'].map((entityId) => ({ entityId, schema: 'CriminalGroup', prop: 'name', value: `Fictional ${entityId}` })));
  const opened = await ana.ask('POST', '/api/assessment/cycles', { id: '2026', nameEn: 'Cycle of 2026', nameFr: 'Cycle de 2026', from: '2026-01-01', until: '2026-12-31', bureaus: [{ province: 'BC', agency: 'birch' }, { province: 'ON', agency: 'cedar' }] });
  expect([opened.statusCode, opened.json()]).toEqual([200, expect.objectContaining({ id: cycle })]);
});
afterAll(() => at.close());

interface Said { readonly indicator: string; readonly value: string; readonly [more: string]: unknown }
const judgement = (group: string, { indicator, value, ...more }: Said) => ({ group, indicator, value, judgedOn: '2026-03-01', source: 'a debrief of some length', ...(value !== 'unknown' && { confidence: 'moderate' }), ...more });
const judge = (who: Person, group: string, ...said: Said[]) => who.ask('POST', '/api/assessment/appraisals', { cycle, judgements: said.map((one) => judgement(group, one)) });
const judged = async (who: Person, group: string, ...said: Said[]) => {
  const reply = await judge(who, group, ...said);
  expect([reply.statusCode, reply.json<{ message?: string }>().message]).toEqual([200, undefined]);
};
const page = (group: string) => `/api/assessment/groups/${encodeURIComponent(group)}`;
interface Row { readonly indicator: string; readonly subject: string; readonly cell: { readonly state: string; readonly value: string | null; readonly reconciled: boolean; readonly given: readonly string[] }; readonly voices: readonly { readonly agency: string; readonly value: string; readonly evidence: readonly string[] }[] }
const rows = async (who: Person, group: string) => (await who.get(page(group))).json<{ rows: Row[] }>().rows;
const row = async (who: Person, group: string, indicator: string, subject = '') => (await rows(who, group)).find((one) => one.indicator === indicator && one.subject === subject);
const overview = async (who: Person) => who.get(`/api/assessment/cycles/${encodeURIComponent(cycle)}`);

test('whoever does not work on cases reads nothing, and a cycle is opened by who proves again that it is they', async () => {
  expect((await (await at.seat('eli')).get('/api/assessment/cycles')).statusCode).toBe(403);
  expect((await (await at.seat('eli')).get(page('alder~g-one'))).statusCode).toBe(403);
  const tired = await at.seat('ora');
  expect((await tired.ask('POST', '/api/assessment/cycles/2026/close', { why: 'a reason of some length' })).json()).toMatchObject({ error: 'step_up_needed' });
  // Ivo investigates: he reads, and judges nothing.
  expect((await (await at.seat('ivo')).ask('POST', '/api/assessment/appraisals', { cycle, judgements: [judgement('alder~g-one', { indicator: 'existence', value: 'believed' })] })).statusCode).toBe(403);
});

test('no second cycle runs beside an open one, nor over days of another, and nobody closes another centre’s', async () => {
  const open = (who: Person, id: string, from: string, until: string) => who.ask('POST', '/api/assessment/cycles', { id, nameEn: 'x', nameFr: 'x', from, until, bureaus: [{ province: 'BC', agency: 'birch' }] });
  expect((await open(bea, '2027', '2027-01-01', '2027-12-31')).json()).toMatchObject({ message: expect.stringMatching(/is open: a group is assessed in one cycle at a time/) });
  expect((await open(ana, '2026', '2027-01-01', '2027-12-31')).json()).toMatchObject({ message: 'there is a cycle `2026` already' });
  const [theirs, nowhere] = [await bea.ask('POST', '/api/assessment/cycles/alder~2026/close', { why: 'a reason of some length' }), await bea.ask('POST', '/api/assessment/cycles/alder~1999/close', { why: 'a reason of some length' })];
  expect([theirs.statusCode, kept(theirs)]).toEqual([404, kept(nowhere)]);
});

test('bureaus that differ are a conflict until the centre decides, and stay visible when it has', async () => {
  await judged(bea, 'alder~g-one', { indicator: 'sleipnir.violence', value: 'high' });
  await judged(cyd, 'alder~g-one', { indicator: 'sleipnir.violence', value: 'low' });
  expect((await row(ana, 'alder~g-one', 'sleipnir.violence'))?.cell).toMatchObject({ state: 'conflict', value: null, given: ['High', 'Low'] });
  // A conflict is not scored: the scheme takes it as unknown.
  expect((await ana.get(page('alder~g-one'))).json()).toMatchObject({ schemes: [{ scheme: 'sleipnir-1', point: 380, floor: 0, ceiling: 760, conflicts: 1 }, { scheme: 'harm-likelihood-1', point: null }] });
  await judged(ana, 'alder~g-one', { indicator: 'sleipnir.violence', value: 'high' });
  expect(await row(ana, 'alder~g-one', 'sleipnir.violence')).toMatchObject({ cell: { state: 'known', value: 'high', reconciled: true }, voices: expect.arrayContaining([expect.objectContaining({ agency: 'cedar', value: 'low' })]) });
  expect((await row(ana, 'alder~g-one', 'sleipnir.expertise'))?.cell).toMatchObject({ state: 'unjudged', value: null });
});

test('nothing is written over: a revision says what changed and stands beside what it revises', async () => {
  const again = { indicator: 'sleipnir.violence', value: 'medium' };
  expect((await judge(bea, 'alder~g-one', again)).json()).toMatchObject({ message: expect.stringMatching(/say in `why` what changed/) });
  await judged(bea, 'alder~g-one', { ...again, why: 'two years without an incident' });
  const history = (await bea.get(`${page('alder~g-one')}/history?cycle=2026&indicator=sleipnir.violence`)).json<{ history: { agency: string; value: string; isRevision: boolean }[] }>().history;
  expect(history.filter(({ agency }) => agency === 'birch')).toMatchObject([{ value: 'medium', isRevision: true }, { value: 'high', isRevision: false }]);
});

test('unrated is not low: a level needs something that is known', async () => {
  expect((await judge(bea, 'alder~g-two', { indicator: 'level', value: 'low' })).json()).toMatchObject({ message: expect.stringMatching(/unrated is not low; write `unrated`/) });
  expect((await judge(bea, 'alder~g-two', { indicator: 'level', value: 'high' }, { indicator: 'sleipnir.scope', value: 'unknown' })).json()).toMatchObject({ message: expect.stringMatching(/nothing is known of the group/) });
  await judged(bea, 'alder~g-two', { indicator: 'level', value: 'unrated' }, { indicator: 'existence', value: 'believed' });
  await judged(cyd, 'alder~g-three', { indicator: 'level', value: 'low' }, { indicator: 'existence', value: 'believed' }, { indicator: 'sleipnir.scope', value: 'low' });
});

test('a hidden group, one of another kind and one that is nowhere are one answer, whatever is asked or written', async () => {
  for (const ask of [
    (ref: string) => bea.get(page(ref)), (ref: string) => bea.get(`${page(ref)}/history?cycle=2026&indicator=level`), (ref: string) => judge(bea, ref, { indicator: 'existence', value: 'believed' }),
    (ref: string) => judge(bea, 'alder~g-one', { indicator: 'relation', subject: ref, value: 'feud' }), (ref: string) => bea.get(`${page('alder~g-one')}/history?cycle=2026&indicator=relation&subject=${encodeURIComponent(ref)}`),
    (ref: string) => bea.ask('POST', '/api/assessment/imports', { cycle, csv: `group,indicator,value,judged_on,source,confidence\n${ref},existence,believed,2026-03-01,a source,high\n` }),
  ]) {
    const [hidden, person, nowhere] = [await ask('alder~g-own'), await ask('alder~p-own'), await ask('alder~g-non')];
    expect([hidden.statusCode, kept(hidden)]).toEqual([nowhere.statusCode, kept(nowhere)]);
    expect(kept(person)).toEqual(kept(nowhere));
    expect(hidden.body).not.toContain('Quorvane');
  }
});

test('a judgement that one may not see is as if absent: no conflict, no count, no history, and what one may see still stands', async () => {
  const [pageBefore, countsBefore] = [kept(await bea.get(page('alder~g-two'))), kept(await overview(bea))];
  await judged(cyd, 'alder~g-two', { indicator: 'sleipnir.violence', value: 'high', label: own }, { indicator: 'level', value: 'high', label: own }, { indicator: 'entrenched', value: 'yes', criterion: 'ten years in one place', label: own });
  expect([kept(await bea.get(page('alder~g-two'))), kept(await overview(bea))]).toEqual([pageBefore, countsBefore]);
  expect((await row(cyd, 'alder~g-two', 'level'))?.cell.state).toBe('conflict');
  // A revision under a stricter label takes nothing from the reader of the former.
  await judged(cyd, 'alder~g-three', { indicator: 'level', value: 'high', why: 'an informer says more', label: own });
  expect([(await row(bea, 'alder~g-three', 'level'))?.cell.value, (await row(cyd, 'alder~g-three', 'level'))?.cell.value]).toEqual(['low', 'high']);
  const history = await bea.get(`${page('alder~g-three')}/history?cycle=2026&indicator=level`);
  expect(history.json<{ history: object[] }>().history).toHaveLength(1);
});

test('a tie to a group that one may not see leads nowhere, and a report that one may not open is not named', async () => {
  await judged(ana, 'alder~g-one', { indicator: 'relation', subject: 'alder~g-own', value: 'feud' }, { indicator: 'relation', subject: 'alder~g-two', value: 'alliance' });
  expect((await rows(ana, 'alder~g-one')).filter(({ indicator }) => indicator === 'relation')).toHaveLength(2);
  const body = (await bea.get(page('alder~g-one'))).body;
  expect([body.includes('g-own'), body.includes('alliance')]).toEqual([false, true]);
});

test('a judgement is marked at least as strictly as what it rests on', async () => {
  const resting = { indicator: 'infiltration', subject: 'police/corruption', value: 'access', evidence: ['alder~r-g-own'] };
  const wide = await judge(ana, 'alder~g-one', { ...resting, label: shownLabel });
  expect([wide.statusCode, wide.json<{ message: string }>().message]).toEqual([400, expect.stringMatching(/keeps the strictest marking of what it draws on/)]);
  await judged(ana, 'alder~g-one', resting);
  expect([await row(ana, 'alder~g-one', 'infiltration', 'police/corruption') !== undefined, await row(bea, 'alder~g-one', 'infiltration', 'police/corruption')]).toEqual([true, undefined]);
  // A report that one may not open is no evidence, and is one answer with a report that is nowhere.
  const [hidden, nowhere] = [await judge(bea, 'alder~g-one', resting), await judge(bea, 'alder~g-one', { ...resting, evidence: ['alder~r-g-non'] })];
  expect([hidden.statusCode, kept(hidden)]).toEqual([400, kept(nowhere)]);
});

test('what the centre makes of a bureau’s judgement goes no further than that bureau let it', async () => {
  await judged(cyd, 'alder~g-four', { indicator: 'scope', value: 'national', label: { level: 'PROTECTED_B', releasableTo: ['alder'] } });
  expect((await judge(ana, 'alder~g-four', { indicator: 'scope', value: 'national', label: shownLabel })).statusCode).toBe(400);
  await judged(ana, 'alder~g-four', { indicator: 'scope', value: 'national' });
  expect([(await row(ana, 'alder~g-four', 'scope'))?.voices.length, (await row(bea, 'alder~g-four', 'scope'))?.cell.state]).toEqual([2, 'unjudged']);
});

test('a cycle counts each group as its own page reads', async () => {
  for (const who of [ana, bea, cyd]) {
    const listed = (await who.get('/api/assessment/cycles/2026/groups')).json<{ groups: { id: string; level: string; scope: string; entrenched: string }[]; total: number }>();
    expect(listed.total).toBe(listed.groups.length);
    for (const line of listed.groups) for (const code of ['level', 'scope', 'entrenched'] as const) {
      const cell = (await row(who, line.id, code))?.cell;
      const expected = cell?.state === 'known' ? cell.value : cell?.state === 'conflict' ? 'conflict' : code === 'level' ? 'unrated' : 'unknown';
      expect([line.id, code, line[code]]).toEqual([line.id, code, expected]);
    }
    const counts = (await overview(who)).json<{ groups: number; levels: { code: string; count: number }[]; assessed: { yes: number; total: number } }>();
    expect(counts.groups).toBe(listed.total);
    expect(counts.levels.reduce((sum, { count }) => sum + count, 0)).toBe(counts.assessed.yes);
    for (const { code, count } of counts.levels) expect([code, count]).toEqual([code, listed.groups.filter(({ level }) => level === code).length]);
  }
});

test('a file is taken row by row; what cannot be taken is counted and said', async () => {
  const csv = ['group,indicator,subject,value,confidence,judged_on,source,cycle', 'alder~g-two,presence,ON,present,high,2026-04-01,patrols,2026', 'alder~g-two,sleipnir.mobility,,HLT,high,2026-04-01,patrols,2026', 'alder~g-four,presence,BC,present,high,2026-04-01,patrols,2026',
    'alder~g-four,presence,BC,based,high,2026-04-01,patrols,2026', 'alder~g-one,scope,,local,high,2026-04-01,patrols,2025', 'alder~g-one,sleipnir.scope,,low,high,2026-04-01,patrols,2026'].join('\n');
  const reply = (await bea.ask('POST', '/api/assessment/imports', { cycle, csv })).json<{ rows: number; taken: number; quarantined: { row: number; why: string }[] }>();
  expect(reply).toMatchObject({ rows: 6, taken: 1 });
  expect(reply.quarantined.map(({ row: number }) => number)).toEqual([3, 4, 5, 6, 7]);
  expect(reply.quarantined.map(({ why }) => why)).toEqual([expect.stringMatching(/no value of Sleipnir/), expect.stringMatching(/province `BC` stands twice/), expect.stringMatching(/province `BC` stands twice/), expect.stringMatching(/two cycles/), expect.stringMatching(/two cycles/)]);
  // Given again it adds nothing.
  expect((await bea.ask('POST', '/api/assessment/imports', { cycle, csv })).json()).toMatchObject({ taken: 0 });
});

test('a workbook is taken as a file is, and asked for in lines it says how far it is; whoever hangs up before has written nothing', async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('judgements').addRows([['group', 'indicator', 'value', 'confidence', 'judged_on', 'source'], ['alder~g-two', 'sleipnir.discipline', 'high', 'high', new Date('2026-04-02'), 'patrols'], ['alder~g-own', 'sleipnir.discipline', 'high', 'high', new Date('2026-04-02'), 'patrols']]);
  const workbook = Buffer.from(await book.xlsx.writeBuffer()).toString('base64');
  expect((await bea.ask('POST', '/api/assessment/imports', { cycle, workbook, csv: 'x' })).json()).toMatchObject({ message: expect.stringMatching(/one of them/) });
  expect((await bea.ask('POST', '/api/assessment/imports', { cycle, workbook: Buffer.from('no archive').toString('base64') })).statusCode).toBe(400);
  const reply = await bea.ask('POST', '/api/assessment/imports', { cycle, workbook }, { accept: 'application/x-ndjson' });
  const last = JSON.parse(reply.body.trim().split('\n').at(-1) ?? '') as object;
  expect([reply.statusCode, last]).toEqual([200, expect.objectContaining({ rows: 2, taken: 1, quarantined: [{ row: 3, why: 'there is no such criminal group here; copy the id of one that you can open' }] })]);
  expect((await row(bea, 'alder~g-two', 'sleipnir.discipline'))?.cell.value).toBe('high');
  const leaving = new AbortController();
  const draft = { group: 'alder~g-two', indicator: 'sleipnir.insulation', value: 'low', confidence: 'low', judgedOn: '2026-04-02', source: 'patrols' };
  const open = await at.house.assessment.cycles.named(cycle);
  if (open === undefined) throw new Error('the cycle is gone');
  await expect(at.house.assessment.appraiser.judgeMany(await at.plan('bea', 'appraise'), open, [draft], { onChecked: () => leaving.abort(), signal: leaving.signal })).rejects.toThrow(/before anything was written/);
  expect((await row(bea, 'alder~g-two', 'sleipnir.insulation'))?.cell.state).toBe('unjudged');
});

test('who is neither bureau nor centre judges nothing, and a closed cycle takes no more', async () => {
  const fia = await personAt(at, 'fia');
  expect((await judge(fia, 'alder~g-one', { indicator: 'existence', value: 'believed' })).json()).toMatchObject({ message: expect.stringMatching(/neither a bureau nor the centre/) });
  expect((await ana.ask('POST', '/api/assessment/cycles/2026/close', { why: 'the report of the year is out' })).statusCode).toBe(200);
  expect((await judge(bea, 'alder~g-four', { indicator: 'existence', value: 'believed' })).json()).toMatchObject({ message: 'cycle `alder~2026` is closed and takes no more judgements' });
});
