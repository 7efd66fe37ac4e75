// The writer's thread: it alone holds the lock and the open segment. Started with `ThreadOptions`.
import { parentPort, workerData } from 'node:worker_threads';
import { systemClock, systemRandom } from '../kernel/index.js';
import type { AgencyLog } from './agency-log.js';
import { LedgerError } from './errors.js';
import { diskLayer } from './file-layer.js';
import { parseEntry } from './format/entry.js';
import { hashLeaf } from './format/hash.js';
import { verifyInclusion } from './format/proof.js';
import { failed, requestsOf } from './inbox.js';
import { lockFolder } from './lock.js';
import { RemoteKeys } from './payload/remote-keys.js';
import type { Answer, FromWriter, PackedReceipts, Question, StoredEntry, ThreadOptions, ToWriter } from './protocol.js';
import { headOf, packProof, unpackReceipts } from './receipt.js';
import { SteadySigner } from './steady-signer.js';
import { Writer } from './writer.js';

/** Entries that one answer carries at most; the reader asks again for more. */
const PAGE_ENTRIES = 256;
const PAGE_BYTES = 4 * 1024 * 1024;
const PACK_EVERY_MS = 1_000;

const port = parentPort;
if (port === null) throw new LedgerError('unavailable', 'this file is the writer thread of `openLedger`; do not start it alone');

function post(message: FromWriter, transfer: readonly ArrayBufferLike[] = []): void {
  port?.postMessage(message, transfer.filter((buffer) => buffer instanceof ArrayBuffer));
}

async function start(): Promise<void> {
  const closers: (() => void)[] = [];
  try {
    const options: ThreadOptions = workerData;
    diskLayer.makeFolder(options.folder);
    const release = lockFolder(options.folder);
    closers.push(release);
    const signer = await SteadySigner.connect(options.signer);
    closers.push(() => signer.close());
    const keys = await RemoteKeys.connect(options.keys);
    closers.push(() => keys.close());
    const writer = await Writer.open({ ...options, layer: diskLayer, clock: systemClock, random: systemRandom, signer, keys }, {
      acked: (batch) => post({ kind: 'acked', batch }, [batch.bytes.buffer, batch.rows.buffer]),
      failed: (tickets, fault) => post(failed(tickets, fault)),
      stopped: (reason) => post({ kind: 'stopped', reason }),
    });
    const packing = setInterval(() => void writer.pack(), PACK_EVERY_MS);
    const end = async (): Promise<void> => {
      clearInterval(packing);
      await writer.close();
      keys.close();
      release();
    };
    port?.on('message', (message: ToWriter) => {
      if (message.kind === 'ask') void reply(writer, message.ticket, message.question, end);
      else for (const request of requestsOf(message.calls, message.bytes)) writer.append(request);
    });
    post({ kind: 'opened' });
  } catch (fault) {
    // A connection that stays open would keep this thread alive for ever.
    for (const close of closers) close();
    post(failed([], fault));
    port?.close();
  }
}

async function reply(writer: Writer, ticket: number, question: Question, end: () => Promise<void>): Promise<void> {
  try {
    if (question.kind === 'close') await end();
    post({ kind: 'answer', ticket, answer: await answer(writer, question) });
  } catch (fault) {
    post(failed([ticket], fault));
  }
  if (question.kind === 'close') port?.close();
}

async function answer(writer: Writer, question: Question): Promise<Answer> {
  switch (question.kind) {
    case 'prove':
      return { batch: prove(writer, question.agencyId, Number(question.index)) };
    case 'consistency':
      return { proof: consistency(logOf(writer, question.agencyId), Number(question.from), Number(question.to)) };
    case 'read':
      return { entries: page(writer, question.agencyId, question.from, question.to) };
    case 'read_all':
      return { entries: each(writer, question.agencyId, question.indexes) };
    case 'heads':
      return { heads: [...writer.logs.values()].filter(({ signed }) => signed.size > 0).map(headOf) };
    case 'pack':
      await writer.pack();
      break;
    case 'stop':
      writer.stop(question.reason);
      break;
    case 'close':
      break;
  }
  return {};
}

/** Checked before it is handed out: a tile that rotted on disk must not become a proof that fails in somebody else's hands. */
function prove(writer: Writer, agencyId: string, index: number): PackedReceipts {
  const log = logOf(writer, agencyId);
  const { entry, sealed } = writer.read(log, index);
  const { recordedAtMs } = parseEntry(entry);
  const packed = packProof({ ticket: 0, log, index, entry, sealed, leafHash: hashLeaf(entry), recordedAtMs });
  const [receipt] = unpackReceipts(packed).get(0) ?? [];
  if (receipt === undefined || !verifyInclusion(receipt).ok) throw log.damaged();
  return packed;
}

function consistency(log: AgencyLog, from: number, to: number): Uint8Array[] {
  if (to > log.signed.size) throw new LedgerError('not_found', `the log has \`${log.signed.size}\` entries; ask for a size up to that`);
  return log.tree.consistency(from, to);
}

function page(writer: Writer, agencyId: string, from: bigint, to: bigint): StoredEntry[] {
  const log = logOf(writer, agencyId);
  const end = Math.min(Number(to), log.signed.size, Number(from) + PAGE_ENTRIES);
  const entries: StoredEntry[] = [];
  for (let [index, bytes] = [Number(from), 0]; index < end && bytes < PAGE_BYTES; index += 1) {
    const stored = storedAt(writer, log, index);
    entries.push(stored);
    bytes += stored.entry.length + stored.sealed.length;
  }
  return entries;
}

function each(writer: Writer, agencyId: string, indexes: readonly bigint[]): StoredEntry[] {
  if (indexes.length > PAGE_ENTRIES) throw new LedgerError('not_found', `one reading takes at most \`${PAGE_ENTRIES}\` entries; split it into several`);
  const log = logOf(writer, agencyId);
  return indexes.map((index) => storedAt(writer, log, Number(index)));
}

function storedAt(writer: Writer, log: AgencyLog, index: number): StoredEntry {
  const { entry, sealed } = writer.read(log, index);
  return { agencyId: log.agencyId, index: BigInt(index), entry, sealed, recordedAtMs: parseEntry(entry).recordedAtMs };
}

function logOf(writer: Writer, agencyId: string): AgencyLog {
  const log = writer.logs.get(agencyId);
  if (log === undefined || log.signed.size === 0) throw new LedgerError('not_found', 'this agency has no log yet; its first entry makes one');
  return log;
}

void start();
