// What is odd about a table that can nevertheless be read: words nobody knows, hours that clocks skip or strike twice, rows out of order.
import { countIn, textIn } from './cells.js';
import { formatOf, type TableName } from './format.js';
import { literal, name } from './sql-text.js';
import { gapOf, stageOf } from './stage.store.js';
import { type Note, note } from './summary.js';
import type { Workspace } from '../workspace.store.js';

/** A clock that goes back by more than this between two rows of a log was set, or is another clock. */
const STEP = "INTERVAL 1 HOUR";

export async function notesOf(workspace: Workspace, table: TableName, timezone: string | undefined): Promise<readonly Note[]> {
  const words = await wordNotes(workspace, table);
  const hours = timezone === undefined ? [] : await hourNotes(workspace, table, timezone);
  return [...words, ...hours, ...(table === 'accesses' ? await orderNotes(workspace) : [])];
}

/** Unknown words stay: a detector that does not know a word does not match it, and what the agency calls things is evidence too. */
async function wordNotes(workspace: Workspace, table: TableName): Promise<readonly Note[]> {
  const { words = {}, isSealed } = formatOf(table);
  const notes: Note[] = [];
  const unknown = Object.entries(words).map(([column, known]) => ({ column, when: `${name(column)} NOT IN (${known.map(literal).join(', ')})` }));
  if (unknown.length === 0) return [];
  const [counts] = await workspace.rows(`SELECT ${unknown.map(({ when }, at) => `count_if(${when}) AS n${at}`).join(', ')} FROM ${stageOf(table)}`);
  for (const [at, { column, when }] of unknown.entries()) {
    if (countIn(counts, `n${at}`) === 0) continue;
    const rows = await workspace.rows(`SELECT ${name(column)} AS word, count(*) AS n FROM ${stageOf(table)} WHERE ${when} GROUP BY word ORDER BY n DESC, word`);
    const count = countIn(counts, `n${at}`);
    const shown = isSealed === true ? '' : rows.slice(0, 5).map((row) => ` \`${textIn(row, 'word')}\``).join(',');
    notes.push(note('unknown_word', count, `\`${column}\` says${shown === '' ? ' words' : shown} in ${count} rows, which the format does not know; they were kept as they are`, `\`${column}\` porte${shown === '' ? ' des mots' : shown} dans ${count} lignes, que le format ne connaît pas ; la valeur a été gardée telle quelle`, column));
  }
  return notes;
}

async function hourNotes(workspace: Workspace, table: TableName, timezone: string): Promise<readonly Note[]> {
  const times = Object.entries(formatOf(table).columns).filter(([, kind]) => kind === 'time').map(([column]) => column);
  const local = (column: string, shift: string): string => `timezone(${literal(timezone)}, CAST(${name(column)}${shift} AS TIMESTAMPTZ))`;
  if (times.length === 0) return [];
  const [counts] = await workspace.rows(`SELECT ${times.flatMap((column, at) => [
    `count_if(${name(gapOf(column))}) AS gap${at}`, `count_if(${name(column)} IS NOT NULL AND ${local(column, '')} = ${local(column, ' - INTERVAL 1 HOUR')}) AS twice${at}`,
  ]).join(', ')} FROM ${stageOf(table)}`);
  return times.flatMap((column, at) => {
    const gap = countIn(counts, `gap${at}`);
    const twice = countIn(counts, `twice${at}`);
    return [
      ...(gap > 0 ? [note('hour_left_out', gap, `${gap} times of \`${column}\` name an hour that ${timezone} leaves out in spring; they were read as one hour later`, `${gap} heures de \`${column}\` n’existent pas dans le fuseau ${timezone} (passage à l’heure d’été) ; elles ont été lues une heure plus tard`, column)] : []),
      ...(twice > 0 ? [note('hour_twice', twice, `${twice} times of \`${column}\` name an hour that ${timezone} strikes twice in autumn; they were read as the second, standard time`, `${twice} heures de \`${column}\` existent deux fois dans le fuseau ${timezone} (retour à l’heure normale) ; la seconde a été retenue`, column)] : []),
    ];
  });
}

async function orderNotes(workspace: Workspace): Promise<readonly Note[]> {
  const [counts] = await workspace.rows(`SELECT count_if(occurred_at < before) AS early, count_if(occurred_at < before - ${STEP}) AS steps, count(*) AS n FROM (SELECT occurred_at, lag(occurred_at) OVER () AS before FROM ${stageOf('accesses')})`);
  const early = countIn(counts, 'early');
  const steps = countIn(counts, 'steps');
  if (early === 0) return [];
  const notes = [note('unsorted', early, `${early} accesses stand after a later one; they were put in the order of their time`, `${early} consultations suivent une consultation plus tardive ; elles ont été remises dans l’ordre des heures`)];
  // In a log that is otherwise in order, one that is not was written by a clock that had been moved.
  if (steps > 0 && early < countIn(counts, 'n') / 20) {
    notes.push(note('clock_jump', steps, `in ${steps} places the clock of the log went back by more than an hour; what happened there may have happened at another time`, `à ${steps} endroits, l’horloge du journal recule de plus d’une heure ; ce qui s’y trouve a pu se passer à un autre moment`));
  }
  return notes;
}
