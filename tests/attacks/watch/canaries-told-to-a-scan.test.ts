// Attacker: whoever reads what a scan leaves behind (its files, its workspace, one that was cut off), to know which records of another system to keep away from.
// Promises: G4, G11. A scan that is told finds what one finds whose evidence has the table of canaries.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DETECTORS } from '../../../src/watch/detectors.js';
import { scan, type ScanRequest } from '../../../src/watch/scan/scan.js';
import type { ScanListener } from '../../../src/watch/scan/scan-steps.js';
import { type EvidenceRow, evidenceSet, type EvidenceTables } from '../../support/evidence-set.js';

const folders: string[] = [];
afterAll(() => { for (const folder of folders) rmSync(folder, { recursive: true, force: true }); });
const kept = (folder: string): string => { folders.push(folder); return folder; };

const [met, unmet, elsewhere] = ['nk-440011', 'nk-991234', 'nk-770077'];
const told = [met, unmet, elsewhere].map((subjectId) => ({ subjectType: 'person', subjectId, system: 'Records' }));
const few = DETECTORS.filter((one) => ['canary', 'off_duty', 'colleague'].includes(one.name));
const silent: ScanListener = { begin: () => undefined, progress: () => undefined, end: () => undefined };

function work(): EvidenceTables {
  const look = (event_id: string, actor_id: string, subject_id: string, source_system = 'records'): EvidenceRow => ({ event_id, occurred_at: `2026-01-0${5 + event_id.length % 3}T10:00:00Z`, actor_id, subject_id, action: 'view', source_system });
  const ordinary = Array.from({ length: 12 }, (_, nth) => look(`o${nth}`, `A${nth % 4}`, `P${nth}`));
  return {
    // Another system's record of the same number is somebody else.
    accesses: [...ordinary, look('met', 'A2', met), look('other', 'A3', elsewhere, 'parking'), look('same', 'A1', met, 'parking')],
    actors: Array.from({ length: 4 }, (_, one) => ({ actor_id: `A${one}`, unit: 'north', role: 'response' })),
  };
}

async function scanned(out: string, tables: EvidenceTables, more: Partial<ScanRequest>, listener = silent, signal = new AbortController().signal) {
  return scan({ evidence: kept(evidenceSet(tables)), out, perThousand: 1000, memory: '500MB', threads: 1, seed: '', language: 'en', ...more }, { listener, clock: () => 0, signal, detectors: few });
}

const freshOut = (): string => join(kept(mkdtempSync(join(tmpdir(), 'told-'))), 'out');
const bytesUnder = (folder: string): readonly Buffer[] => readdirSync(folder, { recursive: true }).map(String).filter((name) => statSync(join(folder, name)).isFile()).map((name) => readFileSync(join(folder, name)));
const holds = (folder: string, text: string): boolean => bytesUnder(folder).some((bytes) => bytes.includes(text));
const found = (out: string) => readFileSync(join(out, 'alerts.jsonl'), 'utf8').split('\n').filter((line) => line.includes('"canary"')).map((line) => { const { actor_id, subject_id, detectors } = JSON.parse(line) as { actor_id: string; subject_id: string; detectors: string[] }; return { actor_id, subject_id, detectors }; });

test('told, it finds whoever opened one in that system, as if the table had been there, and nothing of the rest lies anywhere', async () => {
  const [out, withTable, untold] = [freshOut(), freshOut(), freshOut()] as const;
  await scanned(out, work(), { canaries: told });
  // A table of the evidence knows no systems: there the same name is the same record.
  const { accesses = [], ...rest } = work();
  await scanned(withTable, { ...rest, accesses: accesses.filter((one) => one['event_id'] !== 'same'), canaries: [{ subject_type: 'person', subject_id: met }] }, {});
  await scanned(untold, work(), {});
  expect(found(out)).toEqual([{ actor_id: 'A2', subject_id: met, detectors: ['canary'] }]);
  expect(found(out)).toEqual(found(withTable));
  expect(found(untold)).toEqual([]);
  expect(holds(out, unmet)).toBe(false);
  expect(holds(out, met)).toBe(true);
});

test('nor where it was cut off; going on, it asks again and finds them', async () => {
  const out = freshOut();
  const [stop, tables] = [new AbortController(), work()];
  const evidence = kept(evidenceSet(tables));
  const request = { evidence, out, perThousand: 1000, memory: '500MB', threads: 1, seed: '', language: 'en', canaries: told } as const;
  const stopping: ScanListener = { ...silent, end: (step) => { if (step === 'detect canary') stop.abort(); } };
  await expect(scan(request, { listener: stopping, clock: () => 0, signal: stop.signal, detectors: few })).rejects.toMatchObject({ code: 'stopped' });
  expect(holds(out, unmet)).toBe(false);
  expect(readFileSync(join(out, '.custos-scan', 'state.json'), 'utf8')).not.toContain('detect canary');
  await scan(request, { listener: silent, clock: () => 0, signal: new AbortController().signal, detectors: few });
  expect(found(out)).toHaveLength(1);
  expect(holds(out, unmet)).toBe(false);
});
