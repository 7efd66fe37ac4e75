// The report as a workbook: numbers as numbers, each with its unit, its unknown and its figure's id and hash; never a formula.
import ExcelJS, { type Workbook, type Worksheet } from 'exceljs';
import type { FigureRow, Report } from './report.js';
import { steadyArchive } from './steady-archive.js';
import { wordsIn } from './template.js';

type Cell = string | number | null;

export async function workbookOf(report: Report): Promise<Uint8Array> {
  const say = wordsIn(report.language);
  const book = new ExcelJS.Workbook();
  const day = new Date(`${report.asOf}T00:00:00Z`);
  Object.assign(book, { creator: 'Custos', lastModifiedBy: 'Custos', created: day, modified: day, title: report.title });
  sheet(book, say('read'), [report.title, ''], [[say('asOf'), report.asOf], [say('evidenceHash'), report.evidenceHash], ['', say('made')], ...report.readLines.map((line): Cell[] => ['', line])], [28, 110]);
  sheet(book, say('figures'), figureHeads(say), report.figures.map(figureCells), [30, 44, 40, 11, 9, 9, 9, 9, 9, 9, 9, 18, 26, 30, 38, 12, 10, 12, 12, 46, 34, 66, 66, 50, 50, 50]);
  sheet(book, say('changes').slice(0, 31), [say('figure'), `${say('before')} (${say('id')})`, say('before'), `${say('now')} (${say('id')})`, say('now'), say('comparison')], report.changes.map(({ label, before, now, words }) => [label, before.id, before.text, now.id, now.text, words]), [44, 30, 36, 30, 36, 90]);
  sheet(book, say('corrections').slice(0, 31), [say('kind'), say('id'), say('figure'), say('value'), say('about'), say('against')], report.corrections.map((row) => [say(row.kind), row.id, row.label, row.value, row.words, row.against]), [12, 30, 44, 30, 90, 30]);
  sheet(book, say('estimative'), [say('percent'), say('word')], [...report.bands.map((cells): Cell[] => [...cells]), ['', ''], [say('confidence'), say('means')], ...report.confidences.map((cells): Cell[] => [...cells])], [14, 80]);
  return steadyArchive(new Uint8Array(await book.xlsx.writeBuffer()));
}

function figureHeads(say: ReturnType<typeof wordsIn>): readonly string[] {
  return ['id', 'figure', 'value', 'number', 'yes', 'no', 'unknown', 'withheld', 'total', 'low', 'high', 'unit', 'period', 'measure', 'among', 'standing', 'revision', 'public', 'asOf', 'source', 'method', 'hash', 'rowsHash', 'doesNotSay', 'caveats', 'disputed'].map(say);
}

function figureCells(row: FigureRow): readonly Cell[] {
  const { counts } = row;
  return [
    row.id, row.label, row.value, row.number, counts?.yes ?? null, counts?.no ?? null, counts?.unknown ?? null, counts?.withheld ?? null, counts?.total ?? null, counts?.low ?? null, counts?.high ?? null, row.unit, row.period, row.measure, row.population,
    row.standing, row.revision, row.publishedOn, row.asOf, row.source, row.method, row.hash, row.rowsHash, row.doesNotSay.join('\n'), row.caveats.join('\n'), row.disputes.join('\n'),
  ];
}

/** A header row that stays in sight and filters. A text that begins like a formula is a text: cells are typed. */
function sheet(book: Workbook, name: string, heads: readonly string[], rows: readonly (readonly Cell[])[], widths: readonly number[]): Worksheet {
  const made = book.addWorksheet(name.replaceAll(/[*?:\\/[\]]/g, ' ').slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] });
  made.addRow([...heads]).font = { bold: true };
  for (const row of rows) made.addRow([...row]);
  for (const [at, width] of widths.entries()) made.getColumn(at + 1).width = width;
  made.eachRow((row) => {
    row.alignment = { vertical: 'top', wrapText: true };
  });
  return made;
}
