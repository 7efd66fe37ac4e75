// Logs of other systems of one agency, as one stream in that agency's compartment: taken in, each entry once, and kept as long as they are examined. What was
// taken in, sent again or set aside stands in the agency's record; a source that falls silent is an alarm.
import { createReadStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { Door, Notices } from '../../../access/index.js';
import { type Clock, hashOf } from '../../../kernel/index.js';
import type { Feed } from '../feed.js';
import type { Lane, Slice } from '../lane.js';
import type { Passes } from '../pass.js';
import type { Batch, BatchOutcome } from './arrivals.js';
import type { FeedFolder } from './feed-folder.js';
import { arrived, longestSilenceMs, noRhythm, type Rhythm } from './rhythm.js';
import type { SourceRow } from './source.js';
import { Spool, type Spooled } from './spool.js';

export interface SystemsParts {
  readonly agencyId: string;
  readonly lane: Lane;
  readonly folder: string;
  readonly drops: FeedFolder;
  readonly passes: Passes;
  readonly sources: () => Promise<readonly SourceRow[]>;
  readonly door: Pick<Door, 'note'>;
  readonly notices: Pick<Notices, 'tell'>;
  readonly clock: Clock;
}

export interface SourceState {
  readonly rows: number;
  readonly sentAgain: number;
  readonly conflicting: number;
  readonly quarantined: number;
  readonly lastEntryAtMs: number | null;
  readonly rhythm: Rhythm;
  readonly silentSinceMs: number | null;
  readonly problem: { readonly en: string; readonly fr: string } | null;
}

interface SystemsState {
  /** By path, the mark of the file that was taken in. */
  readonly taken: Readonly<Record<string, string>>;
  readonly segments: number;
  /** Segments up to this one have been examined. */
  readonly examined: number;
  readonly contextMark: string;
  readonly sources: Readonly<Record<string, SourceState>>;
}

interface Waiting {
  readonly source: SourceRow;
  readonly batch: Batch;
  readonly spooled?: Spooled;
  readonly mark?: string;
}

const unheard: SourceState = { rows: 0, sentAgain: 0, conflicting: 0, quarantined: 0, lastEntryAtMs: null, rhythm: noRhythm, silentSinceMs: null, problem: null };
const empty: SystemsState = { taken: {}, segments: 0, examined: 0, contextMark: '', sources: {} };

export class SystemsFeed implements Feed {
  readonly name = 'systems';
  readonly lane: Lane;
  readonly #spool: Spool;
  readonly #parts: SystemsParts;
  readonly #openedAtMs: number;
  #state: SystemsState;

  constructor(parts: SystemsParts) {
    this.#parts = parts;
    this.lane = parts.lane;
    mkdirSync(join(parts.folder, 'segments'), { recursive: true, mode: 0o700 });
    this.#spool = new Spool(join(parts.folder, 'spool'));
    this.#openedAtMs = parts.clock();
    const path = join(parts.folder, 'systems.json');
    this.#state = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as SystemsState) : empty;
  }

  stateOf(sourceId: string): SourceState {
    return this.#state.sources[sourceId] ?? unheard;
  }

  /** Durable when this returns. */
  receive(sourceId: string, lines: readonly string[]): { readonly kept: number; readonly bad: number } {
    const counted = this.#spool.add(sourceId, lines);
    const before = this.stateOf(sourceId);
    if (counted.bad > 0) this.#save({ ...this.#state, sources: { ...this.#state.sources, [sourceId]: { ...before, quarantined: before.quarantined + counted.bad } } });
    return counted;
  }

  async next(): Promise<{ readonly slice: Slice; seen(): void }> {
    const { drops, clock } = this.#parts;
    const sources = await this.#parts.sources();
    const arrivedAtMs = clock();
    await this.#takeIn(sources);
    await this.#listen(sources);
    const { segments } = this.#state;
    const contextMark = drops.contextMark(clock());
    const from = this.lane.state.isAnew ? 0 : this.#state.examined;
    return {
      slice: { lines: this.#lines(from, segments), isContextNew: contextMark !== this.#state.contextMark, arrivedAtMs, context: async (folder) => drops.copyContext(folder, clock()) },
      seen: () => { if (segments !== this.#state.examined || contextMark !== this.#state.contextMark) this.#save({ ...this.#state, examined: segments, contextMark }); },
    };
  }

  async #takeIn(sources: readonly SourceRow[]): Promise<void> {
    const waiting = this.#waiting(sources);
    if (waiting.length === 0) return;
    const segment = this.#segment(this.#state.segments + 1);
    const end = await this.#parts.passes.takeIn({ folder: join(this.#parts.folder, 'arrivals'), segment, batches: waiting.map((one) => one.batch) });
    if (end.kind !== 'done') return;
    const byPath = new Map(end.outcomes.map((one) => [one.path, one]));
    for (const one of waiting) {
      const outcome = byPath.get(one.batch.path);
      if (outcome !== undefined) await this.#tookIn(one, outcome);
    }
    this.#save({ ...this.#state, segments: this.#state.segments + (existsSync(segment) ? 1 : 0) });
  }

  async #tookIn({ source, batch, spooled, mark }: Waiting, outcome: BatchOutcome): Promise<void> {
    const { agencyId, door, clock } = this.#parts;
    const { rows, sentAgain, conflicting, quarantined, problem } = outcome;
    const from = spooled === undefined ? { file: hashOf(batch.path) } : {};
    await door.note(agencyId, { action: 'sendLog', actor: { agency: 'node', member: 'live', user: 'live', role: 'node' }, source: source.sourceId, rows, sentAgain, conflicting, quarantined, ...from });
    const before = this.stateOf(source.sourceId);
    const after: SourceState = {
      rows: before.rows + rows, sentAgain: before.sentAgain + sentAgain, conflicting: before.conflicting + conflicting, quarantined: before.quarantined + quarantined, problem,
      lastEntryAtMs: Math.max(before.lastEntryAtMs ?? 0, outcome.lastEntryAtMs ?? 0) || null, ...(rows > 0 ? { rhythm: arrived(before.rhythm, clock()), silentSinceMs: null } : { rhythm: before.rhythm, silentSinceMs: before.silentSinceMs }),
    };
    this.#save({ ...this.#state, sources: { ...this.#state.sources, [source.sourceId]: after }, ...(mark !== undefined && { taken: { ...this.#state.taken, [batch.path]: mark } }) });
    if (spooled !== undefined) this.#spool.done(spooled);
  }

  /** Files that are new or have grown, and lines that came over the wire. */
  #waiting(sources: readonly SourceRow[]): Waiting[] {
    const { drops, clock } = this.#parts;
    const files = sources.filter((one) => one.kind === 'folder').flatMap((source) => drops.files(source.name, clock()).filter(({ path, mark }) => this.#state.taken[path] !== mark)
      .map(({ name, path, mark }): Waiting => ({ source, mark, batch: { ...batchOf(source), path, within: hash('sha256', name, 'hex').slice(0, 12) } })));
    const spooled = this.#spool.take().flatMap((one): Waiting[] => {
      const source = sources.find(({ sourceId }) => sourceId === one.sourceId);
      return source === undefined ? [] : [{ source, spooled: one, batch: { ...batchOf(source), path: one.path } }];
    });
    return [...files, ...spooled];
  }

  /** Told once for each silence; an hour of which the node itself was down is nobody's silence. */
  async #listen(sources: readonly SourceRow[]): Promise<void> {
    const { agencyId, notices, clock } = this.#parts;
    for (const source of sources) {
      const state = this.stateOf(source.sourceId);
      const limitMs = longestSilenceMs(state.rhythm, source.expectEveryS);
      const heardAtMs = Math.max(state.rhythm.lastAtMs ?? source.addedAtMs, this.#openedAtMs);
      if (limitMs === undefined || state.silentSinceMs !== null || clock() - heardAtMs <= limitMs) continue;
      await notices.tell({ to: { agencyId, role: 'integrity_examiner' }, kind: 'source_silent', facts: { name: source.name, since: new Date(heardAtMs).toISOString().slice(0, 16).replace('T', ' ') }, link: '/watch' });
      this.#save({ ...this.#state, sources: { ...this.#state.sources, [source.sourceId]: { ...state, silentSinceMs: heardAtMs } } });
    }
  }

  async* #lines(from: number, to: number): AsyncGenerator<string> {
    for (let nth = from + 1; nth <= to; nth += 1) {
      const path = this.#segment(nth);
      if (!existsSync(path)) continue;
      let last = '';
      for await (const line of createInterface({ input: createReadStream(path) })) {
        last = line;
        yield line;
      }
      if (isOver(last, this.lane.fromDay)) rmSync(path);
    }
  }

  #segment(nth: number): string {
    return join(this.#parts.folder, 'segments', `${String(nth).padStart(8, '0')}.jsonl`);
  }

  #save(state: SystemsState): void {
    const path = join(this.#parts.folder, 'systems.json');
    writeFileSync(`${path}.new`, JSON.stringify(state), { mode: 0o600 });
    renameSync(`${path}.new`, path);
    this.#state = state;
  }
}

function batchOf({ name, reads, timezone }: SourceRow): Omit<Batch, 'path'> {
  return { source: name, reads, ...(timezone !== null && { timezone }) };
}

/** The last look-up of a segment is its latest: before the first day that is kept, nobody reads it again. */
function isOver(lastLine: string, fromDay: string): boolean {
  return lastLine !== '' && (JSON.parse(lastLine) as { readonly occurred_at: string }).occurred_at < fromDay;
}
