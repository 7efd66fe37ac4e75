// A desk officer looks for the numbers of somebody's papers: by searching for them, by opening what holds them, by the counts and by the exports.
// A masked property is absent everywhere, and an answer says nothing of what it holds back (G4).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPolicyEngine, Door, keptObligations, readPolicies, VisibleLabels } from '../../../src/access/index.js';
import { isRefused, systemClock, systemRandom } from '../../../src/kernel/index.js';
import { getSchema, propertyOf } from '../../../src/registry/schema-model.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';

let at: TestHouse;
let [ana, dex, bea]: Seat[] = [];
let [person, reportId] = ['', ''];
const number = 'QX55501234';
const folder = new URL('../../../policies', import.meta.url).pathname;
beforeAll(async () => {
  at = await openHouse();
  [ana, dex, bea] = [await at.seat('ana'), await at.seat('dex'), await at.seat('bea')];
  const say = (prop: string, value: string) => ({ entity: 'one', schema: 'Person', prop, value });
  const reply = await ana.ask('POST', '/api/reports', {
    title: 'Papers', reportedOn: '2026-02-01', sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, label: { level: 'PROTECTED_B', releasableTo: ['ALL'] },
    retentionBasis: 'five years', reviewDue: '2030-01-01', parts: ['one', 'two'].map((entity) => ({ entity, part: 'associate' })),
    statements: [say('name', 'Ottoline Marchbank'), say('passportNumber', number), say('idNumber', 'ZK7788'), { entity: 'two', schema: 'Person', prop: 'passportNumber', value: 'QX99900000' }],
  });
  if (reply.statusCode !== 200) throw new Error(reply.body);
  reportId = reply.json<{ id: string }>().id;
  person = (await bea.get('/api/search?q=Marchbank')).json<{ results: { id: string }[] }>().results[0]?.id ?? '';
});
afterAll(async () => at.close());

const body = async (seat: Seat | undefined, url: string) => (await seat?.get(url))?.body.replaceAll(/"ledger":\{.*?\}/g, '') ?? '';

describe('numbers of identity papers', () => {
  test('are there for an analyst', async () => {
    expect(await body(bea, `/api/entities/${person}`)).toContain(number);
    expect((await bea?.get(`/api/search?q=${number}`))?.json()).toMatchObject({ total: 1 });
  });

  test('are on no way out to a desk officer', async () => {
    const ways = [`/api/entities/${person}`, `/api/entities/${person}/neighbours`, `/api/reports/${reportId}`, '/api/search?q=Marchbank', `/api/search?q=${number}`, '/api/search?q=QX5550123'];
    for (const way of ways) expect(await body(dex, way)).not.toMatch(/QX55501234|ZK7788|[Mm]ask|passportNumber|idNumber/);
    expect(await body(dex, `/api/entities/${person}`)).toContain('Ottoline Marchbank');
  });

  test('are found by a search as little as numbers that nobody wrote', async () => {
    expect(await body(dex, `/api/search?q=${number}`)).toBe(await body(dex, '/api/search?q=QX55501235'));
  });

  test('are not told by what stands beside them', async () => {
    const [two] = (await bea?.get('/api/search?q=QX99900000'))?.json<{ results: { id: string }[] }>().results ?? [];
    expect(two).toBeDefined();
    expect(await body(dex, `/api/entities/${two?.id ?? ''}`)).not.toMatch(/QX99900000|passportNumber/);
  });
});

describe('a mask', () => {
  test('names a property of the registry that is neither a link nor a name', () => {
    const masks = readPolicies(folder).texts.flatMap(({ text }) => [...text.matchAll(/@mask\("([^"]*)"\)/g)]).flatMap((match) => (match[1] ?? '').split(',').map((one) => one.trim()));
    expect(masks.length).toBeGreaterThan(0);
    for (const mask of masks) {
      expect(propertyOf('Person', mask)?.type).toMatch(/^(identifier|string|text|date)$/);
      expect(getSchema('Person')?.caption).not.toContain(mask);
    }
  });
});

describe('an obligation', () => {
  test('to watermark and to tell: an export names reader, time and entry, and the originator’s examiner is told', async () => {
    const reply = await bea?.get(`/api/entities/${person}/ftm`);
    expect(reply?.json<{ ledger: { watermark: string } }>().ledger.watermark).toMatch(/^bea@birch · \d{4}-\d\d-\d\dT[\d:]+Z · custos\.example\/birch#\d+$/);
    expect(await body(bea, `/api/entities/${person}`)).not.toContain('watermark');
    expect((await (await at.seat('exa')).get('/api/notices')).body).toContain('birch (export)');
  });

  test('for a second person denies while nobody has approved, and names nothing of what it is about', async () => {
    const policies = readPolicies(folder);
    const text = `@id("two-for-b")\n@obligation("second-person")\npermit (principal is Member, action == Action::"readLabel", resource is Label) when { resource.level >= 2 };`;
    const engine = createPolicyEngine({ ...policies, texts: [...policies.texts, { name: 'two.cedar', text }], obligations: keptObligations(0) });
    const parts = { engine, visible: new VisibleLabels(engine, at.house.labels), ledger: at.house.ledger, clock: systemClock, random: systemRandom };
    const member = await at.house.people.memberById('birch', 'bea', at.house.door.today());
    if (member === undefined) throw new Error('no bea');
    const ask = async (door: Door) => door.ask({ member, purpose: 'intelligence_analysis', caseRef: 'birch~elm' }, { action: 'search', asked: 'two' });
    const refused = await ask(new Door(parts));
    expect(isRefused(refused) && refused.code).toBe('needs_second_person');
    expect(isRefused(await ask(new Door({ ...parts, secondPerson: async () => ({ approval: 'a' }) })))).toBe(false);
  });
});
