// A scan that carries on from an earlier one: the same alerts as a scan of everything, whether the export is whole or holds only what is new.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type EvidenceRow, evidenceSet, type EvidenceTables } from '../../../tests/support/evidence-set.js';
import { exPartner } from '../detect-family.js';
import { unusualTime } from '../detect-hours.js';
import { persistent } from '../detect-persistent.js';
import { scan } from './scan.js';

const folders: string[] = [];
afterAll(() => { for (const folder of folders) rmSync(folder, { recursive: true, force: true }); });
const kept = (folder: string): string => { folders.push(folder); return folder; };
const freshOut = (): string => join(kept(mkdtempSync(join(tmpdir(), 'since-'))), 'out');
const silent = { begin: () => undefined, progress: () => undefined, end: () => undefined };
const run = (evidence: string, out: string, since?: string) => scan(
  { evidence, out, perThousand: 100, memory: '1GB', threads: 2, seed: '', language: 'en', ...(since !== undefined && { since }) },
  { listener: silent, clock: () => 0, signal: new AbortController().signal, detectors: [exPartner, persistent, unusualTime] },
);

const moment = (nth: number, time: string): string => `${new Date(Date.UTC(2026, 0, 5) + nth * 86_400_000).toISOString().slice(0, 10)}T${time}Z`;
const CUT = 35;
const ids = Array.from({ length: 20 }, (_, one) => one);
const work = ids.flatMap((one) => Array.from({ length: 10 }, (_, week): EvidenceRow => ({ event_id: `o${one}-${week}`, occurred_at: moment(week * 7 + one % 5, '10:00:00'), actor_id: `A${one}`, subject_id: `P${100 + one * 10 + week}` })));
const misuse = [3, 11, 18, 44, 51].map((nth): EvidenceRow => ({ event_id: `m${nth}`, occurred_at: moment(nth, '23:30:00'), actor_id: 'A7', subject_id: 'EX' }));
const later = [40, 47, 54].map((nth): EvidenceRow => ({ event_id: `n${nth}`, occurred_at: moment(nth, '23:30:00'), actor_id: 'A3', subject_id: 'EX3' }));
const everything = [...work, ...misuse, ...later];
const isEarly = (row: EvidenceRow): boolean => String(row['occurred_at']) < moment(CUT, '00:00:00');
const rest: EvidenceTables = {
  actors: ids.map((one) => ({ actor_id: `A${one}`, person_id: `Q${one}`, unit: 'north', role: 'response' })),
  persons: [...ids.map((one) => ({ person_id: `Q${one}`, surname: `N${one}` })), { person_id: 'EX', surname: 'X' }, { person_id: 'EX3', surname: 'Y' }],
  ties: [{ person_a: 'Q7', person_b: 'EX', kind: 'ex_spouse' }, { person_a: 'Q3', person_b: 'EX3', kind: 'ex_spouse' }],
};
const whole = kept(evidenceSet({ ...rest, accesses: everything }));
const early = kept(evidenceSet({ ...rest, accesses: everything.filter(isEarly) }));
const onlyNew = kept(evidenceSet({ accesses: everything.filter((row) => !isEarly(row)) }));
const alertsOf = (out: string): string => readFileSync(join(out, 'alerts.jsonl'), 'utf8');

test('carried on in its own folder, or from another one, or with only what is new, the alerts are those of everything', async () => {
  const [full, first, beside, partly] = [freshOut(), freshOut(), freshOut(), freshOut()] as const;
  await run(whole, full);
  const before = await run(early, first);
  expect(before.alerts.length).toBeGreaterThan(0);
  const cutWeek = before.coverage.period.last_week ?? '';
  const settled = (out: string): string[] => alertsOf(out).split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as { week: string; alert_id: string }).filter((one) => one.week < cutWeek).map((one) => one.alert_id).toSorted();
  expect(settled(full)).toEqual(settled(first));
  await run(onlyNew, partly, first);
  expect(alertsOf(partly)).toBe(alertsOf(full));
  await run(whole, beside, first);
  expect(alertsOf(beside)).toBe(alertsOf(full));
  await run(whole, first, moment(CUT, '00:00:00'));
  expect(alertsOf(first)).toBe(alertsOf(full));
});

test('a word that is neither a moment nor an earlier scan is bad input', async () => {
  await expect(run(whole, freshOut(), 'yesterday')).rejects.toMatchObject({ code: 'bad_input' });
});
