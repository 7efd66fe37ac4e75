// Detector 2: relatives, friends, household and former partners. Ties on record decide; a shared surname never does: a rule on surnames once flagged half of a force to confirm one in a hundred.
// Three detectors of one number, because whom one may ask "why?" differs: a question put to somebody who looks at a former partner can cost the one looked at dearly.
import { FAINT, logRatio } from './chance.js';
import type { Detector, Facts } from './detector.js';
import { LARGEST_HOUSEHOLD } from './explain/limits.js';
import { nearFindings, nearLooks } from './relation.js';

const PEOPLE_NEAR = `
  CREATE OR REPLACE TEMP TABLE d2_people AS
  WITH sides AS (
    SELECT person_a AS me, person_b AS them, kind, from_on, to_on, known_at FROM ties UNION ALL SELECT person_b, person_a, kind, from_on, to_on, known_at FROM ties),
  tied AS (
    SELECT a.actor, s.*, 'ties:' || coalesce(m.subject_id, '') || '/' || coalesce(t.subject_id, '') || '/' || s.kind AS ref
    FROM actors a JOIN sides s ON s.me = a.person LEFT JOIN subjects m ON m.subject = s.me LEFT JOIN subjects t ON t.subject = s.them),
  residents AS (SELECT address, count(*) AS residents FROM persons WHERE address IS NOT NULL GROUP BY address),
  lives AS (SELECT a.actor, a.person, p.household_id, p.address, r.residents FROM actors a JOIN persons p USING (person) LEFT JOIN residents r USING (address)),
  housemates AS (
    SELECT l.actor, p.person AS them FROM lives l JOIN persons p ON p.household_id = l.household_id WHERE p.person <> l.person
    UNION SELECT l.actor, p.person FROM lives l JOIN persons p ON p.address = l.address
      WHERE p.person <> l.person AND l.residents <= ${LARGEST_HOUSEHOLD} AND (l.household_id IS NULL OR p.household_id IS NULL))
  SELECT actor, them, 'ex' AS nearness, 10 AS place, CASE WHEN kind = 'spouse' THEN to_on END AS from_on, CAST(NULL AS DATE) AS to_on, known_at, ref FROM tied WHERE kind = 'ex_spouse' OR (kind = 'spouse' AND to_on IS NOT NULL)
  UNION ALL SELECT actor, them, 'household', 20, from_on, to_on, known_at, ref FROM tied WHERE kind = 'spouse'
  UNION ALL SELECT actor, them, 'household', 21, NULL, NULL, TIMESTAMP '1970-01-01', 'persons:' || coalesce(s.subject_id, '') FROM housemates LEFT JOIN subjects s ON s.subject = them
  UNION ALL SELECT actor, them, 'relative', 30, NULL, NULL, known_at, ref FROM tied WHERE kind IN ('parent', 'child', 'sibling', 'cousin')
  UNION ALL SELECT actor, them, 'friend', 40, from_on, NULL, known_at, ref FROM tied WHERE kind IN ('friend', 'associate')`;

// A former partner's new household is theirs to be left alone in. What is the actor's own belongs to detector 1, and an address of many is nobody's in particular.
const NEAR = `
  CREATE OR REPLACE TEMP TABLE d2_near AS
  WITH guarded AS (SELECT DISTINCT subject FROM sealed_subjects WHERE kind IN ('protected', 'witness', 'source')),
  residents AS (SELECT address, count(*) AS residents FROM persons WHERE address IS NOT NULL GROUP BY address),
  things AS (
    SELECT n.*, n.them AS subject, 'person' AS how FROM d2_people n
    UNION ALL SELECT n.*, v.vehicle, 'vehicle' FROM d2_people n JOIN vehicles v ON v.owner = n.them
    UNION ALL SELECT n.*, p.address, 'address' FROM d2_people n JOIN persons p ON p.person = n.them JOIN residents r USING (address) WHERE r.residents <= ${LARGEST_HOUSEHOLD}
    UNION ALL SELECT n.*, h.person, 'household' FROM d2_people n JOIN persons p ON p.person = n.them JOIN persons h ON h.household_id = p.household_id AND h.person <> p.person WHERE n.nearness = 'ex'),
  own AS (SELECT a.actor, a.person AS subject FROM actors a WHERE a.person IS NOT NULL UNION SELECT a.actor, p.address FROM actors a JOIN persons p USING (person) WHERE p.address IS NOT NULL
    UNION SELECT a.actor, v.vehicle FROM actors a JOIN vehicles v ON v.owner = a.person)
  SELECT t.actor, t.subject, CASE WHEN t.subject IN (FROM guarded) OR t.them IN (FROM guarded) THEN 'protected' ELSE t.nearness END AS nearness, t.place, t.how, t.from_on, t.to_on, t.known_at, t.ref
  FROM things t ANTI JOIN own o ON o.actor = t.actor AND o.subject = t.subject`;

const BEARERS = `
  CREATE OR REPLACE TEMP TABLE d2_bearers AS
  WITH named AS (SELECT person, address, nullif(trim(lower(strip_accents(surname))), '') AS surname FROM persons),
  borne AS (SELECT surname, count(*) AS bearers, count(*) / sum(count(*)) OVER () AS share FROM named WHERE surname IS NOT NULL GROUP BY surname)
  SELECT a.actor, n.person, b.bearers, b.share, n.address IS NOT NULL AND h.x_m IS NOT NULL AND sqrt(pow(h.x_m - x.x_m, 2) + pow(h.y_m - x.y_m, 2)) <= 200 AS close_by
  FROM actors a JOIN named me USING (person) JOIN borne b USING (surname) JOIN named n ON n.surname = me.surname AND n.person <> me.person
  LEFT JOIN addresses h ON h.address = me.address LEFT JOIN addresses x ON x.address = n.address
  ANTI JOIN d2_people k ON k.actor = a.actor AND k.them = n.person
  WHERE b.bearers <= 50`;

/** A rare surname, and beside it another sign: looks on several days, or a home around the corner. Never more than 1: it may tip, it may not decide. */
const SURNAME = `
  SELECT 'family' AS detector, who AS actor, access, subject, CAST(NULL AS VARCHAR) AS episode, looked_at AS "at", looked_at AS known_at, llr,
    json_object('nearness', 'surname', 'bearers', bearers, 'close_by', close_by, 'days', days, 'day', strftime(on_day, '%Y-%m-%d')) AS facts, CAST([] AS VARCHAR[]) AS row_refs
  FROM (
    SELECT *, least(1.0, ${logRatio('0.5', '1 - exp(-own_looks * share)')}) AS llr
    FROM (SELECT l.*, b.bearers, b.share, b.close_by, dense_rank() OVER (PARTITION BY l.who, l.subject ORDER BY l.on_day) AS days FROM d2_looks l JOIN d2_bearers b ON b.actor = l.who AND b.person = l.subject)
    WHERE days > 1 OR close_by)
  WHERE llr >= ${FAINT}`;

// Stated before any evidence: one in fifty looks at a friend or an acquaintance on record, one in a hundred at a relative or somebody at home, one in two hundred at a former partner, and does not come back.
const PREPARE = [
  PEOPLE_NEAR, NEAR, BEARERS,
  ...nearLooks(2, [
    { name: 'friend', once: 0.02, again: 0.2 }, { name: 'relative', once: 0.01, again: 0.2 }, { name: 'household', once: 0.01, again: 0.2 },
    { name: 'ex', once: 0.005, again: 0.2 }, { name: 'protected', once: 0.005, again: 0.2 },
  ]),
];

const WHOSE: Readonly<Record<string, readonly [string, string]>> = {
  relative: ['a relative', 'd’un membre de sa famille'], friend: ['a friend or associate', 'd’une personne amie ou de son entourage'], household: ['somebody they live with', 'd’une personne de son foyer'],
  ex: ['a former partner', 'd’un ancien conjoint'], protected: ['somebody near to them', 'd’une personne proche'],
};
const WHAT: Readonly<Record<string, readonly [string, string]>> = {
  person: ['the record of', 'la fiche'], address: ['the address of', 'l’adresse'], vehicle: ['the vehicle of', 'le véhicule'], household: ['the household of', 'le foyer'],
};
const thing = (facts: Facts, language: 0 | 1): string =>
  `${(WHAT[String(facts['how'])] ?? ['something of', 'une chose'])[language]} ${(WHOSE[String(facts['nearness'])] ?? ['somebody near', 'd’une personne proche'])[language]}`;

const en = (facts: Facts): string => {
  if (facts['nearness'] === 'surname') return `Looked up a person with the same rare surname (${facts['bearers']} on file) ${facts['close_by'] === true ? 'who lives close by' : `on ${facts['days']} days`}; beside other signs only.`;
  const before = facts['days'] === 1 ? '' : ` (day ${facts['days']} since ${facts['first_day']})`;
  return `Looked up ${thing(facts, 0)} on ${facts['day']}${before}; no work on record led there.`;
};
const fr = (facts: Facts): string => {
  if (facts['nearness'] === 'surname') return `A consulté une personne portant le même nom rare (${facts['bearers']} au fichier)${facts['close_by'] === true ? ' qui habite tout près' : `, ${facts['days']} jours différents`} ; ne vaut qu’avec d’autres signes.`;
  const before = facts['days'] === 1 ? '' : ` (${facts['days']} jours depuis le ${facts['first_day']})`;
  return `A consulté ${thing(facts, 1)} le ${facts['day']}${before}, sans travail sur registre qui y mène.`;
};

const shared = {
  number: 2, family: 'relation', clearedBy: 'independent explanation', prepare: PREPARE, say: { en, fr },
  source: 'domain.md section 4, red flags: query on family, ex-partner; undeclared associations',
} as const;

export const family: Detector = {
  ...shared, name: 'family', care: 'prompt', needs: ['actors.person', 'ties'],
  question: { en: 'Did somebody look up a relative, a friend or an associate without work that leads there?', fr: 'Quelqu’un a-t-il consulté un parent, un ami ou une personne de son entourage sans travail qui y mène ?' },
  falseAlarms: 'A relative met in work that was never written down: as rare as other unwritten work times the share of looks that the relative receives. One honest person in a hundred looks once; a question at the next shift settles it.',
  sql: `${nearFindings(2, 'family', "nearness IN ('relative', 'friend')")} UNION ALL ${SURNAME}`,
};

export const household: Detector = {
  ...shared, name: 'household', care: 'reviewer', needs: ['actors.person', 'persons'],
  question: { en: 'Did somebody look up a person they live with?', fr: 'Quelqu’un a-t-il consulté une personne avec qui il vit ?' },
  falseAlarms: 'As for relatives. Goes to a reviewer and is never asked of the person: control within a household can look like this.',
  sql: nearFindings(2, 'household', "nearness = 'household'"),
};

export const exPartner: Detector = {
  ...shared, name: 'ex-partner', care: 'reviewer', needs: ['actors.person', 'ties'],
  question: { en: 'Did somebody look up a former partner, their household, or somebody near who is protected?', fr: 'Quelqu’un a-t-il consulté un ancien conjoint, son foyer, ou une personne proche qui est protégée ?' },
  falseAlarms: 'A call at a former partner’s address that was never written down. About one in two hundred with such a tie. Never asked of the person: a reviewer makes a safety plan first.',
  sql: nearFindings(2, 'ex-partner', "nearness IN ('ex', 'protected')"),
};
