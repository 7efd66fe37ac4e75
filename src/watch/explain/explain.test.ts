import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, type Evidence, ExplainScene, type Told } from '../../../tests/support/explain-scene.js';
import { writeExplained } from './explained-file.store.js';

// Actors 1 and 2 work in one unit, 3 in another, 4 takes calls, 9 is the system that dispatches. Subjects 10, 11, 12 live together in address 20 with car 30; 13 lives alone in 21.
const PEOPLE: Evidence = {
  actors: [
    { actor: 1, unit: 'A', role: 'response' }, { actor: 2, unit: 'A', role: 'response' }, { actor: 3, unit: 'B', role: 'detective' },
    { actor: 4, unit: 'C', role: 'call_taker' }, { actor: 5, unit: 'R', role: 'records' }, { actor: 9 },
  ],
  persons: [
    { person: 10, address: 20, household_id: 'h' }, { person: 11, address: 20, household_id: 'h' }, { person: 12, address: 20, household_id: 'h' }, { person: 13, address: 21, household_id: 'k' },
  ],
  addresses: [{ address: 20, x_m: 0, y_m: 0 }, { address: 21, x_m: 5000, y_m: 0 }],
  vehicles: [{ vehicle: 30, owner: 10 }],
};
const ask = (actor: number, subject: number | null, when: string, more: Told = {}): Told => ({ actor, at: when, ...(subject === null ? {} : { subject }), ...more });
const INCIDENT: Evidence = {
  incidents: [{ incident_id: 'i', reported_at: at(4, '10:00'), address: 20, author: 9 }],
  dispatches: [{ incident_id: 'i', actor: 1, starts_at: at(4, '10:05'), author: 9 }],
  incident_parties: [{ incident_id: 'i', subject: 10, part: 'victim', author: 9, known_at: at(4, '10:00') }],
};

describe('what explains an access', () => {
  const scene = new ExplainScene();
  beforeAll(async () => { await scene.open(); });
  afterAll(() => { scene.close(); });
  const asked = async (evidence: Evidence, ...questions: readonly (readonly [Told, string])[]): Promise<void> => {
    expect(await scene.words({ ...PEOPLE, ...evidence, accesses: questions.map(([access]) => access) })).toEqual(questions.map(([, word]) => word));
  };

  it('nothing explains an access without a reason', async () => {
    await asked({}, [ask(1, 10, at(4)), 'none']);
  });

  it('a case assigned by others explains its subjects while it is open and two weeks after', async () => {
    const cased: Evidence = {
      cases: [{ case_id: 'c', opened_at: at(1), closed_at: at(8) }], case_members: [{ case_id: 'c', actor: 3, from_at: at(2), author: 2 }], case_subjects: [{ case_id: 'c', subject: 10, author: 2, known_at: at(2) }],
    };
    await asked(cased,
      [ask(3, 10, at(5)), 'independent E1'],
      [ask(3, 30, at(5)), 'independent E1'],
      [ask(3, 13, at(5)), 'none'],
      [ask(3, 10, at(20)), 'independent E1'],
      [ask(3, 10, at(24)), 'none'],
      [ask(3, 10, at(1, '00:00')), 'after_the_fact E1']);
  });

  it('a dispatch explains the parties, the place and who lives there from half an hour before to four hours after', async () => {
    await asked(INCIDENT,
      [ask(1, 10, at(4, '09:40')), 'independent E2'],
      [ask(1, 12, at(4, '14:00')), 'independent E2'],
      [ask(1, 20, at(4, '14:00')), 'independent E2'],
      [ask(1, 10, at(4, '09:00')), 'after_the_fact E2'],
      [ask(1, 10, at(4, '15:00')), 'none'],
      [ask(1, 13, at(4, '11:00')), 'none'],
      [ask(3, 10, at(4, '11:00')), 'none']);
  });

  it('a terminal at the scene stands for a dispatch, a terminal elsewhere does not', async () => {
    await asked(INCIDENT,
      [ask(3, 10, at(4, '11:00'), { terminal_x_m: 300, terminal_y_m: 300 }), 'independent E2'],
      [ask(3, 10, at(4, '11:00'), { terminal_x_m: 600, terminal_y_m: 0 }), 'none'],
      [ask(3, 13, at(4, '11:00'), { terminal_x_m: 0, terminal_y_m: 0 }), 'none']);
  });

  it('whoever took the call worked for it, and needs that somebody was sent', async () => {
    const call: Evidence = { ...INCIDENT, incidents: [{ incident_id: 'i', reported_at: at(4, '10:00'), author: 4 }], incident_parties: [{ incident_id: 'i', subject: 10, author: 4, known_at: at(4, '10:02') }] };
    await asked(call, [ask(4, 10, at(4, '10:01')), 'independent E2']);
    await asked({ ...call, dispatches: [] }, [ask(4, 10, at(4, '10:01')), 'self_made E2']);
    await asked(call, [ask(5, 10, at(4, '10:01'), { incident_ref: 'i' }), 'independent E2']);
    await asked({ ...call, actors: [{ actor: 2, role: 'border' }, { actor: 4 }] }, [ask(2, 10, at(4, '10:01'), { incident_ref: 'i' }), 'self_made E2']);
  });

  it('a stop recorded by others explains; one\'s own needs a trace of somebody else beside it', async () => {
    const stop = (author: number, more: Told = {}): Evidence => ({ encounters: [{ encounter_id: 'e', kind: 'stop', actor: 1, starts_at: at(4, '10:00'), subject: 30, author, ...more }] });
    await asked(stop(9), [ask(1, 10, at(4, '10:01')), 'independent E3']);
    await asked(stop(1), [ask(1, 10, at(4, '10:01')), 'self_made E3']);
    await asked(stop(1, { known_at: at(5, '10:00') }), [ask(1, 10, at(4, '10:01')), 'after_the_fact E3']);
    await asked(stop(1), [ask(1, 10, at(4, '09:00')), 'after_the_fact E3']);
    const custody: Told = { encounter_id: 'f', kind: 'custody', actor: 3, starts_at: at(4, '12:00'), subject: 10, author: 3 };
    await asked({ encounters: [...(stop(1).encounters ?? []), custody] }, [ask(1, 10, at(4, '10:01')), 'independent E3']);
  });

  it('tasks explain for whom they name: officer, unit, everybody', async () => {
    const task = (more: Told): Evidence => ({ tasks: [{ task_id: 't', subject: 10, starts_at: at(4), ends_at: at(6), author: 9, ...more }] });
    await asked(task({ kind: 'court', actor: 1 }), [ask(1, 10, at(5)), 'independent E4']);
    await asked(task({ kind: 'warrant', unit: 'A' }), [ask(2, 10, at(5)), 'independent E4']);
    await asked(task({ kind: 'bulletin' }),
      [ask(3, 30, at(5)), 'independent E7'],
      [ask(3, 12, at(5)), 'none']);
    await asked(task({ kind: 'desk_request', actor: 5, requested_by: 3 }), [ask(5, 10, at(5)), 'independent E6']);
    await asked(task({ kind: 'desk_request', actor: 5, requested_by: 5 }), [ask(5, 10, at(5)), 'self_made E6']);
    await asked({ actors: [{ actor: 2, unit: 'A', person: 13 }], tasks: [{ task_id: 't', kind: 'training', unit: 'A', starts_at: at(5, '09:00'), ends_at: at(5, '17:00'), author: 9 }] },
      [ask(2, 13, at(5)), 'independent E6'],
      [ask(2, 21, at(5)), 'independent E6'],
      [ask(2, 12, at(5)), 'self_made E6']);
  });

  it('a team-mate\'s reason explains for a week, and a case only in the week in which it began or was worked on', async () => {
    await asked(INCIDENT,
      [ask(2, 10, at(10)), 'independent E5'],
      [ask(2, 10, at(12)), 'none']);
    const publicised: Evidence = { ...INCIDENT, incidents: [{ incident_id: 'i', reported_at: at(4, '10:00'), publicised_at: at(5), address: 20, author: 9 }] };
    await asked(publicised, [ask(2, 10, at(6)), 'none']);
    const cased: Evidence = { cases: [{ case_id: 'c', opened_at: at(1) }], case_members: [{ case_id: 'c', actor: 1, from_at: at(1), author: 9 }], case_subjects: [{ case_id: 'c', subject: 10, author: 9, known_at: at(1) }] };
    await asked(cased, [ask(2, 10, at(20)), 'none']);
    await asked(cased, [ask(1, 10, at(18)), 'independent E1'], [ask(2, 10, at(20)), 'independent E5']);
  });

  it('asking on behalf of somebody needs that they have a reason', async () => {
    await asked(INCIDENT,
      [ask(5, 10, at(4, '16:00'), { on_behalf_of: 1 }), 'independent E6'],
      [ask(5, 10, at(4, '16:00'), { on_behalf_of: 3 }), 'none']);
  });

  it('a request explains whoever was asked; of the requester it is kept whether work of theirs leads there', async () => {
    const requested: Evidence = { ...INCIDENT, tasks: [1, 3].map((asker) => ({ task_id: `t${asker}`, kind: 'desk_request', actor: 5, subject: 10, starts_at: at(4, `1${asker}:00`), ends_at: at(4, `1${asker}:30`), requested_by: asker, author: asker, known_at: at(4, `1${asker}:00`) })) };
    await asked(requested, [ask(5, 10, at(4, '11:10')), 'independent E6'], [ask(5, 10, at(4, '13:10')), 'independent E6']);
    expect(await scene.workspace.rows('SELECT asker, hand, cleared_at IS NOT NULL AS reasoned FROM requests ORDER BY asker')).toEqual([{ asker: 1, hand: 5, reasoned: true }, { asker: 3, hand: 5, reasoned: false }]);
  });

  it('where most requesters show why they ask, one who does not has written only their own reason', async () => {
    const days = Array.from({ length: 40 }, (_, n) => n);
    const week = (n: number): string => at(4 + 7 * Math.floor(n / 10), `1${n % 10}:00`);
    const requests = days.map((n) => ({ task_id: `t${n}`, kind: 'desk_request', actor: 5, subject: n === 39 ? 13 : 10, starts_at: week(n), ends_at: week(n), requested_by: n === 39 ? 3 : 1, author: n === 39 ? 3 : 1, known_at: week(n) }));
    const cased: Evidence = { cases: [{ case_id: 'c', opened_at: at(1) }], case_members: [{ case_id: 'c', actor: 1, from_at: at(1), author: 9 }], case_subjects: [{ case_id: 'c', subject: 10, author: 9, known_at: at(1) }], tasks: requests };
    const words = await scene.words({ ...PEOPLE, ...cased, accesses: days.map((n) => ask(5, n === 39 ? 13 : 10, week(n))) });
    expect([words[0], words.at(-1)]).toEqual(['independent E6', 'self_made E6']);
  });

  it('a search that found nothing is explained by a number that is the actor\'s', async () => {
    await asked(INCIDENT,
      [ask(1, null, at(4, '11:00'), { incident_ref: 'i' }), 'independent E2'],
      [ask(3, null, at(4, '11:00'), { incident_ref: 'i' }), 'none'],
      [ask(1, null, at(4, '11:00'), { incident_ref: 'i', outcome: 'hit' }), 'self_made E2']);
  });

  it('late paperwork of others clears, but not before it was known', async () => {
    const late: Evidence = { ...INCIDENT, dispatches: [{ incident_id: 'i', actor: 1, starts_at: at(4, '10:05'), author: 9, known_at: at(11) }] };
    const verdicts = await scene.verdicts({ ...PEOPLE, ...late, accesses: [ask(1, 10, at(4, '11:00'))] });
    expect(verdicts.get('e1')).toMatchObject({ standing: 'independent', open: 'none' });
    await asked({ ...INCIDENT, dispatches: [{ incident_id: 'i', actor: 1, starts_at: at(4, '10:05'), author: 9, known_at: at(20) }] }, [ask(1, 10, at(4, '11:00')), 'after_the_fact E2']);
  });

  it('writes one line an access in order of time', async () => {
    await scene.verdicts({ ...PEOPLE, ...INCIDENT, accesses: [ask(1, 10, at(4, '11:00')), ask(1, 13, at(4, '10:30')), ask(1, 10, at(4, '10:30'))] });
    const path = join(scene.folder, 'explained.csv');
    await writeExplained(scene.workspace, path);
    expect(readFileSync(path, 'utf8')).toBe([
      'event_id,explained,template,first_access', 'e2,none,,true', 'e3,independent,E2,true', 'e1,independent,E2,false', '',
    ].join('\n'));
  });
});
