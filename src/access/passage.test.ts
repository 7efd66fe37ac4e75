import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Receipt } from '../ledger/index.js';
import { giveGrant, grantCovers } from './grant.js';
import { makeIntent } from './intent.js';
import type { Caller } from './member.js';
import { operator } from './operator.js';
import { buildPlan } from './plan.js';
import { seal } from './sealed.js';

const receipt: Receipt = {
  agencyId: 'alder', origin: 'custos.example/alder', index: 7n, size: 8n, root: new Uint8Array(32), leafHash: new Uint8Array(32), entry: new Uint8Array(), proof: [],
  checkpoint: '', recordedAtMs: 0,
};
const decision = { allow: true, policies: ['working-roles-read'], errors: [], obligations: [], masks: [], policyHash: 'h' };
const planFor = (caller: Caller = operator) =>
  buildPlan({ id: 'q-1', caller, action: 'search', asked: { q: 'x' }, decision, obligations: [], masks: [], labelIds: [3, 9], labelsAmong: [4, 9],
    request: { principal: { type: 'Member', id: 'alder~ana', attrs: {} }, action: 'search', resource: { type: 'Room', id: 'registry', attrs: {} }, context: {} } });

describe('Sealed', () => {
  const secret = 'Quorvane';
  const sealed = seal(planFor(), new Map([['alder', ['#1']]]), { name: secret, toString: () => secret });
  it('shows ids, and its value to nobody who prints, logs, copies or walks it', () => {
    const views = [
      inspect(sealed, { depth: 9, showHidden: true, getters: true }), JSON.stringify(sealed), JSON.stringify({ a: [sealed] }), Object.values(sealed).map((one) => inspect(one)).join(),
      JSON.stringify(Object.assign({}, sealed)), Reflect.ownKeys(sealed).map(String).join(), inspect(new Error('x', { cause: sealed })),
    ];
    for (const view of views) expect(view).not.toContain(secret);
    expect([...sealed.ids]).toEqual([['alder', ['#1']]]);
  });
  it('survives no structured clone with its value', () => {
    expect(() => JSON.stringify(structuredClone({ ids: [...sealed.ids] }))).not.toThrow();
    expect(JSON.stringify(Reflect.ownKeys(sealed).map((key) => Reflect.get(sealed, key) as unknown))).not.toContain(secret);
  });
  it('opens for its own grant, as often as asked, and for no other', () => {
    const grant = giveGrant(sealed.token, receipt);
    expect(sealed.open(grant).name).toBe(secret);
    expect(sealed.open(grant).name).toBe(secret);
    expect(() => sealed.open(giveGrant({ planId: 'q-1' }, receipt))).toThrow(expect.objectContaining({ code: 'wrong_grant' }));
    expect(grantCovers(grant, { ...sealed.token })).toBe(false);
  });
});

describe('Plan', () => {
  it('keeps the labels that it was built with, and its hash follows from them', () => {
    const plan = planFor();
    expect(plan.labelIds).toEqual([3, 9]);
    expect(plan.labels).toEqual({ hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string, among: [4, 9] });
    expect(() => Reflect.get(Object.getPrototypeOf(plan) as object, 'labelIds', {}) as unknown).toThrow(TypeError);
    expect(Reflect.set(plan, 'labelIds', [1])).toBe(false);
  });
  it('shows nothing of itself when printed', () => {
    expect(inspect(planFor(), { showHidden: true, depth: 9 })).not.toMatch(/working-roles|operator|3, 9/);
    expect(JSON.stringify(planFor())).toBe('{}');
  });
});

describe('Intent', () => {
  it('names the entry that announced it', () => {
    const intent = makeIntent(planFor(), receipt);
    expect([intent.index, intent.agencyId]).toEqual([7n, 'alder']);
    expect(Reflect.set(intent, 'index', 8n)).toBe(false);
  });
});
