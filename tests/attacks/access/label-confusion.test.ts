// A label that reads as closed and compares as open: a null, a number in another form, a letter that only looks like one. Each is refused at the
// door with 400, and no row is made of it (G3).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkLabel } from '../../../src/access/label-check.js';
import type { LabelSpec } from '../../../src/access/index.js';
import { BadInput } from '../../../src/kernel/index.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';

let at: TestHouse;
let ana: Seat;
beforeAll(async () => {
  at = await openHouse();
  ana = await at.seat('ana');
});
afterAll(async () => at.close());

const report = (label: unknown) => ({
  title: 'Confusing', reportedOn: '2026-02-01', sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, label, retentionBasis: 'five years',
  reviewDue: '2030-01-01', parts: [{ entity: 'one', part: 'associate' }], statements: [{ entity: 'one', schema: 'Person', prop: 'name', value: 'Confusing Person' }],
});
const labels = async () => Number((await at.database.db.selectFrom('label').select(({ fn }) => fn.countAll<string>().as('n')).executeTakeFirstOrThrow()).n);
const level = 'PROTECTED_B';

const confusions: readonly (readonly [string, unknown])[] = [
  ['a Cyrillic letter in a level', { level: 'PROTECTED_В' }], ['a full-width level', { level: 'ＳＥＣＲＥＴ' }], ['a level in small letters', { level: 'secret' }], ['a level with a space', { level: 'SECRET ' }],
  ['a number for a level', { level: 5 }], ['a Cyrillic ALL', { level, releasableTo: ['АLL'] }], ['a small all', { level, releasableTo: ['all'] }], ['an agency with a Cyrillic letter', { level, releasableTo: ['сedar'] }],
  ['an agency with an invisible sign', { level, releasableTo: ['birch\u200B'] }], ['a Greek letter in a citizenship', { level, citizenshipsOnly: ['CΑ'] }], ['a small citizenship', { level, citizenshipsOnly: ['ca'] }],
  ['a purpose that is none', { level, purposes: ['criminal_investigatiοn'] }], ['a use that is none', { level, permittedUses: ['LEAD-ONLY'] }], ['a case without an agency', { level, caseRef: 'pine' }],
  ['a case with a homoglyph tilde', { level, caseRef: 'alder∼pine' }], ['a fractional day', { level, expiresOn: 20_300_101.5 }], ['a day beyond 2^53', { level, expiresOn: 2 ** 60 }], ['a day that is none', { level, expiresOn: 20_260_230 }],
  ['a negative day', { level, expiresOn: -20_300_101 }], ['a kind that is none', { level, kinds: ['Privileged'] }], ['a caveat with a line break', { level, caveats: ['NOFORN\nREL TO ALL'] }],
  ['a caveat that prints as another part', { level, caveats: ['X // REL TO ALL'] }], ['a caveat of another script', { level, caveats: ['ОRCON'] }],
];

describe('a label', () => {
  test.each(confusions)('with %s is refused and leaves no row', async (_, label) => {
    const before = await labels();
    const reply = await ana.ask('POST', '/api/reports', report(label));
    expect(reply.statusCode).toBe(400);
    expect(await labels()).toBe(before);
  });

  test.each([
    ['Infinity', { level, expiresOn: Number.POSITIVE_INFINITY }], ['NaN', { level, expiresOn: Number.NaN }], ['a day as text', { level, expiresOn: '20300101' }], ['a word for a flag', { level, originatorControl: 'false' }],
    ['zero for a flag', { level, sealed: 0 }], ['a text for a list', { level, releasableTo: 'ALL' }], ['a number in a list', { level, releasableTo: [1] }],
  ])('with %s is refused below the routes as well', (_, label) => expect(() => checkLabel(label as unknown as LabelSpec)).toThrow(BadInput));
});
