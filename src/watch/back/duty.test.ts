// What a table does not cover is unknown; what nobody else had said before the look is told apart.
import { expect, test } from 'vitest';
import { atWork, withRoster } from './duty.js';

const hour = 3_600_000;
const at = (hours: number): number => Date.UTC(2026, 0, 10) + hours * hour;
const none = { shifts: [], rosterSpans: [], dispatches: [], dispatchSpan: null, unread: [] };
const shift = { startsMs: at(8), endsMs: at(16), kind: 'shift', byThemself: false, enteredMs: at(0) };
const sent = { incident: 'inc-7', startsMs: at(10), endsMs: at(11), byThemself: false, enteredMs: null };
const duty = { ...none, shifts: [shift], rosterSpans: [{ fromMs: at(-100), toMs: at(100) }], dispatches: [sent], dispatchSpan: { fromMs: at(-10), toMs: at(40) } };

test.each([
  ['on shift and sent there', duty, 10.5, { kind: 'shift', isAlone: false }, { incident: 'inc-7', isAlone: false }],
  ['on the way', duty, 9.6, { kind: 'shift', isAlone: false }, { incident: 'inc-7', isAlone: false }],
  ['writing up until four hours after', duty, 15, { kind: 'shift', isAlone: false }, { incident: 'inc-7', isAlone: false }],
  ['off, and sent nowhere', duty, 20, { kind: 'off', isAlone: false }, { incident: null, isAlone: false }],
  ['beyond what the tables cover', duty, 200, null, null],
  ['without tables', none, 10, null, null],
  ['on a shift entered afterwards', { ...duty, shifts: [{ ...shift, enteredMs: at(30) }] }, 10.5, { kind: 'shift', isAlone: true }, { incident: 'inc-7', isAlone: false }],
  ['sent by themself', { ...duty, dispatches: [{ ...sent, byThemself: true }] }, 10.5, { kind: 'shift', isAlone: false }, { incident: 'inc-7', isAlone: true }],
  ['said by themself and by somebody else', { ...duty, dispatches: [{ ...sent, byThemself: true }, { ...sent, incident: 'inc-8' }] }, 10.5, { kind: 'shift', isAlone: false }, { incident: 'inc-8', isAlone: false }],
])('%s', (_, known, hours, onShift, dispatched) => {
  expect(atWork(known, at(hours))).toEqual({ shift: onShift, dispatch: dispatched });
});

test('the node’s own roster is read beside the tables; between two rosters nobody is off', () => {
  const node = { shifts: [{ startsAtMs: at(400), endsAtMs: at(408), importedBy: 'ada', importedAtMs: at(390) }, { startsAtMs: at(424), endsAtMs: at(432), importedBy: 'pia', importedAtMs: at(390) }], span: { fromMs: at(400), toMs: at(432) } };
  const both = withRoster(duty, node, 'pia');
  expect([10.5, 200, 404, 410, 426].map((hours) => atWork(both, at(hours)).shift)).toEqual([
    { kind: 'shift', isAlone: false }, null, { kind: 'shift', isAlone: false }, { kind: 'off', isAlone: false }, { kind: 'shift', isAlone: true },
  ]);
  expect(withRoster(none, { shifts: [], span: null }, 'pia')).toEqual(none);
});
