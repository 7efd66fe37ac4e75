// 17. A look-up at an hour when this person hardly ever works, or the first after weeks without any. Needs no roster: their own past is the measure. Added because most systems keep
// no roster beside their log, and an account that wakes up, or works at another time than its owner, is what a borrowed password looks like.
import { baseRates, besideLlr } from './base-rate.js';
import type { Detector, Facts, Language } from './detector.js';
import { findingSelect } from './finding.js';

const NAME = 'unusual_time';

/** Look-ups before which nobody has hours of their own. */
const HABIT = 20;
/** Three hours that hold less than one in fifty of somebody's look-ups; by chance they would hold one in eight. */
const SELDOM = 0.02;
/** Whole weeks without a look-up: longer than a holiday. */
const AWAY_WEEKS = 6;

// Hours by blocks of four weeks, and only the blocks before: whoever begins to look at night does not make it usual at once.
const HOURS = `CREATE OR REPLACE TEMP TABLE d17_hour AS
  WITH counted AS (SELECT actor, week // 4 AS block, hour("at") AS hour, count(*) AS n FROM accesses GROUP BY actor, block, hour),
  asked AS (SELECT DISTINCT actor, week // 4 AS block, hour("at") AS hour FROM open_accesses),
  totals AS (SELECT actor, block, sum(n) AS n FROM counted GROUP BY actor, block),
  before AS (SELECT a.actor, a.block, sum(t.n) AS n FROM (SELECT DISTINCT actor, block FROM asked) a JOIN totals t ON t.actor = a.actor AND t.block < a.block GROUP BY a.actor, a.block HAVING sum(t.n) >= ${HABIT}),
  around AS (SELECT actor, block, hour, (hour + ahead + 24) % 24 AS near_hour FROM asked, (VALUES (-1), (0), (1)) beside(ahead)),
  near AS (SELECT a.actor, a.block, a.hour, sum(c.n) AS n FROM around a JOIN counted c ON c.actor = a.actor AND c.hour = a.near_hour AND c.block < a.block GROUP BY a.actor, a.block, a.hour)
  SELECT a.actor, a.block, a.hour, (coalesce(n.n, 0) + 0.5) / (b.n + 4) AS share
  FROM asked a JOIN before b ON b.actor = a.actor AND b.block = a.block LEFT JOIN near n ON n.actor = a.actor AND n.block = a.block AND n.hour = a.hour
  WHERE (coalesce(n.n, 0) + 0.5) / (b.n + 4) < ${SELDOM}`;

const RETURNS = `CREATE OR REPLACE TEMP TABLE d17_return AS
  WITH weeks AS (SELECT DISTINCT actor, week FROM accesses)
  SELECT actor, week, week - before - 1 AS away FROM (SELECT *, lag(week) OVER (PARTITION BY actor ORDER BY week) AS before FROM weeks) WHERE week - before - 1 >= ${AWAY_WEEKS}`;

const FLAGS = `CREATE OR REPLACE TEMP TABLE d17_flag AS
  SELECT o.access, o.at, o.week, o.actor, o.subject, 'hour' AS kind, CAST(o.at AS DATE) AS what, NULL AS away, h.share
  FROM open_accesses o JOIN d17_hour h ON h.actor = o.actor AND h.block = o.week // 4 AND h.hour = hour(o.at)
  UNION ALL SELECT o.access, o.at, o.week, o.actor, o.subject, 'return', CAST(o.at AS DATE), r.away, NULL
  FROM open_accesses o JOIN d17_return r ON r.actor = o.actor AND r.week = o.week`;

const say: Readonly<Record<Language, (facts: Facts) => string>> = {
  en: (facts) => (facts['what'] === 'return' ? `The first look-ups of this account after ${facts['away']} weeks without any.` : `Looked at an hour at which this person hardly ever works (${facts['share']} % of their look-ups before).`),
  fr: (facts) => (facts['what'] === 'return' ? `Premières consultations de ce compte après ${facts['away']} semaines sans aucune.` : `A consulté à une heure où cette personne ne travaille presque jamais (${facts['share']}\u00a0% de ses consultations d’avant).`),
};

export const unusualTime: Detector = {
  number: 17,
  name: NAME,
  family: 'presence',
  care: 'prompt',
  question: { en: 'Was the account used at a time at which its owner is hardly ever there?', fr: 'Le compte a-t-il servi à un moment où son titulaire n’est presque jamais là\u00a0?' },
  needs: ['accesses'],
  clearedBy: 'independent explanation',
  falseAlarms: 'Changes of shift, courses, a return from long leave. The share among peers is the measure; it reaches 1.5 and never alerts alone.',
  source: 'domain.md section 4: red flags "off-duty" and "sharing credentials"; what a system without a roster can still tell',
  prepare: [HOURS, RETURNS, FLAGS, ...baseRates('d17', 0.02)],
  sql: findingSelect({
    detector: NAME, from: 'd17_flag o JOIN d17_base b ON b.actor = o.actor AND b.week = o.week AND b.kind = o.kind',
    llr: besideLlr("CASE o.kind WHEN 'hour' THEN 0.15 ELSE 0.03 END", 'b.habit', 1.5), facts: "'what', o.kind, 'away', o.away, 'share', round(100 * o.share, 1)",
  }),
  say,
};
