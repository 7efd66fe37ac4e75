// 15. Who is looked at, without work, is not who work leads to: women, men or the young far more often than among peers with the same duties. A unit for victims looks
// at women because its work does: what the actor's explained work looks like is the measure as well.
import { tailLlr } from './base-rate.js';
import type { Detector, Facts, Language } from './detector.js';
import { findingSelect, lastAccess } from './finding.js';

const NAME = 'targeting_skew';

/** Fewer people than this have no distribution. */
const PEOPLE = 8;
const YOUNG_YEARS = 30;
/** People at which a unit's, and at which the actor's own explained work outweighs what stands above it. */
const UNIT_WEIGHT = 40;
const OWN_WEIGHT = 20;
/** People looked up together (a couple, friends) are not independent: three count as two. */
const DESIGN_EFFECT = 1.5;
/** Two sexes and the young, each over some three separate stretches of half a year's looking. */
const LOOKS = 9;

const HALF = 'RANGE BETWEEN 25 PRECEDING AND CURRENT ROW';

// By actor and week: all people seen, and those that nothing explains, with their number of each trait. No name of a sex is known beforehand: the two most common values are asked about.
const counts = (table: string): string => `
  SELECT a.actor, a.week, count(*) AS n, count(*) FILTER (p.is_first) AS first_k, count(*) FILTER (p.is_second) AS second_k, count(*) FILTER (a.at < p.young_until) AS young_k
  FROM ${table} a JOIN d15_people p ON p.person = a.subject GROUP BY a.actor, a.week`;

const SEXES = `CREATE OR REPLACE TEMP TABLE d15_sexes AS
  SELECT sexes[1] AS first, sexes[2] AS second FROM (SELECT list(sex ORDER BY n DESC, sex) AS sexes FROM (SELECT sex, count(*) AS n FROM persons WHERE sex IS NOT NULL GROUP BY sex))`;

// Once a person, not once a look-up. Who was born on 29 February is a year older on 1 March.
const PEOPLE_SEEN = `CREATE OR REPLACE TEMP TABLE d15_people AS
  SELECT person, is_first, is_second, CAST(CASE WHEN CAST(birthday - INTERVAL ${YOUNG_YEARS} YEAR AS DATE) < born_on THEN birthday + 1 ELSE birthday END AS TIMESTAMP) AS young_until
  FROM (SELECT p.person, p.born_on, p.sex = s.first AS is_first, p.sex = s.second AS is_second, CAST(p.born_on + INTERVAL ${YOUNG_YEARS} YEAR AS DATE) AS birthday FROM persons p, d15_sexes s WHERE p.sex IS NOT NULL)`;

const FIRST_OPEN = `CREATE OR REPLACE TEMP TABLE d15_open AS
  SELECT access, "at", week, actor, subject FROM open_accesses WHERE subject IS NOT NULL QUALIFY row_number() OVER (PARTITION BY actor, subject, week // 13 ORDER BY "at", access) = 1`;

const summed = (from: string, by: string, prefix: string): string => ['n', 'first_k', 'second_k', 'young_k'].map((count) => `sum(${from}.${count}) OVER (PARTITION BY ${by} ORDER BY week ${HALF}) AS ${prefix}_${count}`).join(', ');

const SHARES = `CREATE OR REPLACE TEMP TABLE d15_share AS
  WITH opened AS (${counts('d15_open')}), every AS (${counts('accesses')}),
  weekly AS (
    SELECT o.*, e.n AS all_n, e.first_k AS all_first_k, e.second_k AS all_second_k, e.young_k AS all_young_k, coalesce(p.role, '') AS role, coalesce(p.unit, '') || '/' || coalesce(p.beat, '') AS place
    FROM opened o JOIN every e ON e.actor = o.actor AND e.week = o.week LEFT JOIN actors p ON p.actor = o.actor),
  totals AS (
    SELECT *, ${summed('weekly', 'actor', 'own')}, ${summed('weekly', 'role, place', 'unit')}, ${summed('weekly', 'role', 'role')},
      ${['n', 'first_k', 'second_k', 'young_k'].map((count) => `sum(all_${count} - ${count}) OVER (PARTITION BY actor ORDER BY week ${HALF}) AS work_${count}`).join(', ')}
    FROM weekly),
  long AS (${['first_k', 'second_k', 'young_k'].map((k) => `SELECT actor, week, '${k}' AS trait, own_n AS n, own_${k} AS k, unit_n - own_n AS unit_n, unit_${k} - own_${k} AS unit_k, role_n - own_n AS role_n, role_${k} - own_${k} AS role_k, work_n, work_${k} AS work_k FROM totals`).join(' UNION ALL ')}),
  peers AS (SELECT *, (unit_k + ${UNIT_WEIGHT} * (role_k + 1) / (role_n + 2)) / (unit_n + ${UNIT_WEIGHT}) AS peer_share FROM long WHERE n >= ${PEOPLE}),
  expected AS (SELECT *, least(0.98, greatest(0.02, peer_share, (work_k + ${OWN_WEIGHT} * peer_share) / (work_n + ${OWN_WEIGHT}))) AS share FROM peers)
  SELECT *, CASE WHEN k <= n * share THEN 0 ELSE n / ${DESIGN_EFFECT} * (k / n * ln(k / n / share) + CASE WHEN k < n THEN (1 - k / n) * ln((1 - k / n) / (1 - share)) ELSE 0 END) END AS divergence FROM expected`;

// Each week that says more than every week before it, at its last person with the trait.
const RISES = `CREATE OR REPLACE TEMP TABLE d15_rise AS
  WITH rises AS (SELECT * FROM d15_share WHERE divergence > 4 QUALIFY divergence > 1.15 * coalesce(max(divergence) OVER (PARTITION BY actor, trait ORDER BY week ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0))
  SELECT r.actor, r.week, r.trait, r.n, r.k, r.share, r.divergence, ${lastAccess} AS access, max(o.at) AS "at", s.first, s.second
  FROM rises r JOIN d15_open o ON o.actor = r.actor AND o.week = r.week JOIN persons p ON p.person = o.subject, d15_sexes s
  WHERE CASE r.trait WHEN 'first_k' THEN p.sex = s.first WHEN 'second_k' THEN p.sex = s.second ELSE p.born_on > CAST(o.at AS DATE) - INTERVAL ${YOUNG_YEARS} YEAR END
  GROUP BY ALL`;

const trait: Readonly<Record<Language, (facts: Facts) => string>> = {
  en: (facts) => (facts['trait'] === null ? `people under ${YOUNG_YEARS}` : `people of sex “${facts['trait']}”`),
  fr: (facts) => (facts['trait'] === null ? `des moins de ${YOUNG_YEARS} ans` : `des personnes de sexe «\u00a0${facts['trait']}\u00a0»`),
};

export const skew: Detector = {
  number: 15,
  name: NAME,
  family: 'skew',
  care: 'reviewer',
  question: { en: 'Are the people somebody looks at without work of one sex or age, where work would not choose so?', fr: 'Les personnes consultées sans travail sont-elles d’un même sexe ou d’un même âge, là où le travail ne choisirait pas ainsi\u00a0?' },
  needs: ['persons.sex'],
  clearedBy: 'independent explanation',
  falseAlarms: 'An assignment of which the evidence knows nothing (victim support, youth court): the actor’s explained work and the unit’s are the measure, so it must show nowhere else to deceive. About one in two hundred people in half a year reaches 2.',
  source: 'domain.md section 4 (query on ex-partner; subject with no link to caseload); e-values: Vovk and Wang 2021; Chernoff bound on the binomial tail',
  prepare: [SEXES, PEOPLE_SEEN, FIRST_OPEN, SHARES, RISES],
  sql: findingSelect({
    detector: NAME, from: 'd15_rise o', subject: 'NULL::INTEGER', llr: tailLlr('-o.divergence', LOOKS, 4),
    facts: "'count', o.k, 'of', o.n, 'expected', round(100 * o.share), 'trait', CASE o.trait WHEN 'first_k' THEN o.first WHEN 'second_k' THEN o.second END",
  }),
  say: {
    en: (facts) => `${facts['count']} of ${facts['of']} people looked at without a reason are ${trait.en(facts)}; this person’s work and peers would give ${facts['expected']} %.`,
    fr: (facts) => `${facts['count']} des ${facts['of']} personnes consultées sans motif sont ${trait.fr(facts)}; son travail et ses pairs en donneraient ${facts['expected']}\u00a0%.`,
  },
};
