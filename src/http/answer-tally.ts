// How many answers left the node, counted where they leave and not where they are recorded: when more left than the record has
// entries, somebody answered past the door (G1). A count and nothing else; kept beside the ledger, not in it.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Ledger } from '../ledger/index.js';

/** What was counted since the tally began. */
export interface Tally {
  /** By agency: the size of its log when the count began. A log that is not named was empty. */
  readonly since: Readonly<Record<string, string>>;
  /** Answers to GET and HEAD, and to the methods that change something; under `''` what left without anyone having signed in. */
  readonly reads: Readonly<Record<string, number>>;
  readonly writes: Readonly<Record<string, number>>;
}

const FLUSH_MS = 1_000;

export class AnswerTally {
  private readonly reads = new Map<string, number>();
  private readonly writes = new Map<string, number>();
  private dirty = false;
  private readonly timer: NodeJS.Timeout;

  private constructor(
    private readonly path: string,
    private readonly since: Tally['since'],
    reads: Tally['reads'],
    writes: Tally['writes'],
  ) {
    for (const [agencyId, count] of Object.entries(reads)) this.reads.set(agencyId, count);
    for (const [agencyId, count] of Object.entries(writes)) this.writes.set(agencyId, count);
    this.timer = setInterval(() => this.flush(), FLUSH_MS);
    this.timer.unref();
  }

  /** Goes on with the count of `path`, or begins one at the logs' present sizes. */
  static async open(path: string, ledger: Ledger): Promise<AnswerTally> {
    if (existsSync(path)) {
      const { since, reads = {}, writes = {} } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Tally> & Pick<Tally, 'since'>;
      return new AnswerTally(path, since, reads, writes);
    }
    const heads = await ledger.heads();
    const tally = new AnswerTally(path, Object.fromEntries(heads.map(({ agencyId, size }) => [agencyId, size.toString()])), {}, {});
    tally.dirty = true;
    tally.flush();
    return tally;
  }

  /** One answer left, to somebody of this agency. */
  count(agencyId: string, isRead: boolean): void {
    const counts = isRead ? this.reads : this.writes;
    counts.set(agencyId, (counts.get(agencyId) ?? 0) + 1);
    this.dirty = true;
  }

  counted(): Tally {
    return { since: this.since, reads: Object.fromEntries(this.reads), writes: Object.fromEntries(this.writes) };
  }

  /** A crash loses the last second of the count: it is then too small, which accuses nobody. */
  flush(): void {
    if (!this.dirty) return;
    writeFileSync(`${this.path}.new`, JSON.stringify(this.counted()), { mode: 0o600 });
    renameSync(`${this.path}.new`, this.path);
    this.dirty = false;
  }

  close(): void {
    clearInterval(this.timer);
    this.flush();
  }
}
