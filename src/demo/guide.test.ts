// What the guide says that each person sees is what the real policies show them, entity by entity.
import { describe, expect, it } from 'vitest';
import { type Caller, contextOf, createPolicyEngine, type LabelSpec, type Member, principalOf, readPolicies, resourceOf, clearances } from '../access/index.js';
import { atHome, labelOf } from '../../tests/support/access-facts.js';
import { demoGuide, demoWorld } from './index.js';

const today = '2026-11-22';
const world = demoWorld();
const reports = [...world.reports];
const visible = new Map<string, { entities: Set<string>; words: string }>();
const engine = createPolicyEngine({ ...readPolicies(new URL('../../policies', import.meta.url).pathname), obligations: [] });

function memberOf(user: string): Member {
  const draft = world.members('x').find((one) => one.userName === user);
  if (draft === undefined) throw new Error(`no demo member \`${user}\``);
  const duties = world.cases.filter((one) => one.members.some((duty) => duty.agencyId === draft.agencyId && duty.memberId === draft.memberId && (duty.toOn ?? today) >= today));
  return {
    ...atHome, ...draft, unit: draft.unit ?? null, clearanceRank: clearances[draft.clearanceCode] ?? 0, releasabilities: draft.releasabilities ?? [],
    cases: duties.map((one) => ({ ref: `${one.agencyId}~${one.caseId}`, title: one.title, closedOn: one.closedOn ?? null })),
  };
}

function visibleTo(caller: Caller): { entities: Set<string>; words: string } {
  const who = `${caller.member.memberId} ${caller.purpose} ${caller.caseRef}`;
  const known = visible.get(who) ?? look(caller);
  visible.set(who, known);
  return known;
}

function look(caller: Caller): { entities: Set<string>; words: string } {
  const principal = principalOf(caller.member);
  const context = contextOf(caller, today, 'search');
  const decided = new Map<string, boolean>();
  const mayRead = (agencyId: string, spec: LabelSpec): boolean => {
    const key = JSON.stringify([agencyId, spec]);
    const known = decided.get(key) ?? engine.decide({ principal, action: 'readLabel', resource: resourceOf(labelOf(agencyId, spec)), context }).allow;
    decided.set(key, known);
    return known;
  };
  const shown = reports.flatMap(({ report, statements }) => statements.filter((one) => mayRead(report.agencyId, one.label ?? report.label))
    .map((one) => ({ ref: `${report.agencyId}~${one.entityId}`, value: one.value })));
  return { entities: new Set(shown.map((one) => one.ref)), words: shown.map((one) => one.value).join('\n') };
}

describe.each(demoGuide.map((visit) => [`${visit.user} for ${visit.purpose} on ${visit.caseRef}`, visit] as const))('%s', (_, visit) => {
  const seen = visibleTo({ member: memberOf(visit.user), purpose: visit.purpose, caseRef: visit.caseRef });

  it('sees what the guide says and not what it says is absent', () => {
    expect(visit.sees.filter((ref) => !seen.entities.has(ref))).toEqual([]);
    expect(visit.doesNotSee.filter((ref) => seen.entities.has(ref))).toEqual([]);
  });

  it('finds something under the first word to search', () => {
    expect(seen.words.toLowerCase()).toContain(visit.searches[0]?.toLowerCase());
  });
});

describe('the victim’s address', () => {
  it('is seen by the analyst of the case and by nobody else in the guide', () => {
    const seeing = demoGuide.filter((visit) => visibleTo({ member: memberOf(visit.user), purpose: visit.purpose, caseRef: visit.caseRef }).words.includes('27 Dovecote Lane, upper flat'));
    expect(seeing.map((visit) => `${visit.user} ${visit.caseRef}`)).toEqual(['m.okonedo nsrp~larkspur']);
  });
});

describe('a search for sinaloa', () => {
  it('finds more for the analyst of the case than for the officer of another agency, and something for both', () => {
    const [analyst, , officer] = demoGuide.map((visit) => visibleTo({ member: memberOf(visit.user), purpose: visit.purpose, caseRef: visit.caseRef }).words.match(/sinaloa/gi)?.length ?? 0);
    expect(officer).toBeGreaterThan(3);
    expect(analyst).toBeGreaterThan(officer ?? 0);
  });
});

describe('an administrator and a lapsed clearance', () => {
  it('see nothing at all', () => {
    for (const [user, purpose, caseRef] of [['z.lambrick', 'audit', 'nsrp~review'], ['g.whinray', 'officer_safety', 'nsrp~desk']] as const) {
      expect(visibleTo({ member: memberOf(user), purpose, caseRef }).entities.size).toBe(0);
    }
  });
});
