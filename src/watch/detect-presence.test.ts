import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { day, Examined, PEOPLE } from '../../tests/support/examined.js';
import { offDuty } from './detect-presence.js';
import { terminal } from './detect-terminal.js';

let evidence: Examined;

beforeAll(async () => { evidence = await Examined.open(); });
afterAll(async () => { await evidence.close(); });
beforeEach(async () => {
  await evidence.clear();
  await evidence.add('actors', PEOPLE.map((actor) => ({ actor, role: 'response', unit: 'north' })));
  const days = Array.from({ length: 40 }, (_, n) => n).filter((n) => n % 7 < 5);
  await evidence.add('roster', PEOPLE.flatMap((actor) => days.map((n) => ({ actor, kind: 'shift', starts_at: day(n, '08:00'), ends_at: day(n, '16:00'), known_at: day(0) }))));
  await evidence.lookUps(PEOPLE.flatMap((actor) => days.slice(0, 15).map((n) => ({ at: day(n), actor, subject: actor * 100 + n, terminal_id: 't1', terminal_x_m: 0, terminal_y_m: 0, source_system: 'records' }))));
});

test('a look-up at night is found, one while writing up after the shift is not, and nobody without a roster is judged', async () => {
  await evidence.lookUps([{ at: day(9, '02:00'), actor: 1, subject: 9 }, { at: day(9, '17:30'), actor: 2, subject: 9 }, { at: day(9, '02:00'), actor: 77, subject: 9 }, { at: day(300, '02:00'), actor: 3, subject: 9 }]);
  expect((await evidence.read(offDuty)).map((row) => [row.actor, row.facts['what']])).toEqual([[1, 'off']]);
});

test('overtime and a call-out are duty, if they were entered by the end of the week; leave weighs most', async () => {
  await evidence.add('roster', [
    { actor: 1, kind: 'callout', starts_at: day(9, '01:00'), ends_at: day(9, '04:00'), known_at: day(10) }, { actor: 2, kind: 'overtime', starts_at: day(9, '01:00'), ends_at: day(9, '04:00'), known_at: day(30) },
    { actor: 3, kind: 'leave', starts_at: day(12, '00:00'), ends_at: day(14, '00:00'), known_at: day(0) },
  ]);
  await evidence.lookUps([{ at: day(9, '02:00'), actor: 1, subject: 9 }, { at: day(9, '02:00'), actor: 2, subject: 9 }, { at: day(12, '21:00'), actor: 3, subject: 9 }]);
  const found = await evidence.read(offDuty);
  expect(found.map((row) => [row.actor, row.facts['what']])).toEqual([[3, 'leave'], [2, 'off']]);
});

test('where everybody works at night without a roster for it, a night says little', async () => {
  await evidence.lookUps(PEOPLE.flatMap((actor) => [7, 8, 9, 10].map((n) => ({ at: day(n, '02:00'), actor, subject: 9 }))));
  for (const row of await evidence.read(offDuty)) expect(row.llr).toBeLessThan(1);
});

test('one account at two places at once is found; a proxy that does it to many is left out', async () => {
  const far = { terminal_id: 't2', terminal_x_m: 40_000, terminal_y_m: 0 };
  await evidence.lookUps([8, 9, 10].map((n) => ({ at: day(n, '10:05'), actor: 1, subject: 9, ...far })));
  const found = await evidence.read(terminal);
  expect(found[0]).toMatchObject({ actor: 1, facts: { what: 'apart', km: 40 } });
  expect(found[0]?.llr).toBeGreaterThan(2);
  await evidence.lookUps([2, 3, 4, 5].map((actor) => ({ at: day(9, '10:05'), actor, subject: 9, ...far })));
  expect(await evidence.read(terminal)).toEqual([]);
});

test('a terminal far from a stop that the person was making is found', async () => {
  await evidence.add('encounters', [{ actor: 4, kind: 'stop', starts_at: day(20, '12:00'), x_m: 30_000, y_m: 0, known_at: day(20) }]);
  await evidence.lookUps([{ at: day(20, '12:03'), actor: 4, subject: 9, terminal_id: 't1', terminal_x_m: 0, terminal_y_m: 0 }]);
  expect((await evidence.read(terminal)).map((row) => [row.actor, row.facts['what'], row.facts['km']])).toEqual([[4, 'away', 30]]);
});

test('a first look into another system says a little', async () => {
  await evidence.lookUps([{ at: day(38), actor: 5, subject: 9, source_system: 'port' }]);
  expect((await evidence.read(terminal)).map((row) => [row.actor, row.facts['what'], row.llr])).toEqual([[5, 'system', 1]]);
});
