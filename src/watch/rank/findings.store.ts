// Findings as ranking needs them: named in an order that is the same from run to run, with the weeks between which each stood.
import type { Detector } from '../detector.js';
import { weekOf } from '../evidence/working-tables.store.js';
import { textIn } from '../evidence/cells.js';
import { numberOr, textOr } from '../row-cell.js';
import type { Row, Workspace } from '../workspace.store.js';
import { type Contact, type Finding, type Material, type Near, pairKey, type Peer, type Standing, type Volume } from './finding.js';

/** Rows that cross from DuckDB at once. */
const PAGE_ROWS = 100_000;

/** One row a finding that weighs anything, with a number and with the standing that its look had when its own week ended: paper written later must not weaken an earlier week. What is found of a volume is about no one subject; `ranked` stays for the sentences of the alerts. Numbers of actors and accesses change from run to run, names do not: only names give order. */
const ranked = (detectors: readonly Detector[]): string => `
  CREATE OR REPLACE TABLE ranked AS
  WITH asked(detector, position, is_cleared, is_wide) AS (VALUES ${detectors.map((one, index) => `('${one.name}', ${index}, ${one.clearedBy === 'independent explanation'}, ${one.family === 'volume'})`).join(', ')}),
  timed AS (
    SELECT d.position, d.is_cleared, f.actor, f.access, CASE WHEN NOT d.is_wide THEN coalesce(f.subject, a.subject) END AS subject, f.episode, coalesce(f."at", a."at") AS moment, round(f.llr, 3) AS llr, f.facts, f.row_refs,
      greatest(f.known_at, coalesce(f."at", a."at")) AS known_at, a.event_id, coalesce(o.standing, CAST(e.standing AS VARCHAR)) AS standing, CASE WHEN NOT d.is_cleared THEN NULL WHEN q.access IS NULL THEN ${weekOf('e.cleared_at')} ELSE ${weekOf('q.cleared_at')} END AS cleared_week
    FROM findings f JOIN asked d USING (detector) LEFT JOIN accesses a ON a.access = f.access LEFT JOIN explained e ON e.access = f.access LEFT JOIN open_accesses o ON o.access = f.access
      LEFT JOIN requests q ON q.access = f.access AND q.asker = f.actor
    WHERE f.llr > 0 AND isfinite(f.llr) AND f.actor IS NOT NULL),
  weekly AS (SELECT *, ${weekOf('known_at')} AS known_week FROM timed WHERE moment IS NOT NULL)
  SELECT row_number() OVER (ORDER BY known_week, moment, event_id NULLS LAST, position, actor_id, subject_type NULLS LAST, subject_id NULLS LAST, episode NULLS LAST, llr DESC, CAST(facts AS VARCHAR)) AS finding,
    weekly.*
  FROM weekly JOIN actors USING (actor) LEFT JOIN subjects USING (subject)
  WHERE cleared_week IS NULL OR cleared_week > known_week`;

export async function loadMaterial(workspace: Workspace, detectors: readonly Detector[]): Promise<Material> {
  if (detectors.length === 0) await workspace.run('CREATE OR REPLACE TABLE ranked (finding BIGINT, position INTEGER, actor INTEGER, access BIGINT, subject INTEGER)');
  else await workspace.run(ranked(detectors));
  const [span] = await workspace.rows('SELECT min(week) AS first, max(week) AS last FROM accesses');
  return {
    detectors, peers: await loadPeers(workspace), findings: detectors.length === 0 ? [] : await loadFindings(workspace), volumes: await loadVolumes(workspace), pairs: await loadPairs(workspace),
    contacts: await loadContacts(workspace), near: await loadNear(workspace), weeks: { first: Number(span?.['first'] ?? 0), last: Number(span?.['last'] ?? -1) },
    marks: new Map((await workspace.rows('SELECT week, CAST(bit_xor(md5_number(event_id)) >> 64 AS VARCHAR) AS mark FROM accesses GROUP BY week')).map((row) => [Number(row['week']), textIn(row, 'mark')])),
  };
}

async function loadFindings(workspace: Workspace): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (let from = 0; ; from += PAGE_ROWS) {
    const rows = await workspace.rows(`
      SELECT CAST(finding AS DOUBLE) AS id, position, actor, subject, CAST(access AS DOUBLE) AS access, episode, CAST(epoch_ms(moment) AS DOUBLE) AS at_ms, known_week, cleared_week, llr, standing
      FROM ranked WHERE finding > ${from} AND finding <= ${from + PAGE_ROWS} ORDER BY finding`);
    if (rows.length === 0) return findings;
    findings.push(...rows.map(findingOf));
  }
}

function findingOf(row: Row): Finding {
  const atMs = Number(row['at_ms']);
  return {
    id: Number(row['id']), detector: Number(row['position']), actor: Number(row['actor']), subject: numberOr(row['subject']), access: numberOr(row['access']), groupKey: textOr(row['episode']),
    atMs, day: Math.floor(atMs / 86_400_000), knownWeek: Number(row['known_week']), clearedWeek: numberOr(row['cleared_week']) ?? Infinity, llr: Number(row['llr']),
    standing: standingOf(row['standing']),
  };
}

async function loadPeers(workspace: Workspace): Promise<ReadonlyMap<number, Peer>> {
  const rows = await workspace.rows(`
    SELECT actor, actor_id, coalesce(role, '') AS role, coalesce(agency, '') || ' ' || coalesce(unit, '') AS unit, coalesce(sex, '') AS sex, coalesce(service_account, false) AS is_service
    FROM actors LEFT JOIN (SELECT person, any_value(sex) AS sex FROM persons GROUP BY person) USING (person)`);
  return new Map(rows.map((row) => [Number(row['actor']), {
    actor: Number(row['actor']), actorId: textIn(row, 'actor_id'), role: textIn(row, 'role'), unit: textIn(row, 'unit').trim(), sex: textIn(row, 'sex'), isService: row['is_service'] === true,
  }]));
}

async function loadVolumes(workspace: Workspace): Promise<Volume[]> {
  const rows = await workspace.rows(`
    SELECT week, actor, CAST(count(*) AS DOUBLE) AS open, CAST(count(*) FILTER (standing = 'self_made') AS DOUBLE) AS self_made, CAST(count(*) FILTER (standing = 'after_the_fact') AS DOUBLE) AS after_the_fact
    FROM open_accesses GROUP BY week, actor ORDER BY week, actor`);
  return rows.map((row) => ({ week: Number(row['week']), actor: Number(row['actor']), open: Number(row['open']), selfMade: Number(row['self_made']), afterTheFact: Number(row['after_the_fact']) }));
}

async function loadPairs(workspace: Workspace): Promise<ReadonlyMap<number, number>> {
  const rows = await workspace.rows('SELECT week, CAST(count(*) AS DOUBLE) AS n FROM (SELECT min(week) AS week FROM open_accesses WHERE subject IS NOT NULL GROUP BY actor, subject) GROUP BY week');
  return new Map(rows.map((row) => [Number(row['week']), Number(row['n'])]));
}

const PAIRS = 'SELECT DISTINCT actor, subject FROM ranked WHERE subject IS NOT NULL';

async function loadContacts(workspace: Workspace): Promise<ReadonlyMap<string, readonly Contact[]>> {
  const rows = await workspace.rows(`
    SELECT a.actor, a.subject, a.week, CASE WHEN e.standing = 'independent' THEN ${weekOf('e.cleared_at')} END AS cleared_week, CAST(count(*) AS DOUBLE) AS looks
    FROM accesses a JOIN (${PAIRS}) USING (actor, subject) LEFT JOIN explained e ON e.access = a.access GROUP BY ALL ORDER BY ALL`);
  const contacts = new Map<string, Contact[]>();
  for (const row of rows) {
    listIn(contacts, pairKey(Number(row['actor']), Number(row['subject']))).push({ week: Number(row['week']), clearedWeek: numberOr(row['cleared_week']) ?? Infinity, count: Number(row['looks']) });
  }
  return contacts;
}

/** Which subjects of one actor's findings stand near each other, in both directions. */
async function loadNear(workspace: Workspace): Promise<ReadonlyMap<string, readonly Near[]>> {
  const rows = await workspace.rows(`
    WITH pairs AS (${PAIRS})
    SELECT one.actor, one.subject, r.near, ${weekOf('min(r.known_at)')} AS known_week
    FROM pairs one JOIN reach r ON r.subject = one.subject AND r.near <> r.subject JOIN pairs other ON other.actor = one.actor AND other.subject = r.near
    GROUP BY one.actor, one.subject, r.near ORDER BY ALL`);
  const near = new Map<string, Near[]>();
  for (const row of rows) {
    const [actor, subject, other, knownWeek] = [row['actor'], row['subject'], row['near'], row['known_week']].map(Number) as [number, number, number, number];
    listIn(near, pairKey(actor, subject)).push({ near: other, knownWeek });
    listIn(near, pairKey(actor, other)).push({ near: subject, knownWeek });
  }
  return near;
}

function listIn<Value>(lists: Map<string, Value[]>, key: string): Value[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function standingOf(value: unknown): Standing {
  return value === 'independent' || value === 'self_made' || value === 'after_the_fact' ? value : 'none';
}
