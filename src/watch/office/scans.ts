// An agency's scans, for those who examine it: every asking passes the door, every act is on the record before it begins, and whoever has no part
// in it cannot tell that there is any (G1, G4, G11). A scan runs beside the node; one that the node's end cut off can be carried on.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { BadInput, type Clock, isRefused, newId, type Random, type Refused } from '../../kernel/index.js';
import { type Door, type Intent, type LabelStore, type Plan, seal, type Sealed } from '../../access/index.js';
import type { Receipt } from '../../ledger/index.js';
import type { EvidenceFolders } from './evidence-folders.js';
import type { Intake } from '../desk/incoming.js';
import { countsFor, type Kept, type ScanCounts, scanFor, type ShownScan } from './for-reader.js';
import { leadsOf } from './handover.js';
import { examinersMarking } from './marking.js';
import type { OwnRecord } from './own-record.js';
import { keptFrom, type ReaderParts } from './reader.js';
import type { ScanBook, ScanRow } from './scan-book.store.js';
import { readIndex, readResult } from './scan-files.js';
import { afterMaking, notBegun, type ScanJob, type StartScan } from './scan-job.js';
import type { ToldCanary } from '../scan/told-canaries.store.js';
import type { ScanProgress } from './scan-progress.js';
import { type Limits, requestOf, type ScanOrder, sizeOf } from './scan-order.js';

export interface ScansParts extends ReaderParts {
  readonly door: Door;
  readonly book: ScanBook;
  readonly labels: LabelStore;
  readonly evidence: EvidenceFolders;
  readonly record: OwnRecord;
  /** Where leads go for review. */
  readonly intake: Intake;
  /** Of the scans: one folder an agency, one in it a scan; nobody else's to read. */
  readonly folder: string;
  readonly start: StartScan;
  /** Records of other systems of an agency that exist only to be found; a scan is told of them and keeps them nowhere. */
  readonly toldOf: (agencyId: string) => Promise<readonly ToldCanary[]>;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly random: Random;
}

/** `interrupted`: the node ended under it. */
export type ScanState = ScanRow['state'] | 'interrupted';

export interface ScanView {
  readonly row: ScanRow;
  readonly state: ScanState;
  readonly progress: ScanProgress;
  /** Undefined while there is nothing to count, and where whoever runs the node has removed it. */
  readonly counts: ScanCounts | undefined;
}

export interface FoundScan extends ScanView {
  readonly shown: Readonly<Record<'en' | 'fr', ShownScan>> | undefined;
}

interface Running {
  readonly job: ScanJob;
  /** Once its end is written down. */
  readonly settled: Promise<void>;
}

export class Scans {
  readonly #parts: ScansParts;
  readonly #jobs = new Map<string, Running>();
  /** Agencies of which one is about to run: two that are asked for at once are two. */
  readonly #claims = new Set<string>();
  #isClosing = false;

  constructor(parts: ScansParts) {
    this.#parts = parts;
  }

  get limits(): Limits {
    return this.#parts.limits;
  }

  /** The plan's action is `viewScans`. `evidence`: what there is to start one over, for whom that is of use. */
  async list(plan: Plan, mayStart: boolean): Promise<Sealed<{ readonly scans: readonly ScanView[]; readonly evidence: readonly string[] }>> {
    const { agencyId } = plan.caller.member;
    const rows = await this.#parts.book.list(agencyId, plan.labelIds);
    const kept = await keptFrom(plan.caller.member, this.#parts);
    const scans = rows.map((row) => this.#view(row, kept));
    return seal(plan, new Map([[agencyId, rows.map((row) => row.scanId)]]), { scans, evidence: mayStart ? this.#parts.evidence.names(agencyId) : [] });
  }

  async one(plan: Plan, scanId: string): Promise<Sealed<FoundScan | undefined>> {
    const { member } = plan.caller;
    const row = await this.#find(plan, scanId);
    if (row === undefined) return seal(plan, new Map(), undefined);
    const kept = await keptFrom(member, this.#parts);
    const [index, result] = row.state === 'done' ? [readIndex(this.#outOf(row)), readResult(this.#outOf(row))] : [];
    const shown = index === undefined || result === undefined ? undefined : { en: scanFor(index, result, 'en', kept), fr: scanFor(index, result, 'fr', kept) };
    const ids = [scanId, ...(shown?.en.alerts.map((one) => one.alert_id) ?? []), ...(shown?.en.prompts.map((one) => one.prompt_id) ?? []), ...new Set(shown?.en.lookback.map((one) => `incident ${one.incident_id}`))];
    return seal(plan, new Map([[member.agencyId, ids]]), { ...this.#view(row, kept), shown });
  }

  /** How far it is, said as often as it changes, until it has ended; empty where nothing runs. */
  async progress(plan: Plan, scanId: string): Promise<Sealed<(() => ScanProgress | undefined) | undefined>> {
    const row = await this.#find(plan, scanId);
    if (row === undefined) return seal(plan, new Map(), undefined);
    return seal(plan, new Map([[row.agencyId, [scanId]]]), () => this.#jobs.get(keyOf(row))?.job.progress);
  }

  /** The plan's action is `runScan`. Throws `BadInput` for evidence that is not there and while another one of the agency runs. */
  async start(plan: Plan, order: ScanOrder): Promise<{ readonly scanId: string; readonly receipt: Receipt } | Refused> {
    const { evidence } = this.#parts;
    const { agencyId } = plan.caller.member;
    if (sizeOf(order.memory) > sizeOf(this.limits.memory)) throw new BadInput('this is more memory than the node gives to a scan', { fr: 'c’est plus de mémoire que le nœud n’en donne à un examen' });
    if (order.evidence !== undefined && evidence.path(agencyId, order.evidence) === undefined) throw new BadInput('no evidence has this name; ask whoever runs the node to put it there', { fr: 'aucune donnée ne porte ce nom ; demandez à qui exploite le nœud de l’y déposer' });
    return this.#alone(agencyId, async () => this.#startAlone(plan, order));
  }

  async #startAlone(plan: Plan, order: ScanOrder): Promise<{ readonly scanId: string; readonly receipt: Receipt } | Refused> {
    const { door, book, labels, clock, random } = this.#parts;
    const { agencyId, userName } = plan.caller.member;
    const label = await labels.intern(agencyId, examinersMarking);
    const row: ScanRow = {
      agencyId, scanId: newId('scan', random), labelId: label.labelId, source: order.evidence === undefined ? 'record' : 'folder', evidence: order.evidence ?? '', fromDay: order.fromDay ?? null, toDay: order.toDay ?? null,
      perThousand: order.perThousand, memory: order.memory, timezone: order.timezone ?? null, startedBy: userName, startedAtMs: clock(), state: 'running', endedAtMs: null, problem: null, intentIndex: 0n,
    };
    const reading = await this.#readingOf(plan, row);
    if (isRefused(reading)) return reading;
    const { receipt } = await door.write(plan, { scan: row.scanId, label: label.labelId }, async (intent: Intent) => {
      await book.add({ ...row, intentIndex: intent.index });
      this.#run(row, reading, await this.#parts.toldOf(agencyId));
    });
    return { scanId: row.scanId, receipt };
  }

  /** Undefined: there is no such scan for this caller, or nothing of it runs. */
  async stop(plan: Plan, scanId: string): Promise<Receipt | undefined> {
    const row = await this.#find(plan, scanId);
    const running = row && this.#jobs.get(keyOf(row));
    if (row === undefined || running === undefined) return undefined;
    const { receipt } = await this.#parts.door.write(plan, { scan: scanId }, async () => {
      running.job.stop();
      await running.settled;
    });
    return receipt;
  }

  /** Carries on from the last step that was done. Undefined: there is no such scan for this caller, or it runs, or it is done. */
  async resume(plan: Plan, scanId: string): Promise<Receipt | Refused | undefined> {
    const row = await this.#find(plan, scanId);
    if (row === undefined || row.state === 'done' || this.#jobs.has(keyOf(row))) return undefined;
    return this.#alone(row.agencyId, async () => {
      const reading = await this.#readingOf(plan, row);
      if (isRefused(reading)) return reading;
      const { receipt } = await this.#parts.door.write(plan, { scan: scanId }, async () => {
        await this.#parts.book.setState(row, 'running', null, null);
        this.#run(row, reading, await this.#parts.toldOf(row.agencyId));
      });
      return receipt;
    });
  }

  /** Ends what runs; each is `interrupted` when the node comes back. */
  async close(): Promise<void> {
    this.#isClosing = true;
    const running = [...this.#jobs.values()];
    for (const { job } of running) job.stop();
    await Promise.all(running.map((one) => one.settled));
  }

  async #find({ caller, labelIds }: Plan, scanId: string): Promise<ScanRow | undefined> {
    return this.#parts.book.one(caller.member.agencyId, labelIds, scanId);
  }

  /** One at a time for each agency: another agency's scans are none of its business, not even as a wait. */
  async #alone<T>(agencyId: string, begin: () => Promise<T>): Promise<T> {
    if (this.#claims.has(agencyId) || [...this.#jobs.keys()].some((key) => key.startsWith(`${agencyId}~`))) {
      throw new BadInput('a scan of your agency is running; wait for it or stop it first', { fr: 'un examen de votre service est en cours ; attendez-en la fin ou arrêtez-le d’abord' });
    }
    this.#claims.add(agencyId);
    try {
      return await begin();
    } finally {
      this.#claims.delete(agencyId);
    }
  }

  /** Reading the log for a scan is a question of its own: whoever may have scans made is not for that reason one who may read it. */
  async #readingOf({ caller }: Plan, { agencyId, scanId, source, fromDay, toDay }: ScanRow): Promise<Plan | Refused | undefined> {
    return source === 'folder' ? undefined : this.#parts.door.ask(caller, { action: 'viewLedger', asked: { scan: scanId, from: fromDay, to: toDay }, agencyId });
  }

  /** The node's own record names its subjects blinded: the alarm hears of canaries here, and no scan is told. */
  #run(row: ScanRow, reading: Plan | undefined, told: readonly ToldCanary[]): void {
    const { start, evidence, record } = this.#parts;
    const made = this.#madeOf(row);
    const startOver = (path: string): ScanJob => start(requestOf(row, path, this.#outOf(row), reading === undefined ? told : []));
    const job = reading === undefined ? startOver(evidence.path(row.agencyId, row.evidence) ?? '') : afterMaking(async (signal) => record.write(reading, row, made, signal), () => startOver(made));
    this.#jobs.set(keyOf(row), { job, settled: this.#settle(row, job) });
  }

  async #settle(row: ScanRow, job: ScanJob): Promise<void> {
    const end = await job.ended;
    // What was read of the record stays only for as long as a scan may go on from it.
    if (end.kind === 'done') rmSync(this.#madeOf(row), { recursive: true, force: true });
    try {
      if (end.kind === 'done') await this.#handOver(row);
      if (!this.#isClosing) await this.#parts.book.setState(row, end.kind, this.#parts.clock(), end.kind === 'failed' ? { en: end.en, fr: end.fr } : null);
    } catch (fault) {
      process.stderr.write(`custos: the end of a scan was not written down: ${String(fault)}\n`);
    }
    this.#jobs.delete(keyOf(row));
  }

  /** Before the scan is called done: one that the node's end cut off here is carried on, and hands over what it had not. */
  async #handOver(row: ScanRow): Promise<void> {
    const [index, result] = [readIndex(this.#outOf(row)), readResult(this.#outOf(row))];
    if (index !== undefined && result !== undefined) await this.#parts.intake.take(row.agencyId, leadsOf(index, result, this.#parts.clock()));
  }

  #view(row: ScanRow, kept: Kept): ScanView {
    const running = this.#jobs.get(keyOf(row));
    const state = row.state === 'running' && running === undefined ? 'interrupted' : row.state;
    const index = row.state === 'done' ? readIndex(this.#outOf(row)) : undefined;
    return { row, state, progress: running?.job.progress ?? notBegun, counts: index && countsFor(index, kept) };
  }

  #madeOf({ agencyId, scanId }: ScanRow): string {
    return join(this.#parts.folder, agencyId, scanId, 'evidence');
  }

  #outOf({ agencyId, scanId }: ScanRow): string {
    return join(this.#parts.folder, agencyId, scanId, 'run');
  }
}

const keyOf = ({ agencyId, scanId }: Pick<ScanRow, 'agencyId' | 'scanId'>): string => `${agencyId}~${scanId}`;
