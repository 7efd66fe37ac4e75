// Looks at somebody near: what detectors 1 and 2 share once they have said who is near whom. A look counts by the fortnight in which it falls, and against
// how often work alone would lead there and how many colleagues with such a tie have done the same until then.
import { BY_WORK, day, FAINT, logRatio, looksUntil, share } from './chance.js';

/** What is stated of one nearness before any evidence is seen. */
export interface Nearness {
  /** `d<number>_near.nearness` */
  readonly name: string;
  /** Share of honest people with such a tie who look once out of curiosity or in training. */
  readonly once: number;
  /** Of those, the share that does it again in another fortnight; and so on. */
  readonly again: number;
}

/** How much of such misuse shows as looks that nothing explains: the rest hides behind a reason that clears it. */
const SHOWN = 0.8;

/** As many people with such a tie as it takes before what they do outweighs what is stated. What they do can only make a look more usual: that nobody did it yet may be the log's youth. */
const STATED_WEIGHT = 20;

/**
 * Statements after one that made `d<number>_near (actor, subject, nearness, place INTEGER, how, from_on, to_on, known_at, ref)`; the lowest `place` names a subject that is near in two ways.
 * They leave `d<number>_near_looks`: each look at something near, with `llr`.
 *
 * A fortnight is the unit because one curiosity, or one course, is over within two weeks. That work which leads there goes on for months is no second accident, and whether it does is what detector 6 asks:
 * here it counts once, however long it lasts, or the same returns would weigh in two families.
 */
export const nearLooks = (number: number, nearnesses: readonly Nearness[]): readonly string[] => {
  const d = `d${number}`;
  const prior = nearnesses.map(({ name, once, again }) => `WHEN '${name}' THEN ${once} * pow(${again}, times - 1)`).join(' ');
  return [
    ...looksUntil(number, true),
    `CREATE OR REPLACE TEMP TABLE ${d}_hits AS
     WITH hits AS (
       SELECT l.*, n.nearness, n.how, n.known_at AS tie_known, n.ref FROM ${d}_looks l JOIN ${d}_near n ON n.actor = l.who AND n.subject = l.subject
         AND (n.from_on IS NULL OR n.from_on <= l.on_day) AND (n.to_on IS NULL OR n.to_on >= l.on_day)
       QUALIFY row_number() OVER (PARTITION BY l.access, l.who ORDER BY n.place, n.how, n.ref, n.known_at) = 1),
     in_fortnights AS (SELECT *, (on_day - min(on_day) OVER (PARTITION BY who, nearness, papered)) // 14 AS fortnight FROM hits)
     SELECT *, dense_rank() OVER (PARTITION BY who, nearness, papered ORDER BY fortnight) AS times, dense_rank() OVER (PARTITION BY who, nearness ORDER BY on_day) AS days,
       min(on_day) OVER (PARTITION BY who, nearness) AS first_day, greatest(looked_at, max(tie_known) OVER (PARTITION BY who, nearness ORDER BY looked_at, access ROWS UNBOUNDED PRECEDING)) AS known_at
     FROM in_fortnights`,
    `CREATE OR REPLACE TEMP TABLE ${d}_near_looks AS
     WITH reached AS (SELECT nearness, papered, times, who, min(known_at) AS known_at FROM ${d}_hits GROUP BY ALL),
     others AS (SELECT *, row_number() OVER (PARTITION BY nearness, papered, times ORDER BY known_at, who) - 1 AS others FROM reached),
     tied AS (SELECT nearness, actor, min(known_at) AS since FROM ${d}_near GROUP BY ALL),
     tied_until AS (SELECT nearness, since, max(n) AS tied FROM (SELECT nearness, since, row_number() OVER (PARTITION BY nearness ORDER BY since, actor) AS n FROM tied) GROUP BY ALL),
     heat AS (SELECT h.access, h.who, count(l.access) AS looks, count(DISTINCT n.subject) AS subjects FROM ${d}_hits h JOIN ${d}_near n ON n.actor = h.who AND n.nearness = h.nearness
       LEFT JOIN ${d}_looks l ON l.subject = n.subject AND l.who <> h.who AND l.on_day < h.on_day GROUP BY ALL),
     rates AS (SELECT h.*, o.others, t.tied, own_looks * ${share('heat.looks', 'heat.subjects')} AS by_work, CASE h.nearness ${prior} ELSE 0.01 END AS stated
       FROM ${d}_hits h JOIN others o USING (nearness, papered, times, who) JOIN heat USING (access, who) JOIN ${d}_days USING (on_day)
       ASOF JOIN tied_until t ON t.nearness = h.nearness AND h.known_at >= t.since)
     SELECT *, ${logRatio(String(SHOWN), `greatest(stated, (others + ${STATED_WEIGHT} * stated) / (tied + ${STATED_WEIGHT})) + ${BY_WORK}`)} AS llr FROM rates`,
  ];
};

/** SELECT of findings over `d<number>_near_looks`. */
export const nearFindings = (number: number, name: string, where = 'true'): string => `
  SELECT '${name}' AS detector, who AS actor, access, subject, CAST(NULL AS VARCHAR) AS episode, looked_at AS "at", known_at, llr,
    json_object('nearness', nearness, 'how', how, 'times', times, 'days', days, 'first_day', ${day('first_day')}, 'day', ${day('on_day')}, 'by_work', round(by_work, 4), 'others', others) AS facts,
    [ref] AS row_refs
  FROM d${number}_near_looks WHERE llr >= ${FAINT} AND ${where}`;
