// The writer's thread: it alone holds the lock, the keys and the open segment. Started with `ThreadOptions`.
import { parentPort, workerData } from 'node:worker_threads';
import { systemClock, systemRandom } from '../kernel/index.js';
import type { AgencyLog } from './agency-log.js';
import { BatchQueue, failed } from './batch-queue.js';
import { LedgerError } from './errors.js';
import { diskLayer } from './file-layer.js';
import { parseEntry } from './format/entry.js';
import { lockFolder } from './lock.js';
import type { Answer, FromWriter, PackedReceipts, Question, StoredEntry, ThreadOptions, ToWriter } from './protocol.js';
import { headOf, packReceipts } from './receipt.js';
import { Writer } from './writer.js';

/** Entries that one answer carries at most; the reader asks again for more. */
const PAGE_ENTRIES = 256;
const PAGE_BYTES = 4 * 1024 * 1024;

const port = parentPort;
if (port === null) throw new LedgerError('unavailable', 'this file is the writer thread of `openLedger`; do not start it alone');

function post(message: FromWriter, transfer: readonly ArrayBufferLike[] = []): void {
  port?.postMessage(message, transfer.filter((buffer) => buffer instanceof ArrayBuffer));
}

function start(): void {
  let unlock: (() => void) | undefined;
  try {
    const options: ThreadOptions = workerData;
    diskLayer.makeFolder(options.folder);
    const release = lockFolder(options.folder);
    unlock = release;
    const writer = Writer.open({ ...options, layer: diskLayer, clock: systemClock, random: systemRandom });
    const queue = new BatchQueue(writer, post);
    port?.on('message', (message: ToWriter) => {
      if (message.kind === 'append') queue.add(message.calls, message.bytes);
      else reply(writer, queue, message.ticket, message.question, release);
    });
    post({ kind: 'opened' });
  } catch (fault) {
    unlock?.();
    post(failed([], fault));
  }
}

function reply(writer: Writer, queue: BatchQueue, ticket: number, question: Question, unlock: () => void): void {
  try {
    post({ kind: 'answer', ticket, answer: answer(writer, queue, question) });
  } catch (fault) {
    post(failed([ticket], fault));
  }
  if (question.kind !== 'close') return;
  unlock();
  port?.close();
}

function answer(writer: Writer, queue: BatchQueue, question: Question): Answer {
  switch (question.kind) {
    case 'prove':
      return { batch: prove(writer, question.agencyId, question.index) };
    case 'read':
      return { entries: page(writer, question.agencyId, question.from, question.to) };
    case 'heads':
      return { heads: [...writer.logs.values()].filter(({ size }) => size > 0).map(headOf) };
    case 'stop':
      writer.stop(question.reason);
      post({ kind: 'stopped', reason: writer.stopReason ?? question.reason });
      return {};
    case 'close':
      queue.drain();
      writer.close();
  }
  return {};
}

function prove(writer: Writer, agencyId: string, index: bigint): PackedReceipts {
  const log = logOf(writer, agencyId);
  const { entry } = writer.read(log, Number(index));
  const { recordedAtMs } = parseEntry(entry);
  return packReceipts([{ ticket: 0, committed: { log, index: Number(index), entry, leafHash: log.tree.leaf(Number(index)), recordedAtMs } }]);
}

function page(writer: Writer, agencyId: string, from: bigint, to: bigint): StoredEntry[] {
  const log = logOf(writer, agencyId);
  const end = Math.min(Number(to), log.size, Number(from) + PAGE_ENTRIES);
  const entries: StoredEntry[] = [];
  for (let [index, bytes] = [Number(from), 0]; index < end && bytes < PAGE_BYTES; index += 1) {
    const { entry, salt, payload, length } = writer.read(log, index);
    entries.push({ agencyId, index: BigInt(index), entry, salt, payload, recordedAtMs: parseEntry(entry).recordedAtMs });
    bytes += length;
  }
  return entries;
}

function logOf(writer: Writer, agencyId: string): AgencyLog {
  const log = writer.logs.get(agencyId);
  if (log === undefined || log.size === 0) throw new LedgerError('not_found', 'this agency has no log yet; its first entry makes one');
  return log;
}

start();
