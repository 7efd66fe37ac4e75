// A file of rows on its way to the node: read here, under the rights of whoever runs the command, and sent as it is.
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { OperationImported } from '../http/contract.js';
import { type Asker, askerHeaders } from './ask.js';
import { Exit } from './exit.js';
import { readOutcome } from './progress-stream.js';
import { print, printJson, withNode } from './with-node.js';

export interface BringOptions extends Asker {
  readonly json?: boolean;
  readonly operation: string;
  readonly map?: string;
  readonly label?: string;
  readonly quarantine?: string;
}

const shown = 20;

export async function bringRowsIn(file: string, options: BringOptions): Promise<void> {
  for (const path of [file, ...(options.map === undefined ? [] : [options.map])]) await checkReadable(path);
  const fields = { ...(options.label !== undefined && { label: options.label }), ...(options.map !== undefined && { map: await readFile(options.map, 'utf8') }) };
  const boundary = `custos-${randomBytes(12).toString('hex')}`;
  const outcome = await withNode(async (link) => readOutcome<OperationImported>(await link.call({
    method: 'POST', path: `/api/operations/${encodeURIComponent(options.operation)}/import`, headers: { ...askerHeaders(options), 'content-type': `multipart/form-data; boundary=${boundary}` }, body: multipart(boundary, file, fields),
  }), '  {bar} {percentage}%  {statements} rows', 'the import was cut off; run the same command again: what was taken is not taken twice'));
  if (options.quarantine !== undefined) await writeFile(options.quarantine, csvOf(outcome), { mode: 0o600 });
  if (options.json === true) {
    const { rows, taken, revised, unchanged, quarantined, quarantine } = outcome;
    return printJson({ rows, taken, revised, unchanged, quarantined, quarantine });
  }
  print(`${outcome.rows} rows: ${outcome.taken} taken (${outcome.revised} of them corrections), ${outcome.unchanged} as they stood, ${outcome.quarantined} quarantined`);
  for (const { row, column, value, reason, id } of outcome.quarantine.slice(0, shown)) print(`  row ${row}, ${column}${value === '' ? '' : ` \`${value}\``}: ${reason}  [${id}]`);
  if (outcome.quarantine.length > shown && options.quarantine === undefined) print('  … all of them: add --quarantine FILE');
}

async function checkReadable(path: string): Promise<void> {
  try {
    const file = await open(path, 'r');
    const isFile = (await file.stat()).isFile();
    await file.close();
    if (!isFile) throw new Error('not a file');
  } catch {
    throw new Exit(2, `\`${path}\` cannot be read; check the name and your rights`);
  }
}

async function* multipart(boundary: string, path: string, fields: Readonly<Record<string, string>>): AsyncGenerator<Uint8Array> {
  for (const [name, value] of Object.entries(fields)) yield Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  yield Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${basename(path).replaceAll(/["\r\n\\]/g, '_')}"\r\ncontent-type: application/octet-stream\r\n\r\n`);
  yield* createReadStream(path);
  yield Buffer.from(`\r\n--${boundary}--\r\n`);
}

function csvOf({ quarantine }: OperationImported): string {
  // A cell that begins like a formula is text to a spreadsheet too.
  const cell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return ['row,column,value,reason,id', ...quarantine.map((one) => `${one.row},${cell(one.column)},${cell(one.value)},${cell(one.reason)},${one.id}`)].join('\n').concat('\n');
}
