// What a monitor knows of one log. A checkpoint is taken only when the tiles lead to it from the largest one taken before; a
// signature alone is not enough, for the log's own key is among the suspects.
import { setTimeout as pause } from 'node:timers/promises';
import { LedgerError } from '../errors.js';
import type { Checkpoint } from '../format/checkpoint.js';
import { equalBytes } from '../format/hash.js';
import { verifyConsistency } from '../format/proof.js';
import { consistencyFromTiles, type ReadTile, rootFromTiles } from '../format/tile-proof.js';
import type { Finding } from './alarm.js';

/** A checkpoint whose signature by the log holds. */
export interface Sighting {
  readonly head: Checkpoint;
  readonly note: string;
  readonly url: string;
  /** The tiles beside it; a witness has none. */
  readonly tiles: ReadTile | undefined;
}

/** Roots of past sizes that are kept in memory, to find a second root of one size. */
const MAX_ROOTS = 2000;
/** A file may be replaced while we read it: what does not fit is read once more. */
const SECOND_LOOK_MS = 100;

export class LogView {
  /** The largest sighting that fits everything before it. */
  top: Sighting | undefined;
  /** A checkpoint larger than the log shows: it has to be shown soon, and to fit. */
  ahead: { readonly sighting: Sighting; readonly sinceMs: number } | undefined;
  private readonly notes = new Map<bigint, Sighting>();
  /** Sizes seen at each address. */
  private readonly sizes = new Map<string, Sighting>();

  private turn: Promise<unknown> = Promise.resolve();

  constructor(readonly origin: string) {}

  /** Continues from a checkpoint that was verified before. */
  resume(sighting: Sighting): void {
    this.top = sighting;
    this.keep(sighting);
    this.sizes.set(sighting.url, sighting);
  }

  /**
   * What is wrong with a sighting; undefined when it fits. Rejects `unavailable` when tiles that it needs cannot be had. One at
   * a time: two addresses must not both be measured against what stood before them.
   */
  take(sighting: Sighting, nowMs: number): Promise<Finding | undefined> {
    const mine = this.turn.then(() => this.compare(sighting, nowMs));
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private async compare(sighting: Sighting, nowMs: number): Promise<Finding | undefined> {
    const { head, url } = sighting;
    const twin = this.notes.get(head.size);
    if (twin !== undefined && !equalBytes(twin.head.root, head.root)) {
      return this.finding('forked', url, `size \`${head.size}\` has two signed roots; keep both and call every institution`, twin, sighting);
    }
    const before = this.sizes.get(url);
    if (before !== undefined && before.head.size > head.size) {
      return this.finding('rolled_back', url, `it shows \`${head.size}\` entries and showed \`${before.head.size}\` before; keep both and call every institution`, before, sighting);
    }
    const misfit = twin === undefined ? await this.misfit(sighting, nowMs) : undefined;
    if (misfit === undefined) this.sizes.set(url, sighting);
    return misfit;
  }

  /** The log has had its time to show what a witness cosigned. */
  overdue(nowMs: number, lagMs: number): Finding | undefined {
    if (this.ahead === undefined || nowMs - this.ahead.sinceMs <= lagMs) return undefined;
    const { sighting } = this.ahead;
    const shown = this.top?.head.size ?? 0n;
    return this.finding('rolled_back', this.top?.url ?? '', `the log shows \`${shown}\` entries, a witness cosigned \`${sighting.head.size}\`; keep both and call every institution`, this.top, sighting);
  }

  private async misfit(sighting: Sighting, nowMs: number): Promise<Finding | undefined> {
    const { top } = this;
    if (sighting.tiles === undefined && (top === undefined || top.head.size < sighting.head.size)) {
      if (this.ahead === undefined || this.ahead.sighting.head.size < sighting.head.size) this.ahead = { sighting, sinceMs: this.ahead?.sinceMs ?? nowMs };
      return undefined;
    }
    if (!(await this.fits(sighting))) return this.finding('inconsistent', sighting.url, 'the tiles do not lead from one signed checkpoint to the other; keep both and call every institution', top, sighting);
    this.keep(sighting);
    if (top === undefined || sighting.head.size > top.head.size) this.top = sighting;
    return this.settleAhead(nowMs);
  }

  /** The log has reached what was seen ahead of it. */
  private async settleAhead(nowMs: number): Promise<Finding | undefined> {
    const { ahead, top } = this;
    if (ahead === undefined || top === undefined || top.head.size < ahead.sighting.head.size) return undefined;
    this.ahead = undefined;
    return this.compare(ahead.sighting, nowMs);
  }

  private async fits(sighting: Sighting): Promise<boolean> {
    if (await this.leadsTo(sighting)) return true;
    await pause(SECOND_LOOK_MS);
    return this.leadsTo(sighting);
  }

  private async leadsTo(sighting: Sighting): Promise<boolean> {
    const { top } = this;
    try {
      if (top === undefined || top.head.size === 0n || sighting.head.size === 0n) return await rootIs(sighting);
      const [older, newer] = top.head.size < sighting.head.size ? [top, sighting] : [sighting, top];
      const tiles = newer.tiles ?? older.tiles;
      if (tiles === undefined) throw new LedgerError('unavailable', 'no address serves the tiles that are needed; give the address of the log');
      const [size1, size2] = [older.head.size, newer.head.size];
      const proof = await consistencyFromTiles(size1, size2, tiles);
      return verifyConsistency({ size1, size2, root1: older.head.root, root2: newer.head.root, proof }).ok;
    } catch (fault) {
      // Tiles of a wrong width are wrong tiles; tiles that cannot be had say nothing yet.
      if (fault instanceof LedgerError && fault.code === 'bad_proof') return false;
      throw fault;
    }
  }

  private keep(sighting: Sighting): void {
    this.notes.set(sighting.head.size, sighting);
    const [oldest] = this.notes.keys();
    if (this.notes.size > MAX_ROOTS && oldest !== undefined) this.notes.delete(oldest);
  }

  private finding(code: Finding['code'], url: string, message: string, ours: Sighting | undefined, theirs: Sighting): Finding {
    const evidence = { 'seen.checkpoint': theirs.note, 'seen.from': `${theirs.url}\n`, ...(ours && { 'before.checkpoint': ours.note, 'before.from': `${ours.url}\n` }) };
    const { size, root } = theirs.head;
    const subject = code === 'forked' ? `${size} ${Buffer.from(root).toString('base64')}` : `${ours?.head.size}`;
    return { code, origin: this.origin, url, message, subject, evidence };
  }
}

async function rootIs({ head, tiles }: Sighting): Promise<boolean> {
  return tiles === undefined || equalBytes(await rootFromTiles(head.size, tiles), head.root);
}
