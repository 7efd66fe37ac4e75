// A file of judgements, row by row: a row that cannot be read costs that row alone, and is given back with its number and what is wrong with it.
import { parse } from 'csv-parse/sync';
import { BadInput } from '../../kernel/index.js';
import { readWorkbook } from '../../registry/index.js';
import type { AppraisalDraft } from './appraisal.js';
import { mostDrafts } from './appraiser.js';

const needed = ['group', 'indicator', 'value', 'judged_on', 'source'] as const;
const known = [...needed, 'subject', 'confidence', 'evidence', 'criterion', 'note', 'why', 'cycle'] as const;

export interface FileRow {
  /** As a spreadsheet numbers it: the heading is row 1. */
  readonly row: number;
  readonly draft: AppraisalDraft | BadInput;
}

interface Line {
  readonly row: number;
  readonly cells: readonly string[];
}

/** `cycle`: the refs by which the one that the file is for may be called. Throws `BadInput` when the file as a whole cannot be read: no CSV, columns missing or of no meaning, too many rows. */
export function readAppraisals(csv: string, cycle: readonly string[]): readonly FileRow[] {
  let rows: string[][];
  try {
    rows = parse(csv, { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true });
  } catch (fault) {
    throw new BadInput('the file cannot be read as CSV; check its quotation marks', { cause: fault, fr: 'le fichier ne peut être lu comme CSV ; vérifiez ses guillemets' });
  }
  const [heads = [], ...lines] = rows;
  return draftsOf(heads, lines.map((cells, at) => ({ row: at + 2, cells })), cycle);
}

/** The same from the first sheet of a workbook: dates as days, formulas by their last result. Throws `BadInput` also for what is no workbook. */
export async function readAppraisalBook(workbook: Uint8Array, cycle: readonly string[]): Promise<readonly FileRow[]> {
  const lines: Line[] = [];
  const book = readWorkbook((async function* whole() { yield workbook; })());
  for await (const line of book) {
    if ('problem' in line) throw new BadInput(line.problem);
    lines.push({ row: line.row, cells: line.cells.map((cell) => cell.trim()) });
    if (lines.length > mostDrafts + 1) throw tooMany();
  }
  return draftsOf(lines[0]?.cells ?? [], lines.slice(1), cycle);
}

const tooMany = (): BadInput => new BadInput(`a file holds 1 to ${mostDrafts} judgements; split it`, { fr: `un fichier contient de 1 à ${mostDrafts} appréciations ; divisez-le` });

function draftsOf(heads: readonly string[], lines: readonly Line[], cycle: readonly string[]): readonly FileRow[] {
  const columns = heads.map((head) => head.toLowerCase());
  const missing = needed.filter((name) => !columns.includes(name));
  if (missing.length > 0) throw new BadInput(`the file has no column \`${missing.join('`, `')}\`; its first row names ${known.join(', ')}`, { fr: `le fichier n’a pas de colonne \`${missing.join('`, `')}\` ; sa première ligne nomme ${known.join(', ')}` });
  const strange = columns.find((name, at) => !(known as readonly string[]).includes(name) || columns.indexOf(name) !== at);
  if (strange !== undefined) throw new BadInput(`column \`${strange.slice(0, 40)}\` means nothing here or stands twice; use ${known.join(', ')}`, { fr: `la colonne \`${strange.slice(0, 40)}\` ne veut rien dire ici ou figure deux fois ; employez ${known.join(', ')}` });
  if (lines.length === 0 || lines.length > mostDrafts) throw tooMany();
  const texts = lines.map(({ cells }) => new Map(columns.map((name, at) => [name, cells[at] ?? ''])));
  const cyclesOf = new Map<string, Set<string>>();
  for (const line of texts) cyclesOf.set(line.get('group') ?? '', (cyclesOf.get(line.get('group') ?? '') ?? new Set()).add(line.get('cycle') ?? ''));
  return texts.map((line, at) => {
    const { row = 0, cells = [] } = lines[at] ?? {};
    if (cells.length !== columns.length) return { row, draft: new BadInput(`the row has ${cells.length} cells and the heading ${columns.length}`, { fr: `la ligne a ${cells.length} cellules et l’en-tête ${columns.length}` }) };
    return { row, draft: draftOf(line, cycle, [...(cyclesOf.get(line.get('group') ?? '') ?? [])].filter((one) => one !== '')) };
  });
}

function draftOf(line: ReadonlyMap<string, string>, cycle: readonly string[], named: readonly string[]): AppraisalDraft | BadInput {
  const text = (name: (typeof known)[number]) => line.get(name) ?? '';
  if (named.length > 1) return new BadInput(`the group stands under two cycles, \`${named.map((one) => one.slice(0, 60)).join('` and `')}\`; a group is assessed in one cycle at a time`, { fr: `le groupe figure sous deux cycles, \`${named.map((one) => one.slice(0, 60)).join('` et `')}\` ; un groupe s’évalue dans un cycle à la fois` });
  if (text('cycle') !== '' && !cycle.includes(text('cycle'))) return new BadInput(`the row is for cycle \`${text('cycle').slice(0, 60)}\`, and the file was given for \`${cycle[0] ?? ''}\``, { fr: `la ligne est pour le cycle \`${text('cycle').slice(0, 60)}\`, et le fichier a été donné pour \`${cycle[0] ?? ''}\`` });
  const maybe = (name: 'subject' | 'confidence' | 'criterion' | 'note' | 'why') => (text(name) === '' ? {} : { [name]: text(name) });
  return {
    group: text('group'), indicator: text('indicator'), value: text('value'), judgedOn: text('judged_on'), source: text('source'), ...maybe('subject'), ...maybe('confidence'), ...maybe('criterion'), ...maybe('note'), ...maybe('why'),
    ...(text('evidence') === '' ? {} : { evidence: text('evidence').split(/\s+/) }),
  };
}
