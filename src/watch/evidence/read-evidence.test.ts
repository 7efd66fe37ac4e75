import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestWorkspace, workspaceOf } from '../../../tests/support/evidence-set.js';

let read: TestWorkspace;
beforeAll(async () => {
  read = await workspaceOf({
    accesses: [
      { event_id: 'late', occurred_at: '2026-03-02T09:00:00-05:00', actor_id: 'B', subject_id: 'P2', outcome: 'No Hit', result_count: 3, terminal_x_m: 1.5 },
      { event_id: 'early', occurred_at: '2026-03-01T23:30:00Z', actor_id: 'A', subject_type: 'vehicle', subject_id: 'V1', on_behalf_of: 'C' },
    ],
    actors: [{ actor_id: 'A', person_id: 'P9', supervisor_id: 'S', started_on: '2020-01-31', service_account: false }],
    incidents: [{ incident_id: 'I', kind: 'shooting', occurred_at: '2026-03-01T10:00:00Z', reported_at: '2026-03-01T11:00:00Z', address_id: 'AD', serious: 'yes' }],
    incident_parties: [{ incident_id: 'I', subject_type: 'person', subject_id: 'P2', part: 'victim' }],
    cases: [{ case_id: 'C1', opened_at: '2026-02-01T00:00:00Z' }],
    case_subjects: [{ case_id: 'C1', subject_type: 'person', subject_id: 'P2', created_by: 'A', created_at: '2026-02-03T00:00:00Z' }, { case_id: 'C1', subject_type: 'person', subject_id: 'P9' }],
  });
});
afterAll(() => read.close());

const rows = (sql: string): ReturnType<TestWorkspace['workspace']['rows']> => read.workspace.rows(sql);

test('accesses stand in the order of their time, in UTC, with the week and the numbers of whom they name', async () => {
  expect(await rows('SELECT a.access, a.event_id, a.at, c.actor_id, s.subject_type, s.subject_id, a.outcome, a.result_count, a.terminal_x_m, b.actor_id AS behalf FROM accesses a JOIN actors c USING (actor) LEFT JOIN subjects s USING (subject) LEFT JOIN actors b ON b.actor = a.on_behalf_of ORDER BY access')).toEqual([
    { access: 1n, event_id: 'early', at: new Date('2026-03-01T23:30:00Z'), actor_id: 'A', subject_type: 'vehicle', subject_id: 'V1', outcome: null, result_count: null, terminal_x_m: null, behalf: 'C' },
    { access: 2n, event_id: 'late', at: new Date('2026-03-02T14:00:00Z'), actor_id: 'B', subject_type: 'person', subject_id: 'P2', outcome: 'no_hit', result_count: 3n, terminal_x_m: 1.5, behalf: null },
  ]);
  expect(await rows('SELECT week - lag(week) OVER (ORDER BY access) AS step FROM accesses ORDER BY access')).toEqual([{ step: null }, { step: 1 }]);
});

test('everybody whom any table names is an actor, and the table of actors says who is named', async () => {
  expect(await rows('SELECT a.actor_id, a.named, p.subject_id AS person, s.actor_id AS supervisor FROM actors a LEFT JOIN subjects p ON p.subject = a.person LEFT JOIN actors s ON s.actor = a.supervisor ORDER BY a.actor')).toEqual([
    { actor_id: 'A', named: true, person: 'P9', supervisor: 'S' }, { actor_id: 'B', named: false, person: null, supervisor: null },
    { actor_id: 'C', named: false, person: null, supervisor: null }, { actor_id: 'S', named: false, person: null, supervisor: null },
  ]);
});

test('each row is known from its writing, else from its own time, else from that of its incident or case', async () => {
  expect(await rows('SELECT known_at FROM incidents')).toEqual([{ known_at: new Date('2026-03-01T11:00:00Z') }]);
  expect(await rows('SELECT known_at, part FROM incident_parties')).toEqual([{ known_at: new Date('2026-03-01T11:00:00Z'), part: 'victim' }]);
  expect(await rows('SELECT a.actor_id AS author, known_at FROM case_subjects LEFT JOIN actors a ON a.actor = author ORDER BY known_at')).toEqual([
    { author: null, known_at: new Date('2026-02-01T00:00:00Z') }, { author: 'A', known_at: new Date('2026-02-03T00:00:00Z') },
  ]);
});

test('a table that is not there is empty, and `loaded` names those that are', async () => {
  expect(await rows('SELECT count(*) AS n FROM roster')).toEqual([{ n: 0n }]);
  expect((await rows('SELECT table_name FROM loaded ORDER BY 1')).map((row) => row['table_name'])).toEqual(['accesses', 'actors', 'case_subjects', 'cases', 'incident_parties', 'incidents']);
});
