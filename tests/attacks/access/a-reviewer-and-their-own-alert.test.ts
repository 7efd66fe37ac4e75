// Attackers: a reviewer who would read what is held against themself, against somebody of their chain, or against a friend; an examiner of another agency;
// whoever has no part in reviews. Promises: G4, G12. Routes: /api/reviews/leads, /exposed, /disclosures, /statistics and all below them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../../src/db/index.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { actOn, decide, open, triaged } from '../../support/review-desk.js';
import { aLead } from '../../support/review-lead.js';
import { kept } from '../../support/same.js';

let at: TestHouse;
let seats: Readonly<Record<'exa' | 'ira' | 'eda' | 'bex', Seat>>;
let task = '';
let line = '';
beforeAll(async () => {
  at = await openHouse();
  seats = { exa: await at.seat('exa'), ira: await at.seat('ira'), eda: await at.seat('eda'), bex: await at.seat('bex') };
  await at.house.intake.take('alder', [
    aLead('lead-exa', 'badge 7', { names: ['exa@alder'] }), aLead('lead-ana', 'ana', { isSerious: true, subject: 'Edda Draile' }), aLead('lead-friend', 'ivo', { ties: ['eda'] }), aLead('lead-looked-up', 'ivo', { subject: 'eda' }),
  ]);
  await triaged(seats.exa, 'lead-ana', ['exa', 'ira']);
  for (const who of [seats.exa, seats.ira]) expect(await actOn(who, 'lead-ana', decide('restrict'))).toBe(200);
  task = (await seats.exa.get('/api/reviews/exposed')).json<{ tasks: { id: string }[] }>().tasks[0]?.id ?? '';
  line = (await seats.exa.get('/api/reviews/disclosures')).json<{ lines: { id: string }[] }>().lines[0]?.id ?? '';
}, 120_000);
afterAll(() => at.close());

const listed = async (who: Seat) => {
  const { leads, count } = (await who.get('/api/reviews/leads')).json<{ leads: { id: string }[]; count: number }>();
  expect(count).toBe(leads.length);
  return leads.map((one) => one.id).toSorted();
};

test('nobody is listed a lead about themself, their chain, a friend, or on which they were looked up; no count holds it', async () => {
  expect(await listed(seats.eda)).toEqual(['lead-exa']);
  expect(await listed(seats.exa)).toEqual(['lead-ana', 'lead-friend', 'lead-looked-up']);
  expect(await listed(seats.ira)).toEqual(['lead-ana', 'lead-friend', 'lead-looked-up']);
  expect(await listed(seats.bex)).toEqual([]);
  expect((await seats.eda.get('/api/reviews/exposed')).json()).toMatchObject({ tasks: [], count: 0 });
  expect((await seats.eda.get('/api/reviews/disclosures')).json()).toMatchObject({ lines: [] });
  expect((await seats.eda.get('/api/reviews/statistics')).json()).toMatchObject({ detectors: [], outcomes: [{ name: 'open', leads: null }] });
});

test('whatever is asked about one, it is not there, byte for byte', async () => {
  const ways = [
    ...['lead-ana', 'lead-friend', 'lead-looked-up'].flatMap((id): [Seat, 'GET' | 'POST' | 'DELETE', string, string, object?][] => [
      [seats.eda, 'GET', '/api/reviews/leads/', id], [seats.eda, 'POST', '/api/reviews/leads/', `${id}/acts`, open], [seats.eda, 'POST', '/api/reviews/leads/', `${id}/acts`, decide('clear')], [seats.eda, 'DELETE', '/api/reviews/leads/', id],
    ]),
    [seats.exa, 'GET', '/api/reviews/leads/', 'lead-exa'] as const, [seats.ira, 'GET', '/api/reviews/leads/', 'lead-exa'] as const, [seats.bex, 'GET', '/api/reviews/leads/', 'lead-ana'] as const,
    [seats.eda, 'GET', '/api/reviews/exposed/', task] as const, [seats.eda, 'POST', '/api/reviews/exposed/', `${task}/acts`, { act: 'own', danger: 'possible', why: 'they would know of it' }] as const,
    [seats.eda, 'GET', '/api/reviews/disclosures/', line] as const, [seats.eda, 'POST', '/api/reviews/disclosures/', `${line}/acts`, { act: 'own' }] as const,
  ];
  expect([task, line].map((one) => one.length > 5)).toEqual([true, true]);
  for (const [who, method, route, rest, body] of ways) {
    const absent = rest.replace(/^[^/]+/, (id) => `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`);
    const [theirs, none] = [await who.ask(method, route + rest, body), await who.ask(method, route + absent, body)];
    expect([method, route + rest, theirs.statusCode, kept(theirs)]).toEqual([method, route + rest, 404, kept(none)]);
  }
});

test('whoever has no part in reviews is refused before anything is read, and under another purpose an examiner is too', async () => {
  for (const who of ['adam', 'ana', 'sol']) {
    const seat = await at.seat(who);
    const replies = [await seat.get('/api/reviews/leads'), await seat.get('/api/reviews/leads/lead-ana'), await seat.get('/api/reviews/statistics'), await seat.ask('POST', '/api/reviews/next')];
    expect([who, ...replies.map((one) => one.statusCode)]).toEqual([who, 403, 403, 403, 403]);
  }
});

test('leads about one’s chain change no byte of one’s figures, and the figures of others count them without opening any', async () => {
  const figures = '/api/reviews/statistics';
  const many = (name: string, actor: string, unit: string) => Array.from({ length: 6 }, (_, nth) => aLead(`${name}-${nth}`, actor, { group: { unit, sex: 'f' } }));
  await at.house.intake.take('alder', many('lead-else', 'pia', 'records'));
  const before = kept(await seats.eda.get(figures));
  await at.house.intake.take('alder', many('lead-more', 'ana', 'drugs'));
  expect(kept(await seats.eda.get(figures))).toEqual(before);
  const counted = await seats.exa.get(figures);
  // One of the seven is closed: that is too few to say how.
  expect(counted.json<{ units: object[] }>().units).toContainEqual({ name: 'drugs', leads: 7, sustained: null });
  // Leads of before there were rows to count by.
  const { db } = at.database;
  await sql`alter table review_lead_group disable trigger user`.execute(db);
  await sql`delete from review_lead_group`.execute(db);
  await sql`alter table review_lead_group enable trigger user`.execute(db);
  expect(kept(await seats.exa.get(figures))).toEqual(kept(counted));
});
