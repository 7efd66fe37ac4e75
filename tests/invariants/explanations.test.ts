// What holds for explanations whatever the evidence: the order of rows decides nothing, what is not related changes nothing, nobody clears themselves, and a week knows nothing of later.
import { type Arbitrary, array, assert, asyncProperty, constant, constantFrom, integer, option, record } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, type Evidence, ExplainScene, type Told, type Verdict } from '../support/explain-scene.js';

// A scan takes a while; each run is a world of some fifty rows. Shrinking would take longer than looking.
const FEW = { numRuns: 4, endOnFailure: true } as const;
const actor = integer({ min: 1, max: 3 });
const subject = integer({ min: 10, max: 12 });
const moment = integer({ min: 0, max: 20 * 24 }).map((hour) => at(2 + Math.floor(hour / 24), `${String(hour % 24).padStart(2, '0')}:00`));
const author = constantFrom(1, 2, 3, 9, null);
const few = <T>(row: Arbitrary<T>): Arbitrary<T[]> => array(row, { minLength: 1, maxLength: 4 });

/** A small world with every kind of reason; rows say when they were written. An incident is written before what hangs on it. */
const world: Arbitrary<Record<string, Told[]>> = record({
  actors: constant([{ actor: 1, unit: 'A' }, { actor: 2, unit: 'A' }, { actor: 3, unit: 'B', role: 'call_taker' }]),
  persons: constant([{ person: 10, address: 20 }, { person: 11, address: 20 }, { person: 12, address: 21 }]),
  incidents: few(record({ incident_id: constantFrom('i', 'j'), reported_at: moment, author, known_at: constant('1900-01-01') })).map((rows) => rows.filter((row, index) => rows.findIndex((other) => other.incident_id === row.incident_id) === index)),
  dispatches: few(record({ incident_id: constantFrom('i', 'j'), actor, starts_at: moment, author, known_at: moment })),
  incident_parties: few(record({ incident_id: constantFrom('i', 'j'), subject, author, known_at: moment })),
  cases: constant([{ case_id: 'c', opened_at: at(3), closed_at: at(12) }]),
  case_members: few(record({ case_id: constant('c'), actor, from_at: moment, author, known_at: moment })),
  case_subjects: few(record({ case_id: constant('c'), subject, author, known_at: moment })),
  encounters: few(record({ encounter_id: constantFrom('e', 'f'), kind: constantFrom('stop', 'arrest'), actor, starts_at: moment, subject, author, known_at: moment })),
  tasks: few(record({ task_id: constantFrom('t', 'u'), kind: constantFrom('court', 'desk_request', 'bulletin'), actor: option(actor), subject, starts_at: moment, requested_by: option(actor), author, known_at: moment })),
  accesses: array(record({ actor, subject, at: moment, incident_ref: option(constantFrom('i', 'c')), on_behalf_of: option(actor) }), { minLength: 3, maxLength: 8 })
    .map((rows) => rows.map((row, index) => ({ event_id: `e${index}`, ...row }))),
});

describe('explanations, whatever the evidence', () => {
  const scene = new ExplainScene();
  beforeAll(async () => { await scene.open(); });
  afterAll(() => { scene.close(); });
  const verdicts = async (evidence: Evidence): Promise<Record<string, Verdict>> => Object.fromEntries(await scene.verdicts(evidence));

  it('the order of rows decides nothing, and an unrelated row changes nothing', async () => {
    await assert(asyncProperty(world, async (evidence) => {
      const told = await verdicts(evidence);
      const turned = Object.fromEntries(Object.entries(evidence).map(([table, rows]) => [table, rows.toReversed()]));
      const unrelated: Told = { encounter_id: 'z', kind: 'stop', actor: 8, starts_at: at(9), subject: 90, author: 9 };
      expect(await verdicts({ ...turned, encounters: [...(turned['encounters'] ?? []), unrelated] })).toEqual(told);
    }), FEW);
  });

  it('what the actor wrote alone never clears them', async () => {
    await assert(asyncProperty(world, async (evidence) => {
      const alone = Object.fromEntries(Object.entries(evidence).map(([table, rows]) => [table, table === 'accesses' ? rows.map((row) => ({ ...row, actor: 1 })) : rows.map((row) => ('author' in row ? { ...row, author: 1 } : row))]));
      expect(Object.values(await verdicts({ ...alone, dispatches: [] })).filter(({ standing }) => standing === 'independent')).toEqual([]);
    }), FEW);
  });

  it('what is open in a week does not depend on what is known later', async () => {
    const end = '2026-03-16 00:00:00';
    await assert(asyncProperty(world, async (evidence) => {
      const state = async (rows: Evidence): Promise<readonly unknown[]> => {
        await scene.verdicts(rows);
        return scene.workspace.rows(`SELECT event_id, o.standing, o.first_access FROM open_accesses o JOIN accesses a USING (access) WHERE o."at" < '2026-03-16' ORDER BY event_id`);
      };
      const all = await state(evidence);
      const until = Object.fromEntries(Object.entries(evidence).map(([table, rows]) => [table, rows.filter((row) => String(row['known_at'] ?? row['at'] ?? '') <= end)]));
      expect(await state(until)).toEqual(all);
    }), FEW);
  });
});
