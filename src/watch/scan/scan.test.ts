// A whole scan of a few dozen rows: from folder to files, twice the same, stopped and gone on with, and never a silent "clean".
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type EvidenceRow, evidenceSet, type EvidenceTables } from '../../../tests/support/evidence-set.js';
import type { AlertRecord } from '../output/alert-record.js';
import type { Detector } from '../detector.js';
import { DETECTORS } from '../detectors.js';
import { scan, type ScanRequest } from './scan.js';
import type { ScanListener } from './scan-steps.js';

const folders: string[] = [];
afterAll(() => { for (const folder of folders) rmSync(folder, { recursive: true, force: true }); });
const kept = (folder: string): string => { folders.push(folder); return folder; };
const freshOut = (): string => join(kept(mkdtempSync(join(tmpdir(), 'scan-'))), 'out');

// Most tests are about the run, not about what is asked.
const few = DETECTORS.filter((one) => ['ex-partner', 'persistent_interest', 'canary', 'off_duty', 'colleague'].includes(one.name));
const silent: ScanListener = { begin: () => undefined, progress: () => undefined, end: () => undefined };
const run = (evidence: string, out: string, more: Partial<ScanRequest> = {}, listener: ScanListener = silent, signal = new AbortController().signal, detectors: readonly Detector[] = few) =>
  scan({ evidence, out, perThousand: 10, memory: '1GB', threads: 2, seed: '', language: 'en', ...more }, { listener, clock: () => 0, signal, detectors });
const filesOf = (out: string): Record<string, string> => Object.fromEntries(readdirSync(out).filter((name) => !name.startsWith('.')).toSorted().map((name) => [name, readFileSync(join(out, name), 'utf8')]));
const linesOf = (out: string, name: string): AlertRecord[] => readFileSync(join(out, name), 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as AlertRecord);

const day = (nth: number, time = '10:00'): string => `${new Date(Date.UTC(2026, 0, 5) + nth * 86_400_000).toISOString().slice(0, 10)}T${time}:00Z`;
const HOSTILE = '<script>alert(1)</script>\u202Egnp';

/** Twenty people who look up what nobody explains, each something else; one of them a former partner, four times, and a canary. */
function small(): EvidenceTables {
  const ids = Array.from({ length: 20 }, (_, one) => one);
  const ordinary = ids.flatMap((one) => Array.from({ length: 6 }, (_, nth): EvidenceRow => ({ event_id: `o${one}-${nth}`, occurred_at: day(nth * 7 + one % 5), actor_id: `A${one}`, subject_id: `P${100 + one * 10 + nth}` })));
  const misuse = [3, 11, 18, 30].map((nth): EvidenceRow => ({ event_id: `m${nth}`, occurred_at: day(nth, '23:30'), actor_id: 'A7', subject_id: 'EX' }));
  return {
    accesses: [...ordinary, ...misuse, { event_id: 'canary', occurred_at: day(32), actor_id: 'A7', action: 'view', subject_id: HOSTILE }],
    actors: ids.map((one) => ({ actor_id: `A${one}`, person_id: `Q${one}`, unit: one % 2 === 0 ? 'north' : HOSTILE, role: 'response' })),
    persons: [...ids.map((one) => ({ person_id: `Q${one}`, surname: `N${one}`, sex: one % 2 === 0 ? 'f' : 'm' })), { person_id: 'EX', surname: HOSTILE }],
    ties: [{ person_a: 'Q7', person_b: 'EX', kind: 'ex_spouse' }],
    canaries: [{ subject_type: 'person', subject_id: HOSTILE }],
  };
}
const evidence = kept(evidenceSet(small()));

test('a scan writes every file, finds the former partner, and tells what it considered', async () => {
  const out = freshOut();
  await run(evidence, out, {}, silent, new AbortController().signal, DETECTORS);
  expect(readdirSync(out).toSorted()).toEqual(['.custos-scan', 'alerts.jsonl', 'below-budget.jsonl', 'coverage.json', 'explained.csv', 'lookback.jsonl', 'prompts.jsonl', 'quarantine.csv', 'report.html']);
  const lead = linesOf(out, 'alerts.jsonl').find((one) => one.kind === 'lead');
  expect(lead).toMatchObject({ rank: 1, actor_id: 'A7' });
  expect(lead?.week).toMatch(/^2026-W\d\d$/);
  expect(lead?.reasons.length).toBeGreaterThan(0);
  expect(lead?.explanations_considered.join(' ')).toMatch(/looked for a case/);
  // Twenty people, ten a thousand: one alert a week.
  const weeks = linesOf(out, 'alerts.jsonl').map((one) => one.week);
  expect(new Set(weeks).size).toBe(weeks.length);
});

test('twice the same bytes, with one thread or two and whatever the order of the file, and French says the same alerts', async () => {
  const [one, two, turned, french] = [freshOut(), freshOut(), freshOut(), freshOut()] as const;
  await run(evidence, one);
  await run(evidence, two, { threads: 1 });
  expect(filesOf(two)).toEqual(filesOf(one));
  const tables = small();
  await run(kept(evidenceSet({ ...tables, accesses: (tables.accesses ?? []).toReversed() })), turned);
  for (const name of ['alerts.jsonl', 'below-budget.jsonl', 'explained.csv']) expect(filesOf(turned)[name]).toBe(filesOf(one)[name]);
  await run(evidence, french, { language: 'fr' });
  expect(linesOf(french, 'alerts.jsonl').map((each) => each.alert_id)).toEqual(linesOf(one, 'alerts.jsonl').map((each) => each.alert_id));
});

test('a scan that was stopped goes on at the step where it stopped, and ends the same', async () => {
  const [whole, out] = [freshOut(), freshOut()] as const;
  await run(evidence, whole);
  const stop = new AbortController();
  const ended: string[] = [];
  const stopping: ScanListener = { ...silent, end: (step) => { ended.push(step); if (ended.length === 4) stop.abort(); } };
  await expect(run(evidence, out, {}, stopping, stop.signal)).rejects.toMatchObject({ code: 'stopped' });
  expect(readdirSync(out)).toEqual(['.custos-scan']);
  const resumed: string[] = [];
  await run(evidence, out, {}, { ...silent, end: (step, _, isResumed) => { if (isResumed) resumed.push(step); } });
  expect(resumed).toEqual(ended);
  expect(filesOf(out)).toEqual(filesOf(whole));
});

test('what a member writes weeks later about an earlier look changes no alert of the weeks before it was written', async () => {
  const [bare, papered] = [freshOut(), freshOut()] as const;
  const excuse: EvidenceRow = { encounter_id: 'x1', kind: 'stop', actor_id: 'A7', starts_at: day(32, '09:30'), ends_at: day(32, '10:20'), subject_type: 'person', subject_id: HOSTILE, created_by: 'A7', created_at: day(45) };
  await run(evidence, bare);
  await run(kept(evidenceSet({ ...small(), encounters: [excuse] })), papered);
  const earlier = (out: string) => linesOf(out, 'alerts.jsonl').filter((one) => one.week < '2026-W08');
  expect(earlier(bare).some((one) => one.actor_id === 'A7')).toBe(true);
  expect(earlier(papered).map((one) => [one.week, one.alert_id, one.score])).toEqual(earlier(bare).map((one) => [one.week, one.alert_id, one.score]));
});

test('another scan’s folder is refused, and so is a folder with other things in it', async () => {
  const out = freshOut();
  await run(evidence, out);
  await expect(run(evidence, out, { perThousand: 5 })).rejects.toMatchObject({ code: 'bad_input' });
  const full = kept(mkdtempSync(join(tmpdir(), 'scan-')));
  writeFileSync(join(full, 'letter.txt'), 'x');
  await expect(run(evidence, full)).rejects.toThrow(/not empty/);
});

test('with tables missing, every detector that could not run says what it needs', async () => {
  const out = freshOut();
  const { coverage } = await run(kept(evidenceSet({ accesses: small().accesses ?? [] })), out, {}, silent, new AbortController().signal, DETECTORS);
  const notRun = coverage.detectors.filter((one) => one.state === 'cannot run');
  expect(notRun.length).toBeGreaterThan(3);
  expect(notRun.every((one) => one.why?.startsWith('cannot run: needs '))).toBe(true);
  expect(coverage.tables.find((one) => one.table === 'roster')?.state).toBe('missing');
});
