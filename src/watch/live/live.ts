// The live examiner of each agency that turned it on: behind the door, in the name of whoever turned it on and for as long as their rights last; every
// stretch of the record that it reads is an entry first (G1, G11). What it finds goes to those who review, and to nobody else.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Caller, type Door, type LabelStore, type Notices, type PeopleStore, type Plan, seal, type Sealed } from '../../access/index.js';
import { BadInput, type Clock, isRefused, newId, type Random } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import { isoWeek, weekOfMoment } from '../output/iso-week.js';
import { examinersMarking } from '../office/marking.js';
import type { OwnRecord } from '../office/own-record.js';
import { keptFrom, type ReaderParts } from '../office/reader.js';
import { Examination, type LaneView } from './examination.js';
import type { Asking, Intake, Settling } from '../desk/index.js';
import { Lane } from './lane.js';
import type { LiveBook, LiveRow } from './live-book.store.js';
import type { ToldCanary } from '../scan/told-canaries.store.js';
import type { StartPasses } from './pass.js';
import { RecordFeed } from './record-feed.js';
import { FeedFolder } from './sources/feed-folder.js';
import type { SourceBook } from './sources/source-book.store.js';
import { SourceDesk } from './sources/source-desk.js';
import { SystemsFeed } from './sources/systems-feed.js';

export interface LiveParts extends ReaderParts {
  readonly people: ReaderParts['people'] & Pick<PeopleStore, 'memberById'>;
  readonly door: Door;
  readonly book: LiveBook;
  readonly sourceBook: SourceBook;
  /** Where other systems drop files: one folder an agency, one in it a source. */
  readonly dropFolder: string;
  readonly labels: LabelStore;
  readonly notices: Notices;
  readonly record: OwnRecord;
  readonly intake: Intake;
  readonly asking: Asking;
  readonly settling: Settling;
  /** Of all that the examiner leaves: one folder an agency. */
  readonly folder: string;
  readonly start: StartPasses;
  /** Records of other systems of an agency that exist only to be found; a pass is told of them and keeps them nowhere. */
  readonly toldOf: (agencyId: string) => Promise<readonly ToldCanary[]>;
  /** What one pass may use. */
  readonly memory: string;
  readonly clock: Clock;
  readonly random: Random;
}

export interface LiveView {
  /** The one that is on, else the last; undefined: there never was one. */
  readonly row: LiveRow | undefined;
  readonly lanes: readonly LaneView[];
}

/** Half a year: as far back as the longest question reaches (docs/detectors.md). */
const weeksKept = 26;

export class Live {
  readonly #parts: LiveParts;
  readonly #on = new Map<string, { readonly row: LiveRow; readonly work: Examination; readonly systems: SystemsFeed }>();
  readonly sources: SourceDesk;
  /** Agencies whose turn it is: asking at the door takes its time, and nobody is asked for twice. */
  readonly #turning = new Set<string>();

  constructor(parts: LiveParts) {
    this.#parts = parts;
    this.sources = new SourceDesk({ ...parts, book: parts.sourceBook, feedOf: (agencyId) => this.#on.get(agencyId)?.systems });
  }

  /** Goes on where it was on. One that a hand in the database turned off is told of. */
  async open(): Promise<void> {
    for (const row of await this.#parts.book.allOn()) this.#begin(row);
    const { folder } = this.#parts;
    for (const agencyId of existsSync(folder) ? readdirSync(folder) : []) {
      const mark = join(folder, agencyId, 'live', 'on');
      if (this.#on.has(agencyId) || !existsSync(mark)) continue;
      const who = readFileSync(mark, 'utf8');
      rmSync(join(folder, agencyId, 'live'), { recursive: true, force: true });
      await this.#tellEnd(agencyId, who);
    }
  }

  /** The plan's action is `runScan`. Throws `BadInput` where it is on. */
  async start(plan: Plan, perThousand: number): Promise<{ readonly liveId: string; readonly receipt: Receipt }> {
    const { door, book, labels, clock, random } = this.#parts;
    const { caller: { member: { agencyId, memberId, userName }, purpose, caseRef } } = plan;
    const refuseIfOn = (): void => { if (this.#on.has(agencyId)) throw new BadInput('the live examiner of your agency is on', { fr: 'l’examen continu de votre service est déjà en marche' }); };
    refuseIfOn();
    const { labelId } = await labels.intern(agencyId, examinersMarking);
    const row: LiveRow = {
      agencyId, liveId: newId('live', random), labelId, memberId, userName, purpose, caseRef, perThousand, startedAtMs: clock(), endedAtMs: null, endedWhy: null, endedBy: null, intentIndex: 0n,
    };
    const { receipt } = await door.write(plan, { live: row.liveId, perThousand, label: labelId }, async (intent) => {
      refuseIfOn();
      await book.add({ ...row, intentIndex: intent.index });
      rmSync(this.#folderOf(agencyId), { recursive: true, force: true });
      this.#begin(row);
    });
    return { liveId: row.liveId, receipt };
  }

  /** The plan's action is `runScan`: whoever may turn it on may turn it off, on the record. Where it is off it stays off, and that somebody asked is on the record too. */
  async stop(plan: Plan): Promise<Receipt> {
    const { agencyId, userName } = plan.caller.member;
    const found = this.#on.get(agencyId);
    const { receipt } = await this.#parts.door.write(plan, { live: found?.row.liveId ?? null, off: true }, async () => (found === undefined ? undefined : this.#end(found.row, 'stopped', userName)));
    return receipt;
  }

  /** The plan's action is `viewScans`. Figures of alerts are of those that this reader may be shown. */
  async view(plan: Plan): Promise<Sealed<LiveView>> {
    const { member } = plan.caller;
    const row = await this.#parts.book.latest(member.agencyId, plan.labelIds);
    const found = this.#on.get(member.agencyId);
    if (row === undefined) return seal(plan, new Map(), { row, lanes: [] });
    const kept = await keptFrom(member, this.#parts);
    return seal(plan, new Map([[member.agencyId, [row.liveId]]]), { row, lanes: found === undefined || found.row.liveId !== row.liveId ? [] : found.work.lanes(kept) });
  }

  /** One turn of every agency that has one due. */
  async beat(): Promise<void> {
    await Promise.all([...this.#on.keys()].map(async (agencyId) => this.turn(agencyId, false)));
  }

  /** Looks for what is new, at once or when it is due; nothing where it is off. */
  async turn(agencyId: string, isAtOnce = true): Promise<void> {
    const found = this.#on.get(agencyId);
    if (found === undefined || this.#turning.has(agencyId) || !(isAtOnce || found.work.isDue)) return;
    this.#turning.add(agencyId);
    try {
      const plan = await this.#planOf(found.row);
      if (plan !== undefined) return await found.work.turn(plan);
      await this.#end(found.row, 'rights_ended', null);
      await this.#tellEnd(agencyId, found.row.userName);
    } catch (fault) {
      process.stderr.write(`custos: a pass of the live examiner was not made: ${fault instanceof Error ? fault.stack ?? fault.message : String(fault)}\n`);
    } finally {
      this.#turning.delete(agencyId);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#on.values()].map(async ({ work }) => work.close()));
    this.#on.clear();
  }

  /** INVARIANT: asked anew for each pass, as whoever turned it on; undefined: they may not any more (tests/attacks/access/live-turned-off.test.ts). */
  async #planOf({ agencyId, memberId, liveId, purpose, caseRef }: LiveRow): Promise<Plan | undefined> {
    const { door, people } = this.#parts;
    const member = await people.memberById(agencyId, memberId, door.today());
    if (member === undefined) return undefined;
    const caller: Caller = { member, purpose, caseRef };
    if (!door.allows(caller, 'runScan')) return undefined;
    const plan = await door.ask(caller, { action: 'viewLedger', asked: { live: liveId }, agencyId });
    return isRefused(plan) ? undefined : plan;
  }

  #begin(row: LiveRow): void {
    const { start, clock, memory, record, intake, asking, settling, door, notices, sourceBook, dropFolder, toldOf } = this.#parts;
    const { agencyId } = row;
    const folder = this.#folderOf(agencyId);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, 'on'), row.userName, { mode: 0o600 });
    const passes = start();
    const laneAt = (name: string, told?: () => Promise<readonly ToldCanary[]>): Lane => new Lane({
      ...(told !== undefined && { toldOf: told }), folder: join(folder, name), passes, patient: start('patient'), clock, perThousand: row.perThousand, memory, threads: 1, seed: row.liveId, fromWeek: isoWeek(weekOfMoment(row.startedAtMs)), weeksKept,
    });
    const systems = new SystemsFeed({
      agencyId, lane: laneAt('systems', async () => toldOf(agencyId)), folder: join(folder, 'systems'), drops: new FeedFolder(dropFolder, agencyId), passes, door, notices, clock, sources: async () => sourceBook.of(agencyId),
    });
    const feeds = [new RecordFeed(laneAt('node'), record, folder, row.startedAtMs), systems];
    this.#on.set(agencyId, { row, systems, work: new Examination({ agencyId, feeds, passes, intake, asking, settling, clock }) });
  }

  async #end(row: LiveRow, why: 'stopped' | 'rights_ended', by: string | null): Promise<void> {
    const found = this.#on.get(row.agencyId);
    this.#on.delete(row.agencyId);
    await found?.work.close();
    await this.#parts.book.end(row, this.#parts.clock(), why, by);
    // Who looked at what, once more: it lies there only for as long as somebody answers for it.
    rmSync(this.#folderOf(row.agencyId), { recursive: true, force: true });
  }

  /** Everybody who examines there hears of an end that nobody of them asked for. */
  async #tellEnd(agencyId: string, who: string): Promise<void> {
    await this.#parts.notices.tell({ to: { agencyId, role: 'integrity_examiner' }, kind: 'live_ended', facts: { who }, link: '/watch' });
  }

  #folderOf(agencyId: string): string {
    return join(this.#parts.folder, agencyId, 'live');
  }
}
