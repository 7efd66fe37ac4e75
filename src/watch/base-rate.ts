// How common a thing is among honest people, told by the evidence itself: what its peers show, up to that week and never later.
// One offender in a hundred hardly moves the rate of the others; the actor examined is left out of it.
import { FAINT } from './chance.js';
import { weekOf } from './evidence/working-tables.store.js';

/** Half a year: as long as four honest people may go with at most one wrong alert among them (0.5 a year each is the promise of `docs/detectors.md`). */
export const HALF_YEAR_WEEKS = 26;

/** Look-ups for which the prior rate stands in while peers have shown little. */
const PRIOR_WEIGHT = 200;
/** Look-ups of a unit that outweigh what its role shows: about one person's quarter. */
const UNIT_WEIGHT = 50;
/** Own look-ups before which a habit is not yet one. */
const OWN_WEIGHT = 20;

const FRAME = `RANGE BETWEEN ${HALF_YEAR_WEEKS - 1} PRECEDING AND CURRENT ROW`;

/** Sums over the half year that ends with this week: the actor's own, the unit's within the role, and the role's. */
const trailing = (count: string, by: string): string => ['actor', 'role, unit', 'role']
  .map((peers, index) => `sum(${count}) OVER (PARTITION BY ${by}${peers} ORDER BY week ${FRAME}) AS ${['own', 'unit', 'role'][index]}_${count}`).join(', ');

/**
 * Makes `<prefix>_base (actor, week, kind, own_k, own_n, share, lambda, habit)` from `<prefix>_flag (actor, week, kind, what, …)`:
 * `own_k` different `what` that the actor showed in the half year up to that week, `own_n` all that the actor opened without an explanation,
 * `share` how often peers show this kind among what nothing explains (role, then unit, then `prior`; Jeffreys' half for what nobody showed; a unit never below half of its role, since a few empty months prove little), `lambda` how often somebody honest with as many look-ups would,
 * `habit` the share again, moved towards what this actor showed before that week, by half at most: who has always been careless is judged against that, and nobody buys silence by years of it.
 */
export const baseRates = (prefix: string, prior: number, opened = 'SELECT actor, week, count(*) AS n FROM open_accesses GROUP BY actor, week'): readonly string[] => [
  `CREATE OR REPLACE TEMP TABLE ${prefix}_n AS
   SELECT actor, week, n, ${trailing('n', '')}
   FROM (SELECT o.actor, o.week, o.n, coalesce(p.role, '') AS role, coalesce(p.unit, '') AS unit FROM (${opened}) o LEFT JOIN actors p ON p.actor = o.actor)`,
  `CREATE OR REPLACE TEMP TABLE ${prefix}_base AS
   WITH flagged AS (SELECT actor, week, kind, count(DISTINCT what) AS k FROM ${prefix}_flag GROUP BY actor, week, kind),
   summed AS (
     SELECT actor, week, kind, k, ${trailing('k', 'kind, ')}
     FROM (SELECT f.*, coalesce(p.role, '') AS role, coalesce(p.unit, '') AS unit FROM flagged f LEFT JOIN actors p ON p.actor = f.actor)),
   shares AS (
     SELECT s.actor, s.week, s.kind, s.own_k, n.own_n, s.own_k - s.k AS past_k, n.own_n - n.n AS past_n, s.unit_k - s.own_k AS unit_k, n.unit_n - n.own_n AS unit_n,
       (s.role_k - s.own_k + 0.5 + ${PRIOR_WEIGHT} * ${prior}) / (n.role_n - n.own_n + ${PRIOR_WEIGHT}) AS role_share
     FROM summed s JOIN ${prefix}_n n ON n.actor = s.actor AND n.week = s.week)
   SELECT actor, week, kind, own_k, own_n, share, own_n * share AS lambda, least(1, (past_k + greatest(${OWN_WEIGHT}, past_n) * share) / (past_n + greatest(${OWN_WEIGHT}, past_n))) AS habit
   FROM (SELECT *, least(1, greatest(role_share / 2, (unit_k + ${UNIT_WEIGHT} * role_share) / (unit_n + ${UNIT_WEIGHT}))) AS share FROM shares)`,
];

/**
 * For something that stands alone: honest people's rates differ as an exponential distribution does about `lambda`, so that seeing it at least `k` times has the chance (λ / (1 + λ))^k.
 * `misuse` is the chance of it under misuse of this kind: a stated prior.
 */
export const aloneLlr = (misuse: number, k: string, lambda = 'b.lambda', cap: number | string = 5): string =>
  `least(${cap}, ln(${misuse}) + (${k}) * ln((1 + (${lambda})) / greatest(${lambda}, 1e-6)))`;

/** For something that only says more about a look-up found for another reason: how often it is so under misuse, against its share among honest look-ups that nothing explains. */
export const besideLlr = (misuse: number | string, share = 'b.share', cap: number | string = 2): string => `least(${cap}, ln((${misuse}) / greatest(${share}, 1e-6)))`;

/** ln P(Z ≥ z) of the normal law by Mills' ratio; an upper bound for z > 0, good from 2 on. */
const lnNormalTail = (z: string): string => `(-0.5 * (${z}) * (${z}) - ln(2.5066 * greatest(${z}, 0.4)))`;

/**
 * For a tail p over `looks` independent chances in half a year, made a bet that honest people lose on average (the calibrator ½·p^(−½): Vovk and Wang,
 * E-values, Annals of Statistics 2021), so that no shape of misuse need be guessed.
 */
export const tailLlr = (lnP: string, looks: number, cap: number): string => `least(${cap}, -0.5 * (${lnP} + ln(${looks})) - ln(2))`;

/** The same for a robust distance from peers, in spreads. */
export const distanceLlr = (z: string, looks: number, cap: number): string => tailLlr(lnNormalTail(z), looks, cap);

/** People of a role at which its own share outweighs that of all. */
const ROLE_PEOPLE = 10;
/** Of those who misuse in a detector's way, about half show as much as a given finding does. */
const AS_MUCH = 0.5;

/**
 * Findings that stand alone, never heavier than how few others had shown as much (same `what` in the facts, in steps of half a nat, known by then; role, then all) allows: jobs, beats and habits that no rate
 * foresaw repeat in honest people, and then many of them stand far out. Somebody is always the first to go so far: half a person is added, so that among thirty peers nothing is rarer than one in sixty (`compared`: for what measures a distance from peers, and so says itself how far, among everybody). `beside` names what is left as it is: shares of look-ups, which say more about a look-up found otherwise.
 */
export const amongOthers = (findings: string, beside = '-', compared: 'role_people' | 'all_people' = 'role_people'): string => `
  WITH raw AS (${findings}),
  marked AS (
    SELECT r.*, coalesce(json_extract_string(r.facts, '$.what'), '') AS what, CAST(floor(2 * r.llr) AS INTEGER) AS step, ${weekOf('r.known_at')} AS known_week, coalesce(p.role, '') AS role
    FROM raw r LEFT JOIN actors p ON p.actor = r.actor),
  highest AS (SELECT what, role, actor, known_week, max(step) AS step FROM marked GROUP BY ALL),
  reached AS (SELECT h.what, h.role, h.actor, CAST(s.step AS INTEGER) AS step, min(h.known_week) AS week FROM highest h JOIN range(0, 16) s(step) ON s.step <= h.step GROUP BY ALL),
  by_all AS (SELECT what, step, week, sum(count(*)) OVER (PARTITION BY what, step ORDER BY week) AS n FROM reached GROUP BY what, step, week),
  by_role AS (SELECT what, role, step, week, sum(count(*)) OVER (PARTITION BY what, role, step ORDER BY week) AS n FROM reached GROUP BY what, role, step, week),
  people AS (SELECT coalesce(p.role, '') AS role, count(*) AS n FROM (SELECT DISTINCT actor FROM open_accesses) o LEFT JOIN actors p ON p.actor = o.actor GROUP BY 1),
  compared AS (
    SELECT m.*, (a.n - 0.5) / (SELECT sum(n) FROM people) AS all_share, r.n - 1 AS role_others, coalesce(q.n, 0) AS role_people, (SELECT sum(n) FROM people) AS all_people
    FROM marked m ASOF JOIN by_all a ON a.what = m.what AND a.step = m.step AND m.known_week >= a.week
    ASOF JOIN by_role r ON r.what = m.what AND r.role = m.role AND r.step = m.step AND m.known_week >= r.week LEFT JOIN people q ON q.role = m.role)
  SELECT detector, actor, access, subject, episode, "at", known_at, weighed AS llr, facts, row_refs
  FROM (SELECT *, CASE WHEN what = '${beside}' THEN llr
    ELSE round(least(llr, ln(${AS_MUCH}) - ln(greatest(0.5 / (${compared} + 1), (role_others + ${ROLE_PEOPLE} * all_share) / (role_people + ${ROLE_PEOPLE})))), 3) END AS weighed FROM compared)
  WHERE weighed >= ${FAINT}`;
