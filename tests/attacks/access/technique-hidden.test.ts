// Somebody under watch has bought a reader and looks for how: by name, through the plan that uses it, in counts, drawings and files, or in what the
// Crown is given. A technique that is hidden is nowhere (G4; the route walks of this folder ask every route about `alder~t-own`), and none goes into
// disclosure by itself (Canada Evidence Act, s. 37).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';

let at: TestHouse;
let ana: Seat;
let bea: Seat;
let plan = '';
const written = { reportedOn: '2026-02-01', sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, retentionBasis: 'five years', reviewDue: '2030-01-01', parts: [] };
const own = { level: 'PROTECTED_B' };
beforeAll(async () => {
  at = await openHouse();
  [ana, bea] = [await at.seat('ana'), await at.seat('bea')];
  const reply = await ana.ask('POST', '/api/reports', {
    ...written, title: 'Plan', label: { ...own, releasableTo: ['birch'] }, statements: [
      { entity: 'plan', schema: 'Plan', prop: 'name', value: 'Plan Ostermere' }, { entity: 'plan', schema: 'Plan', prop: 'usesTechnique', value: 'alder~t-own' },
      { entity: 'plan', schema: 'Plan', prop: 'notes', value: 'The Quellonby lamp is lit the night before.', label: own },
    ],
  });
  expect(reply.statusCode).toBe(200);
  plan = (await bea.get('/api/search?q=Ostermere')).json<{ results: { id: string }[] }>().results[0]?.id ?? '';
});
afterAll(async () => at.close());

const ways = () => [`/api/entities/${plan}`, `/api/entities/${plan}/neighbours`, `/api/entities/${plan}/ftm`, '/api/search?q=Glimvarden', '/api/search?q=Quellonby', '/api/search?q=Ostermere'];
const bodyOf = async (seat: Seat, url: string) => (await seat.get(url)).body;

describe('a technique that a plan mentions', () => {
  test('is there for its own agency, on each of these ways', async () => {
    const found = (await Promise.all(ways().map(async (url) => bodyOf(ana, url)))).join('\n');
    for (const word of ['Glimvarden', 'Quellonby', 'Ostermere', 'usesTechnique']) expect(found).toContain(word);
  });
  test('leaves no trace of itself for the partner who reads the plan', async () => {
    for (const url of ways()) expect(await bodyOf(bea, url)).not.toMatch(/[Gg]limvarden|t-own|usesTechnique|Quellonby lamp|"Technique"/);
    expect(await bodyOf(bea, `/api/entities/${plan}`)).toContain('Plan Ostermere');
  });
});

test('neither technique nor plan is read for disclosure, by their own agency either', async () => {
  await at.database.db.updateTable('member').set({ purposes: ['court_disclosure', 'intelligence_analysis'] }).where('member_id', '=', 'pia').execute();
  const crown = await at.seat('pia/court_disclosure');
  expect((await crown.get('/api/search?q=marisse')).json<{ total: number }>().total).toBeGreaterThan(0);
  for (const word of ['Ostermere', 'Glimvarden']) expect((await crown.get(`/api/search?q=${word}`)).json()).toMatchObject({ results: [], total: 0 });
});
