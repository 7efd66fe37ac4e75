// Turns the tables of a world into Parquet, with DuckDB, once they stand as CSV: types are those of the format, not guessed.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { type CellKind, format } from './format.js';

const types: Readonly<Record<CellKind, string>> = { code: 'VARCHAR', text: 'VARCHAR', time: 'TIMESTAMPTZ', date: 'DATE', number: 'DOUBLE', flag: 'BOOLEAN' };
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Replaces every `.csv` of the folder by a `.parquet` with the same rows in the same order. */
export async function packTables(folder: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '1GB', threads: '1', temp_directory: join(folder, 'spill'), autoinstall_known_extensions: 'false', autoload_known_extensions: 'false' });
  const connection = await instance.connect();
  try {
    await connection.run("SET TimeZone = 'UTC'");
    for (const [name, columns] of Object.entries(format)) {
      const file = join(folder, `${name}.csv`);
      const shape = Object.entries(columns).map(([column, kind]) => `${quoted(column)}: ${quoted(types[kind])}`).join(', ');
      const read = `read_csv(${quoted(file)}, columns = {${shape}}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', new_line = '\\r\\n')`;
      await connection.run(`COPY (SELECT * FROM ${read}) TO ${quoted(join(folder, `${name}.parquet`))} (FORMAT parquet, COMPRESSION zstd)`);
      await rm(file);
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(join(folder, 'spill'), { recursive: true, force: true });
  }
}
