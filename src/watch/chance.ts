// How often honest work would show the same: pieces of SQL that detectors share. Every rate ends at the look it judges, so that no week learns from a later one.

/**
 * P(X ≥ k) for a Poisson number X of the given mean, as a DuckDB expression; 1 where k does not exceed the mean. Summed from k upward, so that a tail far
 * below the smallest difference from 1 keeps its digits; 200 terms are all that counts while k is above the mean.
 */
export const poissonTail = (k: string, mean: string): string =>
  `CASE WHEN ${k} <= ${mean} OR ${k} <= 0 THEN 1.0 ELSE least(1.0, list_sum([exp(-greatest(${mean}, 1e-12) + (${k} + j) * ln(greatest(${mean}, 1e-12)) - lgamma(${k} + j + 1)) for j in range(0, 200)])) END`;

/** ln(misuse / honest), rounded: two runs on one evidence set must give the same bytes, and sums over threads differ in their last digit. Never above 6: what a pattern in a log can say at most. */
export const logRatio = (misuse: string, honest: string): string => `round(least(6.0, ln(${misuse}) - ln(least(1.0, greatest(${honest}, 1e-9)))), 3)`;

export const day = (timestamp: string): string => `strftime(${timestamp}, '%Y-%m-%d')`;

/**
 * `d<number>_looks`: every open look with whose interest it serves (`who`: the one who looked, and also the one it was made for), and how many open looks `who` has made until then;
 * `d<number>_days`: by day, how many open looks all have made until its end, and at how many different subjects. With these, the chance that work alone leads somebody to one subject
 * is `SHARE` (below): as often as the agency looks there.
 */
export const looksUntil = (number: number): readonly string[] => [
  `CREATE OR REPLACE TEMP TABLE d${number}_looks AS
   WITH both_hands AS (
     SELECT access, "at" AS looked_at, week, actor AS who, subject FROM open_accesses WHERE subject IS NOT NULL
     UNION ALL
     SELECT access, "at" AS looked_at, week, on_behalf_of AS who, subject FROM open_accesses WHERE subject IS NOT NULL AND on_behalf_of <> actor)
   SELECT *, CAST(looked_at AS DATE) AS on_day, row_number() OVER (PARTITION BY who ORDER BY looked_at, access) AS own_looks FROM both_hands`,
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
