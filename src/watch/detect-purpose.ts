// 11. A stated purpose that does not fit. Whoever adapts types a real case number; so does whoever is careless. What peers, the unit and the person themselves
// usually write is the measure: alone such a reason never alerts, beside another finding it counts.
import { aloneLlr, baseRates, besideLlr, distanceLlr } from './base-rate.js';
import { weekEnd } from './evidence/working-tables.store.js';
import type { Detector, Facts, Language } from './detector.js';
import { findingSelect, lastAccess } from './finding.js';

const NAME = 'purpose_mismatch';

/** Paperwork goes on after a case is closed. */
const CLOSING_DAYS = 14;
/** One reference for this many subjects that it does not name. */
const MANY = 4;
/** Reasons from which a share of generic ones can be told. */
const REASONS = 10;

const END = weekEnd('o.week');
const KNOWN = (table: string): string => `${table}.known_at <= ${END}`;

// Inside the case or incident, or near what is inside; and whether the case is theirs, a team-mate's, or nobody's they work with. As known by the end of the week.
const REFERRED = `CREATE OR REPLACE TEMP TABLE d11_referred AS
  SELECT o.access, o.at, o.week, o.actor, o.subject, coalesce(o.case_ref, o.incident_ref) AS ref, o.case_ref, o.incident_ref, p.unit
  FROM open_accesses o LEFT JOIN actors p ON p.actor = o.actor LEFT JOIN subjects s ON s.subject = o.subject
  WHERE o.subject IS NOT NULL AND s.subject_type IS DISTINCT FROM 'case' AND coalesce(o.case_ref, o.incident_ref) IS NOT NULL`;

const INSIDE = `CREATE OR REPLACE TEMP TABLE d11_inside AS
  WITH near AS (
    SELECT access, week, case_ref, incident_ref, subject AS near FROM d11_referred
    UNION SELECT o.access, o.week, o.case_ref, o.incident_ref, r.near FROM d11_referred o JOIN reach r ON r.subject = o.subject AND ${KNOWN('r')})
  SELECT o.access FROM near o JOIN case_subjects c ON c.case_id = o.case_ref AND c.subject = o.near AND ${KNOWN('c')}
  UNION SELECT o.access FROM near o JOIN incident_parties c ON c.incident_id = o.incident_ref AND c.subject = o.near AND ${KNOWN('c')}
  UNION SELECT o.access FROM near o JOIN incidents c ON c.incident_id = o.incident_ref AND c.address = o.near AND ${KNOWN('c')}`;

const THEIRS = `CREATE OR REPLACE TEMP TABLE d11_theirs AS
  SELECT DISTINCT o.access FROM d11_referred o
  JOIN (SELECT case_id, actor, known_at FROM case_members UNION ALL SELECT case_id, lead, opened_at FROM cases WHERE lead IS NOT NULL) m ON m.case_id = o.case_ref AND coalesce(m.known_at, o.at) <= ${END}
  LEFT JOIN actors p ON p.actor = m.actor WHERE m.actor = o.actor OR p.unit = o.unit
  UNION SELECT DISTINCT o.access FROM d11_referred o JOIN dispatches m ON m.incident_id = o.incident_ref AND m.actor = o.actor AND ${KNOWN('m')}
  UNION SELECT DISTINCT o.access FROM d11_referred o JOIN incidents m ON m.incident_id = o.incident_ref AND (m.self_initiated_by = o.actor OR m.author = o.actor) AND ${KNOWN('m')}`;

// The worst that is true of a reference. A table that is empty proves nothing.
const has = (table: string): string => `EXISTS (SELECT 1 FROM ${table})`;
const FLAGS = `CREATE OR REPLACE TEMP TABLE d11_flag AS
  WITH judged AS (
    SELECT o.*, i.access IS NOT NULL AS inside, t.access IS NOT NULL AS theirs,
      (o.case_ref IS NOT NULL AND ${has('cases')} AND c.case_id IS NULL) OR (o.case_ref IS NULL AND ${has('incidents')} AND n.incident_id IS NULL) AS absent,
      coalesce(c.closed_at < o.at - INTERVAL ${CLOSING_DAYS} DAY, false) AS closed,
      CASE WHEN o.case_ref IS NOT NULL THEN ${has('case_subjects')} ELSE ${has('incident_parties')} END AS subjects_told,
      CASE WHEN o.case_ref IS NOT NULL THEN ${has('case_members')} ELSE ${has('dispatches')} END AS members_told
    FROM d11_referred o LEFT JOIN d11_inside i ON i.access = o.access LEFT JOIN d11_theirs t ON t.access = o.access
    LEFT JOIN (SELECT case_id, max(closed_at) AS closed_at FROM cases GROUP BY case_id) c ON c.case_id = o.case_ref
    LEFT JOIN (SELECT incident_id, week_end FROM (SELECT incident_id, min(known_at) AS week_end FROM incidents GROUP BY incident_id)) n ON n.incident_id = o.incident_ref AND n.week_end <= ${END})
  SELECT access, "at", week, actor, subject, ref, access AS what,
    CASE WHEN absent THEN 'absent' WHEN closed THEN 'closed'
      WHEN subjects_told AND NOT inside AND members_told AND NOT theirs THEN 'foreign' WHEN subjects_told AND NOT inside THEN 'outside' WHEN members_told AND NOT theirs THEN 'not_theirs' END AS kind
  FROM judged WHERE kind IS NOT NULL
  UNION ALL
  SELECT o.access, o.at, o.week, o.actor, o.subject, NULL, o.access, 'missing' FROM open_accesses o WHERE o.subject IS NOT NULL AND o.case_ref IS NULL AND o.incident_ref IS NULL`;

// How many subjects that it does not name one person puts under one reference, against what is usual: people who do it go on doing it, so the number falls off as a geometric law.
const REUSED = `CREATE OR REPLACE TEMP TABLE d11_reused AS
  WITH used AS (SELECT actor, ref, week, ${lastAccess} AS access, max("at") AS "at", count(DISTINCT subject) AS n FROM d11_flag WHERE kind IN ('foreign', 'outside', 'closed', 'absent') GROUP BY actor, ref, week),
  summed AS (SELECT *, sum(n) OVER (PARTITION BY actor, ref ORDER BY week RANGE BETWEEN 7 PRECEDING AND CURRENT ROW) AS subjects, count(*) OVER (PARTITION BY actor) AS refs FROM used),
  usual AS (SELECT week, (sum(sum(n)) OVER upto + 2) / (sum(count(DISTINCT (actor, ref))) OVER upto + 1) AS mean FROM used GROUP BY week WINDOW upto AS (ORDER BY week RANGE BETWEEN 25 PRECEDING AND CURRENT ROW))
  SELECT s.*, u.mean FROM summed s JOIN usual u ON u.week = s.week WHERE s.subjects >= ${MANY}`;

// Generic: few words, no number, and the same from many people. No list of words: it must work in any language.
const GENERIC = `CREATE OR REPLACE TEMP TABLE d11_generic AS
  WITH said AS (
    SELECT o.access, o.at, o.week, o.actor, coalesce(p.role, '') AS role, trim(regexp_replace(lower(a.purpose_text), '[^\\p{L}0-9]+', ' ', 'g')) AS reason
    FROM open_accesses o JOIN accesses a ON a.access = o.access LEFT JOIN actors p ON p.actor = o.actor WHERE a.purpose_text IS NOT NULL),
  common AS (SELECT reason FROM said WHERE NOT regexp_matches(reason, '[0-9]') AND len(string_split(reason, ' ')) <= 2 GROUP BY reason HAVING count(DISTINCT actor) >= greatest(3, 0.02 * (SELECT count(DISTINCT actor) FROM said))),
  weekly AS (SELECT actor, role, week, ${lastAccess} AS access, max("at") AS "at", count(*) AS n, count(*) FILTER (reason = '' OR reason IN (SELECT reason FROM common)) AS k FROM said GROUP BY actor, role, week),
  summed AS (SELECT *, sum(n) OVER half AS reasons, sum(k) OVER half AS generic FROM weekly WINDOW half AS (PARTITION BY actor ORDER BY week RANGE BETWEEN 25 PRECEDING AND CURRENT ROW)),
  measured AS (SELECT *, (generic + 0.5) / (reasons + 1) AS x FROM summed WHERE reasons >= ${REASONS}),
  typical AS (SELECT role, week, median(x) AS middle, mad(x) AS spread FROM measured GROUP BY role, week HAVING count(*) >= 5),
  far AS (SELECT m.*, t.middle, (m.x - t.middle) / greatest(0.15, 1.4826 * t.spread) AS z FROM measured m JOIN typical t ON t.role = m.role AND t.week = m.week)
  SELECT * FROM far WHERE z > 1.5 QUALIFY z > 1.1 * coalesce(max(z) OVER (PARTITION BY actor ORDER BY week ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)`;

// How often misuse comes with such a reason: half gives none where that is possible; who adapts names a real case, mostly their own; a number that does not exist, or is not theirs,
// is a slip far more often than a lie, since systems check it. Stated priors, all of them modest.
const UNDER_MISUSE = "CASE o.kind WHEN 'missing' THEN 0.5 WHEN 'outside' THEN 0.35 ELSE 0.06 END";

const sentences: Readonly<Record<Language, Readonly<Record<string, (facts: Facts) => string>>>> = {
  en: {
    absent: () => 'The reference given does not exist in the evidence.',
    closed: () => 'The case named had been closed for more than two weeks.',
    foreign: () => 'The case or incident named is neither this person’s nor their unit’s, and the subject stands neither in it nor near it.',
    outside: () => 'The case or incident named is real, but the subject stands neither in it nor near it.',
    not_theirs: () => 'The case or incident named is neither this person’s nor their unit’s.',
    missing: () => 'No reference was given, where peers usually give one.',
    reused: (facts) => `One reference was given for ${facts['count']} subjects that it does not name.`,
    generic: (facts) => `${facts['count']} of ${facts['of']} reasons given within half a year are generic; among peers ${facts['peers']} %.`,
  },
  fr: {
    absent: () => 'La référence donnée n’existe pas dans les éléments.',
    closed: () => 'Le dossier invoqué était clos depuis plus de deux semaines.',
    foreign: () => 'Le dossier ou l’incident invoqué n’est ni à cette personne ni à son unité, et le sujet n’y figure ni de près ni de loin.',
    outside: () => 'Le dossier ou l’incident invoqué existe, mais le sujet n’y figure ni de près ni de loin.',
    not_theirs: () => 'Le dossier ou l’incident invoqué n’est ni à cette personne ni à son unité.',
    missing: () => 'Aucune référence n’a été donnée, alors que ses pairs en donnent d’ordinaire.',
    reused: (facts) => `Une même référence a servi pour ${facts['count']} sujets qu’elle ne nomme pas.`,
    generic: (facts) => `${facts['count']} des ${facts['of']} motifs donnés en six mois sont passe-partout; chez ses pairs ${facts['peers']} %.`,
  },
};
const say = (language: Language) => (facts: Facts): string => sentences[language][String(facts['what'])]?.(facts) ?? '';

export const purpose: Detector = {
  number: 11,
  name: NAME,
  family: 'paper',
  care: 'prompt',
  question: { en: 'Does the stated case, incident or reason fit the subject and the person?', fr: 'Le dossier, l’incident ou le motif invoqué convient-il au sujet et à la personne ?' },
  needs: ['accesses'],
  clearedBy: 'independent explanation',
  falseAlarms: 'Carelessness: a wrong digit, a reference kept from the look-up before, links entered late. Some people do it every week: they are measured against themselves as well. Alone it reaches 3 at most, and 2 for a single look-up.',
  source: 'domain.md section 4: file or occurrence reference on each query; red flags "no or reused or closed reference" and "subject with no link to caseload"',
  prepare: [REFERRED, INSIDE, THEIRS, FLAGS, REUSED, GENERIC, ...baseRates('d11', 0.02)],
  sql: [
    findingSelect({
      detector: NAME, from: 'd11_flag o JOIN d11_base b ON b.actor = o.actor AND b.week = o.week AND b.kind = o.kind',
      llr: besideLlr(UNDER_MISUSE, 'b.habit'), facts: "'what', o.kind, 'count', b.own_k", rowRefs: "CASE WHEN o.kind IN ('closed', 'outside', 'foreign', 'not_theirs') THEN ['reference:' || o.ref] ELSE [] END",
    }),
    findingSelect({
      detector: NAME, from: 'd11_reused o', subject: 'NULL::INTEGER', llr: aloneLlr(0.3, 'o.subjects - 1', 'greatest(0.3, o.mean - 1)', 3),
      facts: "'what', 'reused', 'count', o.subjects", rowRefs: "['reference:' || o.ref]",
    }),
    findingSelect({
      detector: NAME, from: 'd11_generic o', subject: 'NULL::INTEGER', llr: distanceLlr('o.z', 4, 1.5), facts: "'what', 'generic', 'count', o.generic, 'of', o.reasons, 'peers', round(100 * o.middle)",
    }),
  ].join(' UNION ALL '),
  say: { en: say('en'), fr: say('fr') },
};
