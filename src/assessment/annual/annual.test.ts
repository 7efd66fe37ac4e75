import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inflateSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAct, readFigure, type ReleasedFigure, releasedAt } from '../../figures/stored/index.js';
import { evidenceAt, evidenceText, readEvidence } from './evidence.js';
import { makeReport, type MadeFile } from './make.js';
import { reportOf } from './report.js';
import { madeInThread } from './thread.js';

const made = new Map<string, MadeFile>();
const folder = mkdtempSync(join(tmpdir(), 'custos-annual-'));
const asOf = '2026-03-31';

/** Two revisions that two people published, a small cell withheld in the first; and one that nobody published. */
const published = ((): readonly ReleasedFigure[] => {
  const figure = (figureId: string, revision: number) => readFigure(JSON.stringify({
    agencyId: 'alder', figureId, revision, query: 'group-entrenched', queryVersion: 1, scope: null, asOf: '2026-02-01', computedAtMs: 0, computedBy: 'ana@alder', why: null,
    computed: { states: [], counts: { yes: 1, no: 2, unknown: 3, total: 6 }, originators: { alder: 6 }, labels: [7], rowsHash: `rows-${figureId}-${revision}`, rows: 6 },
  }));
  const act = (figureId: string, revision: number, day: string, shown: object) => readAct(JSON.stringify({ agencyId: 'alder', figureId, revision, actId: `${figureId}-${revision}`, kind: 'published', originator: null, by: ['ana', 'ora'], atMs: Date.parse(`${day}T12:00:00Z`), shown }));
  const acts = [act('fig-a', 1, '2026-02-02', { yes: 0, unknown: 40, withheld: 20, total: 60, hidden: ['yes', 'no'] }), act('fig-a', 2, '2026-03-01', { yes: 12, no: 8, unknown: 40, withheld: 0, total: 60, hidden: [] }), act('fig-c', 1, '2026-02-02', { yes: 0, unknown: 40, withheld: 20, total: 60, hidden: ['yes', 'no'] }), act('fig-d', 1, '2026-09-01', { yes: 12, unknown: 40, total: 60, hidden: [] })];
  return releasedAt(asOf, [figure('fig-a', 1), figure('fig-a', 2), figure('fig-b', 1), figure('fig-c', 1), figure('fig-d', 1)], acts, () => ({ en: 'Alder police', fr: 'Police d’Alder' }));
})();
const evidence = evidenceAt(asOf, published);

beforeAll(async () => {
  for (const language of ['en', 'fr'] as const) for (const file of await makeReport(evidence, language, () => undefined)) made.set(file.name, file);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

const bytesOf = (name: string): Buffer => Buffer.from(made.get(name)?.bytes ?? new Uint8Array());

test('the evidence holds what was public by the day, in the revision that stood, and nothing that nobody published', () => {
  expect(published.map(({ figure, earlier }) => [figure.id, figure.revision, earlier.map(({ revision }) => revision)])).toEqual([['alder~fig-a', 2, [1]], ['alder~fig-c', 1, []]]);
  expect(evidence.figures.every(({ figure }) => figure.isReleased && figure.evidence === null)).toBe(true);
  expect(evidenceText(evidence)).not.toMatch(/ana@alder|fig-b|fig-d|"states"/);
  expect(evidenceAt('2022-06-30', []).figures.map(({ figure }) => figure.id)).not.toContain('cisc-2022-unknown');
});

test('every figure of the evidence stands in the page, linked, with its revision, its hash and the hash of its rows', () => {
  const page = bytesOf(`annual-report-${asOf}-en.html`).toString();
  for (const { figure, hash, rowsHash } of evidence.figures) {
    expect(page).toContain(`<a href="#fig-${figure.id}">`);
    expect(page).toContain(`<article id="fig-${figure.id}">`);
    expect(page).toContain(hash);
    if (rowsHash !== null) expect(page).toContain(rowsHash);
  }
  expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)|src=|url\((?!#)/);
});

test('what is withheld is said to be withheld, and a correction shows what was public before', () => {
  const report = reportOf(evidence, 'en');
  expect(report.figures.find(({ id }) => id === 'alder~fig-c')?.value).toBe('0.0% confirmed; up to 100.0%; unknown 66.7%; withheld 33.3%');
  expect(report.corrections).toContainEqual(expect.objectContaining({ kind: 'revised', id: 'alder~fig-a', words: expect.stringContaining('withheld 33.3%; was public since 2026-02-02') as string }));
  expect(report.corrections).toContainEqual(expect.objectContaining({ kind: 'disputed', id: 'media-2022-trying' }));
});

test('no trend is drawn between an access of 2022 and an attempt of 2025, and what may be compared is', () => {
  const { changes } = reportOf(evidence, 'en');
  expect(changes.find(({ now }) => now.id === 'cisc-2025-national-attempt')).toMatchObject({ comparable: false, words: expect.stringMatching(/^Not comparable: /) as string });
  expect(changes.find(({ now }) => now.id === 'cisc-2024-fentanyl')).toMatchObject({ comparable: true, before: { id: 'cisc-2023-fentanyl' }, words: 'difference 48 groups; change 94.1%; up' });
});

test('the workbook holds each figure once, with numbers as numbers and its hash', async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytesOf(`annual-report-${asOf}-fr.xlsx`) as never);
  const sheet = book.getWorksheet('Chiffres et éléments');
  const ids = sheet?.getColumn(1).values.slice(2);
  expect(ids).toEqual(evidence.figures.map(({ figure }) => figure.id));
  const row = sheet?.getRow(2 + evidence.figures.findIndex(({ figure }) => figure.id === 'cisc-2022-influence-or-access'));
  expect([5, 7, 9].map((column) => row?.getCell(column).value)).toEqual([29, 369, 647]);
});

test('the PDF is tagged, names its language and title, and gives each chart in words', () => {
  const text = unpacked(bytesOf(`annual-report-${asOf}-fr.pdf`));
  expect(text).toMatch(/\/StructTreeRoot/);
  expect(text).toMatch(/\/MarkInfo\s*<<\s*\/Marked true/);
  expect(text).toMatch(/\/Lang\s*\(fr-CA\)/);
  expect(text).toMatch(/\/S\s*\/TH\b/);
  expect(text).toMatch(/\/S\s*\/H1\b/);
  expect(text).toMatch(/\/Alt/);
  expect(text).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
});

test('the same evidence makes the same bytes, in another folder, another time zone and another process', () => {
  const hooks = pathToFileURL('src/ledger/source-hooks.mjs').href;
  const program = `import { readFileSync } from 'node:fs'; import { makeReport } from '${pathToFileURL('src/assessment/annual/make.ts').href}'; import { readEvidence } from '${pathToFileURL('src/assessment/annual/evidence.ts').href}';
    const files = await makeReport(readEvidence(readFileSync(0, 'utf8')), 'en', () => undefined); console.log(JSON.stringify(files.map(({ name, sha256 }) => [name, sha256])));`;
  const run = (TZ: string, cwd: string) => JSON.parse(execFileSync(process.execPath, ['--import', hooks, '--input-type=module', '-e', program], { cwd, env: { ...process.env, TZ, LANG: 'C' }, input: evidenceText(evidence) }).toString()) as unknown;
  const here = ['pdf', 'html', 'xlsx'].map((ending) => [`annual-report-${asOf}-en.${ending}`, made.get(`annual-report-${asOf}-en.${ending}`)?.sha256]);
  expect(run('Pacific/Kiritimati', folder)).toEqual([...here, ['evidence.json', made.get('evidence.json')?.sha256]]);
  expect(run('America/St_Johns', '/')).toEqual([...here, ['evidence.json', made.get('evidence.json')?.sha256]]);
}, 120_000);

test('evidence that was changed, is not public or is something else is refused by name', () => {
  expect(readEvidence(evidenceText(evidence))).toEqual(evidence);
  expect(() => readEvidence(evidenceText(evidence).replace('"369"', '"368"'))).toThrow(/`cisc-2022-unknown` was changed/);
  expect(() => readEvidence(evidenceText(evidence).replace('"isReleased":true', '"isReleased":false'))).toThrow(/no evidence/);
  expect(() => readEvidence('{"format":')).toThrow(/no evidence/);
  expect(() => evidenceAt('2026-02-30', [])).toThrow(/no day/);
});

test('whoever ends the work early ends the thread', async () => {
  const work = madeInThread({ evidence, language: 'en' });
  expect((await work.next()).done).toBe(false);
  await work.return([]);
  expect((await work.next()).done).toBe(true);
}, 60_000);

/** A PDF's objects with their streams unpacked where they are compressed text. */
function unpacked(bytes: Buffer): string {
  const parts = [bytes.toString('latin1')];
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    try {
      parts.push(inflateSync(bytes.subarray(at + 7)).toString('latin1'));
    } catch {
      // Not compressed, or an end of another stream.
    }
  }
  return parts.join('\n');
}
