// What an agency would use instead, each with the same budget: chance, the surname rules, volume against one's role, an isolation forest.
// A rival names an actor and a week, and so is given every wrong look-up of that week; once named, an actor rests four weeks, or the same few would fill every list.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { WorldFiles } from './explained.js';
import { type Budget, judgeLeads, type Judgement } from './judge.js';
import { type Alert, WEEK_S, type WorldTruth, type WrongLook } from './truth.js';

interface Named {
  readonly week: number;
  readonly actor_id: string;
  readonly score: number;
}

const REST_WEEKS = 4;
const weekOf = (truth: WorldTruth, at: number): number => Math.floor((at - truth.start) / WEEK_S);

export async function judgeRivals(files: WorldFiles, truth: WorldTruth, wrong: readonly WrongLook[], python: string | undefined): Promise<Record<string, Judgement>> {
  await prepare(files, truth);
  const asked: Record<string, Promise<Named[]> | Named[]> = {
    random: files.rows<Named>('SELECT week, actor_id, CAST(hash(actor_id, week) % 1000003 AS DOUBLE) AS score FROM weekly'),
    'same surname': files.rows<Named>('SELECT week, actor_id, CAST(surname AS DOUBLE) AS score FROM weekly WHERE surname > 0'),
    'same surname or street': files.rows<Named>('SELECT week, actor_id, CAST(surname + near AS DOUBLE) AS score FROM weekly WHERE surname + near > 0'),
    'volume, z by role': files.rows<Named>('SELECT week, actor_id, (n - avg(n) OVER role) / (stddev_samp(n) OVER role + 1) AS score FROM weekly WINDOW role AS (PARTITION BY role, week)'),
    ...(python !== undefined && { 'isolation forest': forest(await files.rows('SELECT week, actor_id, n, subjects, night, bare, exported, no_hit, systems, busiest FROM weekly ORDER BY week, actor_id'), python) }),
  };
  const judged: Record<string, Judgement> = {};
  for (const [name, named] of Object.entries(asked)) {
    const list = await named;
    judged[name] = judgeLeads(truth, wrong, (k) => leadsOf(truth, wrong, list, k));
  }
  return judged;
}

async function prepare(files: WorldFiles, truth: WorldTruth): Promise<void> {
  const csv = (name: string): string => `read_csv('${join(files.folder, 'evidence', `${name}.csv`)}', all_varchar = true)`;
  await files.rows(`CREATE TABLE weekly AS
    WITH who AS (
      SELECT a.actor_id, a.role, p.person_id, p.surname, CAST(h.x_m AS DOUBLE) AS x, CAST(h.y_m AS DOUBLE) AS y
      FROM ${csv('actors')} a LEFT JOIN ${csv('persons')} p USING (person_id) LEFT JOIN ${csv('addresses')} h USING (address_id)),
    looked AS MATERIALIZED (
      SELECT c.*, CAST(floor((CAST(t."at" AS BIGINT) - ${truth.start}) / ${WEEK_S}) AS INTEGER) AS week, (CAST(t."at" AS BIGINT) // 3600 + 20) % 24 AS hour, s.surname AS theirs, CAST(h.x_m AS DOUBLE) AS hx, CAST(h.y_m AS DOUBLE) AS hy
      FROM ${csv('accesses')} c JOIN truth t USING (event_id) LEFT JOIN ${csv('persons')} s ON s.person_id = CASE WHEN c.subject_type = 'person' THEN c.subject_id END
      LEFT JOIN ${csv('addresses')} h ON h.address_id = CASE WHEN c.subject_type = 'address' THEN c.subject_id ELSE s.address_id END),
    counted AS (SELECT week, actor_id, max(n) AS busiest, count(*) AS subjects FROM (SELECT week, actor_id, subject_type, subject_id, count(*) AS n FROM looked GROUP BY ALL) GROUP BY ALL)
    SELECT l.week, l.actor_id, any_value(w.role) AS role, CAST(count(*) AS DOUBLE) AS n, CAST(any_value(c.subjects) AS DOUBLE) AS subjects,
      avg(CAST(hour < 6 AS INTEGER)) AS night, avg(CAST(coalesce(case_ref, incident_ref, purpose_text, on_behalf_of) IS NULL AS INTEGER)) AS bare,
      CAST(count(*) FILTER (WHERE action IN ('export', 'print', 'list')) AS DOUBLE) AS exported, CAST(count(*) FILTER (WHERE outcome = 'no_hit') AS DOUBLE) AS no_hit,
      CAST(count(DISTINCT source_system) AS DOUBLE) AS systems, CAST(any_value(c.busiest) AS DOUBLE) AS busiest,
      count(*) FILTER (WHERE theirs = w.surname) AS surname, count(*) FILTER (WHERE abs(hx - w.x) < 150 AND abs(hy - w.y) < 150 AND theirs IS DISTINCT FROM w.surname) AS near
    FROM looked l JOIN who w USING (actor_id) JOIN counted c USING (week, actor_id) GROUP BY l.week, l.actor_id`);
}

function leadsOf(truth: WorldTruth, wrong: readonly WrongLook[], named: readonly Named[], k: Budget): Alert[] {
  const room = Math.max(1, Math.floor((k * truth.actors.length) / 1000));
  const rests = new Map<string, number>();
  const byWeek = Array.from({ length: truth.weeks }, (): Named[] => []);
  for (const one of named) byWeek[one.week]?.push(one);
  const leads: Alert[] = [];
  for (const week of byWeek.keys()) {
    const ready = (byWeek[week] ?? []).filter((one) => (rests.get(one.actor_id) ?? -1) < week).toSorted((a, b) => b.score - a.score || (a.actor_id < b.actor_id ? -1 : 1)).slice(0, room);
    for (const { actor_id, score } of ready) {
      rests.set(actor_id, week + REST_WEEKS);
      const events = wrong.filter((look) => weekOf(truth, look.at) === week && (look.blame_id === actor_id || look.actor_id === actor_id)).map((look) => look.event_id);
      leads.push({ isAudit: false, score, seenAt: truth.start + (week + 1) * WEEK_S, actors: [actor_id], events });
    }
  }
  return leads;
}

const FOREST = `
import sys, json
from sklearn.ensemble import IsolationForest
rows = json.load(sys.stdin)
x = [r[2:] for r in rows]
f = IsolationForest(n_estimators=200, random_state=1).fit(x)
json.dump([[r[0], r[1], -s] for r, s in zip(rows, f.score_samples(x).tolist())], sys.stdout)
`;

/** scikit-learn's, over actor and week: how much, of how many, at night, without a reason, exports, misses, systems, the most of one subject. It sees the whole half year at once, which favours it. */
function forest(rows: readonly Readonly<Record<string, unknown>>[], python: string): Named[] {
  const input = JSON.stringify(rows.map((row) => Object.values(row)));
  const answer = execFileSync(python, ['-c', FOREST], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  return (JSON.parse(answer) as [number, string, number][]).map(([week, actor_id, score]) => ({ week, actor_id, score }));
}
