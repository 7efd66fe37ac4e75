// What a witness remembers, in files of its own: its keys, for each log the last checkpoint it cosigned, whole and with every
// signature that matters, and checkpoints that contradict each other. Losing this folder is losing what it promised.
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile } from 'node:fs/promises';
import type { Random } from '../../kernel/index.js';
import { LedgerError } from '../errors.js';
import { parseWitnessSigner, type WitnessAlgorithm, type WitnessSigner, witnessSignerOf } from '../format/cosignature.js';
import { sha256 } from '../format/hash.js';
import type { WriteDurably } from './durable-file.js';

const KEYS = 'witness.keys';
const PUBLIC = 'witness.pub';
/** Checkpoints of one log kept aside: strangers can repeat what the log once signed, and must not fill the disk. */
const MAX_EVIDENCE = 1000;

export interface KeyWish {
  /** Name of a new witness; an existing one keeps its own. Throws `bad_key` when it differs. */
  readonly name: string | undefined;
  /** An ML-DSA-44 key beside the Ed25519 key. */
  readonly mlDsa: boolean;
}

/** The name of a log's files and of its page: an origin may hold slashes. */
export function originHash(origin: string): string {
  return Buffer.from(sha256(Buffer.from(origin))).toString('hex');
}

export class WitnessFolder {
  constructor(
    private readonly path: string,
    private readonly write: WriteDurably,
  ) {}

  async make(): Promise<void> {
    for (const folder of [this.path, `${this.path}/logs`, `${this.path}/evidence`]) await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(this.path, 0o700);
  }

  /** The keys, made at the first start. Throws `damaged` when they are gone while checkpoints are there, `bad_key` when they are not what is wished. */
  async signers(wish: KeyWish, random: Random): Promise<WitnessSigner[]> {
    const signers = await this.read();
    const name = signers[0]?.verifier.name ?? wish.name;
    if (name === undefined) throw new LedgerError('bad_key', 'a new witness needs a name; give it with `--name`, like `witness.example.org/custos`');
    if (wish.name !== undefined && wish.name !== name) throw new LedgerError('bad_key', `the witness in this folder is \`${name}\`; leave \`--name\` out, or use another folder`);
    const wanted: WitnessAlgorithm[] = wish.mlDsa ? ['ed25519', 'ml-dsa-44'] : ['ed25519'];
    const missing = wanted.filter((algorithm) => !signers.some(({ verifier }) => verifier.algorithm === algorithm));
    const all = [...signers, ...missing.map((algorithm) => witnessSignerOf(name, random(32), algorithm))];
    if (missing.length > 0) await this.write(this.path, KEYS, all.map(({ skey }) => `${skey}\n`).join(''));
    // Rewritten each time: whoever reads it must get the keys that sign.
    await this.write(this.path, PUBLIC, all.map(({ verifier }) => `${verifier.vkey}\n`).join(''));
    return all;
  }

  /** The note kept for a log, or undefined. */
  async kept(origin: string): Promise<string | undefined> {
    const path = `${this.path}/logs/${originHash(origin)}`;
    return existsSync(path) ? readFile(path, 'utf8') : undefined;
  }

  keep(origin: string, note: string): Promise<void> {
    return this.write(`${this.path}/logs`, originHash(origin), note);
  }

  /** Keeps signed checkpoints as evidence, each once. Returns where; resolves also when there is enough of it already. */
  async keepEvidence(origin: string, notes: readonly string[]): Promise<string> {
    const folder = `${this.path}/evidence/${originHash(origin)}`;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const names = await readdir(folder);
    for (const note of notes) {
      const name = `${originHash(note).slice(0, 32)}.checkpoint`;
      if (!names.includes(name) && names.length < MAX_EVIDENCE) await this.write(folder, name, note);
    }
    return folder;
  }

  private async read(): Promise<WitnessSigner[]> {
    if (existsSync(`${this.path}/${KEYS}`)) return (await readFile(`${this.path}/${KEYS}`, 'utf8')).trimEnd().split('\n').map(parseWitnessSigner);
    if ((await readdir(`${this.path}/logs`)).length === 0) return [];
    throw new LedgerError('damaged', 'the witness has checkpoints and no keys; restore `witness.keys` from its backup, or begin in an empty folder under another name');
  }
}
