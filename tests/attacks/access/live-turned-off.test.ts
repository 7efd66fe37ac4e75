// Attacker: whoever would look somebody up unseen, and first turns the live examiner off, or has its examiner lose his rights. Promises: G4, G11, G12.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../support/house.js';
import { openedEntries } from '../../support/payloads.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
});
afterAll(() => at.close());

interface Shown { readonly isOn: boolean; readonly endedWhy: string | null; readonly endedBy: string | null; readonly lanes: readonly { readonly lookUps: number; readonly problem: string | null }[] }
const shown = async (who: string): Promise<Shown> => (await (await at.seat(who)).get('/api/watch/live')).json<Shown>();
const act = async (who: string, what: 'start' | 'stop'): Promise<number> => (await (await at.seat(who)).ask('POST', `/api/watch/live/${what}`, what === 'start' ? { perThousand: 100 } : undefined)).statusCode;
const noticesOf = async (who: string): Promise<string> => (await (await at.seat(who)).get('/api/notices')).body;
const sizeOf = async (): Promise<bigint> => (await at.house.ledger.heads()).find((one) => one.agencyId === 'alder')?.size ?? 0n;

test('it is turned on by an examiner, reads the record by entries that name what they read, and examines what people looked up', async () => {
  expect(await act('exa', 'start')).toBe(200);
  expect(await act('exa', 'start')).toBe(400);
  const ana = await at.seat('ana');
  for (const url of ['/api/entities/alder~p-shown', '/api/entities/alder~p-shown', '/api/search?q=draile']) await ana.get(url);
  const from = await sizeOf();
  await at.house.live.turn('alder');
  const entries = (await openedEntries(at.house, 'alder', from)).map((one) => JSON.parse(one.text ?? '{}') as object);
  expect(entries).toContainEqual(expect.objectContaining({ kind: 'scan', action: 'runScan', actor: expect.objectContaining({ user: 'exa' }), logs: [expect.objectContaining({ agency: 'alder' })] }));
  const { isOn, lanes } = await shown('exa');
  expect([isOn, lanes[0]?.problem, (lanes[0]?.lookUps ?? 0) >= 3]).toEqual([true, null, true]);
}, 180_000);

test('nobody but an examiner of the agency turns it off, and the attempt is on the record; another agency sees nothing of it', async () => {
  for (const who of ['ana', 'adam', 'ira']) expect([who, await act(who, 'stop')]).toEqual([who, 403]);
  expect(await act('bex', 'stop')).toBe(200);
  expect(await shown('bex')).toMatchObject({ isOn: false, lanes: [] });
  for (const who of ['ana', 'adam']) expect([who, (await (await at.seat(who)).get('/api/watch/live')).statusCode]).toEqual([who, 403]);
  expect((await shown('exa')).isOn).toBe(true);
  const entries = (await openedEntries(at.house, 'alder', 0n)).map((one) => JSON.parse(one.text ?? '{}') as object);
  expect(entries).toContainEqual(expect.objectContaining({ kind: 'refusal', action: 'runScan', actor: expect.objectContaining({ user: 'adam' }) }));
});

test('it ends with the rights of whoever turned it on; examiners are told, and no copy of the record stays', async () => {
  await at.database.db.updateTable('member').set({ suspended: true }).where('member_id', '=', 'exa').execute();
  await at.house.live.turn('alder');
  await at.database.db.updateTable('member').set({ suspended: false }).where('member_id', '=', 'exa').execute();
  expect(await shown('exa')).toMatchObject({ isOn: false, endedWhy: 'rights_ended', lanes: [] });
  expect(await noticesOf('eda')).toContain('live_ended');
  expect(existsSync(join(at.folder, 'data', 'watch', 'alder', 'live'))).toBe(false);
});

test('a hand in the database that turns it off is told of at the next start', async () => {
  expect(await act('eda', 'start')).toBe(200);
  await at.database.db.updateTable('watch_live').set({ ended_at: new Date() }).where('agency_id', '=', 'alder').execute();
  const before = (await noticesOf('exa')).split('live_ended').length;
  await at.reopen();
  expect((await noticesOf('exa')).split('live_ended').length).toBe(before + 1);
});

test('where nobody has looked anything up, its own entries are not read over and over', async () => {
  expect(await act('bex', 'start')).toBe(200);
  await at.house.live.turn('birch');
  const sizeOfBirch = async (): Promise<bigint> => (await at.house.ledger.heads()).find((one) => one.agencyId === 'birch')?.size ?? 0n;
  const before = await sizeOfBirch();
  for (let nth = 0; nth < 3; nth += 1) await at.house.live.turn('birch');
  expect(await sizeOfBirch()).toBe(before);
});

test('an examiner of the agency turns it off, and the record says who', async () => {
  expect(await act('exa', 'start')).toBe(200);
  expect(await act('eda', 'stop')).toBe(200);
  expect(await shown('exa')).toMatchObject({ isOn: false, endedWhy: 'stopped', endedBy: 'eda' });
  expect(await act('eda', 'stop')).toBe(200);
});
