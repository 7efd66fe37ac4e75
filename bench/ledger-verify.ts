// How fast the whole record is recomputed, how fast a node comes back with and without its frontier, and what an entry takes on disk.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ledger, verifyLedger } from '../src/ledger/index.js';
import { openBenchLedger } from './rig/keepers.js';
import { printMachine } from './rig/machine.js';

const ENTRIES = 200_000;
const TOGETHER = 512;
const payload = {
  actor: { agency: 'opp', member: 'analyst-17' }, action: 'search', purpose: 'organised-crime', case: 'C-2026-0107',
  query: 'sinaloa', shown: Array.from({ length: 10 }, (_, n) => `ent-0123456789abcde${n}`), policies: ['analyst-search', 'label-visible'],
};

/** About a minute. */
export async function main(): Promise<void> {
  printMachine('ledger-verify');
  const folder = mkdtempSync(join(process.env['CUSTOS_BENCH'] ?? tmpdir(), 'custos-bench-'));
  const first = await openBenchLedger(folder);
  await fill(first.ledger);
  await first.close();
  const ledger = join(folder, 'ledger');
  sizes(ledger);
  await timed(`recomputed by verify, entries a second`, async () => {
    const report = await verifyLedger({ folder: ledger });
    if (!report.ok) throw new Error('it does not verify');
  });
  await reopened(folder, 'open with its frontier, entries a second');
  rmSync(join(ledger, 'frontier'));
  await reopened(folder, 'open without frontier (full replay), entries a second');
  rmSync(folder, { recursive: true, force: true });
}

async function fill(ledger: Ledger): Promise<void> {
  const startMs = performance.now();
  for (let done = 0; done < ENTRIES; done += TOGETHER) await Promise.all(Array.from({ length: TOGETHER }, () => ledger.append({ agencyId: 'opp', payload })));
  console.log(`filled with ${ENTRIES} entries in ${((performance.now() - startMs) / 1000).toFixed(1)} s`);
}

async function reopened(folder: string, what: string): Promise<void> {
  let close: () => Promise<void> = () => Promise.resolve();
  await timed(what, async () => {
    const again = await openBenchLedger(folder);
    close = () => again.close();
    if (((await again.ledger.heads())[0]?.size ?? 0n) < BigInt(ENTRIES)) throw new Error('entries are missing');
  });
  await close();
}

async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const startMs = performance.now();
  await work();
  const seconds = (performance.now() - startMs) / 1000;
  console.log(`${what}: ${(ENTRIES / seconds).toFixed(0)} (${seconds.toFixed(2)} s)`);
}

function sizes(ledger: string): void {
  const per = (name: string): string => `${name} ${(bytesIn(join(ledger, name)) / ENTRIES).toFixed(0)}`;
  console.log(`bytes an entry: ${['segments', 'public', 'index'].map(per).join(', ')} (the last segment's unused space included)`);
}

function bytesIn(path: string): number {
  if (!statSync(path).isDirectory()) return statSync(path).size;
  return readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), 0);
}
