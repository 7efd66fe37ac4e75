import { expect, test } from 'vitest';
import { type Label, labelRow, type LabelSpec } from '../../access/index.js';
import { type GroupName, namesHidden, tellableName } from './named-groups.js';
import { type AnswerKind, checkAnswer, checkRequirement, isOverdue, mayAnswer, type RequirementAct, type RequirementDraft, stateOf } from './requirement.js';
import { mayBeTold } from './tellable.js';

const act = (kind: AnswerKind | 'withdrawn', atMs: number): RequirementAct => ({ actId: `act-${atMs}`, agencyId: 'birch', labelId: 1, kind, words: 'words', reports: [], by: 'bea@birch', atMs });
const draft = (more: Partial<RequirementDraft> = {}): RequirementDraft => ({ to: ['birch'], group: null, indicator: null, route: null, words: 'What do you know of it?', dueOn: '2026-04-01', level: 'PROTECTED_B', ...more });
const today = '2026-03-01';
const noon = Date.parse('2026-04-01T12:00:00Z');

test('its state follows from its acts: a part, then nothing more, then the rest; withdrawn stays withdrawn', () => {
  expect([[], [act('partial', 1)], [act('partial', 1), act('nothing_known', 2)], [act('answered', 2), act('partial', 1)], [act('withdrawn', 1), act('answered', 2)]].map(stateOf)).toEqual(['open', 'partial', 'nothing_known', 'answered', 'withdrawn']);
  expect((['open', 'partial', 'nothing_known', 'answered', 'withheld', 'withdrawn'] as const).map(mayAnswer)).toEqual([true, true, true, false, false, false]);
});

test('it is due until the end of its day, and only what is waited for is late', () => {
  const one = { dueOn: '2026-04-01' };
  expect([isOverdue(one, 'open', noon), isOverdue(one, 'open', noon + 43_200_000), isOverdue(one, 'partial', noon + 43_200_000), isOverdue(one, 'nothing_known', noon + 43_200_000), isOverdue(one, 'withdrawn', noon + 43_200_000)]).toEqual([false, true, true, false, false]);
});

test.each([['today', '2026-03-01'], ['in two years', '2028-03-01'], ['no day', '2026-02-30'], ['words', 'soon']])('a deadline %s is refused', (_, dueOn) => {
  expect(() => checkRequirement(draft({ dueOn }), today)).toThrow(/`dueOn` is a day from tomorrow/);
});

test('nobody is asked twice at once, an answer says something, and its reports are the answering agency’s own', () => {
  expect(() => checkRequirement(draft({ to: ['birch', 'birch'] }), today)).toThrow(/stands twice/);
  const given = { words: '', reports: [], level: 'PROTECTED_B' };
  expect(() => checkAnswer('birch', { ...given, kind: 'answered' })).toThrow(/answer `nothing_known`/);
  expect(() => checkAnswer('birch', { ...given, kind: 'withheld', reports: ['alder~r-1'] })).toThrow(/reports of your own agency/);
  checkAnswer('birch', { ...given, kind: 'nothing_known' });
});

const labelOf = (spec: Partial<LabelSpec>, agencyId = 'alder', more: Partial<Label> = {}): Label => ({ ...labelRow(agencyId, { level: 'PROTECTED_B', ...spec }), labelId: 1, sector: 'police', foreignOrigins: [], ...more });
const all = { releasableTo: ['ALL'] };

test.each<[string, Label, boolean]>([
  ['what is for all', labelOf(all), true],
  ['what names them', labelOf({ releasableTo: ['birch'], originatorControl: true }), true],
  ['their own', labelOf({}, 'birch'), true],
  ['what is its originator’s alone', labelOf({}), false],
  ['what is for all under originator control', labelOf({ ...all, originatorControl: true }), false],
  ['a compartment of a case', labelOf({ ...all, caseRef: 'alder~pine' }), false],
  ['a compartment of their own', labelOf({ caseRef: 'birch~elm' }, 'birch'), false],
  ['what is for one purpose', labelOf({ ...all, purposes: ['officer_safety'] }), false],
  ['what is for some citizens', labelOf({ ...all, citizenshipsOnly: ['CA'] }), false],
  ['what is sealed', labelOf({ ...all, sealed: true }), false],
  ['what is restricted', labelOf({ ...all, restricted: 'acquittal' }), false],
  ['what rests on a source', labelOf({ ...all, kinds: ['rests_on_source'] }), false],
  ['what is for some units', labelOf({ units: ['drugs'] }, 'birch'), false],
  ['what ends', labelOf({ ...all, expiresOn: 20_300_101 }), false],
  ['what others went into', labelOf({ ...all, origins: ['alder', 'cedar'] }), false],
  ['what a tax agency holds', labelOf(all, 'tax', { sector: 'revenue' }), false],
])('may another agency be told by being asked: %s', (_, label, isTold) => {
  expect(mayBeTold(label, 'birch')).toBe(isTold);
});

const nameOf = (group: string, value: string, spec: Partial<LabelSpec>, prop = 'name'): GroupName => ({ group, prop, value, label: labelOf(spec) });
const names = [nameOf('alder~g-1', 'MS-13 Tidewater', all), nameOf('alder~g-1', 'The Étoile', {}, 'alias'), nameOf('alder~g-2', 'Quorvane Circle', {}), nameOf('alder~g-3', 'The Étoile', all)];

test('a group is named by what they may be told, or not at all; hidden and absent are one', () => {
  expect([tellableName(names, 'alder~g-1', ['birch'])?.name, tellableName(names, 'alder~g-2', ['birch']), tellableName(names, 'alder~g-9', ['birch'])]).toEqual(['MS-13 Tidewater', undefined, undefined]);
});

test.each<[string, boolean]>([
  ['What of quorvane  CIRCLE?', true],
  ['What of Quorvane-Circle, then?', true],
  ['What of Tidewater?', false],
  // Another group that they may be told of has that name as well.
  ['What of the etoile?', false],
  ['What of the Quorvane Circles?', false],
])('words that name a hidden group: %s', (words, isHidden) => {
  expect(namesHidden(names, words, ['birch'])).toBe(isHidden);
});
