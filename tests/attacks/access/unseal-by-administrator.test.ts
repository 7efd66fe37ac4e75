// The attack: an administrator, an examiner, an operator with the socket of the keys. INVARIANT (G6): only handlers of sources ask, approve and
// open, and the process of the keys believes entries of the record, not whoever speaks to it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openingRecordOf } from '../../../src/ledger/payload/index.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { openedEntries } from '../../support/payloads.js';
import { walksOf } from '../../support/routes.js';
import { agree, open, sealSource, secret } from '../../support/sources.js';
import { type Person, personAt } from '../../support/two-people.js';

let at: TestHouse;
let sol: Person;
let sam: Person;
beforeAll(async () => {
  at = await openHouse();
  [sol, sam] = [await personAt(at, 'sol'), await personAt(at, 'sam')];
  await sealSource(sol, 'S-1');
});
afterAll(async () => at.close());

test('every route of the sources is shut to everyone else, under each of their purposes', async () => {
  const walks = walksOf(at.routes).filter((walk) => walk.isGuarded && walk.route.startsWith('/api/sources') && walk.method !== 'HEAD');
  expect(walks.length).toBeGreaterThanOrEqual(7);
  for (const who of ['adam', 'exa', 'ana', 'ivo', 'bex']) {
    const person = await personAt(at, who);
    for (const walk of walks) {
      const reply = await person.ask(walk.method as 'POST', walk.url, walk.body);
      expect([who, walk.route, reply.statusCode]).toEqual([who, walk.route, 403]);
    }
  }
});

test('an administrator who is made a handler by hand still needs the purpose, a case and a second person', async () => {
  await at.database.db.updateTable('member').set({ role: 'source_handler' }).where('member_id', '=', 'adam').execute();
  expect((await (await personAt(at, 'adam')).get('/api/sources')).statusCode).toBe(403);
  await at.database.db.updateTable('member').set({ purposes: ['source_handling'] }).where('member_id', '=', 'adam').execute();
  const adam = await personAt(at, 'adam/source_handling/alder~oak');
  expect((await open(adam, 'S-1', ['name'])).json()).toMatchObject({ error: 'needs_second_person' });
  await at.database.db.updateTable('member').set({ role: 'agency_administrator', purposes: ['audit'] }).where('member_id', '=', 'adam').execute();
});

describe('at the socket of the keys', () => {
  const rows = async () => (await at.database.all.selectFrom('sealed_source_field').selectAll().where('field', '=', 'name').execute())
    .map((row) => ({ agencyId: row.agency_id, sourceId: row.source_id, field: row.field, version: row.version, nonce: row.nonce, sealed: row.sealed }));
  const entry = async (index: bigint) => openingRecordOf(at.house.ledger, await at.house.ledger.prove('alder', index));
  /** Entries of alder by action, newest last. */
  const find = async (action: string, kind: string): Promise<bigint> => {
    const found = (await openedEntries(at.house, 'alder')).findLast(({ text }) => {
      const payload = JSON.parse(text) as { action?: string; kind?: string };
      return payload.action === action && payload.kind === kind;
    });
    if (found === undefined) throw new Error(`there is no entry of ${action}`);
    return found.index;
  };

  test('an opening that was used opens nothing again, nor without its own answer, nor with the two exchanged', async () => {
    await agree(sol, sam, 'S-1', ['name']);
    expect((await open(sol, 'S-1', ['name'])).json().fields[0].text).toBe(secret.name);
    const [request, approval, act] = [await entry(await find('requestUnseal', 'intent')), await entry(await find('approveUnsealSource', 'intent')), await entry(await find('unsealSource', 'answer'))];
    const keys = at.house.sourceKeys;
    await expect(keys.open({ request, approval, act }, await rows())).rejects.toMatchObject({ code: 'not_granted' });
    await expect(keys.open({ request, approval, act: request }, await rows())).rejects.toMatchObject({ code: 'not_granted' });
    await expect(keys.open({ request: approval, approval: request, act }, await rows())).rejects.toMatchObject({ code: 'not_granted' });
    await expect(keys.open({ request, approval: request, act }, await rows())).rejects.toMatchObject({ code: 'not_granted' });
    await expect(keys.destroy({ request, approval, act })).rejects.toMatchObject({ code: 'not_granted' });
  });
  test('an entry that an administrator wrote under the right name opens, seals and destroys nothing', async () => {
    const actor = { agency: 'alder', member: 'adam', user: 'adam', role: 'agency_administrator' };
    const forged = async (kind: string, action: string, more: object) => {
      const receipt = await at.house.ledger.append({ agencyId: 'alder', payload: { kind, action, actor, decision: { allow: true }, ...more } });
      return openingRecordOf(at.house.ledger, receipt);
    };
    const subject = { act: 'unseal', source: 'S-1', fields: ['name'] };
    const request = await forged('intent', 'requestUnseal', { rows: { subject, subjectHash: 'x', asker: { ...actor, session: 'a', chain: ['a', 'chief'] } } });
    const approval = await forged('intent', 'approveUnsealSource', { rows: { state: 'approved', subjectHash: 'x', request: `alder#${request.index}`, approver: { ...actor, session: 'b', chain: ['b', 'chief'] } } });
    const act = await forged('answer', 'unsealSource', { shown: [{ agencyId: 'alder', ids: ['source:S-1/name/1'] }] });
    await expect(at.house.sourceKeys.open({ request, approval, act }, await rows())).rejects.toMatchObject({ code: 'not_granted' });
    const seal = await forged('intent', 'amendSource', { rows: { source: 'S-1', fields: ['name/2'] } });
    await expect(at.house.sourceKeys.seal(seal, [{ agencyId: 'alder', sourceId: 'S-1', field: 'name', version: 2, text: 'x' }])).rejects.toMatchObject({ code: 'not_granted' });
  });
  test('names are not tried out: one asking, one entry', async () => {
    const actor = { agency: 'alder', member: 'ana', user: 'ana', role: 'analyst' };
    const record = await openingRecordOf(at.house.ledger, await at.house.door.note('alder', { action: 'checkNames', actor, fields: ['title'] }));
    expect(await at.house.sourceKeys.check(record, ['nobody', `seen with ${secret.name}`])).toEqual([false, true]);
    await expect(at.house.sourceKeys.check(record, ['nobody'])).rejects.toMatchObject({ code: 'not_granted' });
    await expect(at.house.sourceKeys.check(await entry(0n), ['nobody'])).rejects.toMatchObject({ code: 'not_granted' });
  });
});
