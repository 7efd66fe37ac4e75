// Attackers: a reviewer who hopes that the terminal lends, reads or decides what the pages do not; whoever scripts it and would take a refusal for an answer.
// Promises: G4, G11, G12. `custos reviews agreement|lent|referral|due|answers`, by the routes of the pages, to a node that listens; two people in sessions of their own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runTerminal } from '../../../src/cli/index.js';
import { socketFolderFor } from '../../../src/db/index.js';
import { type Listening, listen } from '../../../src/http/index.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { actOn, decide, triaged } from '../../support/review-desk.js';
import { aLead } from '../../support/review-lead.js';

let at: TestHouse;
let node: Listening;
const homes = new Map<string, string>();
const before = { data: process.env['CUSTOS_DATA'], config: process.env['XDG_CONFIG_HOME'] };
const stdin = process.stdin;
const why = 'said for this test in so many words';
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
beforeAll(async () => {
  at = await openHouse({ demo: true });
  const both = { openedOn: '2020-01-01', members: [{ agencyId: 'alder', memberId: 'ana', fromOn: '2025-01-01' }] };
  await at.house.people.addCases([{ agencyId: 'birch', caseId: 'joint', title: 'Joint Lantern', ...both }, { agencyId: 'birch', caseId: 'second', title: 'Second', ...both }]);
  await at.house.intake.take('alder', [aLead('lead-1', 'ana'), aLead('lead-2', 'ana')]);
  process.env['CUSTOS_DATA'] = join(at.folder, 'data');
  node = await listen(at.house, { socketPath: join(socketFolderFor(join(at.folder, 'data')), 'node.sock') });
  for (const who of ['exa', 'bex', 'ira']) {
    homes.set(who, mkdtempSync(join(tmpdir(), 'custos-login-')));
    expect((await custos(who, ['login', who]))[0]).toBe(0);
    expect((await custos(who, ['step-up']))[0]).toBe(0);
  }
}, 200_000);
afterAll(async () => {
  for (const [name, value] of [['CUSTOS_DATA', before.data], ['XDG_CONFIG_HOME', before.config]] as const) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  for (const home of homes.values()) rmSync(home, { recursive: true, force: true });
  await node.close();
  await at.close();
});

/** Exit code and what was said, in the session of `who`; warnings of Node itself are not ours. */
async function custos(who: string, args: readonly string[]): Promise<[code: number, said: string]> {
  let said = '';
  process.env['XDG_CONFIG_HOME'] = homes.get(who);
  Object.defineProperty(process, 'stdin', { value: Readable.from(['demo\n']), configurable: true });
  const spies = (['stdout', 'stderr'] as const).map((name) => vi.spyOn(process[name], 'write').mockImplementation((text) => { if (!/^\(node:|^\(Use `node/.test(String(text))) said += String(text); return true; }));
  try {
    return [await runTerminal(args), said];
  } finally {
    for (const spy of spies) spy.mockRestore();
    Object.defineProperty(process, 'stdin', { value: stdin, configurable: true });
  }
}
const work = (who: string): string[] => ['--purpose', 'integrity_review', '--case', who === 'bex' ? 'birch~elm' : 'alder~oak'];
const reviews = (who: string, ...args: string[]): Promise<[number, string]> => custos(who, ['reviews', ...args, ...work(who)]);
async function json<T>(who: string, ...args: string[]): Promise<T> {
  const [code, said] = await reviews(who, ...args, '--json');
  expect([args, code, said]).toEqual([args, 0, said]);
  return JSON.parse(said) as T;
}

test('two agencies agree, a lead is lent, read, asked about and judged, and the agreement ends', async () => {
  const record = ['agreement', 'record', 'birch', '--from', day(0), '--until', day(90), '--why', why];
  expect((await reviews('exa', 'lent'))[1]).toBe('Nothing was given to you.\n');
  const asked = await json<{ state: string; approval: string }>('exa', ...record);
  expect(asked).toMatchObject({ state: 'requested' });
  expect((await custos('exa', ['approvals', 'approve', asked.approval, '--why', why, ...work('exa')]))[0]).toBe(3);
  const approving = ['approvals', 'approve', asked.approval, '--why', why, ...work('bex')];
  expect((await custos('bex', approving))[0]).toBe(0);
  expect(await json('exa', ...record)).toMatchObject({ state: 'done' });
  expect(await reviews('exa', 'agreement', 'list')).toEqual([0, expect.stringMatching(/birch/)]);
  expect(await reviews('exa', 'agreement', 'record', 'birch', '--from', 'tomorrow', '--until', day(9), '--why', why)).toEqual([2, expect.stringContaining('`from`')]);

  expect((await reviews('exa', 'take', 'lead-2'))[0]).toBe(0);
  expect((await reviews('exa', 'triage', 'lead-2', '--reviewers', 'ira,birch~bex', '--why', why))[0]).toBe(0);
  expect(await reviews('bex', 'lent')).toEqual([0, expect.stringMatching(/alder\s+.*lead-2/)]);
  expect(await reviews('bex', 'lent', 'alder', 'lead-2')).toEqual([0, expect.stringMatching(/explained\? No dispatch[^]*reason: Looked up/)]);
  const [other, none] = [await reviews('bex', 'lent', 'alder', 'lead-1'), await reviews('bex', 'lent', 'alder', 'lead-9')];
  expect([other[0], other]).toEqual([3, none]);
  expect((await reviews('ira', 'lent', 'alder', 'lead-2'))[0]).toBe(3);
  expect(await reviews('bex', 'lent', 'alder', 'lead-2', '--question', 'What led you to this address?')).toEqual([0, 'It stands.\n']);
  expect((await reviews('bex', 'lent', 'alder', 'lead-2', '--decision', 'sack', '--explanation', why, '--why', why))[0]).toBe(2);
  // Their own question waits for its answer.
  expect((await reviews('bex', 'lent', 'alder', 'lead-2', '--decision', 'clear', '--explanation', why, '--why', why))[0]).toBe(3);
  expect(await reviews('bex', 'lent', 'alder', 'lead-2', '--recuse', '--why', why)).toEqual([0, 'It stands.\n']);
  expect((await reviews('bex', 'lent', 'alder', 'lead-2'))[0]).toBe(3);
  const { agreements: [agreement] } = await json<{ agreements: { id: string }[] }>('exa', 'agreement', 'list');
  expect((await reviews('bex', 'agreement', 'end', agreement?.id ?? '', '--why', why))[0]).toBe(3);
  expect(await reviews('exa', 'agreement', 'end', agreement?.id ?? '', '--why', why)).toEqual([0, 'It is ended.\n']);
  expect(await json('exa', 'agreement', 'list')).toMatchObject({ agreements: [{ inForce: false }] });
}, 120_000);

test('a case that another agency’s finding touches is read, taken on and decided', async () => {
  const [exa, ira] = [await at.seat('exa'), await at.seat('ira')];
  await triaged(exa, 'lead-1', ['exa', 'ira']);
  for (const who of [exa, ira]) expect(await actOn(who, 'lead-1', decide('restrict'))).toBe(200);
  const { referrals } = await json<{ referrals: { id: string; caseRef: string }[] }>('bex', 'referral');
  const id = referrals.find((one) => one.caseRef === 'birch~joint')?.id ?? '';
  expect(await reviews('bex', 'referral')).toEqual([0, expect.stringMatching(/alder[^]*birch~joint[^]*ana@alder/)]);
  expect(await reviews('exa', 'referral')).toEqual([0, 'No case here.\n']);
  expect((await reviews('exa', 'referral', id, '--own'))[0]).toBe(3);
  expect(await reviews('bex', 'due')).toEqual([0, 'Nothing is overdue.\n']);
  expect(await reviews('bex', 'referral', id, '--own')).toEqual([0, 'Done.\n']);
  expect((await reviews('bex', 'referral', id, '--decision', 'perhaps', '--why', why))[0]).toBe(2);
  expect(await reviews('bex', 'referral', id, '--decision', 'disclose', '--why', 'the Crown must know of it')).toEqual([0, 'Done.\n']);
  expect(await json('bex', 'referral')).toMatchObject({ referrals: [{ caseRef: 'birch~second', outcome: null }, { id, outcome: 'disclose' }] });
}, 120_000);

test('what somebody had to answer is read here as on the page, and refused in the same words as what is nowhere', async () => {
  const now = Date.now();
  const asked = (promptId: string, who: string) => ({ promptId, namesOf: [`alder~${who}`], lookedAtMs: now - 86_400_000, askAtMs: null, eventId: 'alder#12', question: { en: 'What was it for?', fr: 'Dans quel but ?' } });
  await at.house.reviews.asking.ask('alder', [asked('why-pia', 'pia'), asked('why-ira', 'ira')], now);
  const pia = await at.seat('pia');
  expect((await pia.ask('POST', '/api/reviews/questions/why-pia', { answer: 'a call from the duty desk' })).statusCode).toBe(200);
  expect(await reviews('exa', 'answers')).toEqual([0, expect.stringMatching(/why-pia/)]);
  expect((await reviews('exa', 'answers'))[1]).not.toMatch(/duty desk|why-ira/);
  expect(await reviews('exa', 'answers', 'why-pia')).toEqual([0, expect.stringMatching(/pia[^]*What was it for\?[^]*a call from the duty desk/)]);
  const [near, none] = [await reviews('exa', 'answers', 'why-ira'), await reviews('exa', 'answers', 'why-nil')];
  expect([near[0], near]).toEqual([3, none]);
});

// The last: sessions have ended by then, and in a demo folder somebody is named.
test('a referral that nobody decided is among what is due of whoever may decide it, and of nobody else', async () => {
  const due = async (who: string): Promise<[number, string]> => custos('nobody', ['reviews', 'due', '--as', who, ...work(who)]);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 8 * 86_400_000 });
  try {
    expect(await due('bex')).toEqual([0, expect.stringMatching(/referral\s+referral-\S+\s+24\s+yes/)]);
    expect((await due('exa'))[1]).not.toContain('referral-');
  } finally {
    vi.useRealTimers();
  }
});
