// The live examiner's passes in their own process, as a node makes them: killed in the middle of one, nothing that it would have told is lost or told twice. Promise: G10.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { passesInChild } from '../../src/live-child.js';
import { Lane, type Slice } from '../../src/watch/live/lane.js';

const root = mkdtempSync(join(tmpdir(), 'live-child-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const people = Array.from({ length: 12 }, (_, one) => one);
const look = (id: string, day: string, one: number, subject: string): string =>
  JSON.stringify({ event_id: id, occurred_at: `${day}T12:00:00Z`, actor_id: `A${one}`, subject_type: 'person', subject_id: subject, action: 'view', outcome: 'hit' });
const work = people.flatMap((one) => Array.from({ length: 8 }, (_, nth) => look(`o${one}-${nth}`, `2026-02-${String(2 + nth).padStart(2, '0')}`, one, `P${one * 20 + nth}`)));
const misuse = look('c', '2026-02-11', 4, 'NOBODY');
const context: Readonly<Record<string, readonly object[]>> = {
  actors: people.map((one) => ({ actor_id: `A${one}`, person_id: `Q${one}`, unit: 'north', role: 'response' })), canaries: [{ subject_type: 'person', subject_id: 'NOBODY' }],
};

async function* linesOf(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
const sliceOf = (lines: readonly string[], isContextNew = false): Slice => ({
  lines: linesOf(lines), isContextNew, arrivedAtMs: 0, context: async (folder) => { for (const [name, rows] of Object.entries(context)) writeFileSync(join(folder, `${name}.jsonl`), rows.map((row) => `${JSON.stringify(row)}\n`).join('')); },
});

/** Ours: a process of this one that makes passes. */
function childPids(): number[] {
  return readdirSync('/proc').filter((one) => /^\d+$/.test(one)).flatMap((pid) => {
    try {
      const parent = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /u, '').split(' ')[1]);
      return parent === process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('watch-live') ? [Number(pid)] : [];
    } catch {
      return [];
    }
  });
}

test('a pass whose process is killed is made again: each lead comes once, and none is missing; told to stop, the process is gone', async () => {
  const clock = (): number => Date.UTC(2026, 1, 11, 13);
  const passes = passesInChild();
  const lane = new Lane({ folder: join(root, 'lane'), passes, clock, perThousand: 200, memory: '500MB', threads: 1, seed: 'one', fromWeek: '2026-W06', weeksKept: 20 });
  const handed: string[] = [];
  const told = { hand: async (leads: readonly { readonly told: { readonly en: { readonly detectors: readonly string[] } } }[]) => { handed.push(...leads.flatMap((one) => one.told.en.detectors)); }, settle: async () => undefined, ask: async () => undefined };
  expect((await lane.pass(sliceOf(work), told))?.kind).toBe('done');
  const [first = 0, ...others] = childPids();
  expect([first > 0, others]).toEqual([true, []]);
  const before = handed.length;
  const cutOff = lane.pass(sliceOf([misuse]), told);
  setTimeout(() => process.kill(first, 'SIGKILL'), 50);
  expect([(await cutOff)?.kind, handed.length, lane.state.isAnew]).toEqual(['failed', before, true]);

  expect((await lane.pass(sliceOf([...work, misuse]), told))?.kind).toBe('done');
  expect(handed.slice(before)).toEqual(['canary']);
  const [second = 0] = childPids();
  expect(second).not.toBe(first);
  expect((await lane.pass(sliceOf([], true), told))?.kind).toBe('done');
  expect(handed.filter((one) => one === 'canary')).toEqual(['canary']);
  passes.stop();
  expect(await lane.pass(sliceOf([], true), told)).toEqual({ kind: 'stopped' });
  await expect.poll(childPids, { timeout: 15_000 }).toEqual([]);
}, 120_000);
