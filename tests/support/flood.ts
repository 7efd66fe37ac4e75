// Everything that could move an answer without being seen in it: under every label that hides from bea, names better than the shown ones,
// aliases of what is shown, edges between what is shown, judgements, and words one letter beside the shown words.
import type { LabelSpec } from '../../src/access/index.js';
import type { ReportDraft, StatementDraft } from '../../src/registry/index.js';
import { readingWays, type Thing } from './asking.js';
import type { Seat, TestHouse } from './house.js';
import { kept, type Kept } from './same.js';
import { hidden } from './world.js';

const names = ['Marisse Draile', 'Marise Draile', 'Marisse', 'Draile', 'Draille', 'Tamsin Orrel', 'MS-13 Tidewater', 'Tidewater', 'Northgate Cold Storage', 'Olwen Tresk', 'Corin Velmund', 'Zzyx Nought', 'leader'];
/** Shown to bea, all of alder. */
const shownPersons = ['p-shown', 'p-mixed', 'p-scripts', 'p-places', 'p-named'];

function draft(reportId: string, label: LabelSpec, persons: readonly string[]): ReportDraft {
  return {
    agencyId: 'alder', reportId, title: 'Marisse Draile again', reportedOn: '2026-02-02', label, retentionBasis: 'five years', notices: ['stale_list'],
    sourceGrade: { scale: 'ADMIRALTY', code: 'A' }, informationGrade: { scale: 'ADMIRALTY', code: '1' }, parts: persons.map((entityId) => ({ entityId, part: 'associate' })),
  };
}

function statementsOf(kind: string): StatementDraft[] {
  const said = (entityId: string, schema: string, prop: string, value: string): StatementDraft => ({ entityId, schema, prop, value });
  const named = names.flatMap((name, i) => [said(`f-${kind}-${i}`, 'Person', 'name', name), said(`f-${kind}-${i}`, 'Person', 'notes', `${name} leader member`)]);
  const aliases = shownPersons.flatMap((id) => [said(id, 'Person', 'alias', 'Draile'), said(id, 'Person', 'name', 'Aaron First'), said(id, 'Person', 'idNumber', `77-${kind}`)]);
  const edges = [...shownPersons, `f-${kind}-0`].flatMap((id) => [
    said(`e-${kind}-${id}`, 'GroupRole', 'member', `alder~${id}`), said(`e-${kind}-${id}`, 'GroupRole', 'group', 'alder~g-tide'), said(`e-${kind}-${id}`, 'GroupRole', 'role', 'leader'),
  ]);
  return [...named, ...aliases, ...edges, said('g-tide', 'CriminalGroup', 'name', 'Aardvark Tidewater'), said('c-firm', 'Company', 'name', 'Aardvark Storage')];
}

/** Writes it, as whoever of alder and cedar may. */
export async function floodHidden(at: TestHouse): Promise<void> {
  for (const [kind, { label }] of Object.entries(hidden)) {
    const statements = statementsOf(kind);
    const persons = [...new Set(statements.filter((one) => one.schema === 'Person').map((one) => one.entityId))];
    await at.house.authoring.report(await at.plan('ana', 'createReport'), draft(`r-flood-${kind}`, label, persons), statements);
  }
  const judge = async (left: string, right: string, verdict: 'same' | 'different') =>
    at.house.authoring.judge(await at.plan('ana', 'judge'), { left, right, verdict, why: 'hidden from birch' }, { level: 'PROTECTED_B' });
  await judge('alder~p-shown', 'alder~p-places', 'same');
  await judge('alder~p-named', 'alder~p-mixed', 'same');
  await judge('alder~p-shown', 'birch~b-dup', 'different');
}

const things: readonly Partial<Thing>[] = [
  ...[...shownPersons, 'p-orcon-named', 'g-tide', 'c-firm', 'o-firm', 'x-lead'].map((id) => ({ entity: `alder~${id}` })), { entity: 'birch~b-dup' }, { entity: 'cedar~c-dup' },
  ...['r-shown', 'r-firm', 'r-scripts', 'r-named', 'r-mixed', 'r-strict'].map((id) => ({ report: `alder~${id}` })), { report: 'cedar~r-cedar' },
];
const words = ['Marisse', 'Draille Marise', 'lantern', 'tidewater', 'leader', 'storage', 'Tresk Olwen', 'nought', 'aaron first'];
const filters = ['', '&schema=Person', '&agency=alder', '&group=alder~g-tide', '&from=2026-01-01', '&to=2025-12-31', '&asOf=2021-01-01', '&limit=1', '&limit=1&offset=1', '&limit=100&offset=900'];

export const searches: readonly string[] = words.flatMap((word) => filters.map((filter) => `/api/search?q=${encodeURIComponent(word)}${filter}`));
/** Every reading way about everything that bea sees. */
export const pages: readonly string[] = [...new Set(things.flatMap((thing) => readingWays
  .filter((way) => !way.route.startsWith('GET /api/search'))
  .map((way) => ({ needs: way.url({ entity: '!', report: '', statement: '', word: '' }).includes('!') ? 'entity' : 'report', way }))
  .filter(({ needs }) => needs in thing)
  .map(({ way }) => way.url({ entity: '', report: '', statement: '', word: '', ...thing }))))];

/** What the seat is answered to each of these addresses. */
export async function answersTo(seat: Seat, urls: readonly string[]): Promise<Map<string, Kept>> {
  const answers = new Map<string, Kept>();
  for (const url of urls) answers.set(url, kept(await seat.get(url)));
  return answers;
}
