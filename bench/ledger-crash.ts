// Whether anything that was acknowledged can be lost: every fault of the disk at every touch, a thousand kills under load, and a
// start-up that reads a million entries in little memory. `npm run bench ledger-crash -- 20` runs twenty kills and one fault in fifty.
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { diskLayer, type FileLayer } from '../src/ledger/file-layer.js';
import { freshFolder, TestWriter } from '../src/ledger/testing.js';
import { crashes, faultsAt, FaultRun, faultTemplate } from '../tests/ledger/fault-run.js';
import { KillCycles, type KillPrograms } from '../tests/ledger/kill-cycles.js';
import { printMachine } from './rig/machine.js';

const CYCLES = 1_000;
const CHECK_EVERY = 50;
const ENTRIES = 1_000_000;
const CALL_ITEMS = 4_000;
/** The heap that a start-up of a million entries must do with. */
const HEAP_MIB = 128;

/** Prints what was done and what it took; throws at the first loss. The whole takes about an hour. */
export async function main(): Promise<void> {
  const cycles = Number(process.argv[0] ?? CYCLES);
  const isWhole = cycles >= CYCLES;
  printMachine('ledger-crash');
  await everyFault(isWhole ? 1 : 50);
  await everyKill(cycles);
  await longReplay(isWhole ? ENTRIES : ENTRIES / 10);
}

/** All occurrences of all faults, with what was not synced kept and lost; one in `step` of them. */
async function everyFault(step: number): Promise<void> {
  const template = await faultTemplate();
  const counts = await FaultRun.count(template);
  const faults = faultsAt(counts, (_, count) => Array.from({ length: count }, (__, nth) => nth)).filter((_, at) => at % step === 0);
  let met = 0;
  for (const [at, fault] of faults.entries()) {
    for (const crash of crashes) met += Number(await FaultRun.with(template, fault, crash));
    if (at % 50 === 0) console.log(`faults of the disk: ${at} of ${faults.length}`);
  }
  rmSync(template, { recursive: true, force: true });
  console.log(`faults of the disk: ${faults.length} of ${counts.size} operations, each with a crash and a power cut; ${met} met; nothing acknowledged lost`);
}

async function everyKill(count: number): Promise<void> {
  const from = process.cwd();
  const programs: KillPrograms = {
    custos: [join(from, 'bin/custos.mjs')],
    writer: ['--import', pathToFileURL(join(from, 'src/ledger/source-hooks.mjs')).href, join(from, 'tests/ledger/crash-writer.mjs')],
  };
  const cycles = await KillCycles.start(programs);
  const fromMs = performance.now();
  try {
    for (let nth = 0; nth < count; nth += 1) {
      await cycles.cycle(nth);
      if (nth % CHECK_EVERY !== CHECK_EVERY - 1) continue;
      await cycles.check();
      console.log(`kills: ${nth + 1} of ${count}, ${cycles.total} entries acknowledged and found, ${seconds(fromMs)} s`);
    }
    await cycles.finish();
    console.log(`kills: ${count}, ${cycles.total} entries acknowledged, none lost, verification clean, ${seconds(fromMs)} s`);
  } finally {
    await cycles.end();
  }
}

/** A whole reading from the first frame, in a process whose heap cannot hold the log. */
async function longReplay(entries: number): Promise<void> {
  const folder = freshFolder();
  try {
    const { size, root } = await filled(folder, entries);
    const replay = new URL('../src/ledger/replay.js', import.meta.url).href;
    const layer = new URL('../src/ledger/file-layer.js', import.meta.url).href;
    const program = `
      const [{ replayWhole }, { diskLayer }] = await Promise.all([import(${JSON.stringify(replay)}), import(${JSON.stringify(layer)})]);
      const fromMs = performance.now();
      const { tree } = replayWhole(diskLayer, process.argv[1]).logs.get('opp');
      const ms = performance.now() - fromMs;
      console.log(JSON.stringify({ size: tree.size, root: Buffer.from(tree.root()).toString('hex'), ms, rssKib: process.resourceUsage().maxRSS }));`;
    const { stdout, status } = spawnSync(process.execPath, [`--max-old-space-size=${HEAP_MIB}`, '--input-type=module', '-e', program, '--', folder], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
    assert.equal(status, 0, 'the reading did not end well');
    const found = JSON.parse(stdout) as { size: number; root: string; ms: number; rssKib: number };
    assert.deepEqual([found.size, found.root], [size, root]);
    console.log(`a whole reading of ${size} entries: ${Math.round(size / (found.ms / 1000))} entries/s, ${Math.round(found.rssKib / 1024)} MiB at most, with a heap of ${HEAP_MIB} MiB`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function filled(folder: string, entries: number): Promise<{ size: number; root: string }> {
  // Durability is not what is measured here.
  const hasty: FileLayer = { ...diskLayer, datasync: () => undefined, datasyncLater: () => Promise.resolve(), syncFolder: () => undefined };
  const one = await TestWriter.open(folder, { layer: hasty });
  for (let at = 0; at < entries; at += CALL_ITEMS) await one.append(Array.from({ length: CALL_ITEMS }, (_, n) => ({ agencyId: 'opp', payload: { n: at + n } })));
  const { size, root } = one.writer.logs.get('opp')?.signed ?? { size: 0, root: new Uint8Array(0) };
  one.abandon();
  await one.writer.close();
  return { size, root: Buffer.from(root).toString('hex') };
}

function seconds(fromMs: number): number {
  return Math.round((performance.now() - fromMs) / 1000);
}
