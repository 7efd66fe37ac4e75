// Attackers: an analyst who wants a figure that nobody published in a report, a reader of another agency who asks for a report by its name, somebody without a right on
// figures, and an insider who puts a report with an unpublished figure on the shelf. Promises: G4, G7, G8. Routes: /api/annual-reports.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { evidenceAt } from '../../../src/assessment/annual/index.js';
import { approve } from '../../support/canary-scene.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { kept } from '../../support/same.js';
import { type Person, personAt } from '../../support/two-people.js';
import { shownLabel } from '../../support/world.js';

let at: TestHouse;
let [ana, ora]: Person[] = [];
beforeAll(async () => {
  at = await openHouse();
  const statements = Array.from({ length: 30 }, (_, nth) => nth).flatMap((nth) => {
    const say = (prop: string, value: string) => ({ entityId: `grp-${nth}`, schema: 'CriminalGroup', prop, value });
    return [say('name', `Group Number${nth}`), say('scope', 'national'), ...(nth % 3 === 2 ? [] : [say('entrenched', nth % 3 === 0 ? 'yes' : 'no'), say('believedToExist', 'yes')])];
  });
  await at.house.authoring.report(await at.plan('ana', 'createReport'), {
    agencyId: 'alder', title: 'Groups', reportedOn: '2026-02-01', label: { ...shownLabel, level: 'SECRET', releasableTo: [] }, retentionBasis: 'five years', sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, parts: [],
  }, statements);
  [ana, ora] = [await personAt(at, 'ana'), await personAt(at, 'ora')];
});
afterAll(() => at.close());

const why = { why: 'for the annual report of the agency' };
const today = () => at.house.door.today();

async function computed(query: string): Promise<string> {
  return (await ana?.ask('POST', '/api/figures', { query, scope: 'national' }))?.json<{ id: string }>().id ?? '';
}

async function publish(id: string): Promise<void> {
  const asked = await ana?.ask('POST', `/api/figures/${encodeURIComponent(id)}/publish`, why);
  await approve(ora as Person, asked?.json<{ approval: string }>().approval ?? '');
  expect((await ana?.ask('POST', `/api/figures/${encodeURIComponent(id)}/publish`, why))?.json()).toMatchObject({ state: 'done' });
}

interface Line {
  readonly id: string;
  readonly evidenceHash: string;
  readonly files: readonly { readonly ending: string; readonly sha256: string }[];
}

const lastLine = (body: string): { report: Line } => JSON.parse(body.trim().split('\n').at(-1) ?? '') as { report: Line };
const file = (report: Line, ending: string) => `/api/annual-reports/${report.id}/${ending}`;

test('a report holds what two people published and nothing that anybody only computed, whoever makes it', async () => {
  const [open, closed] = [await computed('group-entrenched'), await computed('group-believed-to-exist')];
  await publish(open);
  const made = await ana?.ask('POST', '/api/annual-reports', { asOf: today(), language: 'en' });
  expect(made?.statusCode).toBe(200);
  const { report } = lastLine(made?.body ?? '');
  const [evidence, page] = [(await ana?.get(file(report, 'json')))?.body ?? '', (await ana?.get(file(report, 'html')))?.body ?? ''];
  for (const text of [evidence, page]) {
    expect(text).toContain(open);
    expect(text).not.toContain(closed);
    expect(text).not.toMatch(/ana@alder|Group Number/);
  }
  // Another agency reads what is public, makes the same report of it, and has nothing of alder's shelf.
  const bea = await at.seat('bea');
  const theirs = lastLine((await bea.ask('POST', '/api/annual-reports', { asOf: today(), language: 'en' })).body).report;
  expect(theirs.files.map(({ sha256 }) => sha256)).toEqual(report.files.map(({ sha256 }) => sha256));
  expect((await bea.get('/api/annual-reports')).body).not.toContain(report.id);
  expect(kept(await bea.get(file(report, 'pdf')))).toEqual(kept(await bea.get(file({ ...report, id: 'rep-0000000000000000' }, 'pdf'))));
  expect(kept(await bea.get(file(report, 'pdf'))).status).toBe(404);
}, 120_000);

test('whoever may not read figures gets no report, no list and no file', async () => {
  const eli = await at.seat('eli');
  const [mine] = (await ana?.get('/api/annual-reports'))?.json<{ reports: Line[] }>().reports ?? [];
  expect((await eli.get('/api/annual-reports')).statusCode).toBe(403);
  expect((await eli.ask('POST', '/api/annual-reports', { asOf: today(), language: 'en' })).statusCode).toBe(403);
  expect((await eli.get(file(mine as Line, 'pdf'))).statusCode).toBe(403);
});

test('a report on the shelf that holds an unpublished figure is there for nobody', async () => {
  const id = await computed('group-high-level');
  const plan = await at.plan('ana', 'viewFigures');
  const [some] = evidenceAt(today(), []).figures;
  if (some === undefined) throw new Error('there are no public figures');
  const forged = evidenceAt(today(), [{ figure: { ...some.figure, id }, publishedOn: today(), rowsHash: 'of rows', earlier: [] }]);
  const work = at.house.annual.make(plan, forged, 'en');
  let step = await work.next();
  while (step.done !== true) step = await work.next();
  const { reportId } = step.value.report;
  expect((await ana?.get('/api/annual-reports'))?.body).not.toContain(reportId);
  expect((await ana?.get(`/api/annual-reports/${reportId}/json`))?.statusCode).toBe(404);
}, 120_000);

test('a day that is none or has not come, and a language that there is not, are refused before anything is made', async () => {
  for (const body of [{ asOf: '2026-02-30', language: 'en' }, { asOf: '9999-01-01', language: 'en' }, { asOf: today(), language: 'de' }]) {
    expect((await ana?.ask('POST', '/api/annual-reports', body))?.statusCode).toBe(400);
  }
  expect((await ana?.get('/api/annual-reports/x/exe'))?.statusCode).toBe(404);
});
