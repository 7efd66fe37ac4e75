// The attack: one bought person lets more people see, by changing the policies: alone, with an approval for another set, by editing the row of
// a change that was approved, or by a set that locks everybody else out. INVARIANT (G3, G11): no set decides that two people did not adopt.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../src/db/index.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { newestOf, openedEntries, payloadAt } from '../../support/payloads.js';
import { adopt, approved, askApproval, change, openLog, policies, propose, reason, rehearse, withMore } from '../../support/policy-change.js';
import { type Person, personAt } from '../../support/two-people.js';

let at: TestHouse;
let exa: Person;
let bex: Person;
beforeAll(async () => {
  at = await openHouse();
  [exa, bex] = [await personAt(at, 'exa'), await personAt(at, 'bex')];
});
afterAll(() => at.close());

const hash = () => at.house.policies.inForce.policyHash;
const deskExports = '@id("desk-officers-export")\npermit (principal is Member, action == Action::"export", resource is Room);';
const exportsBy = async (who: string) => (await (await at.seat(who)).get('/api/entities/alder~p-shown/ftm')).statusCode;

describe('a change by one person', () => {
  it('is not adopted alone, and the refusal is on the record', async () => {
    const before = hash();
    const id = await propose(exa, withMore(at, 'roles.cedar', openLog));
    await rehearse(exa, id);
    const reply = await adopt(exa, id);
    expect([reply.statusCode, reply.json<{ error: string }>().error]).toEqual([403, 'needs_second_person']);
    expect(hash()).toBe(before);
    const size = (await at.house.ledger.heads()).find(({ agencyId }) => agencyId === 'alder')?.size ?? 0n;
    expect(await payloadAt(at.house, 'alder', size - 1n)).toMatchObject({ kind: 'refusal', action: 'adoptPolicies', declined: 'two-people/none' });
  });
  it('is not approved by whoever asked, nor adopted with the approval of another change', async () => {
    const [one, other] = [await propose(exa, withMore(at, 'roles.cedar', openLog)), await propose(exa, withMore(at, 'roles.cedar', openLog.replace('viewLedger', 'shredRequest')))];
    await rehearse(exa, one);
    await rehearse(exa, other);
    const asked = (await askApproval(exa, one)).json<{ approval: string; subjectHash: string }>();
    const own = await exa.ask('POST', `/api/approvals/${encodeURIComponent(asked.approval)}/approve`, { kind: 'change_policy', subjectHash: asked.subjectHash, why: reason });
    expect(own.statusCode).toBe(404);
    await approved(exa, bex, one);
    expect((await adopt(exa, other)).statusCode).toBe(403);
  });
  it('is not adopted after its row was edited, whatever was approved', async () => {
    const id = await propose(exa, withMore(at, 'roles.cedar', openLog));
    await rehearse(exa, id);
    await approved(exa, bex, id);
    const [, changeId] = id.split('~');
    const wider = JSON.stringify([...at.house.policies.inForce.source.texts.map(({ name, text }) => ({ name, text })), { name: 'zz.cedar', text: '@id("all")\npermit (principal, action, resource);' }]);
    await sql`update policy_change set texts = ${wider} where change_id = ${changeId}`.execute(at.database.db);
    const reply = await adopt(exa, id);
    expect([reply.statusCode, reply.json<{ message: string }>().message]).toMatchObject([400, expect.stringContaining('not the one that is on the record') as string]);
  });
  it('nor with a rehearsal that was edited to show less', async () => {
    const id = await propose(exa, withMore(at, 'roles.cedar', openLog));
    await rehearse(exa, id);
    await sql`update policy_change set rehearsal = replace(rehearsal, '"allowed":', '"allowed":0, "was":') where change_id = ${id.split('~')[1] ?? ''}`.execute(at.database.db);
    expect(await change(exa, id)).toMatchObject({ state: 'stale', stale: 'altered' });
    expect((await askApproval(exa, id, 'birch')).statusCode).toBe(400);
  });
  it('that would keep everybody from changing the policies again is not even kept', async () => {
    const reply = await exa.ask('POST', '/api/access/policies', { files: [], remove: ['rehearsal.cedar'], why: reason });
    expect([reply.statusCode, reply.json<{ message: string }>().message]).toMatchObject([400, expect.stringContaining('nobody could') as string]);
  });
  it('with a fault in it says file, line and policy, and is not kept', async () => {
    const send = async (text: string) => (await exa.ask('POST', '/api/access/policies', { files: [{ name: 'added.cedar', text }], why: reason })).json<{ message: string }>().message;
    expect(await send('// one\n\n@id("broken")\npermit (principal is Member, action == , resource);')).toMatch(/^`added.cedar`, line 4: /);
    expect(await send('// one\n@id("misspelt")\npermit (principal is Member, action == Action::"search", resource is Room)\nwhen { principal.agncy == "alder" };')).toMatch(/^`added.cedar`, line 2, policy `misspelt`: /);
    expect(await send('@id("export-by-case-roles")\npermit (principal, action == Action::"search", resource);')).toMatch(/two policies are called/);
  });
  it.each([['an analyst', 'ana'], ['a desk officer', 'dex']])('is not proposed, seen or rehearsed by %s', async (_, who) => {
    const person = await personAt(at, who);
    expect((await person.ask('POST', '/api/access/policies', { files: withMore(at, 'roles.cedar', openLog), why: reason })).statusCode).toBe(403);
    expect((await person.get('/api/access/policies')).statusCode).toBe(403);
  });
  it('an administrator proposes, and is shown no entry of anybody’s record', async () => {
    const adam = await personAt(at, 'adam');
    const id = await propose(adam, withMore(at, 'roles.cedar', openLog));
    expect((await adam.ask('POST', `/api/access/policies/${encodeURIComponent(id)}/rehearsal`, {})).statusCode).toBe(403);
    await adam.ask('GET', '/api/ledger/record?scope=agency');
    await rehearse(exa, id);
    const [seen, whole] = [await change(adam, id), await change(exa, id)];
    expect(whole.rehearsal?.groups[0]).toMatchObject({ kind: 'allowed', action: 'viewLedger', role: 'agency_administrator', policies: ['everyone-reads-the-log'] });
    expect(whole.rehearsal?.groups[0]?.entries).not.toEqual([]);
    expect(seen.rehearsal?.groups.flatMap(({ entries }) => entries)).toEqual([]);
    expect(seen.rehearsal?.counts).toEqual(whole.rehearsal?.counts);
  });
});

describe('a change by two people', () => {
  it('is rehearsed, approved, in force at once, on the record with both hashes, and goes back the same way', async () => {
    const before = hash();
    expect(await exportsBy('dex')).toBe(403);
    const id = await propose(exa, withMore(at, 'roles.cedar', deskExports));
    const found = await rehearse(bex, id);
    expect(found.counts).toMatchObject({ refused: 0, disagreements: 0 });
    expect(found.counts.allowed).toBeGreaterThan(0);
    await approved(exa, bex, id);
    const reply = await adopt(exa, id);
    expect(reply.statusCode).toBe(200);
    expect(await exportsBy('dex')).toBe(200);
    expect(await policies(exa)).toMatchObject({ inForce: hash(), shippedDiffers: true });
    expect(await newestOf(at.house, 'node')).toMatchObject({ kind: 'policies', event: 'changed', before, policyHash: hash() });
    const intents = (await openedEntries(at.house, 'alder')).map(({ text }) => text).filter((text) => text.includes('"action":"adoptPolicies"') && text.includes('"kind":"intent"'));
    expect(JSON.parse(intents.at(-1) ?? '')).toMatchObject({ rows: { before, policyHash: hash(), both: { asker: { user: 'exa' }, approver: { user: 'bex' } } } });
    const roles = at.house.policies.shipped.texts.filter(({ name }) => name === 'roles.cedar');
    const back = await propose(exa, roles);
    const undone = await rehearse(exa, back);
    expect(undone.counts).toMatchObject({ allowed: 0 });
    expect(undone.counts.refused).toBeGreaterThan(0);
    await approved(exa, bex, back);
    expect((await adopt(exa, back)).statusCode).toBe(200);
    expect(hash()).toBe(before);
    expect(await exportsBy('dex')).toBe(403);
  });
  it('changes what each person would see, and the rehearsal says who: by name at home, by number elsewhere', async () => {
    const handling = at.house.policies.inForce.source.texts.find(({ name }) => name === 'handling.cedar')?.text ?? '';
    const id = await propose(exa, [{ name: 'handling.cedar', text: handling.replace('principal.clearance < resource.level', 'principal.clearance + 9 < resource.level') }]);
    await rehearse(exa, id);
    const { rehearsal } = await change(exa, id);
    const home = rehearsal?.sight.find(({ user }) => user === 'ana');
    expect(home).toMatchObject({ agency: 'alder', role: 'analyst', lost: [], gained: expect.arrayContaining([expect.stringContaining('TOP SECRET')]) as string[] });
    expect(home?.after).toBeGreaterThan(home?.before ?? 0);
    const elsewhere = rehearsal?.sight.filter(({ agency }) => agency !== 'alder') ?? [];
    expect(elsewhere.length).toBeGreaterThan(0);
    expect(elsewhere.every(({ user, before, after }) => user === null && before === null && after === null)).toBe(true);
  });
  it('survives a restart, and verification is content with it', async () => {
    const id = await propose(exa, withMore(at, 'roles.cedar', deskExports));
    await rehearse(exa, id);
    await approved(exa, bex, id);
    await adopt(exa, id);
    const adopted = hash();
    await at.reopen();
    expect(hash()).toBe(adopted);
    const again = await at.seat('exa');
    const reply = await again.ask('POST', '/api/ledger/verifications');
    const { problems } = JSON.parse(reply.body.trim().split('\n').at(-1) ?? '') as { problems: Record<string, number> };
    expect(problems).toEqual({});
  });
});
