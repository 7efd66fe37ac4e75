// Through which gateway each sector's information comes, on the demo world and by the real policies: who finds what of one man.
import { describe, expect, it } from 'vitest';
import { type Caller, clearances, contextOf, createPolicyEngine, principalOf, readPolicies, resourceOf } from '../access/index.js';
import { atHome, labelOf, standingOfKind } from '../../tests/support/access-facts.js';
import { demoWorld } from './index.js';

const today = '2026-11-22';
const world = demoWorld();
const engine = createPolicyEngine({ ...readPolicies(new URL('../../policies', import.meta.url).pathname), obligations: [] });
const standingOf = (agencyId: string) => standingOfKind(world.agencies.find((one) => one.agencyId === agencyId)?.kind ?? '', today);
const sectorOf = (agencyId: string): string => standingOf(agencyId).sector;
const told = [...world.reports].filter(({ statements }) => statements.some((one) => ['Silvan Ottermole', 'Brackwater Holdings Ltd.', 'Ottermole Family Trust', 'OT-5580-KM1'].includes(one.value)));

/** Agencies here with which the exchange is covered: both papers in force and no refusal, as src/access/standing.store.ts has it. */
function assuredOf(agencyId: string): string[] {
  const covered = [...new Set(world.assurances.map((one) => one.agencyId))].filter((giver) => {
    const own = world.assurances.filter((one) => one.agencyId === giver);
    return new Set(own.map((one) => one.kind)).size === 2 && own.every((one) => one.outcome === 'may_share');
  });
  if (agencyId === 'ovcb') return ['ovcb', ...covered];
  return covered.includes(agencyId) ? ['ovcb'] : [];
}

function titlesSeenBy(user: string, caseRef: string): string[] {
  const draft = world.members('x').find((one) => one.userName === user);
  if (draft === undefined) throw new Error(`no demo member \`${user}\``);
  const { agencyId } = draft;
  const member = {
    ...atHome, ...draft, unit: draft.unit ?? null, clearanceRank: clearances[draft.clearanceCode] ?? 0, releasabilities: [], ...standingOf(agencyId), country: agencyId === 'ovcb' ? 'XO' : 'CA',
    assured: assuredOf(agencyId), cases: [{ ref: caseRef, title: '', closedOn: null }],
  };
  const caller: Caller = { member, purpose: 'intelligence_analysis', caseRef };
  const context = contextOf(caller, today, 'search');
  return told.filter(({ report }) => {
    const label = { ...labelOf(report.agencyId, report.label), sector: sectorOf(report.agencyId), foreignOrigins: report.agencyId === 'ovcb' ? ['ovcb'] : [] };
    return engine.decide({ principal: principalOf(member), action: 'readLabel', resource: resourceOf(label), context }).allow;
  }).map(({ report }) => report.title).toSorted();
}

describe('what is found of Silvan Ottermole', () => {
  it.each([
    ['by the police service that the unit and the border service named and that vouches for the partner', 'm.okonedo', 'nsrp~coldkeel',
      ['Disclosure: electronic transfers', 'Goods declared as frozen fish', 'Question to Orvane', 'Seen at Lantern Quay', 'Voluntary information on a bookkeeper']],
    ['by a police service with half of an assurance: nothing from abroad', 'a.thornbury', 'hvps~quillport', ['Goods declared as frozen fish', 'Offered to Orvane']],
    ['by a police service that the revenue agency named, section 241', 'a.tremblay', 'spse~lanterne', ['Disclosure of a return']],
    ['by a police service that nobody named', 'o.lanctot-vey', 'brde~estuaire', []],
    ['by the financial-intelligence unit: its own, what came in of its own accord, and the return that was disclosed to it', 'h.quistgaard', 'ncfo~tidemark',
      ['Deposits below the threshold', 'Disclosure of a return', 'Disclosure: electronic transfers', 'Voluntary information on a bookkeeper']],
    ['by the revenue agency: its own, and the unit’s disclosure', 'm.castlereagh-po', 'laro~millrace', ['Disclosure of a return', 'Disclosure: electronic transfers', 'Net worth review']],
    ['by the border service: its own', 'b.tremaine-okafor', 'hgbs~sextant', ['Goods declared as frozen fish', 'Vehicle at the ferry gate']],
    ['by the partner abroad: its own, and what an agency sent that vouches for it', 'l.maravel', 'ovcb~lantern-quay', ['Question to Orvane', 'Seen at Lantern Quay']],
  ])('%s', (_, user, caseRef, titles) => {
    expect(titlesSeenBy(user, caseRef)).toEqual(titles);
  });

  it('the three that were marked for everybody are seen by nobody outside: the gateway keeps them, not the mark', () => {
    const kept = told.filter(({ report }) => sectorOf(report.agencyId) !== 'police' && report.label.releasableTo?.includes('ALL') === true);
    expect(kept.map(({ report }) => report.agencyId).toSorted()).toEqual(['hgbs', 'laro', 'ncfo']);
  });
});
