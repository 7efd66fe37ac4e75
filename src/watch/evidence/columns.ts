// Which column of a file is which column of the format.
import { BadInput } from '../../kernel/index.js';
import { columnName } from './evidence-file.js';
import { formatOf, type TableName } from './format.js';
import type { RawSource } from './raw.store.js';
import type { Columns } from './stage.store.js';
import { type Note, note } from './summary.js';

export interface Matched {
  readonly columns: Columns;
  /** Headers that the format does not know. */
  readonly unknown: readonly string[];
  readonly notes: readonly Note[];
}

/** Throws `BadInput` when a required column is not there. */
export function matchColumns(table: TableName, { file, columns: raw }: RawSource): Matched {
  const { columns: known } = formatOf(table);
  const columns = new Map<string, RawSource['columns'][number]>();
  const unknown: string[] = [];
  const twice: string[] = [];
  for (const column of raw) {
    const own = columnName(column.header);
    if (!Object.hasOwn(known, own)) unknown.push(column.header);
    else if (columns.has(own)) twice.push(column.header);
    else columns.set(own, column);
  }
  requireColumns(table, file.name, new Set(columns.keys()));
  const notes = twice.map((header) => note('column_twice', 1, `\`${file.name}\` has the column \`${header}\` twice; the first was read`, `\`${file.name}\` a deux fois la colonne \`${header}\` ; la première a été lue`, header));
  return { columns, unknown: unknown.filter((header) => header !== ''), notes };
}

function requireColumns(table: TableName, fileName: string, there: ReadonlySet<string>): void {
  const missing = formatOf(table).required.filter((column) => !there.has(column)).map((column) => `\`${column}\``).join(', ');
  if (missing === '') return;
  throw new BadInput(`\`${fileName}\` has no column ${missing}, which the table \`${table}\` needs; export it, or say by a mapping which column it is (\`custos watch map ${fileName}\`)`, {
    fr: `\`${fileName}\` n’a pas la colonne ${missing}, dont la table \`${table}\` a besoin ; exportez-la, ou dites par une correspondance quelle colonne en tient lieu (\`custos watch map ${fileName}\`)`,
  });
}
