// Attacks by an officer who writes their own reason: it may weaken what is held against them, and never clears it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, type Evidence, ExplainScene, type Told } from '../../support/explain-scene.js';

// Officer 1 wants to know where person 10 lives. 7 is a second account of officer 1, 9 the dispatching system, 2 a colleague.
const WORLD: Evidence = {
  actors: [{ actor: 1, person: 50, unit: 'A', role: 'response' }, { actor: 7, person: 50, unit: 'A', role: 'response' }, { actor: 2, unit: 'A', role: 'response' }, { actor: 9 }],
  persons: [{ person: 10, address: 20, household_id: 'h' }, { person: 50 }],
};
const look: Told = { actor: 1, subject: 10, at: at(4, '12:00') };

describe('an officer writes their own reason', () => {
  const scene = new ExplainScene();
  beforeAll(async () => { await scene.open(); });
  afterAll(() => { scene.close(); });
  const verdict = async (evidence: Evidence): Promise<string> => (await scene.words({ ...WORLD, ...evidence, accesses: [look] })).join();

  it('a case opened by a colleague, the subject added by oneself', async () => {
    expect(await verdict({
      cases: [{ case_id: 'c', opened_at: at(1), lead: 2 }], case_members: [{ case_id: 'c', actor: 1, from_at: at(1), author: 2 }], case_subjects: [{ case_id: 'c', subject: 10, author: 1, known_at: at(2) }],
    })).toBe('self_made E1');
  });

  it('joining a real case by oneself', async () => {
    expect(await verdict({
      cases: [{ case_id: 'c', opened_at: at(1), lead: 2 }], case_members: [{ case_id: 'c', actor: 1, from_at: at(2), author: 1 }], case_subjects: [{ case_id: 'c', subject: 10, author: 2, known_at: at(1) }],
    })).toBe('self_made E1');
  });

  it('the look-up first, then an incident of one\'s own with the subject in it', async () => {
    expect(await verdict({
      incidents: [{ incident_id: 'i', reported_at: at(4, '15:00'), author: 1, self_initiated_by: 1 }], dispatches: [{ incident_id: 'i', actor: 1, starts_at: at(4, '15:00'), author: 1 }],
      incident_parties: [{ incident_id: 'i', subject: 10, author: 1, known_at: at(4, '15:10') }],
    })).toBe('after_the_fact E2');
  });

  it('a real call, to which the subject is added as a witness', async () => {
    const call: Evidence = { incidents: [{ incident_id: 'i', reported_at: at(4, '11:00'), author: 9 }], dispatches: [{ incident_id: 'i', actor: 1, starts_at: at(4, '11:05'), author: 9 }, { incident_id: 'i', actor: 2, starts_at: at(4, '11:05'), author: 9 }] };
    expect(await verdict({ ...call, incident_parties: [{ incident_id: 'i', subject: 10, author: 1, known_at: at(4, '11:30') }] })).toBe('self_made E2');
    expect(await verdict({ ...call, incident_parties: [{ incident_id: 'i', subject: 10, author: 1, known_at: at(5, '11:30') }] })).toBe('after_the_fact E2');
  });

  it('sending oneself to a colleague\'s call', async () => {
    expect(await verdict({
      incidents: [{ incident_id: 'i', reported_at: at(4, '11:00'), author: 9 }], dispatches: [{ incident_id: 'i', actor: 1, starts_at: at(4, '11:05'), author: 1 }],
      incident_parties: [{ incident_id: 'i', subject: 10, author: 9, known_at: at(4, '11:00') }],
    })).toBe('self_made E2');
  });

  it('a stop of one\'s own with a time of writing put before the look-up', async () => {
    const stop = (author: number): Evidence => ({ encounters: [{ encounter_id: 'e', kind: 'stop', actor: 1, starts_at: at(4, '11:50'), subject: 10, self_initiated: true, author, known_at: at(4, '11:55') }] });
    expect(await verdict(stop(1))).toBe('self_made E3');
    expect(await verdict(stop(7))).toBe('self_made E3');
  });

  it('a request to a desk for oneself, and a bulletin about whom one wants to look up', async () => {
    const task = { task_id: 't', subject: 10, starts_at: at(3), ends_at: at(6) };
    expect(await verdict({ tasks: [{ ...task, kind: 'desk_request', actor: 1, requested_by: 7, author: 2 }] })).toBe('self_made E6');
    expect(await verdict({ tasks: [{ ...task, kind: 'bulletin', author: 1 }] })).toBe('self_made E7');
  });
});
