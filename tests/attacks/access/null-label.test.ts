// A statement without a label, or with parts of one missing, would be compared with nothing and shown to everybody. There is no such row, no such
// request and no such decision: what is missing denies (G3).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resourceOf } from '../../../src/access/index.js';
import { checkLabel } from '../../../src/access/label-check.js';
import type { LabelSpec } from '../../../src/access/index.js';
import { sql } from '../../../src/db/index.js';
import { contextCases, principalCases } from '../../../bench/policies/cases.js';
import { realEngine } from '../../../bench/policies/real-engine.js';
import { labelOf } from '../../support/access-facts.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import * as fc from 'fast-check';

let at: TestHouse;
beforeAll(async () => void (at = await openHouse()));
afterAll(async () => at.close());

describe('no label', () => {
  test.each([[null], [undefined], ['PROTECTED_B'], [0]])('is made of %s', (spec) => expect(() => checkLabel(spec as unknown as LabelSpec)).toThrow('label'));

  test.each(['level', 'releasableTo', 'citizenshipsOnly', 'originatorControl', 'purposes', 'caveats', 'caseRef', 'expiresOn', 'kinds'])('is written with null for `%s`', async (field) => {
    const ana = await at.seat('ana');
    const reply = await ana.ask('POST', '/api/reports', {
      title: 'Null', reportedOn: '2026-02-01', sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, label: { level: 'PROTECTED_B', [field]: null },
      retentionBasis: 'five years', reviewDue: '2030-01-01', parts: [{ entity: 'one', part: 'associate' }], statements: [{ entity: 'one', schema: 'Person', prop: 'name', value: 'Null Person' }],
    });
    expect(reply.statusCode).toBe(400);
  });

  test('stands under a statement or a report: the columns refuse it', async () => {
    for (const table of ['statement', 'report']) await expect(sql.raw(`update ${table} set label_id = null`).execute(at.database.db)).rejects.toThrow(/null/);
    for (const column of ['level_rank', 'releasable_to', 'citizenships_only', 'originator_control', 'purposes', 'kinds', 'origins', 'input_channels', 'units', 'sealed']) {
      await expect(sql.raw(`update label set ${column} = null`).execute(at.database.db)).rejects.toThrow(/null/);
    }
  });

  test('of which any part is missing, null or of another form is ever allowed, to anybody', () => {
    const engine = realEngine();
    const whole = resourceOf(labelOf('nsrp', { level: 'UNCLASSIFIED', releasableTo: ['ALL'] }));
    const allow = fc.sample(fc.record({ principal: principalCases, context: contextCases }), { numRuns: 400, seed: 5 }).find(({ principal, context }) => engine.decide({ principal, action: 'readLabel', resource: whole, context }).allow);
    expect(allow).toBeDefined();
    if (allow === undefined) return;
    for (const name of Object.keys(whole.attrs)) {
      for (const value of [undefined, null, Number.NaN, 1.5, [null], {}]) {
        const resource = { ...whole, attrs: { ...whole.attrs, [name]: value } };
        expect(engine.decide({ ...allow, action: 'readLabel', resource: resource as typeof whole })).toMatchObject({ allow: false });
      }
    }
  });
});
