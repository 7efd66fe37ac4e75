// A prompt beat: only what is new is explained and asked about, by those questions that new look-ups, what is near staff and the last days can answer; it is weighed
// beside everything that the last complete pass found, for everybody. What it raises is early: the complete pass that follows says whether it carries it
// (docs/decisions/0052-two-beats.md).
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bulk } from '../detect-bulk.js';
import { canary } from '../detect-canary.js';
import { colleague } from '../detect-colleague.js';
import { exPartner, family, household } from '../detect-family.js';
import { selfProbing } from '../detect-self-probing.js';
import { self } from '../detect-self.js';
import type { Detector } from '../detector.js';
import { DETECTORS } from '../detectors.js';
import { WatchError } from '../errors.js';
import { readEvidence } from '../evidence/read-evidence.js';
import { explain } from '../explain/explain.store.js';
import { countActors } from '../output/tables.store.js';
import { type RunOutcome, writeRun } from '../output/write-run.js';
import { loadMaterial } from '../rank/findings.store.js';
import { rankWeeks } from '../rank/weeks.js';
import { Detecting } from '../scan/detect.store.js';
import { makeTables } from '../scan/made-tables.store.js';
import { earlierWorkspace } from '../scan/scan-state.js';
import { Workspace } from '../workspace.store.js';
import { firstNewMs, joinFindings, settleEarlier, takeOver } from './near.store.js';
import type { PassRequest } from './pass.js';

/** Those that ask about somebody's own, about whoever nobody has work with, and about how much was taken: they need no more of the past than what is taken over. */
const PROMPT: readonly Detector[] = [self, family, household, exPartner, colleague, bulk, canary, selfProbing];

export interface NearOutcome {
  readonly outcome: RunOutcome;
  /** Leads whose last look-up is older are not of this beat. */
  readonly newFromMs: number;
}

/** `since` names the complete pass it leans on. Throws as `scan` does. */
export async function nearPass(request: PassRequest & { readonly since: string }, signal: AbortSignal): Promise<NearOutcome> {
  const earlier = earlierWorkspace(request.since);
  if (earlier === undefined) throw new TypeError('the complete pass that a prompt beat leans on is not there');
  rmSync(request.out, { recursive: true, force: true });
  const folder = join(request.out, 'workspace');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const workspace = await Workspace.open({ folder, memory: request.memory, threads: request.threads });
  const stop = (): void => workspace.interrupt();
  signal.addEventListener('abort', stop);
  try {
    return await examineNew(workspace, earlier, request);
  } catch (fault) {
    if (signal.aborted) throw new WatchError('stopped', 'the beat was stopped', { cause: fault });
    throw fault;
  } finally {
    signal.removeEventListener('abort', stop);
    workspace.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function examineNew(workspace: Workspace, earlier: string, { evidence: source, out, perThousand, seed, canaries = [] }: PassRequest): Promise<NearOutcome> {
  const evidence = await readEvidence(workspace, source);
  await makeTables(workspace);
  const highest = await takeOver(workspace, earlier, canaries);
  await explain(workspace);
  await settleEarlier(workspace, highest);
  await ask(workspace);
  const newFromMs = await firstNewMs(workspace, highest) ?? Infinity;
  await joinFindings(workspace, highest);
  const material = await loadMaterial(workspace, DETECTORS);
  const actors = await countActors(workspace);
  const perWeek = Math.max(1, Math.floor(perThousand * actors / 1000));
  const outcome = await writeRun(workspace, {
    material, ranking: rankWeeks(material, { perWeek, seed }), out, language: 'en', forPage: true, alertsOnly: true, evidence, runs: DETECTORS.map((detector) => ({ detector, findings: 0, missing: [] })),
    budget: { per_thousand: perThousand, actors, alerts_per_week: perWeek, seed },
  });
  return { outcome, newFromMs };
}

async function ask(workspace: Workspace): Promise<void> {
  const detecting = new Detecting(workspace, PROMPT);
  for (const detector of PROMPT) await detecting.ask(detector);
  await detecting.forget(true);
}
