// Attacker: an analyst who imports what they guess, to hear whether somebody of their own agency has said it before under a label that
// they may not see: the same file, the same line, the same id. Promise: G4. Routes: POST /api/imports/:kind, and the writer's own record.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { boundary, upload } from '../../support/routes.js';
import { kept } from '../../support/same.js';

let at: TestHouse;
let pia: Seat;
let ana: Seat;
const label = 'PROTECTED B // REL TO ALL // CASE alder~pine';
const source = 'informants.jsonl';
const line = (id: string, name: string) => `${JSON.stringify({ id, schema: 'Organization', properties: { name: [name] } })}\n`;
const secret = line('k-51', 'Brackwater Ferries') + line('k-52', 'Tollgate Removals');

const send = (seat: Seat, file: string, fields: Readonly<Record<string, string>>) =>
  seat.ask('POST', '/api/imports/ftm', upload(file, fields), { 'content-type': `multipart/form-data; boundary=${boundary}` });

beforeAll(async () => {
  at = await openHouse();
  [pia, ana] = [await at.seat('pia/intelligence_analysis/alder~pine'), await at.seat('ana')];
  expect(kept(await send(pia, secret, { source, label }))).toMatchObject({ status: 200, body: expect.stringContaining('"statements":2,"entities":2') });
  expect((await pia.get('/api/entities/alder~k-51')).statusCode).toBe(200);
  expect((await ana.get('/api/entities/alder~k-51')).statusCode).toBe(404);
});
afterAll(() => at.close());

/** What the writer's own record says of their last import: which steps, and how many rows each announced. */
async function lastSteps(seat: Seat): Promise<unknown[]> {
  const { entries } = (await seat.get('/api/ledger/record?limit=3')).json<{ entries: { index: string; action: string }[] }>();
  return Promise.all(entries.map(async ({ index }) => {
    const { payload } = (await seat.get(`/api/ledger/entries/alder/${index}`)).json<{ payload: string }>();
    const { kind, action, rows } = JSON.parse(Buffer.from(payload, 'base64').toString()) as { kind: string; action?: string; rows?: { statements: number } };
    return { kind, action, statements: rows?.statements };
  }));
}
const told = async (seat: Seat, file: string, fields: Readonly<Record<string, string>>) => ({ reply: kept(await send(seat, file, fields)), steps: await lastSteps(seat) });

describe('an import of what somebody else has said in a compartment is answered as an import of what nobody has', () => {
  test.each([
    ['the whole file again, under its own name and label', secret, line('m-51', 'Brackwater Ferriez') + line('m-52', 'Tollgate Removalz'), { source, label }],
    ['one guessed line', line('k-51', 'Brackwater Ferries'), line('m-53', 'Brackwater Ferries'), { source, label }],
    ['the ids, with other words', line('k-51', 'Some Words'), line('m-54', 'Some Words'), { source: 'mine.jsonl' }],
    ['the ids, without a word of them', line('k-52', 'Some Words'), line('m-55', 'Some Words'), { source, label: 'PROTECTED B' }],
  ])('%s', async (_, hidden, absent, fields) => {
    expect(await told(ana, hidden, fields)).toEqual(await told(ana, absent, fields));
  });
  test('and what was said twice is one thing to whoever may see it, with both its sources', async () => {
    const { entity } = (await pia.get('/api/entities/alder~k-52')).json<{ entity: { caption: string; statements: { value: string }[] } }>();
    expect(new Set(entity.statements.map((one) => one.value))).toEqual(new Set(['Tollgate Removals', 'Some Words']));
  });
});

describe('what one may see is still not said twice', () => {
  test('the same file by the same person, and by a colleague', async () => {
    const mine = line('m-71', 'Quayside Notions');
    expect(kept(await send(ana, mine, { source: 'seen.jsonl' })).body).toContain('"statements":1,"entities":1');
    expect(kept(await send(ana, mine, { source: 'seen.jsonl' })).body).toContain('"unchanged":true');
    expect(kept(await send(pia, mine, { source: 'seen.jsonl' })).body).toContain('"statements":0,"entities":0');
    expect(kept(await send(pia, mine + line('m-72', 'Quayside Sundries'), { source: 'seen.jsonl' })).body).toContain('"statements":1,"entities":1');
  });
  test('in one’s own compartment too', async () => {
    expect(kept(await send(pia, secret + line('k-53', 'Ropewalk Traders'), { source, label })).body).toContain('"statements":1,"entities":1');
  });
});
