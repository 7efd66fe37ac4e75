// Attacks by an officer who borrows a reason that is real, but for somebody else, about somebody else, or over.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, type Evidence, ExplainScene, type Told } from '../../support/explain-scene.js';

const RANGE = Array.from({ length: 40 }, (_, index) => index);
// Officer 1 wants to know about person 10. Person 11 is somebody whom officer 1 has reason to ask about. 5 is a clerk, 40 to 79 are a unit of forty.
const WORLD: Evidence = {
  actors: [{ actor: 1, unit: 'A', role: 'response' }, { actor: 2, unit: 'A', role: 'response' }, { actor: 5, unit: 'R', role: 'records' }, { actor: 9 }, ...RANGE.map((n) => ({ actor: 40 + n, unit: 'BIG', role: 'response' }))],
  persons: [{ person: 10, address: 20, household_id: 'h' }, { person: 11, address: 21, household_id: 'k' }],
};
const look = (actor: number, day: number, more: Told = {}): Told => ({ actor, subject: 10, at: at(day), ...more });
const caseOf = (actor: number, subject: number, closed: string | null = null): Evidence => ({
  cases: [{ case_id: 'c', opened_at: at(1), closed_at: closed }], case_members: [{ case_id: 'c', actor, from_at: at(1), author: 9 }], case_subjects: [{ case_id: 'c', subject, author: 9, known_at: at(1) }],
});

describe('an officer borrows a reason', () => {
  const scene = new ExplainScene();
  beforeAll(async () => { await scene.open(); });
  afterAll(() => { scene.close(); });
  const verdicts = (evidence: Evidence, ...accesses: readonly Told[]): Promise<readonly string[]> => scene.words({ ...WORLD, ...evidence, accesses });

  it('a real case number, about a subject who is not in it', async () => {
    expect(await verdicts(caseOf(1, 11), look(1, 4, { case_ref: 'c' }), look(1, 4), look(2, 4, { case_ref: 'c' }))).toEqual(['self_made E1', 'none', 'none']);
  });

  it('the number of somebody else\'s case, about its subject', async () => {
    expect(await verdicts(caseOf(5, 10), look(1, 4, { case_ref: 'c' }))).toEqual(['self_made E1']);
  });

  it('a case that closed months, or three weeks, ago', async () => {
    expect(await verdicts(caseOf(1, 10, at(3)), look(1, 10), look(1, 24))).toEqual(['independent E1', 'none']);
  });

  it('through a shelter where forty are registered', async () => {
    const shelter: Evidence = { ...caseOf(1, 100), persons: RANGE.map((n) => ({ person: n === 0 ? 10 : 99 + n, address: 20, household_id: 's' })) };
    expect(await verdicts(shelter, look(1, 4))).toEqual(['none']);
  });

  it('through a family of three, who are one home', async () => {
    const home: Evidence = { ...caseOf(1, 100), persons: [10, 100, 101].map((person) => ({ person, address: 20, household_id: 's' })) };
    expect(await verdicts(home, look(1, 4))).toEqual(['independent E1']);
  });

  it('through an incident at which oneself wrote the subject beside one\'s case', async () => {
    expect(await verdicts({
      ...caseOf(1, 11), incidents: [{ incident_id: 'i', reported_at: '2026-01-05', author: 9 }],
      incident_parties: [{ incident_id: 'i', subject: 11, author: 9, known_at: '2026-01-05' }, { incident_id: 'i', subject: 10, author: 1, known_at: '2026-01-05' }],
    }, look(1, 4))).toEqual(['self_made E1']);
  });

  it('a clerk is made to ask for somebody who has no reason', async () => {
    expect(await verdicts({}, look(5, 4, { on_behalf_of: 1 }))).toEqual(['none']);
    expect(await verdicts(caseOf(1, 10), look(5, 4, { on_behalf_of: 1 }), look(5, 4, { on_behalf_of: 2 }))).toEqual(['independent E6', 'none']);
  });

  it('in a unit of forty, somebody always has a reason: it holds for the shift', async () => {
    const stop: Evidence = { encounters: [{ encounter_id: 'e', kind: 'stop', actor: 41, starts_at: at(4, '08:00'), subject: 10, author: 9 }] };
    expect(await verdicts(stop, look(40, 4), look(40, 6))).toEqual(['independent E5', 'none']);
  });

  it('a reason is written for a colleague, to be their team-mate', async () => {
    expect(await verdicts({ encounters: [{ encounter_id: 'e', kind: 'stop', actor: 2, starts_at: at(4, '08:00'), subject: 10, author: 1 }] }, look(1, 4))).toEqual(['self_made E5']);
  });
});
