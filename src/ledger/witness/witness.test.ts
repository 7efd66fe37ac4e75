import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemRandom } from '../../kernel/index.js';
import { openCosigned, verifyCosignatures } from '../format/cosignature.js';
import { signCheckpoint } from '../format/checkpoint.js';
import { signNote } from '../format/note.js';
import { encodeAddCheckpoint } from '../format/witness-request.js';
import { writeDurably } from './durable-file.js';
import { GrowingLog } from './testing.js';
import { Witness, type WitnessAnswer, type WitnessOptions } from './witness.js';
import { originHash } from './witness-folder.js';

const nowMs = 1_800_000_000_000;
let folder: string;
let log: GrowingLog;
let witness: Witness;
const opened: Witness[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'custos-witness-'));
  log = new GrowingLog().grow(5);
  witness = await open();
});
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(options: Partial<WitnessOptions> = {}): Promise<Witness> {
  const one = await Witness.open({ folder, name: 'witness.example/one', logs: [log.signer.verifier], clock: () => nowMs, random: systemRandom, ...options });
  opened.push(one);
  return one;
}

function ask(oldSize: number, note: string, proof: readonly Uint8Array[], to = witness): Promise<WitnessAnswer> {
  return to.addCheckpoint(Buffer.from(encodeAddCheckpoint({ oldSize: BigInt(oldSize), proof, note })));
}

const grown = (oldSize: number, size: number, of = log): Promise<WitnessAnswer> => ask(oldSize, of.note(size), of.proof(oldSize, size));
const evidence = (): string[] => readdirSync(`${folder}/evidence`, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.checkpoint'));
const kept = (): string => readFileSync(`${folder}/logs/${originHash(log.origin)}`, 'utf8');

describe('a witness', () => {
  test('cosigns what extends what it holds, and holds it', async () => {
    log.grow(300);
    for (const [from, to] of [[0, 5], [5, 6], [6, 260], [260, 260], [260, 305]] as const) {
      const answer = await grown(from, to);
      expect(answer.kind).toBe('cosigned');
      const note = log.note(to) + (answer.kind === 'cosigned' ? answer.lines : '');
      expect(openCosigned(note, log.signer.verifier, witness.verifiers, nowMs).cosignatures).toEqual([expect.objectContaining({ timeMs: nowMs })]);
      expect(kept()).toBe(note);
      expect(witness.heldNote(originHash(log.origin))).toBe(note);
    }
  });

  test('cosigns with both of its keys', async () => {
    witness.close();
    witness = await open({ mlDsa: true });
    expect(witness.verifiers.map(({ algorithm }) => algorithm)).toEqual(['ed25519', 'ml-dsa-44']);
    const answer = await grown(0, 5);
    expect(answer.kind === 'cosigned' && verifyCosignatures(log.note() + answer.lines, witness.verifiers, nowMs)).toHaveLength(2);
  });

  test('tells its size to whoever is wrong about it', async () => {
    log.grow(5);
    expect(await grown(3, 5)).toEqual({ kind: 'conflict', size: 0n });
    await grown(0, 5);
    expect(await grown(0, 10)).toEqual({ kind: 'conflict', size: 5n });
    expect(await grown(7, 10)).toEqual({ kind: 'conflict', size: 5n });
    expect(await grown(0, 4)).toEqual({ kind: 'conflict', size: 5n });
  });

  test('refuses an old size above the new, a false proof, a padded one, and holds what it held', async () => {
    log.grow(5);
    await grown(0, 5);
    expect(await ask(6, log.note(5), [])).toMatchObject({ kind: 'malformed' });
    expect(await ask(5, log.note(10), log.proof(4, 10))).toMatchObject({ kind: 'bad_proof' });
    expect(await ask(5, log.note(10), [...log.proof(5, 10), new Uint8Array(32)])).toMatchObject({ kind: 'bad_proof', reason: expect.stringContaining('too long') });
    expect(await ask(5, log.note(10), [])).toMatchObject({ kind: 'bad_proof' });
    expect(await ask(5, log.note(5), [new Uint8Array(32)])).toMatchObject({ kind: 'bad_proof' });
    expect(witness.watched).toEqual([expect.objectContaining({ size: 5n })]);
  });

  test('a proof from nothing is empty', async () => {
    expect(await ask(0, log.note(5), [new Uint8Array(32)])).toMatchObject({ kind: 'bad_proof' });
    expect(await ask(0, signCheckpoint({ origin: log.origin, size: 0n, root: new Uint8Array(32) }, log.signer), [])).toMatchObject({ kind: 'bad_proof' });
    expect((await grown(0, 0)).kind).toBe('cosigned');
  });

  test('knows neither strangers nor forgers', async () => {
    const stranger = new GrowingLog('rcmp', 1).grow(5);
    expect(await grown(0, 5, stranger)).toEqual({ kind: 'unknown_log' });
    const forger = new GrowingLog('opp', 7).grow(5);
    expect(await grown(0, 5, forger)).toEqual({ kind: 'not_signed' });
    expect(await ask(0, log.note().replace('\n5\n', '\n6\n'), [])).toEqual({ kind: 'not_signed' });
    expect(await witness.addCheckpoint(Buffer.from('old 0\n'))).toMatchObject({ kind: 'malformed' });
    // The key of one log does not speak for another, even when the text is its own.
    expect(await ask(0, signNote(log.note().split('\n\n')[0] + '\n', [stranger.signer]), [])).toEqual({ kind: 'not_signed' });
  });

  test('cosigns a checkpoint with extension lines as it stands', async () => {
    const note = signNote(`${log.note().split('\n\n')[0]}\nextension\n`, [log.signer]);
    const answer = await ask(0, note, []);
    expect(answer.kind === 'cosigned' && verifyCosignatures(note + answer.lines, witness.verifiers, nowMs)).toHaveLength(1);
  });
});

describe('a fork', () => {
  test('one size with two roots: refused, both signed checkpoints kept, and somebody is told', async () => {
    witness.close();
    const told: string[] = [];
    witness = await open({ onFork: (origin, where) => told.push(origin, where) });
    await grown(0, 5);
    const other = new GrowingLog('opp', 1, 3).grow(5);
    expect(await grown(5, 5, other)).toEqual({ kind: 'conflict', size: 5n });
    expect(evidence()).toHaveLength(2);
    const notes = evidence().map((name) => readFileSync(`${folder}/evidence/${name}`, 'utf8'));
    expect(notes).toContain(kept());
    expect(notes).toContain(other.note());
    expect(told).toEqual([log.origin, `${folder}/evidence/${originHash(log.origin)}`]);
    // With another old size as well, and without a second copy.
    expect(await grown(0, 5, other)).toEqual({ kind: 'conflict', size: 5n });
    expect(evidence()).toHaveLength(2);
  });

  test('a longer rewritten log has no proof; its checkpoint is kept beside ours', async () => {
    await grown(0, 5);
    const other = new GrowingLog('opp', 1, 3).grow(9);
    expect(await ask(5, other.note(), other.proof(5, 9))).toMatchObject({ kind: 'bad_proof' });
    expect(evidence()).toHaveLength(2);
  });
});

describe('what it holds never shrinks', () => {
  test('two requests at once cannot both win, whatever their order', async () => {
    log.grow(20);
    await grown(0, 5);
    for (let round = 0, held = 5; round < 5; round += 1) {
      const answers = await Promise.all([grown(held, held + 1), grown(held, held + 3), grown(held, held + 2)]);
      expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['conflict', 'conflict', 'cosigned']);
      held = Number(witness.watched[0]?.size);
      expect(answers.filter((one) => one.kind === 'conflict')).toEqual([{ kind: 'conflict', size: BigInt(held) }, { kind: 'conflict', size: BigInt(held) }]);
    }
  });

  test('nothing leaves before it is on the disk: a failed write cosigns nothing', async () => {
    witness.close();
    let fails = false;
    witness = await open({ write: async (...file) => (fails ? Promise.reject(new Error('EIO')) : writeDurably(...file)) });
    await grown(0, 3);
    fails = true;
    await expect(grown(3, 5)).rejects.toThrow('EIO');
    fails = false;
    expect(await grown(3, 4)).toMatchObject({ kind: 'cosigned' });
  });

  test('a write that failed but persisted is held after the next start', async () => {
    witness.close();
    witness = await open({ write: async (where, name, text) => {
      await writeDurably(where, name, text);
      if (text.includes('\n5\n')) throw new Error('EIO');
    } });
    await expect(grown(0, 5)).rejects.toThrow('EIO');
    witness.close();
    witness = await open();
    expect(await grown(0, 5)).toEqual({ kind: 'conflict', size: 5n });
  });

  test('after a restart it holds what it held, with the same key', async () => {
    await grown(0, 5);
    const { verifiers } = witness;
    witness.close();
    witness = await open();
    expect(witness.verifiers.map(({ vkey }) => vkey)).toEqual(verifiers.map(({ vkey }) => vkey));
    expect(await grown(0, 5)).toEqual({ kind: 'conflict', size: 5n });
    expect(await grown(5, 5)).toMatchObject({ kind: 'cosigned' });
  });

  test('one folder has one process', async () => {
    await expect(open()).rejects.toMatchObject({ code: 'locked' });
  });

  test('a clock set back does not make the larger tree the earlier one', async () => {
    await grown(0, 3);
    witness.close();
    witness = await open({ clock: () => nowMs - 3_600_000 });
    const answer = await grown(3, 5);
    expect(answer.kind === 'cosigned' && verifyCosignatures(log.note() + answer.lines, witness.verifiers, nowMs)).toEqual([expect.objectContaining({ timeMs: nowMs })]);
  });
});

describe('its folder', () => {
  test('edited by somebody, it is not believed', async () => {
    await grown(0, 5);
    witness.close();
    const other = new GrowingLog('opp', 1, 3).grow(9);
    writeFileSync(`${folder}/logs/${originHash(log.origin)}`, other.note());
    await expect(open()).rejects.toMatchObject({ code: 'damaged' });
  });

  test('without its key it does not begin anew under the same checkpoints', async () => {
    await grown(0, 5);
    witness.close();
    rmSync(`${folder}/witness.keys`);
    await expect(open()).rejects.toMatchObject({ code: 'damaged' });
  });

  test('keeps its name, and needs one', async () => {
    witness.close();
    await expect(open({ name: 'witness.example/two' })).rejects.toMatchObject({ code: 'bad_key' });
    const empty = mkdtempSync(join(tmpdir(), 'custos-witness-'));
    const { name: _name, ...nameless } = { folder: empty, name: '', logs: [], clock: () => nowMs, random: systemRandom };
    await expect(Witness.open(nameless)).rejects.toMatchObject({ code: 'bad_key' });
    cpSync(`${folder}/witness.keys`, `${empty}/witness.keys`);
    rmSync(empty, { recursive: true });
  });
});
