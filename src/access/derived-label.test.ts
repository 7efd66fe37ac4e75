import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextCases } from '../../bench/policies/cases.js';
import { realEngine } from '../../bench/policies/real-engine.js';
import { BadInput } from '../kernel/index.js';
import { labelOf } from '../../tests/support/access-facts.js';
import { strictestOf } from './derived-label.js';
import { channelsTo, sectors } from './gateway.js';
import { type Label, labelRow, levels, resourceOf } from './label.js';
import type { LabelSpec } from './label-spec.js';
import { type Member, principalOf } from './member.js';

// The same agencies and codes everywhere, so that labels and readers meet.
const sectorOf: Readonly<Record<string, string>> = { nsrp: 'police', ppib: 'police', fiu: 'financial_intelligence', tax: 'revenue', gate: 'border', abroad: sectors.foreignPartner, list: 'publisher' };
const agencies = Object.keys(sectorOf);
const rarely = <T>(usual: T, other: fc.Arbitrary<T>, weight = 5): fc.Arbitrary<T> => fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
const some = (all: readonly string[], weight = 4) => rarely<readonly string[]>([], fc.subarray([...all]), weight);

const made = (agencyId: string, spec: LabelSpec): Label => {
  const row = labelRow(agencyId, spec);
  return { ...row, labelId: 1, sector: sectorOf[agencyId] ?? '', foreignOrigins: [...new Set([agencyId, ...row.origins])].filter((one) => sectorOf[one] === sectors.foreignPartner) };
};
const plain: fc.Arbitrary<Label> = fc.record({
  agencyId: fc.constantFrom('nsrp', 'nsrp', 'ppib', ...agencies), level: fc.constantFrom(...levels.slice(0, 6).map((one) => one.code)),
  releasableTo: fc.oneof({ weight: 2, arbitrary: fc.constant<readonly string[]>(['ALL']) }, { weight: 3, arbitrary: fc.subarray([...agencies, 'ALL']) }),
  citizenshipsOnly: some(['CA', 'US']), originatorControl: rarely(false, fc.boolean(), 2), purposes: some(['criminal_investigation', 'records_review', 'court_disclosure']),
  permittedUses: some(['LEAD_ONLY', 'NOT_FOR_COURT', 'NOT_FOR_AFFIDAVIT', 'OPERATIONAL_USE_OK'], 2), kinds: some(['youth', 'privileged', 'informer'], 8), units: some(['oc', 'guns'], 8),
  caseRef: rarely('', fc.constantFrom('nsrp~c1', 'ppib~c1'), 2), expiresOn: rarely(0, fc.constantFrom(20_261_121, 20_261_122, 20_300_101)), sealed: rarely(false, fc.constant(true), 15),
  restricted: rarely('', fc.constant('youth'), 15), disclosedUnder: rarely('', fc.constantFrom('PCMLTFA_55', 'ITA_241', 'CUSTOMS_107'), 1),
}).map(({ agencyId, caseRef, expiresOn, restricted, disclosedUnder, ...spec }) => made(agencyId, {
  ...spec, ...(caseRef !== '' && { caseRef }), ...(expiresOn !== 0 && { expiresOn }), ...(restricted !== '' && { restricted }), ...(disclosedUnder !== '' && { disclosedUnder }),
}));

function derive(agencyId: string, of: readonly Label[]): Label | undefined {
  try {
    return made(agencyId, strictestOf(agencyId, of));
  } catch (fault) {
    if (fault instanceof BadInput) return undefined;
    throw fault;
  }
}

/** Plain labels, and some that are derived already. */
const inputs: fc.Arbitrary<Label> = fc.oneof({ weight: 4, arbitrary: plain }, {
  weight: 1, arbitrary: fc.tuple(fc.constantFrom('nsrp', 'ppib'), fc.array(plain, { minLength: 1, maxLength: 2 })).map(([agencyId, of]) => derive(agencyId, of)).filter((one) => one !== undefined),
});

const readers: fc.Arbitrary<Member> = fc.record({
  agencyId: fc.constantFrom('nsrp', ...agencies), role: fc.constantFrom('analyst', 'investigator'), clearanceRank: rarely(6, fc.nat(6)), citizenships: rarely<string[]>(['CA'], fc.subarray(['CA', 'US'])),
  unit: fc.constantFrom('', 'oc'), suspended: rarely(false, fc.constant(true), 15), secondedFrom: rarely('', fc.constantFrom('ppib', 'abroad'), 6), grants: fc.subarray(['nsrp', 'ppib'], { maxLength: 1 }),
  waivers: fc.subarray(agencies), assured: rarely<string[]>(agencies, fc.subarray(agencies), 1),
}).map(({ grants, waivers, ...one }) => ({
  ...one, memberId: 'm', userName: 'm', displayName: 'M', clearanceCode: 'TOP_SECRET', clearanceUntil: '2030-01-01', releasabilities: [],
  purposes: ['criminal_investigation', 'records_review', 'court_disclosure', 'warrant_application', 'operational_planning', 'officer_safety'],
  cases: [{ ref: 'nsrp~c1', title: 'One', closedOn: null }, { ref: 'ppib~c1', title: 'Two', closedOn: null }], sector: sectorOf[one.agencyId] ?? '', country: one.agencyId === 'abroad' ? 'US' : 'CA',
  homeCountry: one.secondedFrom === '' ? '' : one.secondedFrom === 'abroad' ? 'US' : 'CA', gateways: channelsTo(sectorOf[one.agencyId] ?? '', '2026-11-22'),
  delegations: [
    ...grants.map((agencyId) => ({ delegationId: agencyId, agencyId, kind: 'case' as const, caseRef: `${agencyId}~c1`, untilMs: 1 })),
    ...waivers.map((agencyId) => ({ delegationId: agencyId, agencyId, kind: 'eyes_only' as const, caseRef: '', untilMs: 1 })),
  ],
}));
const moments = fc.record({ base: contextCases, purpose: fc.constantFrom('criminal_investigation', 'records_review', 'court_disclosure', 'operational_planning', 'officer_safety'), caseRef: fc.constantFrom('nsrp~c1', 'ppib~c1') })
  .map(({ base, ...rest }) => ({ ...base, ...rest, caseOpen: true, caseMine: true, breakGlass: false }));

describe('a derived label', () => {
  it('shows to nobody to whom an input does not, whoever derives it from whatever', () => {
    const engine = realEngine();
    let shown = 0;
    fc.assert(fc.property(fc.constantFrom('nsrp', 'nsrp', ...agencies), fc.array(inputs, { minLength: 1, maxLength: 3 }), readers, moments, (agencyId, from, member, context) => {
      const product = derive(agencyId, from);
      if (product === undefined) return;
      const sees = (label: Label) => engine.decide({ principal: principalOf(member), action: 'readLabel', resource: resourceOf(label), context }).allow;
      if (!sees(product)) return;
      shown += 1;
      expect(from.filter((one) => !sees(one))).toEqual([]);
    }), { numRuns: 6_000 });
    expect(shown).toBeGreaterThan(50);
  });

  it('is the input itself to who reads it, when there is one that all may read', () => {
    const one = labelOf('nsrp', { level: 'PROTECTED_B', releasableTo: ['ALL'] });
    expect(strictestOf('ppib', [one])).toMatchObject({ level: 'PROTECTED_B', releasableTo: ['ALL'], originatorControl: false, origins: ['nsrp'], inputChannels: ['police'] });
  });

  it('keeps the strictest of each', () => {
    const found = strictestOf('cbx', [
      labelOf('nsrp', { level: 'PROTECTED_C', releasableTo: ['cbx', 'ppib'], originatorControl: true, permittedUses: ['LEAD_ONLY', 'OPERATIONAL_USE_OK'], caveats: ['A'], expiresOn: 20_300_101 }),
      labelOf('ppib', { level: 'PROTECTED_A', releasableTo: ['ALL'], citizenshipsOnly: ['CA', 'US'], purposes: ['screening', 'audit'], caveats: ['B'], expiresOn: 20_290_101 }),
      labelOf('ppib', { level: 'PROTECTED_A', releasableTo: ['cbx', 'nsrp', 'ppib'], citizenshipsOnly: ['CA'], purposes: ['audit'], permittedUses: ['NOT_FOR_COURT'] }),
    ]);
    expect(found).toEqual({
      level: 'PROTECTED_C', releasableTo: ['cbx', 'nsrp', 'ppib'], originatorControl: true, citizenshipsOnly: ['CA'], purposes: ['audit'], units: [], permittedUses: ['LEAD_ONLY', 'NOT_FOR_COURT'],
      caveats: ['A', 'B'], kinds: [], sealed: false, origins: ['nsrp', 'ppib'], inputChannels: ['police'], expiresOn: 20_290_101,
    });
  });

  it.each([
    ['citizenships', { citizenshipsOnly: ['CA'] }, { citizenshipsOnly: ['US'] }], ['purposes', { purposes: ['audit'] }, { purposes: ['screening'] }],
    ['more than one compartment', { caseRef: 'nsrp~c1' }, { caseRef: 'nsrp~c2' }], ['a youth record', { kinds: ['youth'] }, {}], ['a restricted record', { restricted: 'acquittal' }, {}],
  ] as const)('is refused where nobody could meet all: %s', (what, a, b) => {
    const both = [labelOf('nsrp', { level: 'PROTECTED_A', releasableTo: ['ALL'], ...a }), labelOf('nsrp', { level: 'PROTECTED_A', releasableTo: ['ALL'], ...b })];
    expect(() => strictestOf('ppib', both)).toThrow(what);
  });
});
