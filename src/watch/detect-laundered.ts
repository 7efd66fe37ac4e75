// 14. A reason made afterwards: the look-up first, then one's own incident, stop, task or case link about the same subject; look-ups that others make for one requester
// who shows no work for them; one author who keeps writing what makes another's look-ups look right. Such a paper clears nothing: it is the finding.
import { aloneLlr, amongOthers, baseRates, besideLlr } from './base-rate.js';
import type { Detector, Facts, Language } from './detector.js';
import { favourFindings, favourSteps } from './favours.js';
import { findingSelect } from './finding.js';

const NAME = 'laundered_reason';

/** A proactive officer runs a plate and stops the car within minutes; an hour later it is another thing. */
const PROACTIVE = 'INTERVAL 1 HOUR';
/** As long as a made-up reason is worth making. */
const AFTERWARDS = 'INTERVAL 14 DAY';
/** Share of misuse that hides behind a reason made afterwards; most shows no reason at all. */
const MADE_AFTER = 0.15;
const WRITTEN = 3;

// What the actor wrote, or started alone. An incident that somebody else was sent to or wrote in as well is no pretext.
const PAPERS = `CREATE OR REPLACE TEMP TABLE d14_paper AS
  WITH alone AS (
    SELECT i.* FROM (SELECT *, coalesce(self_initiated_by, author) AS maker FROM incidents) i
    WHERE i.maker IS NOT NULL AND i.incident_id NOT IN (
      SELECT d.incident_id FROM dispatches d JOIN incidents n ON n.incident_id = d.incident_id WHERE d.actor <> coalesce(n.self_initiated_by, n.author) OR d.author <> coalesce(n.self_initiated_by, n.author)
      UNION SELECT p.incident_id FROM incident_parties p JOIN incidents n ON n.incident_id = p.incident_id WHERE p.author <> coalesce(n.self_initiated_by, n.author)))
  SELECT i.maker AS actor, p.subject, greatest(i.known_at, p.known_at) AS made_at, i.occurred_at AS began_at, 'incident' AS kind, 'incidents:' || i.incident_id AS ref FROM alone i JOIN incident_parties p ON p.incident_id = i.incident_id
  UNION ALL SELECT maker, address, known_at, occurred_at, 'incident', 'incidents:' || incident_id FROM alone WHERE address IS NOT NULL
  UNION ALL SELECT author, subject, known_at, known_at, 'case', 'case_subjects:' || case_id FROM case_subjects WHERE author IS NOT NULL
  UNION ALL SELECT actor, subject, greatest(known_at, starts_at), starts_at, 'encounter', 'encounters:' || encounter_id FROM encounters e WHERE subject IS NOT NULL AND coalesce(self_initiated, author = actor, false)
    AND NOT EXISTS (SELECT 1 FROM encounters s WHERE s.subject = e.subject AND s.actor <> e.actor AND s.starts_at BETWEEN e.starts_at - ${PROACTIVE} AND e.starts_at + ${PROACTIVE})
  UNION ALL SELECT actor, subject, known_at, coalesce(starts_at, known_at), 'task', 'tasks:' || task_id FROM tasks WHERE subject IS NOT NULL AND actor IS NOT NULL AND author = actor AND coalesce(requested_by = actor, true)`;

// The first paper after the look-up, about the subject or what stands near it; and none before, or it would be work that goes on.
const AFTER = `CREATE OR REPLACE TEMP TABLE d14_after AS
  WITH near AS (
    SELECT access, "at", week, actor, subject, subject AS near FROM open_accesses WHERE subject IS NOT NULL
    UNION SELECT o.access, o.at, o.week, o.actor, o.subject, r.near FROM open_accesses o JOIN reach r ON r.subject = o.subject)
  SELECT n.access, n.at, n.week, n.actor, n.subject, p.kind, p.ref, p.made_at, p.began_at, round((epoch(greatest(p.made_at, p.began_at)) - epoch(n.at)) / 3600, 1) AS hours
  FROM near n JOIN d14_paper p ON p.actor = n.actor AND p.subject = n.near
  WHERE p.made_at > n.at AND p.made_at <= n.at + ${AFTERWARDS} AND p.began_at > n.at - INTERVAL 1 DAY AND (p.began_at > n.at + ${PROACTIVE} OR p.made_at > n.at + INTERVAL 12 HOUR)
    AND NOT EXISTS (SELECT 1 FROM d14_paper q WHERE q.actor = n.actor AND q.subject = n.near AND q.made_at <= n.at AND q.made_at > n.at - INTERVAL 90 DAY)
  QUALIFY row_number() OVER (PARTITION BY n.access ORDER BY p.made_at, p.ref) = 1`;

// The first link that anybody ever made to a subject, within two days after a look-up by somebody else: who wrote for whom, against how much each writes and looks (within a unit apart).
const WRITTEN_FOR = `CREATE OR REPLACE TEMP TABLE d14_written AS
  WITH links AS (
    SELECT subject, author, known_at, 'case_subjects:' || case_id AS ref FROM case_subjects UNION ALL SELECT subject, author, known_at, 'incidents:' || incident_id FROM incident_parties
    UNION ALL SELECT subject, author, known_at, 'tasks:' || task_id FROM tasks WHERE subject IS NOT NULL),
  firsts AS (SELECT * FROM links QUALIFY row_number() OVER (PARTITION BY subject ORDER BY known_at, ref, author) = 1),
  followed AS (
    SELECT a.access, a.at, a.week, a.actor, a.subject, f.author, f.known_at, f.ref, CASE WHEN p.unit = q.unit THEN p.unit ELSE '' END AS place
    FROM firsts f JOIN accesses a ON a.subject = f.subject AND f.known_at > a.at AND f.known_at <= a.at + INTERVAL 2 DAY LEFT JOIN actors p ON p.actor = a.actor LEFT JOIN actors q ON q.actor = f.author
    WHERE f.author IS NOT NULL AND f.author <> a.actor
    QUALIFY row_number() OVER (PARTITION BY a.actor, a.subject ORDER BY a.at, a.access) = 1)
  SELECT *, row_number() OVER (PARTITION BY actor, author ORDER BY known_at, access) AS times, count(*) OVER (PARTITION BY actor, place ORDER BY known_at) * 1.0
      * count(*) OVER (PARTITION BY author, place ORDER BY known_at) / count(*) OVER (PARTITION BY place ORDER BY known_at) AS expected
  FROM followed`;

const sentences: Readonly<Record<Language, Readonly<Record<string, (facts: Facts) => string>>>> = {
  en: {
    after: (facts) => `Looked first; ${facts['hours']} hours later the only reason on record was made by the same person.`,
    again: (facts) => `Looked first; ${facts['hours']} hours later the only reason on record was made by the same person; ${facts['count']} such subjects in half a year.`,
    proxy: (facts) => `${facts['count']} requests in half a year, of ${facts['hands']} people within three months, to which no work of the requester leads; as candid as others they would have made ${facts['expected']} such.`,
    returns: (facts) => `Had others look up the same people again in other weeks, ${facts['count']} times in half a year, without work that leads there; requests like those of peers would have come back ${facts['expected']} times.`,
    'for them': (facts) => `Had ${facts['hands']} others look up ${facts['count']} people within three months to whom, or to whose group or its rivals, the requester has a tie, without work that leads there; requests like anybody’s would give ${facts['expected']}.`,
    written: (facts) => `${facts['count']} times the same other person wrote the first reason within two days after this person’s look-up; chance and shared work would give ${facts['expected']}.`,
  },
  fr: {
    after: (facts) => `La consultation d’abord; ${facts['hours']} heures plus tard, le seul motif sur registre était de la même personne.`,
    again: (facts) => `La consultation d’abord; ${facts['hours']} heures plus tard, le seul motif sur registre était de la même personne; ${facts['count']} sujets de ce genre en six mois.`,
    proxy: (facts) => `${facts['count']} demandes en six mois, faites à ${facts['hands']} personnes en trois mois, auxquelles aucun travail du demandeur ne mène; aussi explicite que les autres, il en aurait fait ${facts['expected']}.`,
    returns: (facts) => `A fait consulter de nouveau les mêmes personnes en d’autres semaines, ${facts['count']} fois en six mois, sans travail qui y mène; des demandes comme celles de ses pairs y seraient revenues ${facts['expected']} fois.`,
    'for them': (facts) => `A fait consulter par ${facts['hands']} personnes, en trois mois, ${facts['count']} sujets auxquels, ou au groupe ou aux rivaux desquels, un lien le rattache, sans travail qui y mène; des demandes ordinaires en donneraient ${facts['expected']}.`,
    written: (facts) => `${facts['count']} fois, la même autre personne a écrit le premier motif dans les deux jours suivant la consultation; le hasard et le travail commun en donneraient ${facts['expected']}.`,
  },
};
const say = (language: Language) => (facts: Facts): string => sentences[language][String(facts['what'])]?.(facts) ?? '';

export const laundered: Detector = {
  number: 14,
  name: NAME,
  family: 'paper',
  care: 'reviewer',
  question: { en: 'Was the reason for a look-up made after it, or do others lend their hands and their pens?', fr: 'Le motif d’une consultation a-t-il été fait après coup, ou d’autres prêtent-ils leurs mains et leur plume ?' },
  needs: ['accesses.subject'],
  clearedBy: 'nothing',
  falseAlarms: 'Proactive officers, whose stop follows the look-up within the hour or with a second officer (left out); slow paperwork; partners, one of whom writes for both (measured within the unit). Alone and once it reaches 2.',
  source: 'evidence-format.md: a reason that the actor wrote for themselves or after the fact never fully clears; domain.md section 4, "no or reused reference", "no personal or third-party queries"',
  prepare: [
    PAPERS, AFTER, ...favourSteps, WRITTEN_FOR, "CREATE OR REPLACE TEMP TABLE d14_flag AS SELECT actor, week, kind, subject AS what FROM d14_after",
    ...baseRates('d14', 0.01),
  ],
  sql: amongOthers([
    findingSelect({
      detector: NAME, from: 'd14_after o JOIN d14_base b ON b.actor = o.actor AND b.week = o.week AND b.kind = o.kind', knownAt: 'greatest(o.at, o.made_at)',
      llr: besideLlr(MADE_AFTER, 'b.habit'), facts: "'what', 'after', 'hours', o.hours", rowRefs: '[o.ref]',
    }),
    findingSelect({
      detector: NAME, from: 'd14_after o JOIN d14_base b ON b.actor = o.actor AND b.week = o.week AND b.kind = o.kind AND b.own_k >= 2', knownAt: 'greatest(o.at, o.made_at)',
      llr: aloneLlr(MADE_AFTER, 'b.own_k', 'b.lambda', 4), facts: "'what', 'again', 'hours', o.hours, 'count', b.own_k", rowRefs: '[o.ref]',
    }),
    ...favourFindings(NAME),
    findingSelect({
      detector: NAME, from: `d14_written o WHERE o.times >= ${WRITTEN}`, knownAt: 'o.known_at', llr: aloneLlr(0.3, 'o.times', 'greatest(0.5, o.expected)', 3.5),
      facts: "'what', 'written', 'count', o.times, 'expected', round(o.expected, 1)", rowRefs: '[o.ref]',
    }),
  ].join(' UNION ALL '), 'after'),
  say: { en: say('en'), fr: say('fr') },
};
