// The attack: a database administrator cannot read a sealed field, so he puts the ciphertext of one where another is asked for: the name of
// an informer into a source that two friends of his may open. INVARIANT (G6): a field opens as itself or not at all.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../support/house.js';
import { agree, amend, open, sealSource, secret } from '../../support/sources.js';
import { type Person, personAt } from '../../support/two-people.js';

let at: TestHouse;
let sol: Person;
let sam: Person;
let bos: Person;
beforeAll(async () => {
  at = await openHouse();
  [sol, sam, bos] = [await personAt(at, 'sol'), await personAt(at, 'sam'), await personAt(at, 'bos')];
  await sealSource(sol, 'S-1');
  await sealSource(sol, 'S-2');
  await sealSource(bos, 'S-1');
  await amend(sol, sam, 'S-1', { name: 'A Newer Name' });
});
afterAll(async () => at.close());

type Place = readonly [agencyId: string, sourceId: string, field: string, version: number];
const rowOf = ([agencyId, sourceId, field, version]: Place) => at.database.all.selectFrom('sealed_source_field').selectAll()
  .where('agency_id', '=', agencyId).where('source_id', '=', sourceId).where('field', '=', field).where('version', '=', version).executeTakeFirstOrThrow();

async function put(place: Place, bytes: { nonce: Uint8Array; sealed: Uint8Array }): Promise<void> {
  const [agencyId, sourceId, field, version] = place;
  await at.database.all.updateTable('sealed_source_field').set({ nonce: bytes.nonce, sealed: bytes.sealed })
    .where('agency_id', '=', agencyId).where('source_id', '=', sourceId).where('field', '=', field).where('version', '=', version).execute();
}

const asked: Place = ['alder', 'S-1', 'name', 2];

test.each<[string, Place]>([
  ['another source', ['alder', 'S-2', 'name', 1]], ['another field', ['alder', 'S-1', 'contact', 1]], ['an older version', ['alder', 'S-1', 'name', 1]], ['another agency', ['birch', 'S-1', 'name', 1]],
])('%s does not open', async (_, from) => {
  const own = await rowOf(asked);
  await put(asked, await rowOf(from));
  await agree(sol, sam, 'S-1', ['name']);
  const reply = await open(sol, 'S-1', ['name']);
  await put(asked, own);
  expect(reply.statusCode).toBe(503);
  for (const text of Object.values(secret)) expect(reply.body).not.toContain(text);
  await agree(sol, sam, 'S-1', ['name']);
  expect((await open(sol, 'S-1', ['name'])).json().fields[0].text).toBe('A Newer Name');
});

test('a bit that was changed does not open', async () => {
  const own = await rowOf(asked);
  const sealed = Buffer.from(own.sealed);
  sealed[0] = (sealed[0] ?? 0) ^ 1;
  await put(asked, { nonce: own.nonce, sealed });
  await agree(sol, sam, 'S-1', ['name']);
  expect((await open(sol, 'S-1', ['name'])).statusCode).toBe(503);
  await put(asked, own);
});
