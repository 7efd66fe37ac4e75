// How often honest work would show the same: pieces of SQL that detectors share. Every rate ends at the look it judges, so that no week learns from a later one.
import { weekEnd } from './evidence/working-tables.store.js';

/**
 * P(X ≥ k) for a Poisson number X of the given mean, as a DuckDB expression; 1 where k does not exceed the mean. Summed from k upward, so that a tail far
 * below the smallest difference from 1 keeps its digits; 200 terms are all that counts while k is above the mean.
 */
export const poissonTail = (k: string, mean: string): string =>
  `CASE WHEN ${k} <= ${mean} OR ${k} <= 0 THEN 1.0 ELSE least(1.0, list_sum([exp(-greatest(${mean}, 1e-12) + (${k} + j) * ln(greatest(${mean}, 1e-12)) - lgamma(${k} + j + 1)) for j in range(0, 200)])) END`;

/** ln(misuse / honest), rounded: two runs on one evidence set must give the same bytes, and sums over threads differ in their last digit. Never above 6: what a pattern in a log can say at most. */
export const logRatio = (misuse: string, honest: string): string => `round(least(6.0, ln(${misuse}) - ln(least(1.0, greatest(${honest}, 1e-9)))), 3)`;

export const day = (timestamp: string): string => `strftime(${timestamp}, '%Y-%m-%d')`;

const HALF_YEAR_DAYS = 182;

/** Of the people whom unwritten work leads to, three in ten are looked at again in another fortnight: cases run for weeks. */
const RETURN = 0.3;
/** Pairs that outweigh what is stated. */
const RETURN_WEIGHT = 20;

const ASKED = '2';
const ASKED_OF_OTHERS = `
     UNION ALL
     SELECT q.access, q."at", q.week, q.asker, q.subject, ${ASKED} FROM requests q ANTI JOIN open_accesses o ON o.access = q.access AND o.on_behalf_of IS NOT NULL WHERE q.cleared_at IS NULL OR q.cleared_at > ${weekEnd('q.week')}`;

/**
 * `d<number>_looks`: every open look with whose interest it serves (`who`: the one who looked, and also the one it was made for), how many open looks `who` makes in half a year at the pace until then (asked anew at each look, what is rare among few looks so far would come up too often: no look is weighed against less),
 * and whether a reason stands beside it that its actor wrote or that came later (`papered`). Patrols write many such reasons in honest work and few looks have none: the two are counted apart, or the many would hide the few. With `andAsked` also what they had others look up without work of their own that leads there, explained for those others or not (2: counted apart again);
 * `d<number>_days`: by day, how many open looks all have made until its end, and at how many different subjects. With these, the chance that work alone leads somebody to one subject
 * is `SHARE` (below): as often as the agency looks there.
 */
export const looksUntil = (number: number, andAsked = false): readonly string[] => [
  `CREATE OR REPLACE TEMP TABLE d${number}_looks AS
   WITH both_hands AS (
     SELECT access, "at" AS looked_at, week, actor AS who, subject, CAST(coalesce(standing, 'none') <> 'none' AS INTEGER) AS papered FROM open_accesses WHERE subject IS NOT NULL
     UNION ALL
     SELECT access, "at" AS looked_at, week, on_behalf_of AS who, subject, ${andAsked ? ASKED : "CAST(coalesce(standing, 'none') <> 'none' AS INTEGER)"} FROM open_accesses WHERE subject IS NOT NULL AND on_behalf_of <> actor${andAsked ? ASKED_OF_OTHERS : ''})
   SELECT *, CAST(looked_at AS DATE) AS on_day, row_number() OVER (PARTITION BY who, papered ORDER BY looked_at, access) * greatest(1, ${HALF_YEAR_DAYS} / (CAST(looked_at AS DATE) - min(CAST(looked_at AS DATE)) OVER () + 7.0)) AS own_looks FROM both_hands`,
  `CREATE OR REPLACE TEMP TABLE d${number}_days AS
   WITH firsts AS (SELECT min(on_day) AS on_day FROM d${number}_looks GROUP BY subject),
   new_ones AS (SELECT on_day, count(*) AS seen FROM firsts GROUP BY on_day)
   SELECT on_day, CAST(sum(count(*)) OVER (ORDER BY on_day) AS DOUBLE) AS all_looks, CAST(sum(coalesce(any_value(seen), 0)) OVER (ORDER BY on_day) AS DOUBLE) AS seen
   FROM d${number}_looks LEFT JOIN new_ones USING (on_day) GROUP BY on_day`,
];

/** Share of all open looks that honest work makes at `subjects` subjects which others looked at `looks` times: a half look is added for each (Jeffreys), so that a subject nobody asked about is rare and not impossible. */
export const share = (looks: string, subjects: string): string => `((${looks}) + 0.5 * (${subjects})) / (all_looks + 0.5 * seen)`;

/** A finding that says less than this, odds of 1.4 to 1, is not worth a sentence. */
export const FAINT = 0.35;

/**
 * `d<number>_returns (role, papered, times, on_day, share)`, after `looksUntil`: of the pairs of actor and subject that a role had begun by then, the share that had come to so many different fortnights.
 * Honest work returns to the same people, some roles every week: a second look is no second accident.
 */
export const returnsUntil = (number: number, looks = `d${number}_looks`): string => `
  CREATE OR REPLACE TEMP TABLE d${number}_returns AS
  WITH fortnights AS (SELECT DISTINCT who, subject, papered, on_day, (on_day - min(on_day) OVER (PARTITION BY who, subject, papered)) // 14 AS fortnight FROM ${looks}),
  reached AS (SELECT who, papered, min(on_day) AS on_day, row_number() OVER (PARTITION BY who, subject, papered ORDER BY fortnight) AS times FROM fortnights GROUP BY who, subject, papered, fortnight),
  counted AS (SELECT coalesce(a.role, '') AS role, papered, times, on_day, count(*) AS n FROM reached r LEFT JOIN actors a ON a.actor = r.who GROUP BY ALL),
  running AS (SELECT role, papered, times, on_day, sum(n) OVER (PARTITION BY role, papered, times ORDER BY on_day) AS n FROM counted),
  begun AS (SELECT role, papered, on_day, n FROM running WHERE times = 1)
  SELECT r.role, r.papered, r.times, r.on_day, (r.n - 1 + ${RETURN_WEIGHT} * pow(${RETURN}, r.times - 1)) / (b.n + ${RETURN_WEIGHT}) AS share
  FROM running r ASOF JOIN begun b ON b.role = r.role AND b.papered = r.papered AND r.on_day >= b.on_day WHERE r.times > 1`;

/** Rows of `from` (with `who`, `papered`, `times`, `on_day`) with `returning_share`: 1 the first time, then the role's share; never rarer than a third of what is stated. */
export const withReturns = (number: number, from: string): string => `
  SELECT f.*, CASE WHEN f.times = 1 THEN 1 ELSE greatest(coalesce(r.share, 0), pow(${RETURN}, f.times - 1) / 3) END AS returning_share
  FROM (SELECT f.*, coalesce(a.role, '') AS role_of FROM ${from} f LEFT JOIN actors a ON a.actor = f.who) f
  ASOF LEFT JOIN d${number}_returns r ON r.role = f.role_of AND r.papered = f.papered AND r.times = f.times AND f.on_day >= r.on_day`;

/** Chance that work alone shows as much: it leads there `by_work` times, and returns as often as the role does. */
export const BY_CHANCE = '1 - exp(-by_work * returning_share)';

/** Chance that work alone leads there at all, however often it then returns. */
export const BY_WORK = '1 - exp(-by_work)';
