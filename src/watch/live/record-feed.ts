// The record of this node as it grows: each stretch is named by an entry before it opens (G1, G11), and subjects are blinded as in any scan of it.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from '../../access/index.js';
import type { OwnRecord } from '../office/own-record.js';
import type { Feed } from './feed.js';
import type { Lane, Slice } from './lane.js';

interface Place {
  /** The first entry that is not read. */
  readonly next: string;
  /** Of the log with the entry of the last reading and nothing else. */
  readonly size: string;
  /** By actor, the entry of their last sign-in. */
  readonly sessions: readonly (readonly [string, string])[];
  /** No look-up stood before it: nothing is to be read again, although nothing was examined. */
  readonly foundNone: boolean;
}

export class RecordFeed implements Feed {
  readonly name = 'node';
  readonly lane: Lane;
  readonly #record: OwnRecord;
  readonly #path: string;
  readonly #startedAtMs: number;
  #place: Place | undefined;

  constructor(lane: Lane, record: OwnRecord, folder: string, startedAtMs: number) {
    this.lane = lane;
    this.#record = record;
    this.#path = join(folder, 'place.json');
    this.#startedAtMs = startedAtMs;
    this.#place = existsSync(this.#path) ? (JSON.parse(readFileSync(this.#path, 'utf8')) as Place) : undefined;
  }

  async next(plan: Plan): Promise<{ readonly slice: Slice; seen(): void } | undefined> {
    const { agencyId } = plan.caller.member;
    const place = this.lane.state.isAnew && this.#place?.foundNone !== true ? undefined : this.#place;
    const to = await this.#record.size(agencyId);
    const from = place === undefined ? await this.#record.firstOf(agencyId, this.lane.fromDay) : BigInt(place.next);
    const isQuiet = place !== undefined && to <= BigInt(place.size);
    const sessions = new Map(place?.sessions);
    const lines = this.#lines(plan, { agencyId, from: isQuiet ? to : from, to }, sessions);
    return {
      slice: { lines, isContextNew: false, arrivedAtMs: this.#startedAtMs, context: async (folder) => this.#record.writeContext(agencyId, folder) },
      seen: () => { if (!isQuiet) this.#keep({ next: to.toString(), size: (to + 1n).toString(), sessions: [...sessions], foundNone: this.lane.state.isAnew }); },
    };
  }

  async* #lines(plan: Plan, range: { readonly agencyId: string; readonly from: bigint; readonly to: bigint }, sessions: Map<string, string>): AsyncGenerator<string> {
    for await (const access of this.#record.accesses(plan, range, sessions)) yield JSON.stringify(access);
  }

  #keep(place: Place): void {
    writeFileSync(`${this.#path}.new`, JSON.stringify(place), { mode: 0o600 });
    renameSync(`${this.#path}.new`, this.#path);
    this.#place = place;
  }
}
