// An administrator of the database, bought, gives rights in SQL: a clearance, a case, a way in, an approval. Or takes a notice away. The
// door believes it; the verification finds each of it, and nothing where people changed rows in the house's own way.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KeptRows, KeptRowStore } from '../../src/access/kept/index.js';
import { sql } from '../../src/db/index.js';
import { auditRegistry } from '../../src/registry/index.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { personAt } from '../support/two-people.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
  const { house } = at;
  for (const subject of ['gone', 'settled', 'done', 'read']) {
    await house.notices.tell({ to: { agencyId: 'alder', memberId: 'ana' }, kind: 'owner_asked', facts: { agency: 'birch' }, link: '/ledger/mine', subject, dueAtMs: 4_000_000_000_000 });
  }
  await house.notices.settle('alder', 'settled');
  const ana = await personAt(at, 'ana');
  const given = await ana.ask('POST', '/api/delegations', { kind: 'case', grantee: 'pia@alder', until: new Date(Date.now() + 86_400_000).toISOString(), why: 'on leave until tomorrow' });
  expect(given.statusCode).toBe(200);
  const suspended = await (await at.seat('adam')).ask('POST', '/api/people/ivo', { act: 'suspend', why: 'left his badge lying about' });
  expect(suspended.statusCode).toBe(200);
  await house.invitations.make('alder', 'sia');
  await house.services.make('alder', 'feed', ['import'], 'adam', Date.now() + 86_400_000);
});
afterAll(async () => at.close());

const change = async (statement: string) => sql.raw(statement).execute(at.database.db);
const found = async () => (await auditRegistry(at.house.ledger, at.house.audit, at.house.payloads)).problems.map((one) => `${one.code}: ${one.message}`);
const key = (id: string) => `insert into passkey (agency_id, passkey_id, member_id, credential_id, user_handle, public_key, counter, transports, name, backed_up, created_at)
  values ('alder', '${id}', 'ana', '${id}', 'handle', '\\x00', 0, '{}', 'planted', false, now())`;

test('nothing is found where people changed rows in the house’s own way', async () => expect(await found()).toEqual([]));

const attacks: readonly (readonly [name: string, attack: string, undo: string, problem: string])[] = [
  ['a clearance raised', `update member set clearance_code = 'TOP_SECRET', clearance_rank = 5 where member_id = 'bea'`, `update member set clearance_code = 'SECRET', clearance_rank = (select clearance_rank from member where member_id = 'ana') where member_id = 'bea'`, 'kept_differs: the row `birch~bea`'],
  ['another unit, and so another chain of command', `update member set unit = 'fraud' where member_id = 'eda'`, `update member set unit = 'drugs' where member_id = 'eda'`, 'kept_differs: the row `alder~eda`'],
  ['a suspension lifted', `update member set suspended = false where member_id = 'ivo'`, `update member set suspended = true where member_id = 'ivo'`, 'kept_differs: the row `alder~ivo`'],
  ['somebody else’s password', `update member set password_hash = 'x' || password_hash where member_id = 'exa'`, `update member set password_hash = substr(password_hash, 2) where member_id = 'exa'`, 'kept_differs: the row `alder~exa`'],
  ['a unit under another', `update unit set parent_unit_id = 'standards' where unit_id = 'fraud'`, `update unit set parent_unit_id = 'crime' where unit_id = 'fraud'`, 'kept_differs: the row `alder~fraud` of `unit`'],
  ['a place on a case', `insert into case_assignment values ('alder', 'pine', 'birch', 'bea', '2020-01-01', null)`, `delete from case_assignment where case_id = 'pine' and member_id = 'bea'`, 'kept_unannounced: the row `alder~pine~birch~bea`'],
  ['a closed case opened', `update case_file set closed_on = null where case_id = 'shut'`, `update case_file set closed_on = '2021-01-01' where case_id = 'shut'`, 'kept_differs: the row `birch~shut`'],
  ['what an agency may give', `update agency_right set clearance_code = 'TOP_SECRET' where agency_id = 'birch'`, `update agency_right set clearance_code = 'SECRET' where agency_id = 'birch'`, 'kept_differs: the row `birch` of `agency_right`'],
  ['another sector', `update agency set sector = 'financial_intelligence' where agency_id = 'birch'`, `update agency set sector = 'police' where agency_id = 'birch'`, 'kept_differs: the row `birch` of `agency`'],
  ['a passkey added', key('pk-planted'), `delete from passkey where passkey_id = 'pk-planted'`, 'kept_unannounced: the row `alder~pk-planted`'],
  ['an invitation to another’s account', `insert into invitation values ('alder', 'planted', 'exa', now() + interval '1 day')`, `delete from invitation where code_hash = 'planted'`, 'kept_unannounced: the row `alder~planted`'],
  ['an account at a provider', `insert into account_link values ('alder', 'https://id.example', 'mallory', 'exa', now())`, `delete from account_link where subject = 'mallory'`, 'kept_unannounced: the row `alder~https://id.example~mallory`'],
  ['a service that lives for ever', `update service_account set expires_at = expires_at + interval '50 years'`, `update service_account set expires_at = expires_at - interval '50 years'`, 'kept_differs: the row `alder~svc-'],
  ['a delegation prolonged', `update delegation set until_at = until_at + interval '1 year'`, `update delegation set until_at = until_at - interval '1 year'`, 'kept_differs: the row `alder~dlg-'],
  ['an assurance about a foreign partner', `insert into assurance values ('alder', 'as-1', 'yew', 'reliability', 'may_share', 'ana', '2020-01-01', '2090-01-01', 'none', 0)`, `delete from assurance`, 'kept_unannounced: the row `alder~as-1`'],
  ['an approval that nobody gave', `insert into approval (agency_id, approval_id, kind, subject, subject_hash, why, asked_by, asked_session, asked_at, expires_at, request_index, approver_agency_id, state, decided_by, decided_session, decided_at, decided_why, decision_index)
    values ('alder', 'ap-1', 'change_people', '{}', 'x', 'because', 'adam', 's', now(), now(), 0, 'alder', 'approved', 'exa', 't', now(), 'yes', 0)`, `delete from approval where approval_id = 'ap-1'`, 'kept_unannounced: the row `alder~ap-1`'],
  ['a notice taken away', `create table kept as select * from notice where subject = 'gone'; delete from notice where subject = 'gone'`, `insert into notice select * from kept; drop table kept`, 'kept_vanished: the row `alder~ntc-'],
  ['a task called done', `update notice set settled_at = now() where subject = 'done'`, `update notice set settled_at = null where subject = 'done'`, 'kept_differs: the row `alder~ntc-'],
  ['a notice called read', `insert into notice_read select agency_id, notice_id, 'ana', now() from notice where subject = 'read'`, `delete from notice_read`, 'kept_unannounced: the row `alder~ntc-'],
  ['a member made to vanish from a case', `delete from case_assignment where case_id = 'pine' and member_id = 'pia'`, `insert into case_assignment values ('alder', 'pine', 'alder', 'pia', '2020-01-01', null)`, 'kept_vanished: the row `alder~pine~alder~pia`'],
];

describe('the verification finds', () => {
  let problems: readonly string[];
  beforeAll(async () => {
    for (const [, attack] of attacks) await change(attack);
    problems = await found();
    for (const [, , undo] of attacks) await change(undo);
  });
  test.each(attacks)('%s', (_, _attack, _undo, problem) => expect(problems.filter((one) => one.startsWith(problem))).toHaveLength(1));
  test('and nothing else', () => expect(problems).toHaveLength(attacks.length));
  test('and nothing once all is as it was', async () => expect(await found()).toEqual([]));
});

test('rows that change while the verification reads are no finding', async () => {
  const adam = await at.seat('adam');
  const over = new AbortController();
  const busy = (async () => {
    for (let turn = 0; !over.signal.aborted; turn += 1) {
      const reply = await adam.ask('PUT', '/api/people/pia/cases/oak', { assigned: turn % 2 === 1, why: 'moves to and fro' });
      if (reply.statusCode !== 200) throw new Error(reply.body);
      await at.house.notices.tell({ to: { agencyId: 'alder', memberId: 'ana' }, kind: 'owner_asked', facts: { agency: 'birch' }, link: '/ledger/mine' });
    }
  })();
  expect(await found()).toEqual([]);
  over.abort();
  await busy;
  expect(await found()).toEqual([]);
});

test('a change that failed leaves the row as it was announced before', async () => {
  await at.house.invitations.make('alder', 'sia');
  const held = await at.house.passkeys.store.remove('alder', 'ana', 'pk-none');
  expect(held).toBe(false);
  expect(await at.house.invitations.accept('alder.wrong', 'hash')).toBe(false);
  expect(await found()).toEqual([]);
});

test('whoever takes away the mark of the beginning, so that what they changed is told as what was, is found', async () => {
  await change(`update member set clearance_code = 'TOP_SECRET' where member_id = 'bea'`);
  // As at the next start of a folder whose mark is gone.
  const mark = join(at.folder, 'no-such-mark');
  for (const _ of ['once', 'not again']) await new KeptRowStore(at.database.db).beginOnce(mark, new KeptRows(at.house.ledger));
  expect((await found()).map((one) => one.split(':')[0])).toEqual(['kept_begun_again']);
});
