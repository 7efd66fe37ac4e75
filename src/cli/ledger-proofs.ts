// `custos ledger check-proofs` and `custos ledger prove`: proofs checked without a node, and proofs made to be shown to strangers.
import { createReadStream } from 'node:fs';
import { rm, stat, writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import type { EntryAnswer, LedgerHeads, Me } from '../http/contract.js';
import type { NoteVerifier, TlogProof } from '../ledger/index.js';
import { type Asker, askerHeaders, askJson, exitFrom } from './ask.js';
import { Exit } from './exit.js';
import type { NodeLink } from './node-link.js';
import { print, withNode } from './with-node.js';

interface ProveOptions extends Asker {
  readonly agency?: string;
  readonly out?: string;
  readonly open?: boolean;
}

export function proofCommands(ledger: Command): void {
  ledger.command('check-proofs [file]').description('answer each JSON line of FILE or stdin, a proof or a signed note, with whether it holds; needs no node').action(checkProofs);
  ledger.command('prove <index>').description('a proof that the entry stands in its log, for anyone to check (C2SP tlog-proof)')
    .option('--agency <id>', 'whose log; your own agency’s unless you say so').option('--as <user>', 'a demo person (demo folders only)').option('--purpose <code>', 'why you ask')
    .option('--case <agency~case>', 'the case you work on').option('--out <file>', 'write the proof there instead of to stdout')
    .option('--open', 'also write FILE.content.json, the content and its salt: for those alone who may read the entry').action(prove);
}

/** Exit code 0 when every line has its answer, whatever the answers are. */
async function checkProofs(file: string | undefined): Promise<void> {
  const { checkProofs: check } = await import('../ledger/index.js');
  const input = file === undefined || file === '-' ? process.stdin : createReadStream(await readable(file));
  try {
    await pipeline(input, check, process.stdout, { end: false });
  } catch (fault) {
    if (!isEarlyEnd(fault)) throw fault;
  }
}

async function readable(file: string): Promise<string> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined || found.isDirectory()) throw new Exit(2, `\`${file}\` is not a file that can be read; give one with a JSON object on each line`);
  return file;
}

/** A reader of stdout that has seen enough ends the answers, not the command with a fault. */
function isEarlyEnd(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && (fault.code === 'EPIPE' || fault.code === 'ERR_STREAM_PREMATURE_CLOSE');
}

async function prove(index: string, options: ProveOptions): Promise<void> {
  if (!/^(0|[1-9][0-9]{0,17})$/.test(index)) throw new Exit(2, `\`${index}\` is not an index; the first entry of a log is 0`);
  if (options.open === true && options.out === undefined) throw new Exit(2, '`--open` needs `--out FILE`: content is written to its own file, never beside the proof');
  const { answer, text, isPublished } = await withNode((link) => proven(link, index, options));
  if (!isPublished) process.stderr.write('the log shows no checkpoint that covers this entry yet: the proof bears the log’s signature alone, and no witness’s; ask again in a moment\n');
  if (options.out === undefined) {
    process.stdout.write(text);
    return;
  }
  const content = `${options.out}.content.json`;
  await write(options.out, text, 0o644);
  if (options.open === true) await writeBeside(content, options.out, `${JSON.stringify({ salt: answer.salt, payload: answer.payload })}\n`);
  print(options.open === true ? `${options.out} may be shown to anyone, ${content} to those who may read the entry` : `${options.out} may be shown to anyone`);
}

interface Proven {
  readonly answer: EntryAnswer;
  /** Of the proof file. */
  readonly text: string;
  /** At the checkpoint that the log shows to everyone, with the cosignatures on it. */
  readonly isPublished: boolean;
}

/** The entry comes through the door; the proof from the files that anyone may fetch, or else from the receipt. */
async function proven(link: NodeLink, index: string, options: ProveOptions): Promise<Proven> {
  const { formatTlogProof, parseVerifier, provePublished } = await import('../ledger/index.js');
  const headers = askerHeaders(options);
  const agency = encodeURIComponent(options.agency ?? (await askJson<Me>(link, { method: 'GET', path: '/api/session', headers })).agency);
  const answer = await askJson<EntryAnswer>(link, { method: 'GET', path: `/api/ledger/entries/${agency}/${index}`, headers });
  const { logs } = await askJson<LedgerHeads>(link, { method: 'GET', path: '/api/ledger/heads' });
  const key = parseVerifier(logs.find((log) => log.origin === answer.receipt.origin)?.key ?? '');
  const published = await provePublished(bytesOf(answer.receipt.entry), BigInt(index), key, (path) => publicFile(link, `/tlog/${agency}/${path}`));
  return { answer, text: formatTlogProof(published ?? (await receiptProof(answer, key))), isPublished: published !== undefined };
}

async function publicFile(link: NodeLink, path: string): Promise<Uint8Array | undefined> {
  const { status, body } = await link.call({ method: 'GET', path });
  const bytes = await buffer(body);
  if (status === 404) return undefined;
  if (status !== 200) throw exitFrom(status, bytes.toString());
  return bytes;
}

/** A proof is checked before anyone is shown it: one that does not hold would speak against whoever shows it. */
async function receiptProof({ receipt }: EntryAnswer, key: NoteVerifier): Promise<TlogProof> {
  const { hashLeaf, openCheckpoint, verifyInclusion } = await import('../ledger/index.js');
  const [extra, index, proof] = [bytesOf(receipt.entry), BigInt(receipt.index), receipt.proof.map(bytesOf)];
  const { size, root } = openCheckpoint(receipt.checkpoint, key);
  const check = verifyInclusion({ leafHash: hashLeaf(extra), index, size, root, proof });
  if (!check.ok) throw new Exit(1, `the node’s proof does not hold: ${check.error}; run \`custos ledger verify\``);
  return { extra, index, proof, checkpoint: receipt.checkpoint };
}

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'base64');

/** Two files or none. */
async function writeBeside(path: string, proofPath: string, text: string): Promise<void> {
  try {
    await write(path, text, 0o600);
  } catch (fault) {
    await rm(proofPath);
    throw fault;
  }
}

/** Never over a file that is there: it may be evidence. */
async function write(path: string, text: string, mode: number): Promise<void> {
  try {
    await writeFile(path, text, { mode, flag: 'wx' });
  } catch {
    throw new Exit(2, `\`${path}\` cannot be written, or is there already; give another name`);
  }
}
