// Attacker: an administrator of two agencies' logs exchanges them whole: entries, keys, signer's memory, public folders, cosigned notes
// and payload keys of the one agency bear the name of the other from now on. Every signature holds, for each log is what it was; only
// whose it is has changed, and with it who answered for what.
// Found by the next start (`damaged`) and by verification when it next runs (`wrong_origin`): a log's origin ends in its agency.
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { SignedFile } from '../../../src/ledger/signer/signed-file.js';
import { LedgerNode } from '../../support/ledger-scene.js';
import { memoryOf, rewriteFrames } from '../../support/ledger-rewrite.js';

const node = new LedgerNode();
beforeAll(async () => {
  await node.record(3, 'opp');
  await node.record(2, 'rcmp');
  await node.rest();
});

const other = (agencyId: string): string => ({ opp: 'rcmp', rcmp: 'opp' })[agencyId] ?? agencyId;

function exchangeFiles(folder: string, first: string, second: string): void {
  renameSync(`${folder}/${first}`, `${folder}/${first}.aside`);
  renameSync(`${folder}/${second}`, `${folder}/${first}`);
  renameSync(`${folder}/${first}.aside`, `${folder}/${second}`);
}

function exchange({ folder }: LedgerNode): void {
  const memory = memoryOf(folder);
  rewriteFrames(folder, (batches) => batches.map((batch) => ({
    ...batch,
    notes: batch.notes.map(({ agencyId, note }) => ({ agencyId: other(agencyId), note })),
    logs: batch.logs.map((log) => ({ ...log, agencyId: other(log.agencyId) })),
  })));
  // Both can be made anew, and are.
  for (const name of ['frontier', 'index']) rmSync(`${folder}/${name}`, { recursive: true });
  for (const place of ['public', 'payload-keys/months']) exchangeFiles(`${folder}/${place}`, 'opp', 'rcmp');
  for (const place of ['keys', 'signer/keys']) exchangeFiles(`${folder}/${place}`, 'opp.pub', 'rcmp.pub');
  exchangeFiles(`${folder}/signer/keys`, 'opp.key', 'rcmp.key');
  exchangeFiles(`${folder}/payload-keys/logs`, 'opp.json', 'rcmp.json');
  exchangeFiles(`${folder}/payload-keys/agency`, 'opp.kek', 'rcmp.kek');
  writeFileSync(`${folder}/signer/signed`, '');
  const file = new SignedFile(`${folder}/signer/signed`);
  for (const { agencyId, note } of memory) file.write(other(agencyId), file.add(other(agencyId)).place, 1, note);
  file.close();
}

test('control: each under its own name', async () => {
  expect(await node.problems({ signed: memoryOf(node.folder) })).toEqual([]);
  const twin = await node.copy().start();
  expect(await twin.head('opp')).toMatchObject({ origin: 'custos.example/opp', size: 3n });
});

test('exchanged whole: verification', async () => {
  const twin = node.copy();
  exchange(twin);
  expect(memoryOf(twin.folder)).toMatchObject([{ agencyId: 'opp', size: 2n }, { agencyId: 'rcmp', size: 3n }]);
  expect(await twin.problems({ signed: memoryOf(twin.folder) })).toEqual(['wrong_origin']);
});

test('exchanged whole: the next start', async () => {
  const twin = node.copy();
  exchange(twin);
  expect(await twin.start().then(() => 'it started', ({ code }: { code: string }) => code)).toBe('damaged');
});
