// In the quiet between batches, what is signed is packed: tiles, bundles and addresses to their files, the newest checkpoint
// to the public folder, and now and then a frontier. Nothing here is needed to answer; all of it can be made again.
import type { Clock } from '../kernel/index.js';
import type { AgencyLog } from './agency-log.js';
import { LedgerError } from './errors.js';
import { type FileLayer, orNoSpace, writeWhole } from './file-layer.js';
import { openCheckpoint } from './format/checkpoint.js';
import { equalBytes } from './format/hash.js';
import { encodeFrontier, type Frontier } from './frontier.js';
import type { SignedSize } from './public-folder.js';

/** Where the writer stands between two batches. */
export type Standing = Pick<Frontier, 'sequence' | 'epoch' | 'previous' | 'segments' | 'at'>;

export interface PackerOptions {
  readonly layer: FileLayer;
  readonly folder: string;
  readonly clock: Clock;
  readonly logs: ReadonlyMap<string, AgencyLog>;
  /** Runs `take` between two batches, when everything durable is signed. Rejects when the writer has stopped. */
  readonly atRest: <T>(take: (standing: Standing) => T) => Promise<T>;
}

/** A frontier is written after so many entries, or after so long. */
const FRONTIER_ENTRIES = 65_536;
const FRONTIER_MS = 30_000;
/** With witnesses, the public folder waits so long for their cosignatures before it shows a head without them. */
const COSIGNED_WITHIN_MS = 5_000;

export class Packer {
  private entriesAtFrontier = 0;
  private frontierAtMs: number;
  private running: Promise<void> | undefined;
  private readonly cosignedAtMs = new Map<AgencyLog, number>();

  constructor(private readonly options: PackerOptions) {
    this.frontierAtMs = options.clock();
    this.entriesAtFrontier = this.entries;
  }

  /** One round over all logs; calls that overlap share it. Rejects what the disk says: after `no_space` the rest is for the next round. */
  round(): Promise<void> {
    this.running ??= this.pack().finally(() => (this.running = undefined));
    return this.running;
  }

  /** Everything packed, published and durable: start-up will have nothing to read. */
  async finish(): Promise<void> {
    await this.round();
    await this.frontier();
  }

  private get entries(): number {
    return [...this.options.logs.values()].reduce((sum, { signed }) => sum + signed.size, 0);
  }

  private async pack(): Promise<void> {
    for (const log of this.options.logs.values()) {
      if (log.published.packed < log.signed.size || this.publishable(log) !== undefined) {
        this.packLog(log);
        // One log at a time: a batch that waits goes first.
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    const isDue = this.entries - this.entriesAtFrontier >= FRONTIER_ENTRIES || (this.entries > this.entriesAtFrontier && this.options.clock() - this.frontierAtMs >= FRONTIER_MS);
    if (isDue) await this.frontier();
  }

  private packLog(log: AgencyLog): void {
    const { size } = log.signed;
    orNoSpace(() => {
      log.published.pack(log, size);
      log.addresses.pack(size);
      const head = this.publishable(log);
      if (head !== undefined) log.published.publish(log, head);
    });
  }

  /** The newest cosigned head when there is one; without witnesses, or when they are late, the newest signed one. */
  private publishable(log: AgencyLog): SignedSize | undefined {
    const cosigned = this.cosigned(log);
    const nowMs = this.options.clock();
    // A further cosignature of the same head is shown too.
    if (cosigned !== undefined && (cosigned.size > log.published.size || (cosigned.size === log.published.size && cosigned.note !== log.published.note))) {
      this.cosignedAtMs.set(log, nowMs);
      return cosigned;
    }
    const isAwaited = cosigned !== undefined && nowMs - (this.cosignedAtMs.get(log) ?? 0) < COSIGNED_WITHIN_MS;
    if (isAwaited || log.signed.size <= log.published.size) return undefined;
    // The signer is another process: what it signed is shown under the log's own key only.
    openCheckpoint(log.signed.note, log.verifier);
    return log.signed;
  }

  private cosigned(log: AgencyLog): SignedSize | undefined {
    const path = `${this.options.folder}/cosigned/${log.agencyId}`;
    if (!this.options.layer.exists(path)) return undefined;
    const note = this.options.layer.readFile(path).toString('utf8');
    try {
      const { size, root } = openCheckpoint(note, log.verifier);
      const fits = size <= BigInt(log.signed.size) && equalBytes(log.tree.root(Number(size)), root);
      return fits ? { size: Number(size), root, note } : undefined;
    } catch (fault) {
      // A note that is not ours is not shown; whoever put it there is found by `verify`.
      if (fault instanceof LedgerError) return undefined;
      throw fault;
    }
  }

  private async frontier(): Promise<void> {
    const { layer, folder, logs, clock } = this.options;
    const { snapshot, paths } = await this.options.atRest((standing) => {
      const all = [...logs.values()].filter(({ durable }) => durable > 0);
      for (const log of all) this.packLog(log);
      const written = all.flatMap((log) => [...log.published.dirty, log.addresses.path]);
      for (const log of all) log.published.dirty.clear();
      return { snapshot: { ...standing, logs: all.map(frontierOf) }, paths: written };
    });
    for (const path of paths) await this.syncFile(path);
    // Up to the ledger's own folder: a name is durable only when the folders above it are.
    for (const path of foldersOf(paths, folder)) if (layer.exists(path)) layer.syncFolder(path);
    orNoSpace(() => writeWhole(layer, folder, 'frontier', encodeFrontier(snapshot)));
    this.frontierAtMs = clock();
    this.entriesAtFrontier = this.entries;
  }

  private async syncFile(path: string): Promise<void> {
    const { layer } = this.options;
    if (!layer.exists(path)) return;
    const file = layer.openToWrite(path);
    try {
      await layer.datasyncLater(file);
    } finally {
      layer.close(file);
    }
  }
}

/** The folders that hold `paths`, and those between them and `root`, which is not among them. */
function foldersOf(paths: readonly string[], root: string): Set<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let folder = parentOf(path); folder.length > root.length && !folders.has(folder); folder = parentOf(folder)) folders.add(folder);
  }
  return folders;
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function frontierOf(log: AgencyLog): Frontier['logs'][number] {
  const { agencyId, signed } = log;
  return {
    agencyId, size: signed.size, note: signed.note,
    rightEdge: log.tree.rightEdge().map((hashes) => Buffer.from(hashes).toString('base64')),
  };
}
