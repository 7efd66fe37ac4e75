// A file of rows on its way to the node: read here, under the rights of whoever runs the command, and sent as it is.
import { readFile, writeFile } from 'node:fs/promises';
import type { OperationImported } from '../http/contract.js';
import { csvLine } from '../kernel/index.js';
import { type Asker, askerHeaders } from './ask.js';
import { readOutcome } from './progress-stream.js';
import { checkReadable, sentFiles } from './sent-files.js';
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
  const { contentType, body } = sentFiles({ file }, fields);
  const outcome = await withNode(async (link) => readOutcome<OperationImported>(await link.call({
    method: 'POST', path: `/api/operations/${encodeURIComponent(options.operation)}/import`, headers: { ...askerHeaders(options), 'content-type': contentType }, body,
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

function csvOf({ quarantine }: OperationImported): string {
  return [['row', 'column', 'value', 'reason', 'id'], ...quarantine.map((one) => [String(one.row), one.column, one.value, one.reason, one.id])].map(csvLine).join('\n').concat('\n');
}
