// Folders and writers for the tests of this room.
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemRandom } from '../kernel/index.js';
import { diskLayer, type FileLayer } from './file-layer.js';
import { type Committed, Writer } from './writer.js';

export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'custos-ledger-'));
}

/** A writer in this thread, with a clock that stands at noon of 1 March 2026 unless told otherwise. */
export function openWriter(folder: string, options: { layer?: FileLayer; clock?: () => number; segmentBytes?: number; reserveBytes?: number } = {}): Writer {
  const { layer = diskLayer, clock = () => Date.UTC(2026, 2, 1, 12), segmentBytes = 2 ** 26, reserveBytes = 0 } = options;
  return Writer.open({ folder, originPrefix: 'custos.example', segmentBytes, reserveBytes, layer, clock, random: systemRandom });
}

/** One batch of one entry for each agency named. */
export function commitOne(writer: Writer, text: string, ...agencies: string[]): Committed[] {
  const payload = Buffer.from(JSON.stringify({ text }));
  return writer.commit((agencies.length > 0 ? agencies : ['opp']).map((agencyId) => ({ agencyId, payload })));
}

export function segmentPaths(folder: string): string[] {
  return readdirSync(`${folder}/segments`).toSorted().map((name) => `${folder}/segments/${name}`);
}
