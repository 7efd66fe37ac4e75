import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../tests/support/house.js';
import type { AsOf } from './entity.store.js';
import { auditRegistry } from './audit.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
});
afterAll(async () => at.close());

async function page(id: string, who = 'bea', when: AsOf = {}) {
  const { entities, door } = at.house;
  const sealed = await entities.read(await at.plan(who, 'viewEntity'), { agencyId: id.split('~')[0] ?? '', entityId: id.split('~')[1] ?? '' }, when);
  return sealed.open(await door.release(sealed));
}
const values = async (...args: Parameters<typeof page>) => (await page(...args))?.statements.filter((one) => one.prop !== 'reportPart').map((one) => one.value);

describe('an entity', () => {
  it('is what the reader may see of it', async () => {
    expect(await values('alder~p-mixed')).toEqual(['Tamsin Orrel', 'ca']);
    expect(await values('alder~p-mixed', 'ana')).toEqual(['Tamsin Orrel', 'Vexmoor', '1971-07-07', 'ca']);
    expect(await page('alder~p-own')).toBeUndefined();
  });
  it('as of a day holds what was true and known then', async () => {
    expect(await values('alder~p-places', 'bea', { asOf: '2021-05-01' })).toEqual(['Olwen Tresk', '1 Old Quay']);
    expect(await values('alder~p-places', 'bea', { asOf: '2024-05-01' })).toEqual(['Olwen Tresk', '2 New Quay']);
    expect(await page('alder~p-places', 'bea', { knownAt: '2020-01-01' })).toBeUndefined();
  });
  it('takes the caption of another from what is visible of that one', async () => {
    const found = await page('alder~x-lead');
    expect(Object.fromEntries(found?.captions ?? [])).toEqual({ 'alder~p-shown': 'Marisse Draile', 'alder~g-tide': 'MS-13 Tidewater' });
  });
});

describe('judgements', () => {
  const judge = async (verdict: 'same' | 'different', left: string, right: string, who = 'bea') =>
    at.house.authoring.judge(await at.plan(who, 'judge'), { left, right, verdict, why: 'seen together' }, { level: 'PROTECTED_B' });
  it('link, and undone unlink; the statements never move', async () => {
    const before = await values('alder~p-named');
    const { id } = await judge('same', 'alder~p-named', 'alder~p-orcon-named');
    expect((await page('alder~p-named'))?.linked).toEqual(['alder~p-orcon-named']);
    expect((await page('alder~p-orcon-named'))?.linked).toEqual(['alder~p-named']);
    expect((await page('alder~p-named', 'ana'))?.linked).toEqual([]);
    await at.house.authoring.undoJudgement(await at.plan('ana', 'undoJudgement'), id, 'not mine to undo');
    expect((await page('alder~p-named'))?.linked).toEqual(['alder~p-orcon-named']);
    await at.house.authoring.undoJudgement(await at.plan('bea', 'undoJudgement'), id, 'another person');
    expect(await values('alder~p-named')).toEqual(before);
    expect((await page('alder~p-named'))?.linked).toEqual([]);
    const row = await at.database.all.selectFrom('judgement').selectAll().where('judgement_id', '=', id.split('~')[1] ?? '').executeTakeFirstOrThrow();
    expect(row).toMatchObject({ undone_by: 'bea', undone_why: 'another person' });
  });
  it('through an entity that is hidden from the reader join nothing, on the page or in a search', async () => {
    await judge('same', 'alder~p-named', 'alder~p-own');
    await judge('same', 'alder~p-own', 'alder~p-places');
    expect((await page('alder~p-named'))?.linked).toEqual([]);
    const { search, door } = at.house;
    const sealed = await search.run(await at.plan('bea', 'search'), { text: 'Olwen Tresk', filters: {}, limit: 10, offset: 0 });
    const [hit] = sealed.open(await door.release(sealed)).hits;
    expect([hit?.id, hit?.names]).toEqual(['alder~p-places', ['Olwen Tresk']]);
  });
  it('that hold two apart link nothing, and nothing is judged against itself', async () => {
    await judge('different', 'alder~p-named', 'cedar~c-dup');
    expect((await page('alder~p-named'))?.linked).toEqual([]);
    await expect(judge('same', 'alder~p-named', 'alder~p-named')).rejects.toThrow('against itself');
  });
});

describe('restrictions', () => {
  const restrict = async (entity: string, kind: 'acquittal' | 'youth' | 'record_suspension', effectiveOn: string, who = 'ana/records_review') =>
    at.house.authoring.restrict(await at.plan(who, 'applyRestriction'), { entity, kind, effectiveOn, basis: 'order of the court' });
  it('an acquittal hides from all but the originator’s review, the search included, and the record still verifies', async () => {
    expect(await page('alder~p-scripts')).toBeDefined();
    await restrict('alder~p-scripts', 'acquittal', '2026-01-01');
    for (const who of ['bea', 'ana', 'cyd']) expect(await page('alder~p-scripts', who)).toBeUndefined();
    expect(await values('alder~p-scripts', 'ana/records_review')).toContain('Yevgeny Fabrikant');
    const found = async (who: string) => {
      const sealed = await at.house.search.run(await at.plan(who, 'search'), { text: 'fabrikant', filters: {}, limit: 9, offset: 0 });
      return sealed.open(await at.house.door.release(sealed)).total;
    };
    expect([await found('bea'), await found('ana'), await found('ana/records_review')]).toEqual([0, 0, 1]);
    expect((await page('alder~p-shown'))?.id).toBe('alder~p-shown');
    expect(await auditRegistry(at.house.ledger, at.house.audit, at.house.payloads)).toMatchObject({ differences: 0, problems: [] });
  });
  it('a youth period ends after its last day', async () => {
    await restrict('alder~c-firm', 'youth', '2999-12-31');
    expect(await page('alder~c-firm')).toBeDefined();
    await restrict('alder~p-places', 'youth', '2020-01-01');
    expect(await page('alder~p-places')).toBeUndefined();
    expect(await auditRegistry(at.house.ledger, at.house.audit, at.house.payloads)).toMatchObject({ differences: 0 });
  });
  it('reach the originator’s own things alone, and say nothing of what there is', async () => {
    const answers = [await restrict('cedar~c-dup', 'acquittal', '2026-01-01'), await restrict('alder~nobody', 'acquittal', '2026-01-01')];
    expect(answers.map((one) => one.statements)).toEqual([0, 0]);
    expect(await page('cedar~c-dup')).toBeDefined();
    await expect(restrict('alder~p-shown', 'youth', 'soon')).rejects.toThrow('is not a date');
  });
});

describe('requests for correction', () => {
  it('are taken for any id alike, and kept for the agency that could know', async () => {
    const ask = async (entity: string) => at.house.authoring.correction(await at.plan('bea', 'requestCorrection'), { entity, why: 'wrong birth date' });
    const shapes = await Promise.all(['alder~p-shown', 'alder~p-own', 'alder~nobody', 'nowhere~x'].map(async (entity) => ({ ...(await ask(entity)), id: '', receipt: '' })));
    for (const shape of shapes) expect(shape).toEqual({ id: '', statements: 0, receipt: '' });
    const rows = await at.database.all.selectFrom('correction').select(['agency_id', 'entity_id', 'asked_by', 'state']).orderBy('entity_id').execute();
    expect(rows).toEqual(['nobody', 'p-own', 'p-shown'].map((entity_id) => ({ agency_id: 'alder', entity_id, asked_by: 'birch~bea', state: 'asked' })));
  });
});
