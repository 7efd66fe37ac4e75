// What its originators released of a derived report opens to that agency and for that purpose, and lifts nothing that no release lifts (G5).
import { expect, test } from 'vitest';
import { realEngine } from '../../bench/policies/real-engine.js';
import { labelOf } from '../../tests/support/access-facts.js';
import { channelsTo } from './gateway.js';
import { holdsBack, strictestOf } from './derived-label.js';
import { resourceOf } from './label.js';
import type { LabelSpec } from './label-spec.js';
import { type Member, principalOf } from './member.js';

const engine = realEngine();
const purposes = ['intelligence_analysis', 'screening', 'court_disclosure', 'operational_planning'];
const reader: Member = {
  agencyId: 'cedar', memberId: 'm', userName: 'm', displayName: 'M', role: 'analyst', unit: null, clearanceCode: 'SECRET', clearanceRank: 5, clearanceUntil: '2030-01-01', citizenships: ['CA', 'GB'], releasabilities: [],
  purposes, cases: [{ ref: 'cedar~c', title: 'C', closedOn: null }], sector: 'police', country: 'CA', suspended: false, secondedFrom: '', homeCountry: '', delegations: [], gateways: channelsTo('police', '2026-11-22'), assured: [],
};
const product: LabelSpec = { level: 'PROTECTED_B', releasableTo: ['birch'], originatorControl: true, origins: ['alder'], inputChannels: ['police'], permittedUses: ['LEAD_ONLY'], purposes: ['screening'], releasedTo: ['cedar'], releasedFor: ['intelligence_analysis', 'court_disclosure', 'operational_planning'] };
const sees = (label: Partial<LabelSpec>, purpose = 'intelligence_analysis', member: Partial<Member> = {}, use = 'read') => engine.decide({
  principal: principalOf({ ...reader, ...member }), action: 'readLabel', resource: resourceOf(labelOf('birch', { ...product, ...label })),
  context: { purpose, caseRef: 'cedar~c', caseOpen: true, caseMine: true, today: 20_261_122, promptsAnswered: true, breakGlass: false, steppedUp: false, use },
}).allow;

test('it opens to the agencies and purposes that were released, uses that were shut included', () => {
  expect([sees({}), sees({}, 'court_disclosure'), sees({}, 'operational_planning')]).toEqual([true, true, true]);
});

test.each<[string, boolean]>([
  ['another agency', sees({}, 'intelligence_analysis', { agencyId: 'dogwood' })], ['another purpose', sees({}, 'screening')], ['an export of a lead', sees({}, 'intelligence_analysis', {}, 'export')],
  ['who is seconded from elsewhere', sees({}, 'intelligence_analysis', { secondedFrom: 'alder', homeCountry: 'CA' })], ['nobody in particular', sees({ releasedTo: [] })], ['no purpose', sees({ releasedFor: [] })],
  ['a higher level', sees({ level: 'TOP_SECRET' })], ['other eyes', sees({ citizenshipsOnly: ['CA'] })], ['a compartment', sees({ caseRef: 'alder~c' })], ['a restricted record', sees({ restricted: 'acquittal' })],
  ['a last day that has passed', sees({ expiresOn: 20_261_121 })], ['a technique before a court', sees({ kinds: ['technique'] }, 'court_disclosure')], ['a channel that is shut', sees({ inputChannels: ['financial_intelligence'] })], ['a unit', sees({ units: ['oc'] })],
])('it stays shut for %s', (_, isSeen) => expect(isSeen).toBe(false));

test('a product of what was released is as strict as if it had not been', () => {
  expect(strictestOf('birch', [labelOf('birch', product)])).toEqual(strictestOf('birch', [labelOf('birch', { ...product, releasedTo: [], releasedFor: [] })]));
});

test('who holds it back is who named others, or shut the purpose', () => {
  const label = labelOf('alder', { level: 'PROTECTED_B', releasableTo: ['birch'], permittedUses: ['NOT_FOR_COURT'], purposes: ['screening', 'court_disclosure', 'operational_planning'] });
  expect([holdsBack(label, ['birch'], ['screening']), holdsBack(label, ['alder'], ['screening']), holdsBack(label, ['cedar'], ['screening'])]).toEqual([false, false, true]);
  expect(['court_disclosure', 'operational_planning', 'audit'].map((purpose) => holdsBack(label, ['birch'], [purpose]))).toEqual([true, true, true]);
});
