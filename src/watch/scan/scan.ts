// One scan, from a folder to files: read, explain, ask every detector that can be asked, rank week by week, write.
// INVARIANT: the same evidence and options give the same bytes (scan.test.ts, "twice the same bytes"): no clock and no chance in what is written.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { BadInput, type Clock, hashOf } from '../../kernel/index.js';
import type { Detector, Language } from '../detector.js';
import { DETECTORS } from '../detectors.js';
import type { Mapping } from '../evidence/mapping.js';
import { readEvidence, type TablePart } from '../evidence/read-evidence.js';
import { explain } from '../explain/explain.store.js';
import type { DetectorRun } from '../output/coverage.js';
import { countActors } from '../output/tables.store.js';
import { type RunOutcome, writeRun } from '../output/write-run.js';
import { loadMaterial } from '../rank/findings.store.js';
import { rankWeeks } from '../rank/weeks.js';
import { Workspace } from '../workspace.store.js';
import { Detecting } from './detect.store.js';
import { makeTables } from './made-tables.store.js';
import { keepDays } from './days.store.js';
import { countTable } from './needs.store.js';
import { restoreEarlier } from './earlier.store.js';
import { earlierWorkspace, evidenceMark, ScanFolder, type StepRecord } from './scan-state.js';
import { type ScanListener, Steps } from './scan-steps.js';
import { readsCanaries, tellCanaries, type ToldCanary } from './told-canaries.store.js';

export interface ScanRequest {
  /** Folder of the evidence set, or one file. */
  readonly evidence: string;
  readonly out: string;
  readonly perThousand: number;
  /** As DuckDB writes it: `4GB`. */
  readonly memory: string;
  readonly threads: number;
  /** What the random part of the budget is drawn by. */
  readonly seed: string;
  readonly language: Language;
  readonly timezone?: string;
  /** Folder of an earlier scan, or a moment (then `out` itself may hold that scan): what it had read is used again. */
  readonly since?: string;
  /** How tables are read that are not in the format. */
  readonly mappings?: readonly Mapping[];
  /** Only look-ups of these days are examined, the last one included, UTC; what explains them may lie outside. */
  readonly fromDay?: string;
  readonly toDay?: string;
  /** See `RunTerms`. */
  readonly forPage?: boolean;
  readonly alertsOnly?: boolean;
  /** What the node knows of the system that the evidence is of; it is no part of what the scan is known by. */
  readonly canaries?: readonly ToldCanary[];
}

export interface ScanTerms {
  readonly listener: ScanListener;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly detectors?: readonly Detector[];
}

/** Throws `BadInput` for what cannot be read and `WatchError` `stopped` when the signal ends it. */
export async function scan(request: ScanRequest, terms: ScanTerms): Promise<RunOutcome> {
  const detectors = terms.detectors ?? DETECTORS;
  const earlier = earlierScan(request);
  const folder = ScanFolder.open(request.out, fingerprintOf(request, detectors), earlier.own);
  if (folder.state.steps['read'] === undefined) folder.clearWorkspace(earlier.own);
  const workspace = await Workspace.open({ folder: folder.inner, memory: request.memory, threads: request.threads });
  try {
    return await runSteps(workspace, folder, request, { ...terms, detectors, earlier: earlier.own ? folder.earlier : earlier.path });
  } finally {
    workspace.close();
  }
}

async function runSteps(workspace: Workspace, folder: ScanFolder, request: ScanRequest, terms: ScanTerms & { readonly detectors: readonly Detector[]; readonly earlier: string | undefined }): Promise<RunOutcome> {
  const { detectors, earlier } = terms;
  const steps = new Steps({ ...terms, folder, count: detectors.length + 4 });
  await steps.run('read', workspace, async (progress) => {
    const onTable = ({ table, share, until, bytes }: TablePart): void => progress(share, until, { part: table, whole: { count: bytes, unit: 'bytes' } });
    const evidence = await readEvidence(workspace, request.evidence, { onTable, ...(request.timezone !== undefined && { timezone: request.timezone }), ...(request.mappings !== undefined && { mappings: request.mappings }) });
    if (earlier !== undefined) await restoreEarlier(workspace, earlier);
    await keepDays(workspace, request);
    folder.keepEvidence(evidence);
    return { rows: evidence.tables.reduce((sum, one) => sum + one.rows, 0) };
  });
  await steps.run('explain', workspace, async (progress) => {
    await makeTables(workspace);
    const whole = { count: await countTable(workspace, 'accesses'), unit: 'look-ups' } as const;
    await explain(workspace, (done, next) => progress(done, next, { whole }));
    return { rows: await countTable(workspace, 'explained') };
  });
  const runs = await detect(workspace, steps, detectors, request.canaries ?? []);
  return finish(workspace, steps, folder, request, runs);
}

async function detect(workspace: Workspace, steps: Steps, detectors: readonly Detector[], told: readonly ToldCanary[]): Promise<DetectorRun[]> {
  await tellCanaries(workspace, told);
  const detecting = new Detecting(workspace, detectors);
  const runs: DetectorRun[] = [];
  for (const detector of detectors) {
    const name = `detect ${detector.name}`;
    const ask = async (): Promise<Omit<StepRecord, 'seconds'>> => {
      const { findings, missing } = await detecting.ask(detector);
      return { rows: findings, ...(missing.length > 0 && { missing }) };
    };
    const record = told.length > 0 && readsCanaries(detector) ? await steps.runAgain(name, workspace, async () => { const asked = await ask(); return { record: asked, value: asked }; }) : await steps.run(name, workspace, ask);
    runs.push({ detector, findings: record.rows, missing: record.missing ?? [] });
  }
  await detecting.forget(true);
  return runs;
}

async function finish(workspace: Workspace, steps: Steps, folder: ScanFolder, request: ScanRequest, runs: readonly DetectorRun[]): Promise<RunOutcome> {
  const actors = await countActors(workspace);
  const perWeek = Math.max(1, Math.floor(request.perThousand * actors / 1000));
  const ranked = await steps.runAgain('rank', workspace, async () => {
    const material = await loadMaterial(workspace, runs.map((one) => one.detector));
    return { record: { rows: material.findings.length }, value: { material, ranking: rankWeeks(material, { perWeek, seed: request.seed }) } };
  });
  return steps.runAgain('write', workspace, async () => {
    const value = await writeRun(workspace, {
      ...ranked, out: folder.out, language: request.language, forPage: request.forPage === true, alertsOnly: request.alertsOnly === true, evidence: folder.state.evidence ?? { tables: [], notes: [] }, runs,
      budget: { per_thousand: request.perThousand, actors, alerts_per_week: perWeek, seed: request.seed },
    });
    return { record: { rows: value.alerts.length }, value };
  });
}

/** `own`: the folder of the scan holds, or may hold, the earlier one. Throws `BadInput` for what is neither a moment nor a scan. */
function earlierScan({ since, out }: ScanRequest): { readonly own: boolean; readonly path?: string } {
  if (since === undefined) return { own: false };
  if (!existsSync(since) && /^\d{4}-\d\d-\d\d/.test(since) && !Number.isNaN(Date.parse(since))) return { own: true };
  const path = resolve(since) === resolve(out) ? undefined : earlierWorkspace(since);
  if (path === undefined && resolve(since) !== resolve(out)) throw new BadInput(`\`${since}\` is neither a moment such as \`2026-03-01\` nor the folder of an earlier scan; see \`custos watch scan --help\``, { fr: `\`${since}\` n’est ni un moment comme \`2026-03-01\` ni le dossier d’un examen précédent ; voyez \`custos watch scan --help\`` });
  return path === undefined ? { own: true } : { own: false, path };
}

function fingerprintOf(request: ScanRequest, detectors: readonly Detector[]): string {
  const { perThousand, seed, language, timezone, since, mappings = [], fromDay, toDay } = request;
  return hashOf([evidenceMark(request.evidence), perThousand, seed, language, timezone ?? null, since ?? null, fromDay ?? null, toDay ?? null, JSON.stringify(mappings), detectors.map((one) => [one.name, one.sql, ...(one.prepare ?? [])])]);
}
