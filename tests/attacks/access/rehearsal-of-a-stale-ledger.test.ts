// The attack: a change is rehearsed where it looks harmless, and adopted somewhere else: against other policies, on a record of long ago,
// on one that was cut since. INVARIANT (G3): nothing is adopted whose rehearsal does not stand now.
import { describe, expect, it } from 'vitest';
import { type PolicyChange, type Rehearsal, REHEARSAL_MS, staleReason } from '../../../src/access/replay/policy-change.js';
import { hashOf, type Json } from '../../../src/kernel/index.js';
import { openHouse } from '../../support/house.js';
import { adopt, approved, askApproval, change, openLog, propose, rehearse, withMore } from '../../support/policy-change.js';
import { personAt } from '../../support/two-people.js';

const nowMs = Date.UTC(2026, 10, 22, 12);
const hashed = (rehearsal: Rehearsal) => hashOf(JSON.parse(JSON.stringify(rehearsal)) as Json);
const rehearsal: Rehearsal = {
  before: 'old', policyHash: 'new', from: null, endedAtMs: nowMs, heads: { alder: '40', birch: '7' },
  counts: { decisions: 9, allowed: 1, refused: 0, terms: 0, cannot: 0, disagreements: 0 }, groups: [], sight: { members: 3, labels: [], changed: [] },
};
const proposed: PolicyChange = {
  agencyId: 'alder', changeId: 'pol-1', texts: [], policyHash: 'new', contentHash: 'c', before: 'old', why: '', proposedBy: 'exa', proposedAtMs: nowMs, state: 'proposed',
  rehearsal, rehearsalHash: hashed(rehearsal), rehearsedBy: 'alder~exa', rehearsedAtMs: nowMs, adoptedBy: undefined, adoptedAtMs: undefined,
};
const heads = new Map([['alder', 41n], ['birch', 7n], ['cedar', 3n]]);
const reasonOf = (one: PolicyChange, { inForce = 'old', at = nowMs, logs = heads } = {}) => staleReason(one, inForce, logs, at, hashed);

describe('a rehearsal stands', () => {
  it('for an hour, on a record that only grew, against the set in force', () => {
    expect(reasonOf(proposed)).toBeUndefined();
    expect(reasonOf(proposed, { at: nowMs + REHEARSAL_MS })).toBeUndefined();
  });
  it.each([
    ['never made', { ...proposed, rehearsal: undefined }, {}, 'unrehearsed'],
    ['against other policies', proposed, { inForce: 'newer' }, 'other_policies'],
    ['an hour and a millisecond ago', proposed, { at: nowMs + REHEARSAL_MS + 1 }, 'too_old'],
    ['in the future of a clock that was put back', proposed, { at: nowMs - 1 }, 'too_old'],
    ['on a longer record', proposed, { logs: new Map([['alder', 39n], ['birch', 7n]]) }, 'record_shrank'],
    ['on a log that is gone', proposed, { logs: new Map([['alder', 40n]]) }, 'record_shrank'],
    ['for another set', { ...proposed, policyHash: 'wider' }, {}, 'altered'],
    ['and edited since', { ...proposed, rehearsal: { ...rehearsal, counts: { ...rehearsal.counts, allowed: 0 } } }, {}, 'altered'],
    ['while the engines differed', { ...proposed, rehearsal: { ...rehearsal, counts: { ...rehearsal.counts, disagreements: 1 } }, rehearsalHash: hashed({ ...rehearsal, counts: { ...rehearsal.counts, disagreements: 1 } }) }, {}, 'engines_differ'],
  ] as const)('not when it was %s', (_, one, more, reason) => {
    expect(reasonOf(one, more)).toBe(reason);
  });
});

it('a change without a rehearsal, and one whose ground another change took away, are neither approved nor adopted', async () => {
  const at = await openHouse();
  try {
    const [exa, bex] = [await personAt(at, 'exa'), await personAt(at, 'bex')];
    const first = await propose(exa, withMore(at, 'roles.cedar', openLog));
    const second = await propose(exa, withMore(at, 'roles.cedar', openLog.replace('everyone-reads-the-log', 'all-read-the-log')));
    for (const reply of [await askApproval(exa, first, 'birch'), await adopt(exa, first)]) expect([reply.statusCode, reply.json<{ message: string }>().message]).toMatchObject([400, expect.stringContaining('not rehearsed') as string]);
    await rehearse(exa, first);
    await rehearse(exa, second);
    await approved(exa, bex, second);
    await approved(exa, bex, first);
    expect((await adopt(exa, first)).statusCode).toBe(200);
    expect(await change(exa, second)).toMatchObject({ state: 'stale', stale: 'other_policies' });
    const reply = await adopt(exa, second);
    expect([reply.statusCode, reply.json<{ message: string }>().message]).toMatchObject([400, expect.stringContaining('other policies are in force') as string]);
  } finally {
    await at.close();
  }
});
