// 10. Taking in bulk: more in one day than work gives, a little too much week after week, one identifier after another, and what is taken away on paper or file.
// A look-up of which neither subject nor text is known counts as one thing. Only look-ups that nothing explains count, so a bulk job or a busy desk is not seen here at all; service accounts are compared with service accounts.
import { aloneLlr, amongOthers, baseRates, distanceLlr } from './base-rate.js';
import type { Detector, Facts, Language } from './detector.js';
import { findingSelect } from './finding.js';

const NAME = 'bulk';

/** Subjects in one day below which nobody speaks of bulk: about one an hour of a long shift. */
const DAY_FLOOR = 10;
/** Unexplained subjects within eight weeks: more than two in each, beside what peers leave unexplained. */
const SLOW_FLOOR = 20;
const TRAILING_WEEKS = 8;
/** People of whom a middle can be told. A log that thins out (a system given up) leaves few in a week: those of the trailing weeks count. */
const PEERS = 5;
/** Explained look-ups that everyone is taken to have, so that who is new is not measured against nothing. */
const WORK_FLOOR = 20;
/** Numbers one after another, and names in alphabetical order: seven come so by chance once in 5,040. */
const RUN_NUMBERS = 5;
const RUN_NAMES = 7;
/** Identifiers of a household or of one import often stand side by side: where no query text tells, a run must be longer. */
const RUN_IDENTIFIERS = 9;
/** A factor of 1.5 or 1.35: people differ at least as much as that, however alike the evidence shows them. */
const DAY_SPREAD = 0.4;
const SLOW_SPREAD = 0.3;

const ROWS = `CREATE OR REPLACE TEMP TABLE d10_row AS
  SELECT o.access, o.at, o.week, o.actor, o.subject, o.action, a.query_text, coalesce(a.records_opened, a.result_count, 1) AS records, s.subject_id,
    coalesce(CAST(o.subject AS VARCHAR), a.query_text, a.event_id) AS thing,
    CASE WHEN coalesce(p.service_account, false) THEN 'service' WHEN count(DISTINCT o.actor) OVER (PARTITION BY p.role) >= ${PEERS} THEN coalesce(p.role, '') ELSE '' END AS peers
  FROM open_accesses o JOIN accesses a ON a.access = o.access LEFT JOIN actors p ON p.actor = o.actor LEFT JOIN subjects s ON s.subject = o.subject`;

/** Median and spread of `x` over the trailing weeks, by peers and by the actor. */
const typical = (table: string): string => `
  ${table}_peers AS (SELECT peers, week + ahead AS week, median(x) AS middle, mad(x) AS spread FROM ${table}, range(${TRAILING_WEEKS}) later(ahead) GROUP BY peers, week + ahead),
  ${table}_own AS (SELECT actor, week + ahead AS week, median(x) AS middle, count(*) AS n FROM ${table}, range(1, ${TRAILING_WEEKS + 1}) later(ahead) GROUP BY actor, week + ahead)`;

const DAYS = `CREATE OR REPLACE TEMP TABLE d10_day AS
  WITH day AS (
    SELECT actor, peers, week, CAST("at" AS DATE) AS on_day, things, ln(1 + things) AS x FROM (
      SELECT *, count(DISTINCT thing) OVER one
        + sum(CASE WHEN action IN ('export', 'print') THEN greatest(records, 1) - 1 ELSE 0 END) OVER one AS things
      FROM d10_row WINDOW one AS (PARTITION BY actor, CAST("at" AS DATE)))
    GROUP BY actor, peers, week, CAST("at" AS DATE), things
    UNION ALL
    SELECT b.actor, coalesce(k.peers, CASE WHEN p.service_account THEN 'service' ELSE coalesce(p.role, '') END), b.week, b.on_day, b.things, ln(1 + b.things)
    FROM earlier_days b LEFT JOIN (SELECT actor, any_value(peers) AS peers FROM d10_row GROUP BY actor) k ON k.actor = b.actor LEFT JOIN actors p ON p.actor = b.actor),
  ${typical('day')}
  SELECT d.*, p.middle, (d.x - greatest(p.middle, CASE WHEN w.n >= 10 THEN w.middle ELSE 0 END)) / greatest(${DAY_SPREAD}, 1.4826 * p.spread) AS z
  FROM day d JOIN day_peers p ON p.peers = d.peers AND p.week = d.week LEFT JOIN day_own w ON w.actor = d.actor AND w.week = d.week
  WHERE d.things >= ${DAY_FLOOR}`;

// Against the explained work that the actor did: who works twice as much leaves twice as much unexplained. Where nothing can be explained this compares plain counts.
const SLOW = `CREATE OR REPLACE TEMP TABLE d10_slow AS
  WITH opened AS (SELECT actor, any_value(peers) AS peers, week, count(*) AS rows, count(DISTINCT thing) AS n FROM d10_row GROUP BY actor, week),
  done AS (SELECT actor, week, count(*) AS rows FROM accesses GROUP BY actor, week),
  weekly AS (SELECT o.*, d.rows - o.rows AS worked FROM opened o JOIN done d ON d.actor = o.actor AND d.week = o.week),
  summed AS (
    SELECT *, sum(n) OVER mine AS things, sum(worked) OVER mine + ${WORK_FLOOR} AS work,
      (sum(n) OVER theirs - sum(n) OVER mine + 1) / (sum(worked) OVER theirs - sum(worked) OVER mine + ${WORK_FLOOR}) AS odds
    FROM weekly
    WINDOW mine AS (PARTITION BY actor ORDER BY week RANGE BETWEEN ${TRAILING_WEEKS - 1} PRECEDING AND CURRENT ROW),
      theirs AS (PARTITION BY peers ORDER BY week RANGE BETWEEN ${TRAILING_WEEKS - 1} PRECEDING AND CURRENT ROW)),
  measured AS (SELECT *, ln((1 + things) / (1 + work * odds)) AS x FROM summed),
  typical AS (SELECT peers, week + ahead AS week, median(x) AS middle, mad(x) AS spread FROM measured, range(${TRAILING_WEEKS}) later(ahead) GROUP BY peers, week + ahead HAVING count(DISTINCT actor) >= ${PEERS}),
  far AS (
    SELECT m.*, (m.x - t.middle) / greatest(${SLOW_SPREAD}, 1.4826 * t.spread) AS z FROM measured m JOIN typical t ON t.peers = m.peers AND t.week = m.week
    WHERE m.things >= ${SLOW_FLOOR} AND m.x - t.middle > ln(2))
  SELECT * FROM far QUALIFY z > 1.1 * coalesce(max(z) OVER (PARTITION BY actor ORDER BY week ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)`;

// One after another: the same text but for its last number, which grows by one to three; or names in the order of the alphabet; all within an hour of the one before.
const RUNS = `CREATE OR REPLACE TEMP TABLE d10_run AS
  WITH asked AS (
    SELECT access, "at", actor, subject, CASE WHEN query_text IS NULL THEN 'identifiers' ELSE 'numbers' END AS kind, lower(trim(coalesce(query_text, subject_id))) AS asked
    FROM d10_row WHERE coalesce(query_text, subject_id) IS NOT NULL),
  parts AS (SELECT *, TRY_CAST(regexp_extract(asked, '([0-9]{1,9})[^0-9]*$', 1) AS BIGINT) AS number, regexp_replace(asked, '[0-9]+([^0-9]*)$', '#\\1') AS stem FROM asked),
  stepped AS (
    SELECT *, coalesce(stem = lag(stem) OVER mine AND abs(number - lag(number) OVER mine) BETWEEN 1 AND 3 AND "at" - lag("at") OVER mine <= INTERVAL 1 HOUR, false) AS next_number,
      coalesce(asked > lag(asked) OVER mine AND "at" - lag("at") OVER mine <= INTERVAL 1 HOUR, false) AS next_name, count(*) OVER (PARTITION BY actor) AS n
    FROM parts WINDOW mine AS (PARTITION BY actor, kind ORDER BY "at", access)),
  chance AS (SELECT kind, greatest(0.02, (count(*) FILTER (next_number) + 1) / (count(*) + 50)) AS step FROM stepped GROUP BY kind),
  runs AS (
    SELECT kind, actor, n, 'numbers' AS way, next_number AS next, access, "at", subject, count(*) FILTER (NOT next_number) OVER (PARTITION BY actor, kind ORDER BY "at", access) AS run FROM stepped
    UNION ALL
    SELECT kind, actor, n, 'names', next_name, access, "at", subject, count(*) FILTER (NOT next_name) OVER (PARTITION BY actor, kind ORDER BY "at", access) FROM stepped WHERE kind = 'numbers' AND number IS NULL),
  counted AS (SELECT kind, actor, way, run, max(n) AS n, count(*) AS things FROM runs GROUP BY kind, actor, way, run)
  SELECT r.access, r.at, r.actor, r.subject, c.things, ln(c.n) + CASE WHEN c.way = 'names' THEN -lgamma(c.things + 1) ELSE (c.things - 1) * ln(h.step) END AS ln_chance
  FROM counted c JOIN chance h ON h.kind = c.kind JOIN runs r ON r.actor = c.actor AND r.kind = c.kind AND r.way = c.way AND r.run = c.run
  WHERE c.things >= CASE WHEN c.kind = 'identifiers' THEN ${RUN_IDENTIFIERS} WHEN c.way = 'names' THEN ${RUN_NAMES} ELSE ${RUN_NUMBERS} END`;

const TAKEN = `CREATE OR REPLACE TEMP TABLE d10_flag AS
  SELECT access, "at", actor, week, subject, 'taken' AS kind, access AS what FROM d10_row WHERE action IN ('export', 'print')`;

const sentences: Readonly<Record<Language, Readonly<Record<string, (n: string) => string>>>> = {
  en: {
    day: (n) => `Looked at ${n} subjects in one day for no work that the evidence shows, far more than peers and than this person’s own past.`,
    weeks: (n) => `Looked at ${n} subjects within eight weeks for no work that the evidence shows, far more than peers with as much work.`,
    run: (n) => `Asked for ${n} subjects one after another, in the order of their numbers or of the alphabet.`,
    taken: (n) => `Exported or printed ${n} times within half a year for no work that the evidence shows, where peers hardly do.`,
  },
  fr: {
    day: (n) => `A consulté ${n} sujets en un jour sans travail que montrent les éléments, bien plus que ses pairs et que d’habitude.`,
    weeks: (n) => `A consulté ${n} sujets en huit semaines sans travail que montrent les éléments, bien plus que ses pairs à travail égal.`,
    run: (n) => `A demandé ${n} sujets l’un après l’autre, dans l’ordre des numéros ou de l’alphabet.`,
    taken: (n) => `A exporté ou imprimé ${n} fois en six mois sans travail que montrent les éléments, là où ses pairs ne le font guère.`,
  },
};
const say = (language: Language) => (facts: Facts): string => sentences[language][String(facts['what'])]?.(String(facts['count'])) ?? '';

export const bulk: Detector = {
  number: 10,
  name: NAME,
  family: 'volume',
  care: 'reviewer',
  question: {
    en: 'Does somebody take more than work gives: in a day, over weeks, one number after another, or by export?',
    fr: 'Quelqu’un prend-il plus que le travail ne donne : en un jour, en des semaines, numéro après numéro, ou par exportation ?',
  },
  needs: ['accesses'],
  clearedBy: 'independent explanation',
  falseAlarms: 'A backlog worked off without a task, a new intelligence product, a clerk whose desk requests are not recorded while those of others are. A distance of four and a half spreads is asked: about one in a thousand people in half a year.',
  source: 'domain.md section 4 (bulk or alphabetical browsing; plate or address look-ups without occurrence)',
  prepare: [ROWS, DAYS, SLOW, RUNS, TAKEN, ...baseRates('d10', 0.01)],
  sql: amongOthers([
    // Every look-up of such a day, week or run: a reviewer sees them all. Some 130 working days in half a year; three windows of eight weeks, seen from both sides.
    findingSelect({ detector: NAME, from: 'd10_day g JOIN d10_row o ON o.actor = g.actor AND CAST(o.at AS DATE) = g.on_day', llr: distanceLlr('g.z', 130, 5), facts: "'what', 'day', 'count', g.things" }),
    findingSelect({ detector: NAME, from: 'd10_slow g JOIN d10_row o ON o.actor = g.actor AND o.week = g.week', llr: distanceLlr('g.z', 7, 4.5), facts: "'what', 'weeks', 'count', g.things" }),
    findingSelect({ detector: NAME, from: 'd10_run o', llr: 'least(5, ln(0.3) - o.ln_chance)', facts: "'what', 'run', 'count', o.things" }),
    findingSelect({ detector: NAME, from: "d10_flag o JOIN d10_base b ON b.actor = o.actor AND b.week = o.week AND b.kind = o.kind", llr: aloneLlr(0.3, 'b.own_k', 'b.lambda', 4), facts: "'what', 'taken', 'count', b.own_k" }),
  ].join(' UNION ALL '), '-', 'all_people'),
  say: { en: say('en'), fr: say('fr') },
};
