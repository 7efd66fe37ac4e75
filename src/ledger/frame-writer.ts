// One batch becomes one frame, one write and one sync. While the disk works, the receipts and the signer's questions are made ready.
import type { AgencyLog } from './agency-log.js';
import type { Batch } from './batch.js';
import type { FrameNote } from './format/frame.js';
import type { Standing } from './packer.js';
import type { PackedReceipts } from './protocol.js';
import { packBatch } from './receipt.js';
import type { FrameChain } from './segment.js';
import type { SegmentStore } from './segment-store.js';
import type { SignRequest } from './signer/log-signer.js';

/** A batch that is durable. */
export interface Written {
  readonly batch: Batch;
  readonly requests: readonly SignRequest[];
  /** Without the signatures that are still to come. */
  readonly receipts: PackedReceipts;
}

export class FrameWriter {
  /** Signed notes that stand in no frame yet. */
  readonly loose = new Map<string, string>();

  constructor(
    private readonly segments: SegmentStore,
    private readonly chain: FrameChain,
    private readonly logs: ReadonlyMap<string, AgencyLog>,
  ) {}

  /** At most what the loose notes and the frame around them take. Of every log: while a batch fills, those of the batch before it are signed. */
  get looseBytes(): number {
    return 4096 + 2048 * this.logs.size;
  }

  /** Resolves when the frame is durable. Rejects with what the disk says. */
  async write(batch: Batch): Promise<Written> {
    const { chain } = this;
    const head = { sequence: chain.sequence, epoch: chain.epoch, previous: chain.previous };
    const frame = batch.encode(head, this.takeLoose());
    const { segment, at } = this.segments.write(frame.bytes, head.sequence);
    chain.pass(head, frame.hash);
    const synced = this.segments.sync();
    // The trees move on with the next batch while this one waits.
    const written = { batch, requests: batch.signRequests(), receipts: packBatch(batch.staged) };
    await synced;
    let part = 0;
    for (const [log, entries] of batch.logs) {
      for (const [ordinal, { index }] of entries.entries()) {
        const place = frame.places[part]?.[ordinal] ?? { at: 0, length: 0 };
        log.addresses.add({ segment, at: at + place.at, length: place.length });
        log.durable = index + 1;
      }
      part += 1;
    }
    return written;
  }

  standing(): Standing {
    const { sequence, epoch, previous } = this.chain;
    return {
      sequence: sequence.toString(), epoch: epoch.toString(), previous: Buffer.from(previous).toString('base64'),
      segments: [...this.segments.names], at: this.segments.position.at,
    };
  }

  private takeLoose(): FrameNote[] {
    const notes = [...this.loose].map(([agencyId, note]) => ({ agencyId, note }));
    this.loose.clear();
    return notes;
  }
}
