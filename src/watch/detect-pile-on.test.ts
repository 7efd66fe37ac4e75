// What detector 5 finds as one group, and the busy case to which honest work leads many.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Examined } from '../../tests/support/examined.js';
import { pileOn } from './detect-pile-on.js';

let evidence: Examined;
beforeAll(async () => { evidence = await Examined.open(); });
afterAll(async () => { await evidence.close(); });

// An assault becomes public on 1 March at noon; its victim is person 1, who lives at 11. One look in twenty goes unwritten.
beforeEach(async () => {
  await evidence.clear();
  await evidence.add('persons', [{ person: 1, address: 11 }]);
  await evidence.add('incidents', [{ incident_id: 'I1', kind: 'assault', occurred_at: '2026-02-28 23:00', publicised_at: '2026-03-01 12:00', known_at: '2026-02-28 23:00' }]);
  await evidence.add('incident_parties', [{ incident_id: 'I1', subject: 1, part: 'victim', known_at: '2026-02-28 23:00' }]);
  const look = (n: number): { at: string; actor: number; subject: number } => ({ at: `2026-0${1 + (n % 2)}-${10 + (n % 18)} 10:00`, actor: 1 + (n % 40), subject: 1000 + (n % 300) });
  await evidence.lookUps(Array.from({ length: 950 }, (_, n) => look(n)), 'independent');
  await evidence.lookUps(Array.from({ length: 50 }, (_, n) => look(n * 7)));
});
const crowd = (count: number, day = '2026-03-01'): { at: string; actor: number; subject: number }[] => Array.from({ length: count }, (_, n) => ({ at: `${day} ${13 + (n % 10)}:00`, actor: 1 + n, subject: n % 3 === 0 ? 11 : 1 }));

test('eight who looked without a part in it are one group, known at the end of the first window that shows it', async () => {
  await evidence.lookUps([...crowd(8), { at: '2026-03-10 10:00', actor: 30, subject: 1 }]);
  const found = await evidence.find(pileOn);
  expect(found.map((row) => row['actor']).toSorted((a, b) => Number(a) - Number(b))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(new Set(found.map((row) => row['episode']))).toEqual(new Set(['pile-on:I1']));
  expect(found[0]?.['known_at']).toEqual(new Date('2026-03-02T12:00:00Z'));
  expect(Number(found[0]?.['llr'])).toBeGreaterThan(2);
});

test('a large case brings a few whose work nobody wrote down', async () => {
  await evidence.lookUps(crowd(36).map((look) => ({ ...look, actor: look.actor + 4 })), 'independent');
  await evidence.lookUps(crowd(4));
  expect(await evidence.find(pileOn)).toEqual([]);
});

test('somebody whom many looked at before is not piled on', async () => {
  await evidence.lookUps(Array.from({ length: 90 }, (_, n) => ({ at: `2026-02-${10 + (n % 18)} 1${n % 9}:00`, actor: 1 + (n % 40), subject: 1 })));
  await evidence.lookUps(crowd(5));
  expect(await evidence.find(pileOn)).toEqual([]);
});

test('a case that a whole team works on unwritten is one place that asked, not eight people', async () => {
  await evidence.add('actors', Array.from({ length: 8 }, (_, n) => ({ actor: 1 + n, actor_id: `a${1 + n}`, agency: 'city', unit: n < 7 ? 'homicide' : 'traffic', role: 'detective' })));
  await evidence.lookUps(crowd(8));
  expect(await evidence.find(pileOn)).toEqual([]);
});

test('what serious incidents leave unwritten while no paper tells of them is expected of one in the news too', async () => {
  const quiet = Array.from({ length: 8 }, (_, n) => n);
  await evidence.add('persons', quiet.map((n) => ({ person: 2000 + n })));
  await evidence.add('incidents', quiet.map((n) => ({ incident_id: `Q${n}`, kind: 'homicide', occurred_at: `2026-02-0${1 + n} 09:00`, known_at: `2026-02-0${1 + n} 09:00` })));
  await evidence.add('incident_parties', quiet.map((n) => ({ incident_id: `Q${n}`, subject: 2000 + n, part: 'victim', known_at: `2026-02-0${1 + n} 09:00` })));
  const around = (n: number, count: number, from: number): { at: string; actor: number; subject: number }[] => Array.from({ length: count }, (_, k) => ({ at: `2026-02-0${2 + n} 1${k % 8}:00`, actor: from + k, subject: 2000 + n }));
  await evidence.lookUps([...quiet.flatMap((n) => around(n, 4, 20)), ...crowd(4).map((look) => ({ ...look, actor: look.actor + 30 }))], 'independent');
  await evidence.lookUps(crowd(5));
  const told = await evidence.find(pileOn);
  expect(told.length).toBeGreaterThan(0);
  await evidence.lookUps(quiet.flatMap((n) => around(n, 9, 1)));
  expect(await evidence.find(pileOn)).toEqual([]);
});
