// A small world that is too much for one pass a minute: what is new is told at once, and the complete pass behind it says the same as a scan of everything.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type EvidenceRow, evidenceSet } from '../../../tests/support/evidence-set.js';
import { scan } from '../scan/scan.js';
import { Lane, type Slice } from './lane.js';
import type { Passes, PassLead } from './pass.js';
import { passesHere } from './passes-here.js';
import type { Raised } from './raising.js';

const root = mkdtempSync(join(tmpdir(), 'beats-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const dayMs = 86_400_000;
const firstMs = Date.UTC(2026, 0, 5);
const at = (nth: number, time: string): string => `${new Date(firstMs + nth * dayMs).toISOString().slice(0, 10)}T${time}Z`;
const people = Array.from({ length: 20 }, (_, one) => one);
const look = (id: string, when: string, one: number, subject: string): EvidenceRow => ({ event_id: id, occurred_at: when, actor_id: `A${one}`, subject_type: 'person', subject_id: subject, action: 'view', outcome: 'hit' });
/** Work by day; on the fortieth day one opens a record that is nobody's, and one looks at an old love once more. */
const world: EvidenceRow[] = [
  ...people.flatMap((one) => Array.from({ length: 20 }, (_, nth) => look(`o${one}-${nth}`, at(nth * 2 + one % 2, `1${one % 8}:00:00`), one, `P${100 + one * 20 + nth}`))),
  look('c', at(40, '12:00:00'), 4, 'NOBODY'), look('x1', at(12, '23:30:00'), 7, 'EX'), look('x2', at(40, '12:10:00'), 7, 'EX'),
].toSorted((a, b) => (String(a['occurred_at']) < String(b['occurred_at']) ? -1 : 1));
const context: Readonly<Record<string, readonly EvidenceRow[]>> = {
  actors: people.map((one) => ({ actor_id: `A${one}`, person_id: `Q${one}`, unit: 'north', role: 'response' })),
  persons: [...people.map((one) => ({ person_id: `Q${one}`, surname: `N${one}` })), { person_id: 'EX', surname: 'X' }],
  ties: [{ person_a: 'Q7', person_b: 'EX', kind: 'ex_spouse' }],
  canaries: [{ subject_type: 'person', subject_id: 'NOBODY' }],
};
const writeContext = async (folder: string): Promise<void> => { for (const [name, rows] of Object.entries(context)) writeFileSync(join(folder, `${name}.jsonl`), rows.map((row) => `${JSON.stringify(row)}\n`).join('')); };
const terms = { perThousand: 100, memory: '500MB', threads: 2, seed: 'one', fromDay: '2026-01-05' } as const;

async function* linesOf(rows: readonly EvidenceRow[]): AsyncGenerator<string> {
  for (const row of rows) yield JSON.stringify(row);
}

test('where a complete pass takes long, new look-ups are told by a beat of their own; the complete pass then says which of it it carries, and alerts as one scan does', async () => {
  let nowMs = 0;
  const here = passesHere(() => nowMs);
  const begun: string[] = [];
  const slow = (): Passes => {
    const passes = here();
    return { ...passes, run: async (request) => { begun.push(request.isNear === true ? 'beat' : 'complete'); if (request.isNear !== true) nowMs += 20_000; return passes.run(request); } };
  };
  const lane = new Lane({ ...terms, folder: join(root, 'lane'), passes: slow(), patient: slow(), clock: () => nowMs, fromWeek: '2026-W02', weeksKept: 20 });
  const handed: { readonly lead: PassLead; readonly atMs: number }[] = [];
  const settled: Raised[] = [];
  let read = 0;
  const turnAt = async (day: number): Promise<void> => {
    nowMs = firstMs + day * dayMs;
    const rows = world.filter((row, nth) => nth >= read && Date.parse(String(row['occurred_at'])) < nowMs);
    read += rows.length;
    const slice: Slice = { lines: linesOf(rows), context: writeContext, isContextNew: false, arrivedAtMs: 0 };
    await lane.pass(slice, {
      hand: async (leads, atMs) => { handed.push(...leads.map((lead) => ({ lead, atMs }))); }, settle: async (leads) => { settled.push(...leads); }, ask: async () => undefined,
    });
  };
  await turnAt(40.4);
  expect([begun, lane.state.lookUps]).toEqual([['complete'], read]);
  const known = handed.length;
  await turnAt(40.55);
  const early = handed.slice(known);
  expect(begun.slice(0, 2)).toEqual(['complete', 'beat']);
  expect(early.every(({ lead }) => lead.isEarly === true && lead.told.en.explanations_considered[0]?.includes('read again') === true)).toBe(true);
  const detectors = early.flatMap(({ lead }) => lead.told.en.detectors);
  expect(detectors).toEqual(['canary']);
  expect(lane.state.raised.filter((one) => one.early === 'open').length).toBe(early.length);

  // Nothing new: what ran behind the beat is taken up, and says what it carries.
  for (let turn = 0; settled.length === 0 && turn < 1_200; turn += 1) {
    await new Promise((resolve) => { setTimeout(resolve, 50); });
    await turnAt(40.56);
  }
  expect(settled.map((one) => one.leadId).toSorted()).toEqual(early.map((one) => one.lead.leadId).toSorted());
  expect(settled.every((one) => one.early === 'carried')).toBe(true);
  expect([lane.state.waiting, lane.state.lookUps]).toEqual([[], world.length]);
  const ids = handed.map((one) => one.lead.leadId);
  expect(new Set(ids).size).toBe(ids.length);

  const batch = evidenceSet({ ...context, accesses: world });
  await scan({ ...terms, evidence: batch, out: join(root, 'batch'), language: 'en' }, { listener: { begin: () => undefined, progress: () => undefined, end: () => undefined }, clock: () => 0, signal: new AbortController().signal });
  rmSync(batch, { recursive: true });
  expect(readFileSync(join(root, 'lane', `pass-${lane.state.pass}`, 'alerts.jsonl'), 'utf8')).toBe(readFileSync(join(root, 'batch', 'alerts.jsonl'), 'utf8'));
  await lane.close();
}, 180_000);
