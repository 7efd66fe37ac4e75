// Every past decision can be made again from its own entry (G3): by those who watch the record, in their own log, and that is an entry too (G11).
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReplayOutcome, VerifyAnswer } from '../../src/http/contract.js';
import { openHouse, type Seat, type TestHouse } from '../support/house.js';
import { openedEntries } from '../support/payloads.js';

let at: TestHouse;
let examiner: Seat;
beforeAll(async () => {
  at = await openHouse();
  const ana = await at.seat('ana');
  await ana.get('/api/search?q=draile');
  await (await at.seat('adam')).get('/api/search?q=draile');
  examiner = await at.seat('exa');
});
afterAll(() => at.close());

async function replay(seat: Seat, body: object): Promise<ReplayOutcome> {
  const reply = await seat.ask('POST', '/api/access/replays', body);
  expect(reply.statusCode).toBe(200);
  return JSON.parse(reply.body.trim().split('\n').at(-1) ?? '') as ReplayOutcome;
}

describe('replay of one log', () => {
  it('makes every decision again, the same, by both engines', async () => {
    const found = await replay(examiner, {});
    expect(found).toMatchObject({ differs: 0, cannot: 0, reasons: {}, lines: [] });
    expect(found.same).toBeGreaterThan(10);
    const entries = await openedEntries(at.house, 'alder');
    const refused = entries.findIndex(({ text }) => text.includes('"kind":"refusal"') && text.includes('"user":"adam"'));
    const { lines } = await replay(examiner, { entry: String(refused) });
    expect(lines).toMatchObject([{ verdict: 'same', action: 'search', was: { allow: false, policies: expect.arrayContaining(['administrators-see-no-content']) as string[] } }]);
    expect(lines[0]?.now).toEqual(lines[0]?.was);
  });
  it('stands in the record three times: the question, the reading, what came of it', async () => {
    const size = (await at.house.ledger.heads()).find(({ agencyId }) => agencyId === 'alder')?.size ?? 0n;
    await replay(examiner, { from: '2020-01-01' });
    const said = (await openedEntries(at.house, 'alder', size)).map(({ text }) => JSON.parse(text) as { kind: string; action: string; actor: object; found?: object });
    expect(said.map(({ kind }) => kind)).toEqual(['answer', 'scan', 'note']);
    expect(said).toMatchObject(['', '', ''].map(() => ({ action: 'replayDecisions', actor: { agency: 'alder', user: 'exa' } })));
    expect(said[2]?.found).toMatchObject({ differs: 0, outcome: 'done' });
  });
  it('finds nothing of an entry that is not there, and nothing of another log', async () => {
    const [absent, foreign] = [await replay(examiner, { entry: '999999' }), await replay(examiner, { entry: 'custos.example/birch#0' })];
    for (const one of [absent, foreign]) expect(one).toMatchObject({ entries: 0, same: 0, differs: 0, cannot: 0, lines: [] });
  });
  it.each([['an analyst', 'ana'], ['an administrator', 'adam'], ['an examiner without the purpose', 'exa/intelligence_analysis/alder~oak']])('is refused to %s', async (_, who) => {
    const reply = await (await at.seat(who)).ask('POST', '/api/access/replays', {});
    expect([reply.statusCode, JSON.parse(reply.body)]).toMatchObject([403, { error: expect.stringMatching(/not_allowed|purpose_not_held/) as string }]);
  });
  it('says what is not a day', async () => {
    expect((await examiner.ask('POST', '/api/access/replays', { from: 'yesterday' })).statusCode).toBe(400);
  });
});

describe('the archive', () => {
  const sets = () => join(at.folder, 'data', 'policies', 'sets');
  const problems = async () => {
    const reply = await examiner.ask('POST', '/api/ledger/verifications');
    return (JSON.parse(reply.body.trim().split('\n').at(-1) ?? '') as { problems: Record<string, number> }).problems;
  };
  it('holds the set in force, and verification is content', async () => {
    expect(readdirSync(sets())).toHaveLength(1);
    expect(await problems()).toEqual({});
  });
  it('altered or missing: verification says which, and replay says that it cannot tell', async () => {
    const [name = ''] = readdirSync(sets());
    const kept = at.house.policies.archive.find(at.house.policies.inForce.policyHash);
    writeFileSync(join(sets(), name), '{"schema":"","texts":[]}');
    expect(await problems()).toEqual({ policies_altered: 1 });
    const found = await replay(examiner, {});
    expect(found).toMatchObject({ same: 0, reasons: { archive: found.cannot } });
    rmSync(join(sets(), name));
    expect(await problems()).toEqual({ policies_missing: 1 });
    if (kept === undefined) throw new Error('the set in force was not kept');
    at.house.policies.archive.keep(kept, at.house.policies.inForce.policyHash);
    expect(await problems()).toEqual({});
  });
  it('a set exchanged on the disk while the node was down is announced at its start, and found', async () => {
    const { archive, inForce } = at.house.policies;
    const milder = { schema: inForce.source.schema, texts: inForce.source.texts.map(({ name, text }) => ({ name, text: name === 'roles.cedar' ? `${text}\n@id("friends")\npermit (principal is Member, action == Action::"viewLedger", resource is Room);` : text })) };
    const set = archive.keep(milder, inForce.prepare(milder).policyHash);
    await at.shut();
    archive.setActive({ ...set, origin: 'change', entry: null });
    await at.reopen();
    examiner = await at.seat('exa');
    const reply = await examiner.ask('POST', '/api/ledger/verifications');
    expect((JSON.parse(reply.body.trim().split('\n').at(-1) ?? '') as VerifyAnswer).problems).toEqual({ policies_swapped: 1 });
  });
});
