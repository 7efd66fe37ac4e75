import { expect, test } from 'vitest';
import { verifyCosignatures, type WitnessSigner, witnessSignerOf } from '../format/cosignature.js';
import type { LogHead } from '../protocol.js';
import { type CosignedNote, LogRounds } from './log-rounds.js';
import { GrowingLog } from './testing.js';

const nowMs = 1_800_000_000_000;
const seedOf = (n: number): Uint8Array => new Uint8Array(32).fill(n);
const a = witnessSignerOf('witness.example/a', seedOf(1));
const alsoA = witnessSignerOf('witness.example/a', seedOf(2), 'ml-dsa-44');
const b = witnessSignerOf('witness.example/b', seedOf(3));
const log = new GrowingLog().grow(20);

function headAt(size: number): LogHead {
  return { agencyId: 'opp', ...log.head(size), note: log.note(size), vkey: log.signer.verifier.vkey };
}

function given(size: number, ...signers: WitnessSigner[]) {
  const note = log.note(size);
  const text = note.slice(0, note.indexOf('\n\n') + 1);
  return verifyCosignatures(note + signers.map((one) => one.cosign(text, BigInt(nowMs / 1000))).join(''), signers.map(({ verifier }) => verifier), nowMs);
}

function open(quorum = 2): { rounds: LogRounds; told: CosignedNote[] } {
  const told: CosignedNote[] = [];
  return { rounds: new LogRounds((vkeys) => vkeys.length >= quorum, (note) => told.push(note)), told };
}

test('one witness with two keys is not two', async () => {
  const { rounds } = open();
  rounds.add(headAt(5), given(5, a, alsoA));
  await expect(rounds.waitFor(5n, 2, 20)).rejects.toMatchObject({ code: 'unavailable' });
  expect((await rounds.waitFor(5n, 1, 20)).witnesses).toHaveLength(2);
  const waiting = rounds.waitFor(5n, 2, 1000);
  rounds.add(headAt(5), given(5, b));
  expect((await waiting).count).toBe(2);
});

test('cosignatures of different sizes do not add up; a slow witness completes an older size', async () => {
  const { rounds, told } = open();
  for (const size of [5, 6, 7]) rounds.open(headAt(size));
  rounds.add(headAt(5), given(5, a));
  rounds.add(headAt(6), given(6, a));
  rounds.add(headAt(7), given(7, b));
  await expect(rounds.waitFor(5n, 2, 20)).rejects.toMatchObject({ code: 'unavailable' });
  rounds.add(headAt(7), given(7, a));
  expect((await rounds.waitFor(5n, 2, 20)).size).toBe(7n);
  expect(told.map(({ size, count }) => [size, count])).toEqual([[5n, 1], [6n, 1], [7n, 1], [7n, 2]]);
});

test('a quorum that was shown is not replaced by less, nor by a smaller size', () => {
  const { rounds, told } = open();
  rounds.add(headAt(6), given(6, a, b));
  rounds.add(headAt(8), given(8, a));
  rounds.add(headAt(5), given(5, a, b));
  rounds.add(headAt(8), given(8, b));
  expect(told.map(({ size, count }) => [size, count])).toEqual([[6n, 2], [8n, 2]]);
});

test('a smaller size is not enough to wait for', async () => {
  const { rounds } = open();
  rounds.add(headAt(5), given(5, a, b));
  await expect(rounds.waitFor(6n, 1, 20)).rejects.toMatchObject({ code: 'unavailable' });
});
