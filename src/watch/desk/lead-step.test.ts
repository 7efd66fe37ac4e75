import { expect, test } from 'vitest';
import type { Act, Snapshot } from './act.js';
import { isBarred, type LeadOrder, stepOf } from './lead-step.js';

const why = 'said for this test in so many words';
const closed: Snapshot = { state: 'closed', dueAtMs: null, holder: null, people: ['a', 'b'], outcome: 'clear' };
const act = (seq: number, kind: string, by: string, after: Snapshot, words = {}): Act => ({ seq, kind, by, atMs: seq, words, ref: null, after });
const first = [act(0, 'decided', 'a', { ...closed, state: 'review', outcome: null }, { decision: 'clear' }), act(1, 'decided', 'b', closed, { decision: 'clear' })];
const reopening: LeadOrder = { act: 'reopen', evidence: 'ruling', ref: 'file 7', why };
const at = (acts: readonly Act[], now: Snapshot, me: string, eligible: string) => ({ now, acts, me, nowMs: 10, gravity: 'ordinary' as const, eligible: new Set(eligible.split(' ')), judges: new Set(eligible.split(' ')), isSamePerson: (one: string, other: string) => one[0] === other[0] });
const said = (order: LeadOrder, standing: ReturnType<typeof at>) => { const step = stepOf(order, standing); return isBarred(step) ? step.rule : step.after.state; };
const named = (reviewers: readonly string[]): LeadOrder => ({ act: 'triage', reviewers, isSerious: false, why });

test('a closed lead is reopened by nothing but new evidence, and its outcome then binds nobody', () => {
  const step = stepOf(reopening, at(first, closed, 'c', 'a b c d'));
  expect(step).toMatchObject({ kind: 'reopened', after: { state: 'triage', holder: 'c', people: [], outcome: null } });
  expect(said(reopening, at(first, { ...closed, state: 'review' }, 'c', 'a b c d'))).toBe('reviews/not-now');
});

test('two others judge it afresh as far as there are any, under whatever account', () => {
  const now: Snapshot = { state: 'triage', dueAtMs: null, holder: 'c', people: [], outcome: null };
  const acts = [...first, act(2, 'reopened', 'c', now)];
  expect(said(named(['a', 'c']), at(acts, now, 'c', 'a b c d'))).toBe('reviews/not-new');
  expect(said(named(['a2', 'c']), at(acts, now, 'c', 'a2 b c d'))).toBe('reviews/not-new');
  expect(said(named(['c', 'd']), at(acts, now, 'c', 'a b c d'))).toBe('review');
  expect(said(named(['a', 'c']), at(acts, now, 'c', 'a b c'))).toBe('review');
  expect(said(named(['a', 'b']), at(acts, now, 'c', 'a b c'))).toBe('reviews/not-new');
  expect(said(named(['a', 'b']), at(acts, now, 'c', 'a b'))).toBe('review');
  const review: Snapshot = { ...now, state: 'review', people: ['c', 'd'], holder: null };
  const opinion: LeadOrder = { act: 'decide', decision: 'refer', explanation: why, why };
  expect(said(opinion, at([...acts, act(3, 'decided', 'd', review, { decision: 'refer' })], review, 'c', 'a b c d'))).toBe('closed');
});
