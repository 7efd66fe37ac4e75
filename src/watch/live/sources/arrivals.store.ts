// Takes in what arrived: read by its mapping, bad rows set aside, and of the rest only what was not there before. Loads DuckDB: only where passes run.
// INVARIANT: an entry that is sent again changes nothing, and one that says something else under an old identifier does not replace it (tests/attacks/access/feed-sent-again.test.ts).
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadInput } from '../../../kernel/index.js';
import { countIn } from '../../evidence/cells.js';
import { readEvidence } from '../../evidence/read-evidence.js';
import { literal } from '../../evidence/sql-text.js';
import { Workspace } from '../../workspace.store.js';
import type { ArrivalsRequest, Batch, BatchOutcome } from './arrivals.js';
import { mappingOf } from './source.js';

const settings = { memory: '500MB', threads: 1 } as const;
const plain = ['action', 'outcome', 'terminal_id', 'terminal_x_m', 'terminal_y_m', 'session_id', 'query_text', 'result_count', 'records_opened', 'purpose_code', 'purpose_text', 'case_ref', 'incident_ref'];

/** Throws what the disk and the program throw; what is wrong with a batch stands in its outcome. */
export async function takeIn({ folder, segment, batches }: ArrivalsRequest): Promise<readonly BatchOutcome[]> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const book = await Workspace.open({ folder, ...settings });
  try {
    await book.run('CREATE TABLE IF NOT EXISTS seen (event_id VARCHAR, content VARCHAR)');
    writeFileSync(`${segment}.new`, '', { mode: 0o600 });
    await book.run('CREATE TEMP TABLE pending (event_id VARCHAR, content VARCHAR)');
    const outcomes: BatchOutcome[] = [];
    for (const batch of batches) outcomes.push(await takeBatch(book, folder, batch, `${segment}.new`));
    // The look-ups first: cut off between the two, they are read once more, and are the same.
    if (outcomes.some((one) => one.rows > 0)) renameSync(`${segment}.new`, segment);
    else rmSync(`${segment}.new`);
    await book.run('INSERT INTO seen FROM pending');
    return outcomes;
  } finally {
    book.close();
  }
}

async function takeBatch(book: Workspace, folder: string, batch: Batch, segment: string): Promise<BatchOutcome> {
  const scratch = mkdtempSync(join(folder, 'batch-'));
  const none = { source: batch.source, path: batch.path, rows: 0, sentAgain: 0, conflicting: 0, lastEntryAtMs: null };
  try {
    const { quarantined, problem } = await readBatch(scratch, batch, join(folder, 'set-aside.jsonl'));
    if (problem !== null) return { ...none, quarantined, problem };
    return { ...none, ...await addNew(book, scratch, batch.source, segment), quarantined, problem };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Into a workspace of its own, which stays in `scratch`. */
async function readBatch(scratch: string, { path, reads, within, timezone }: Batch, aside: string): Promise<Pick<BatchOutcome, 'quarantined' | 'problem'>> {
  const workspace = await Workspace.open({ folder: scratch, ...settings });
  let problem: BatchOutcome['problem'] = null;
  try {
    const mapping = mappingOf(reads, within);
    await readEvidence(workspace, path, { ...(mapping !== undefined && { mappings: [mapping] }), ...(timezone !== undefined && { timezone }) });
  } catch (fault) {
    if (!(fault instanceof BadInput)) throw fault;
    problem = { en: fault.message, fr: fault.fr ?? fault.message };
  }
  try {
    const quarantined = await setAside(workspace, scratch, aside);
    return { quarantined: problem === null ? quarantined : Math.max(1, quarantined), problem };
  } finally {
    workspace.close();
  }
}

async function setAside(workspace: Workspace, scratch: string, aside: string): Promise<number> {
  const [there] = await workspace.rows("SELECT count(*) AS n FROM duckdb_tables() WHERE table_name = 'quarantine'");
  if (countIn(there, 'n') === 0) return 0;
  const [counted] = await workspace.rows('SELECT count(*) AS n FROM quarantine WHERE NOT kept');
  const part = join(scratch, 'aside.jsonl');
  await workspace.run(`COPY (SELECT * FROM quarantine) TO ${literal(part)} (FORMAT json)`);
  if (existsSync(part)) appendFileSync(aside, readFileSync(part), { mode: 0o600 });
  return countIn(counted, 'n');
}

async function addNew(book: Workspace, scratch: string, source: string, segment: string): Promise<Pick<BatchOutcome, 'rows' | 'sentAgain' | 'conflicting' | 'lastEntryAtMs'>> {
  await book.run(`ATTACH ${literal(join(scratch, 'examiner.duckdb'))} AS batch (READ_ONLY)`);
  try {
    await book.run(`
      CREATE OR REPLACE TEMP TABLE arrived AS
      WITH told AS (
        SELECT ${literal(`${source}:`)} || a.event_id AS event_id, strftime(a."at", '%Y-%m-%dT%H:%M:%S.%fZ') AS occurred_at, w.actor_id, coalesce(s.subject_type, 'none') AS subject_type, s.subject_id,
          coalesce(a.source_system, ${literal(source)}) AS source_system, b.actor_id AS on_behalf_of, ${plain.map((one) => `a.${one}`).join(', ')}
        FROM batch.accesses a JOIN batch.actors w ON w.actor = a.actor LEFT JOIN batch.subjects s ON s.subject = a.subject LEFT JOIN batch.actors b ON b.actor = a.on_behalf_of),
      hashed AS (SELECT told.*, md5(CAST(to_json(told) AS VARCHAR)) AS content FROM told)
      SELECT h.*, o.content AS before FROM hashed h LEFT JOIN (FROM seen UNION ALL FROM pending) o ON o.event_id = h.event_id`);
    const [counts] = await book.rows(`
      SELECT count(*) FILTER (before IS NULL) AS rows, count(*) FILTER (before = content) AS again, count(*) FILTER (before <> content) AS other, CAST(epoch_ms(max(CAST(occurred_at AS TIMESTAMP))) AS DOUBLE) AS last FROM arrived`);
    const part = join(scratch, 'rows.jsonl');
    await book.run(`COPY (SELECT * EXCLUDE (content, before) FROM arrived WHERE before IS NULL ORDER BY occurred_at, event_id) TO ${literal(part)} (FORMAT json)`);
    await book.run('INSERT INTO pending SELECT event_id, content FROM arrived WHERE before IS NULL');
    appendFileSync(segment, readFileSync(part));
    return { rows: countIn(counts, 'rows'), sentAgain: countIn(counts, 'again'), conflicting: countIn(counts, 'other'), lastEntryAtMs: typeof counts?.['last'] === 'number' ? counts['last'] : null };
  } finally {
    await book.run('DROP TABLE IF EXISTS arrived');
    await book.run('DETACH batch');
  }
}
