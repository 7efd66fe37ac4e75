// Attacker: an administrator who wants today to be forgettable switches off what makes writes durable, then cuts the power: a library
// loaded before the program whose `fdatasync` does nothing, a disk cache without a battery, `fsync = off` in PostgreSQL.
// While the power is on nothing differs, and nothing finds it. After the cut the disk holds less than was signed: found by the next
// start, which refuses (`damaged`), and by verification that asks the signer (`rolled_back`), as long as the signer's disk told the
// truth; where that forgot as well, by the first witness (`conflict`), and by every receipt in somebody's hand, which leads to no
// checkpoint that is left. PostgreSQL without `synchronous_commit`, or without `fsync`
// (src/db/private-server.test.ts), is refused when the node connects (`unsafe_server`).
import { beforeAll, expect, test } from 'vitest';
import { connect } from '../../../src/db/index.js';
import { freshDatabase, runOnce } from '../../../src/db/testing.js';
import { verifyInclusion } from '../../../src/ledger/format/proof.js';
import type { Receipt } from '../../../src/ledger/receipt.js';
import { TestWriter } from '../../../src/ledger/testing.js';
import { hasty } from '../../../src/ledger/testing-folders.js';
import { verifyLedger } from '../../../src/ledger/verify.js';
import { freshPlace, Institution } from '../../support/ledger-scene.js';
import { backUp, memoryOf, putBack } from '../../support/ledger-rewrite.js';

const folder = freshPlace();
let witness: Institution;
/** What the disk really held when the power went: the cache had been written out once, by chance. */
let onDisk: string;
let receipt: Receipt;
let afterwards: string;
beforeAll(async () => {
  const writer = await TestWriter.open(folder, { layer: hasty });
  await writer.commit('before');
  onDisk = backUp(folder);
  [receipt] = (await writer.commit('acknowledged')) as [Receipt];
  const [head] = writer.signer.signed();
  witness = await new Institution('w1', [head?.vkey ?? '']).start();
  expect(await witness.tell({ oldSize: 0n, proof: [], note: head?.note ?? '' })).toMatchObject({ kind: 'cosigned' });
  writer.abandon();
  afterwards = backUp(folder);
});

const found = async (options = {}) => [...new Set((await verifyLedger({ folder, ...options })).problems.map(({ code }) => code))];

test('control: while the power is on nothing differs', async () => {
  putBack(afterwards, folder, 'ledger', 'signer');
  expect(await found({ signed: memoryOf(folder) })).toEqual([]);
  const writer = await TestWriter.open(folder);
  expect(writer.writer.logs.get('opp')?.signed).toMatchObject({ size: 2 });
  writer.abandon();
});

test('after the cut: less than was signed', async () => {
  putBack(onDisk, folder, 'ledger');
  putBack(afterwards, folder, 'signer');
  expect(await found({ signed: memoryOf(folder) })).toEqual(['rolled_back']);
  await expect(TestWriter.open(folder)).rejects.toMatchObject({ code: 'damaged', message: expect.stringContaining('has `1` entries on disk, and its signer signed `2`') });
});

test('the residue: the signer’s disk forgot as well; the witness and the receipt did not', async () => {
  putBack(onDisk, folder, 'ledger', 'signer');
  expect(await found({ signed: memoryOf(folder) })).toEqual([]);
  const writer = await TestWriter.open(folder);
  const { index, size, root, leafHash, proof } = receipt;
  expect(verifyInclusion({ index, size, root, leafHash, proof })).toEqual({ ok: true });
  await writer.commit('something else');
  const log = writer.writer.logs.get('opp');
  expect(log?.signed.size).toBe(2);
  expect(verifyInclusion({ index, size, root: log?.signed.root ?? new Uint8Array(32), leafHash, proof }).ok).toBe(false);
  expect(await witness.tell({ oldSize: 2n, proof: [], note: log?.signed.note ?? '' })).toEqual({ kind: 'conflict', size: 2n });
  expect(witness.evidence()).toHaveLength(2);
  writer.abandon();
});

test('a database that forgets is refused', async () => {
  const database = await freshDatabase({ empty: true });
  const { connectionString } = database;
  await (await connect({ connectionString })).close();
  await runOnce(connectionString, `alter database ${new URL(connectionString).pathname.slice(1)} set synchronous_commit = off`);
  await expect(connect({ connectionString })).rejects.toMatchObject({ code: 'unsafe_server' });
  await database.drop();
});
