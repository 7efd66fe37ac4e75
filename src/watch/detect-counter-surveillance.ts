// 9. Somebody who wants to know what is being done against them or their friends: sealed records, the people of one group asked about again and again, one subject in every system at once.
import { aloneLlr, amongOthers, baseRates, HALF_YEAR_WEEKS } from './base-rate.js';
import type { Detector, Facts, Language } from './detector.js';
import { findingSelect } from './finding.js';

const NAME = 'counter_surveillance';

/** Two people of a group come up by chance in any district; three or more, on different days, are an interest in the group. */
const GROUP_PEOPLE = 3;

/** One such look, however rare, has the innocent cause that every unwritten look has: work leads to protected people too. From the second on it is a search; a third says all that a pattern in a log can say. */
const SEALED_MOST = 'CASE WHEN b.own_k < 2 THEN 2.5 WHEN b.own_k < 3 THEN 5 ELSE 6 END';

// Sealed in itself, or something that stands near what is sealed (a source's address says as much as the name).
const GUARDED = `CREATE OR REPLACE TEMP TABLE d9_guarded AS
  WITH sealed AS (
    SELECT subject, CASE WHEN kind = 'covert_vehicle' THEN 'covert' ELSE 'sealed' END AS kind FROM sealed_subjects
    UNION SELECT vehicle, 'covert' FROM vehicles WHERE covert),
  near AS (SELECT r.near AS subject, 'near' AS kind, r.known_at FROM reach r JOIN sealed s ON s.subject = r.subject AND s.kind = 'sealed' WHERE r.how <> 'self')
  SELECT subject, CASE min(rank) WHEN 1 THEN 'sealed' WHEN 2 THEN 'covert' ELSE 'near' END AS kind, min(known_at) AS known_at
  FROM (SELECT subject, kind, TIMESTAMP '1970-01-01' AS known_at, CASE kind WHEN 'sealed' THEN 1 ELSE 2 END AS rank FROM sealed UNION ALL SELECT subject, kind, known_at, 3 FROM near)
  GROUP BY subject`;

// The unit that runs it: one of them has had cleared business with it before. So has whoever had it themselves.
const AT_HOME = `CREATE OR REPLACE TEMP TABLE d9_home AS
  SELECT a.subject, p.unit, a.actor, min(greatest(a.at, e.cleared_at)) AS since
  FROM (SELECT o.access, o.at, o.actor, o.subject FROM accesses o JOIN d9_guarded g ON g.subject = o.subject) a
  JOIN explained e ON e.access = a.access AND e.cleared_at IS NOT NULL LEFT JOIN actors p ON p.actor = a.actor
  GROUP BY a.subject, p.unit, a.actor`;

const SEALED = `CREATE OR REPLACE TEMP TABLE d9_sealed AS
  SELECT o.access, o.at, o.actor, o.week, o.subject, g.kind
  FROM open_accesses o JOIN d9_guarded g ON g.subject = o.subject AND g.known_at <= o.at LEFT JOIN actors p ON p.actor = o.actor
  WHERE NOT coalesce(p.service_account, false)
    AND NOT EXISTS (SELECT 1 FROM d9_home h WHERE h.subject = o.subject AND h.since <= o.at AND (h.actor = o.actor OR h.unit = p.unit))
  QUALIFY row_number() OVER (PARTITION BY o.actor, o.subject ORDER BY o.at, o.access) = 1`;

// People of one group, over a quarter: how many different ones, on how many days. Depth on one person is another detector's question (6); breadth in a group does not follow from it.
const GROUPS = `CREATE OR REPLACE TEMP TABLE d9_group AS
  WITH looked AS (
    SELECT o.access, o.at, o.actor, o.week, o.subject, m.grp
    FROM open_accesses o JOIN (SELECT grp, person, min(known_at) AS known_at, min(from_on) AS from_on FROM group_members GROUP BY grp, person) m
      ON m.person = o.subject AND m.known_at <= o.at AND coalesce(m.from_on, DATE '1900-01-01') <= CAST(o.at AS DATE)
    QUALIFY row_number() OVER (PARTITION BY o.actor, m.grp, o.subject, o.week ORDER BY o.at, o.access) = 1)
  SELECT *, count(DISTINCT subject) OVER quarter AS people, count(DISTINCT CAST("at" AS DATE)) OVER quarter AS days
  FROM looked WINDOW quarter AS (PARTITION BY actor, grp ORDER BY "at" RANGE BETWEEN INTERVAL 91 DAY PRECEDING AND CURRENT ROW)`;

const SYSTEMS = `CREATE OR REPLACE TEMP TABLE d9_systems AS
  SELECT * FROM (
    SELECT o.access, o.at, o.actor, o.week, o.subject,
      count(DISTINCT o.source_system) OVER (PARTITION BY o.actor, o.subject ORDER BY o.at RANGE BETWEEN INTERVAL 7 DAY PRECEDING AND CURRENT ROW) AS systems
    FROM open_accesses o WHERE o.subject IS NOT NULL AND o.source_system IS NOT NULL)
  WHERE systems >= 2 QUALIFY row_number() OVER (PARTITION BY actor, subject, week ORDER BY systems DESC, "at", access) = 1`;

const FLAGS = `CREATE OR REPLACE TEMP TABLE d9_flag AS
  SELECT actor, week, kind, subject AS what FROM d9_sealed
  UNION ALL SELECT actor, week, 'group ' || grp, subject FROM d9_group
  UNION ALL SELECT actor, week, 'systems ' || least(systems, 4), subject FROM d9_systems`;

const based = (table: string, kind: string): string => `${table} o JOIN d9_base b ON b.actor = o.actor AND b.week = o.week AND b.kind = ${kind}`;

const sentence: Readonly<Record<Language, (facts: Facts) => string>> = {
  en: (facts) => {
    const count = String(facts['count']);
    if (facts['what'] === 'group') return `Looked at ${count} people of one group on ${String(facts['days'])} days within three months, for no work that the evidence shows.`;
    if (facts['what'] === 'systems') return `Asked ${count} systems about the same subject within a week, for no work that the evidence shows.`;
    return `Looked at specially protected records (${count} within ${HALF_YEAR_WEEKS} weeks); nothing in the evidence leads this person’s work or unit there.`;
  },
  fr: (facts) => {
    const count = String(facts['count']);
    if (facts['what'] === 'group') return `A consulté ${count} personnes d’un même groupe sur ${String(facts['days'])} jours en trois mois, sans travail que montrent les éléments.`;
    if (facts['what'] === 'systems') return `A interrogé ${count} systèmes sur le même sujet en une semaine, sans travail que montrent les éléments.`;
    return `A consulté des dossiers spécialement protégés (${count} en ${HALF_YEAR_WEEKS} semaines); rien dans les éléments n’y mène le travail de cette personne ni de son unité.`;
  },
};

export const counterSurveillance: Detector = {
  number: 9,
  name: NAME,
  family: 'guarded',
  care: 'reviewer',
  question: {
    en: 'Does somebody look for what is being done against them or others: sealed records, a whole group, one subject across systems?',
    fr: 'Quelqu’un cherche-t-il ce qui se fait contre lui ou contre d’autres : dossiers scellés, tout un groupe, un sujet dans plusieurs systèmes ?',
  },
  needs: ['accesses.subject'],
  clearedBy: 'independent explanation',
  falseAlarms: 'A patrol that finds a covert car suspicious and checks its plate; officers of a district where one group lives. Both are in the base rate of unit and role; one such look-up alone does not alert.',
  source: 'domain.md section 4 (queries on informants and undercover staff, sealed files) and section 11 (a hit tells a corrupt querier that a target is investigated)',
  prepare: [GUARDED, AT_HOME, SEALED, GROUPS, SYSTEMS, FLAGS, ...baseRates('d9', 0.001)],
  // Half of those who want to know what is done against them would touch something sealed, a third their whole group or several systems: stated priors.
  sql: amongOthers([
    findingSelect({ detector: NAME, from: based('d9_sealed', 'o.kind'), llr: aloneLlr(0.5, 'b.own_k', 'b.lambda', SEALED_MOST), facts: "'what', 'sealed', 'count', b.own_k" }),
    findingSelect({
      detector: NAME, from: `${based('d9_group', "'group ' || o.grp")} WHERE o.people >= ${GROUP_PEOPLE} AND o.days >= 2`,
      // The first one chose the group; only the others speak.
      llr: aloneLlr(0.3, 'o.people - 1', 'b.lambda', 2.5), facts: "'what', 'group', 'count', o.people, 'days', o.days",
    }),
    findingSelect({ detector: NAME, from: based('d9_systems', "'systems ' || least(o.systems, 4)"), llr: aloneLlr(0.3, 'b.own_k', 'b.lambda', 2.5), facts: "'what', 'systems', 'count', o.systems" }),
  ].join(' UNION ALL ')),
  say: sentence,
};
