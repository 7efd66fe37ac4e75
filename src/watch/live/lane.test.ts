// A small world that is examined as it happens and once more when it is over: the same alerts, and nothing that a scan would find is kept from those who review.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type EvidenceRow, evidenceSet } from '../../../tests/support/evidence-set.js';
import { scan } from '../scan/scan.js';
import { Lane, type Slice, type Told } from './lane.js';
import type { PassLead } from './pass.js';
import { passesHere } from './passes-here.js';

const root = mkdtempSync(join(tmpdir(), 'lane-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const day = (nth: number, time: string): string => `${new Date(Date.UTC(2026, 0, 5) + nth * 86_400_000).toISOString().slice(0, 10)}T${time}Z`;
const people = Array.from({ length: 20 }, (_, one) => one);
/** Work by day; one who looks at an old love by night, another who begins in the sixth week, one who takes a hundred records in an hour. */
const world: EvidenceRow[] = [
  ...people.flatMap((one) => Array.from({ length: 16 }, (_, nth): EvidenceRow => ({ event_id: `o${one}-${nth}`, occurred_at: day(nth * 3 + one % 3, `1${one % 8}:00:00`), actor_id: `A${one}`, subject_id: `P${100 + one * 20 + nth}`, action: 'view' }))),
  ...[3, 11, 18, 39, 40, 46].map((nth): EvidenceRow => ({ event_id: `m${nth}`, occurred_at: day(nth, '23:30:00'), actor_id: 'A7', subject_id: 'EX', action: 'view' })),
  ...[36, 37, 43].map((nth): EvidenceRow => ({ event_id: `n${nth}`, occurred_at: day(nth, '02:30:00'), actor_id: 'A3', subject_id: 'EX3', action: 'view' })),
  ...Array.from({ length: 100 }, (_, nth): EvidenceRow => ({ event_id: `b${nth}`, occurred_at: day(38, `1${Math.floor(nth / 50)}:${String(nth % 50).padStart(2, '0')}:00`), actor_id: 'A12', subject_id: `P${nth + 100}`, action: 'view', records_opened: 1 })),
].map((row): EvidenceRow => ({ subject_type: 'person', ...row })).toSorted((a, b) => (String(a['occurred_at']) < String(b['occurred_at']) ? -1 : 1));
const context: Readonly<Record<string, readonly EvidenceRow[]>> = {
  actors: people.map((one) => ({ actor_id: `A${one}`, person_id: `Q${one}`, unit: 'north', role: 'response' })),
  persons: [...people.map((one) => ({ person_id: `Q${one}`, surname: `N${one}` })), { person_id: 'EX', surname: 'X' }, { person_id: 'EX3', surname: 'Y' }],
  ties: [{ person_a: 'Q7', person_b: 'EX', kind: 'ex_spouse' }, { person_a: 'Q3', person_b: 'EX3', kind: 'ex_spouse' }],
};
const writeContext = async (folder: string): Promise<void> => { for (const [name, rows] of Object.entries(context)) writeFileSync(join(folder, `${name}.jsonl`), rows.map((row) => `${JSON.stringify(row)}\n`).join('')); };
const terms = { perThousand: 100, memory: '500MB', threads: 2, seed: 'one', fromDay: '2026-01-05' } as const;
const quiet: Told = { hand: async () => undefined, settle: async () => undefined, ask: async () => undefined };
const alertsIn = (out: string): string => readFileSync(join(out, 'alerts.jsonl'), 'utf8');

async function* linesOf(rows: readonly EvidenceRow[]): AsyncGenerator<string> {
  for (const row of rows) yield JSON.stringify(row);
}

test('in slices as in one: the same alerts, each raised once, and a question of chance only when its week is over', async () => {
  let nowMs = 0;
  const lane = new Lane({ ...terms, folder: join(root, 'lane'), passes: passesHere(() => nowMs)(), clock: () => nowMs, fromWeek: '2026-W02', weeksKept: 20 });
  const handed: { readonly lead: PassLead; readonly atMs: number }[] = [];
  const cuts = [40.2, 49.5];
  for (const [nth, cut] of cuts.entries()) {
    nowMs = Date.UTC(2026, 0, 5) + cut * 86_400_000;
    const fromMs = nth === 0 ? 0 : Date.UTC(2026, 0, 5) + (cuts[nth - 1] ?? 0) * 86_400_000;
    const rows = world.filter((row) => { const at = Date.parse(String(row['occurred_at'])); return at >= fromMs && at < nowMs; });
    const slice: Slice = { lines: linesOf(rows), context: writeContext, isContextNew: false, arrivedAtMs: 0 };
    const end = await lane.pass(slice, { ...quiet, hand: async (leads, atMs) => { handed.push(...leads.map((lead) => ({ lead, atMs }))); } });
    expect(end?.kind).toBe('done');
  }
  const batch = evidenceSet({ ...context, accesses: world });
  await scan({ ...terms, evidence: batch, out: join(root, 'batch'), language: 'en' }, { listener: { begin: () => undefined, progress: () => undefined, end: () => undefined }, clock: () => 0, signal: new AbortController().signal });
  rmSync(batch, { recursive: true });
  const settled = alertsIn(join(root, 'batch'));
  expect(alertsIn(join(root, 'lane', `pass-${lane.state.pass}`))).toBe(settled);

  const alerts = settled.trim().split('\n').map((line) => JSON.parse(line) as { alert_id: string; kind: string; actor_id?: string; week: string; detectors: string[] });
  expect(alerts.filter((one) => one.kind === 'lead').length).toBeGreaterThan(0);
  const ids = handed.map((one) => one.lead.leadId);
  expect(new Set(ids).size).toBe(ids.length);
  const isKnown = (alert: (typeof alerts)[number]): boolean => ids.includes(alert.alert_id)
    || handed.some(({ lead }) => lead.week === alert.week && lead.told.en.actor_id === alert.actor_id && alert.detectors.every((one) => lead.told.en.detectors.includes(one)));
  expect(alerts.filter((one) => one.week >= '2026-W02' && !isKnown(one))).toEqual([]);
  for (const { lead, atMs } of handed.filter((one) => one.lead.kind === 'audit')) expect([lead.week, new Date(atMs).toISOString().slice(0, 10) >= mondayAfter(lead.week)]).toEqual([lead.week, true]);
  // A lead does not wait for the end of its week: some were raised while it ran.
  expect(handed.some(({ lead, atMs }) => lead.kind === 'lead' && new Date(atMs).toISOString().slice(0, 10) < mondayAfter(lead.week))).toBe(true);
}, 180_000);

test('nothing new is no pass; what was read comes back after an end', async () => {
  const clock = () => Date.UTC(2026, 1, 24);
  const open = () => new Lane({ ...terms, folder: join(root, 'lane'), passes: passesHere(clock)(), clock, fromWeek: '2026-W02', weeksKept: 20 });
  const slice: Slice = { lines: linesOf([]), context: writeContext, isContextNew: false, arrivedAtMs: 0 };
  const before = open().state;
  expect(before.lookUps).toBe(world.length);
  expect(await open().pass(slice, quiet)).toBeUndefined();
  const end = await open().pass({ ...slice, isContextNew: true }, { ...quiet, hand: async () => { throw new Error('nothing was to be handed over'); } });
  expect(end).toMatchObject({ kind: 'done', result: { lookUps: world.length } });
  expect(open().state.raised).toEqual(before.raised);
}, 180_000);

function mondayAfter(week: string): string {
  const [year = '', nth = ''] = week.split('-W');
  const fourth = new Date(Date.UTC(Number(year), 0, 4));
  const first = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * 86_400_000;
  return new Date(first + Number(nth) * 7 * 86_400_000).toISOString().slice(0, 10);
}
