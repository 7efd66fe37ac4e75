// Somebody who sees little wants to know how much there is: by the numbers of what they see, the gaps between them, their order and their size.
// INVARIANT (G4): an id tells neither when something was written nor how much else was.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';

let at: TestHouse;
let ana: Seat;
let bea: Seat;
beforeAll(async () => {
  at = await openHouse();
  [ana, bea] = [await at.seat('ana'), await at.seat('bea')];
});
afterAll(async () => at.close());

const label = { level: 'PROTECTED_B', releasableTo: ['ALL'] };
async function write(by: Seat, entity: string, releasableTo: readonly string[], names: readonly string[]): Promise<string> {
  const reply = await by.ask('POST', '/api/reports', {
    title: 'A report', reportedOn: '2026-02-01', sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, label: { ...label, releasableTo },
    retentionBasis: 'five years', reviewDue: '2030-01-01', parts: [{ entity, part: 'associate' }], statements: names.map((value) => ({ entity, schema: 'Person', prop: 'name', value })),
  });
  if (reply.statusCode !== 200) throw new Error(reply.body);
  return reply.json().id as string;
}
const idsOf = async (entity: string): Promise<bigint[]> => {
  const { entity: shown } = (await bea.get(`/api/entities/${encodeURIComponent(entity)}`)).json<{ entity: { statements: { id: string; prop: string }[] } }>();
  return shown.statements.filter(({ prop }) => prop === 'name').map(({ id }) => BigInt(id.slice(id.indexOf('~') + 1)));
};

test('ids of statements between which much or nothing was written hidden are alike: no order, no gap, no size that counts', async () => {
  const seen: bigint[] = [];
  for (const [turn, hidden] of [0, 0, 40, 1, 0, 25, 3, 0].entries()) {
    await write(bea, `birch~seen-${turn}`, ['ALL'], [`Seen Person ${turn}`, `Seen Alias ${turn}`]);
    if (hidden > 0) await write(ana, `alder~dark-${turn}`, [], Array.from({ length: hidden }, (_, one) => `Dark Person ${turn} ${one}`));
    seen.push(...(await idsOf(`birch~seen-${turn}`)));
  }
  expect(new Set(seen).size).toBe(16);
  // Sixteen random numbers are in order once in 2 · 10¹³ times, and two of them this near once in 10⁶.
  expect(seen).not.toEqual(seen.toSorted((a, b) => Number(a > b) - Number(a < b)));
  const sorted = seen.toSorted((a, b) => Number(a > b) - Number(a < b));
  const gaps = sorted.slice(1).map((id, i) => id - (sorted[i] ?? 0n));
  for (const gap of gaps) expect(gap > 1n << 32n).toBe(true);
});

test('ids of reports, and of what else is made, count nothing either', async () => {
  const reports = await Promise.all([0, 1, 2].map((turn) => write(bea, `birch~counted-${turn}`, ['ALL'], ['Counted'])));
  for (const id of reports) expect(id).toMatch(/^birch~rep-[0-9a-z]{16}$/);
});

test('what was written first is still shown first, though its id does not say so', async () => {
  await write(bea, 'birch~ordered', ['ALL'], ['Aldous First', 'Berta Second', 'Carl Third']);
  const { entity } = (await bea.get('/api/entities/birch~ordered')).json<{ entity: { statements: { prop: string; value: string }[] } }>();
  expect(entity.statements.filter(({ prop }) => prop === 'name').map(({ value }) => value)).toEqual(['Aldous First', 'Berta Second', 'Carl Third']);
});
