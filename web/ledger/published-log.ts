// A log as anyone can fetch it: the signed checkpoint, and the tree whose tiles are believed only under that checkpoint's root.
import { type Bytes, fromBase64, isSame } from './bytes.js';
import { checkExtension, type Extension, keep, keptOf, readKept } from './extension.js';
import { type Memory, readMemory } from './memory.js';
import { openCheckpoint, readVerifierKey } from './note.js';
import { PublishedTree } from './published-tree.js';

export interface LogName {
  readonly agency: string;
  readonly origin: string;
  /** Verifier key, `name+hash+key`. */
  readonly key: string;
}

export interface PublishedLog extends LogName {
  /** The checkpoint as served, with every signature. */
  readonly note: string;
  readonly tree: PublishedTree;
  readonly extension: Extension;
  /** The log contradicts an answer's proof that this browser checked. */
  readonly differsFromAnswers: boolean;
  readonly fetchedAtMs: number;
}

/** `unpublished`: the node serves no checkpoint. `unsigned`: it is not a checkpoint that the log's key signed. `offline`: no answer. `tooLarge`: more entries than this browser counts. */
export class LogFault extends Error {
  override readonly name = 'LogFault';

  constructor(readonly kind: 'unpublished' | 'unsigned' | 'offline' | 'tooLarge') {
    super(kind);
  }
}

export function tlogAddress(agency: string, path: string): string {
  return `/tlog/${encodeURIComponent(agency)}/${path}`;
}

async function fetchFile(agency: string, path: string, cache: RequestCache): Promise<Bytes | undefined> {
  const answer = await fetch(tlogAddress(agency, path), { credentials: 'omit', cache }).catch(() => {
    throw new LogFault('offline');
  });
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new LogFault('offline');
  return new Uint8Array(await answer.arrayBuffer());
}

/** Fetches a log's checkpoint, checks it and compares it with what this browser kept. Rejects `LogFault` or `TileFault`. */
export async function openPublishedLog(name: LogName, nowMs: number, store: Storage): Promise<PublishedLog> {
  const bytes = await fetchFile(name.agency, 'checkpoint', 'no-store');
  if (bytes === undefined) throw new LogFault('unpublished');
  const note = new TextDecoder().decode(bytes);
  const key = await readVerifierKey(name.key);
  const checkpoint = key === undefined ? undefined : await openCheckpoint(note, key);
  if (checkpoint === undefined || checkpoint.origin !== name.origin || checkpoint.size < 1n) throw new LogFault('unsigned');
  if (checkpoint.size > BigInt(Number.MAX_SAFE_INTEGER)) throw new LogFault('tooLarge');
  const tree = new PublishedTree(Number(checkpoint.size), checkpoint.root, (path) => fetchFile(name.agency, path, 'default'));
  const extension = await checkExtension(readKept(store, name.origin), tree, name.key);
  const differsFromAnswers = await differs(readMemory(store), name, tree);
  const isSound = (extension.kind === 'first' || extension.kind === 'extends') && !differsFromAnswers;
  // Only what holds is kept: after an alarm the older checkpoint stays, as the evidence that it is.
  if (isSound) keep(store, name.origin, keptOf(tree, name.key, nowMs));
  return { ...name, note, tree, extension, differsFromAnswers, fetchedAtMs: nowMs };
}

/** Answers can be newer than what is published, by about a second: those cannot be compared yet. */
async function differs(memory: Memory, name: LogName, tree: PublishedTree): Promise<boolean> {
  const seen = memory[name.origin];
  const size = Number(seen?.size ?? 0);
  if (seen === undefined || size < 1) return false;
  if (seen.key !== name.key) return true;
  if (size > tree.size) return false;
  const root = fromBase64(seen.root);
  return root === undefined || !isSame(await tree.rootAt(size), root);
}
