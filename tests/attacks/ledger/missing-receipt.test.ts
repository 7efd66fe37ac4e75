// Attacker: a bought node, which reads another agency's material and does not leave the receipt of it in that agency's log, or leaves
// one that says less. Answer and receipts are appended in one call and stand in one frame, so that the disk alone cannot drop one.
// Found by verification when it next runs, from the entries themselves (`receipt_missing`; `receipt_late` when it was put there
// afterwards). The residue: an answer that does not name what it showed calls for no receipt.
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../src/db/testing.js';
import type { Json } from '../../../src/kernel/index.js';
import type { LedgerAppend } from '../../../src/ledger/index.js';
import { PayloadReader, RemoteKeys } from '../../../src/ledger/payload/index.js';
import { openTestLedger, type TestLedger } from '../../../src/ledger/testing.js';
import { auditRegistry, AuditStore } from '../../../src/registry/index.js';
import { freshPlace } from '../../support/ledger-scene.js';

let opened: TestLedger;
let keys: RemoteKeys;
let database: FreshDatabase;
const reader = { agency: 'birch', member: 'bea', user: 'bea', role: 'analyst' };
beforeAll(async () => {
  const folder = freshPlace();
  database = await freshDatabase();
  opened = await openTestLedger(folder);
  keys = await RemoteKeys.connect(`${folder}/keys.sock`);
});
afterAll(async () => {
  keys.close();
  await opened.close();
  await database.drop();
});

const answer = (id: string, ids = ['p-shown', 'g-tide']) => ({
  agencyId: 'birch', payload: { kind: 'answer', id, actor: reader, action: 'search', purpose: 'intelligence_analysis', case: 'birch~elm', asked: { q: 'x' }, shown: [{ agencyId: 'alder', ids }], count: ids.length } as Json,
});
const receipt = (id: string, more: Readonly<Record<string, Json>> = {}, agencyId = 'alder') => ({
  agencyId, payload: { kind: 'receipt', id, actor: reader, action: 'search', purpose: 'intelligence_analysis', case: 'birch~elm', asked: null, shown: [{ agencyId: 'alder', ids: ['p-shown', 'g-tide'] }], count: 2, ...more } as Json,
});

/** What is found that was not found before. */
let known = 0;
async function found(): Promise<string[]> {
  const { ledger } = opened;
  const { problems } = await auditRegistry(ledger, new AuditStore(database.db), new PayloadReader(ledger, keys));
  const codes = problems.slice(known).map(({ code }) => code);
  known = problems.length;
  return codes;
}

test('control: answer and receipt in one call', async () => {
  await opened.ledger.appendAll([answer('q-1'), receipt('q-1')]);
  expect(await found()).toEqual([]);
});

test.each([
  ['without any', [answer('q-2')]],
  ['with one for another answer', [answer('q-3'), receipt('q-0')]],
  ['with one in another agency’s log', [answer('q-4'), receipt('q-4', {}, 'cedar')]],
  ['with one for two answers of one name', [answer('q-5'), answer('q-5'), receipt('q-5')]],
  ['with one that names less than was shown', [answer('q-6'), receipt('q-6', { shown: [{ agencyId: 'alder', ids: [] }], count: 0 })]],
  ['with one that names another reader', [answer('q-7'), receipt('q-7', { actor: { ...reader, member: 'dex', user: 'dex' } })]],
])('an answer %s', async (_, entries: readonly LedgerAppend[]) => {
  await opened.ledger.appendAll(entries);
  expect(await found()).toContain('receipt_missing');
});

test('one that is put there afterwards', async () => {
  await opened.ledger.append(answer('q-8'));
  await setTimeout(1100);
  await opened.ledger.append(receipt('q-8'));
  expect(await found()).toEqual(['receipt_late']);
});

test('the residue: an answer that names nothing of theirs', async () => {
  await opened.ledger.appendAll([answer('q-9', []), { ...answer('q-10'), payload: { kind: 'answer', id: 'q-10', actor: reader, shown: [], count: 0 } }, receipt('q-9', { shown: [], count: 0 })]);
  expect((await found()).filter((code) => code === 'receipt_missing')).toEqual([]);
});
