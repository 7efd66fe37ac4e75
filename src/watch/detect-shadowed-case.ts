// 19. Somebody with no part in a case looks at one of its people after another. Added because this is what a leak of a live investigation looks like before anything is sealed:
// no single subject is asked about often, and none is near the actor.
import { aloneLlr, amongOthers, baseRates } from './base-rate.js';
import { weekEnd } from './evidence/working-tables.store.js';
import type { Detector } from './detector.js';
import { findingSelect } from './finding.js';

const NAME = 'shadowed_case';

/** Two subjects of one case come up together in any call; three, on two days or more, are an interest in the case. */
const SUBJECTS = 3;

const LOOKED = `CREATE OR REPLACE TEMP TABLE d19_looked AS
  WITH looked AS (
    SELECT o.access, o.at, o.actor, o.week, o.subject, c.case_id
    FROM open_accesses o JOIN (SELECT case_id, subject, min(known_at) AS known_at FROM case_subjects GROUP BY case_id, subject) c ON c.subject = o.subject AND c.known_at <= o.at
    LEFT JOIN actors p ON p.actor = o.actor
    WHERE NOT EXISTS (SELECT 1 FROM case_members m WHERE m.case_id = c.case_id AND m.actor = o.actor AND m.known_at <= ${weekEnd('o.week')})
      AND NOT EXISTS (SELECT 1 FROM case_members m JOIN actors q ON q.actor = m.actor WHERE m.case_id = c.case_id AND q.unit = p.unit AND m.known_at <= ${weekEnd('o.week')})
      AND NOT EXISTS (SELECT 1 FROM cases k WHERE k.case_id = c.case_id AND (k.lead = o.actor OR k.closed_at < o.at))
    QUALIFY row_number() OVER (PARTITION BY o.actor, c.case_id, o.subject, o.week ORDER BY o.at, o.access) = 1)
  SELECT *, count(DISTINCT subject) OVER quarter AS subjects, count(DISTINCT CAST("at" AS DATE)) OVER quarter AS days
  FROM looked WINDOW quarter AS (PARTITION BY actor, case_id ORDER BY "at" RANGE BETWEEN INTERVAL 91 DAY PRECEDING AND CURRENT ROW)`;

export const shadowedCase: Detector = {
  number: 19,
  name: NAME,
  family: 'guarded',
  care: 'reviewer',
  question: { en: 'Does somebody follow a case in which they have no part?', fr: 'Quelqu’un suit-il un dossier auquel il ne prend aucune part\u00a0?' },
  needs: ['case_subjects', 'case_members'],
  clearedBy: 'independent explanation',
  falseAlarms: 'A household in a case that a patrol also meets at calls never written up; help that was asked for by telephone. How often peers meet that case’s people is the measure.',
  source: 'domain.md section 4 ("subject with no link to caseload"; queries on informants) and section 11 (a corrupt querier learns that a target is under investigation)',
  prepare: [LOOKED, "CREATE OR REPLACE TEMP TABLE d19_flag AS SELECT actor, week, 'case ' || case_id AS kind, subject AS what FROM d19_looked", ...baseRates('d19', 0.001)],
  sql: amongOthers(findingSelect({
    detector: NAME, from: `d19_looked o JOIN d19_base b ON b.actor = o.actor AND b.week = o.week AND b.kind = 'case ' || o.case_id WHERE o.subjects >= ${SUBJECTS} AND o.days >= 2`,
    // The first one chose the case; only the others speak.
    llr: aloneLlr(0.2, 'o.subjects - 1', 'b.lambda', 3.5), facts: "'count', o.subjects, 'days', o.days", rowRefs: "['cases:' || o.case_id]",
  })),
  say: {
    en: (facts) => `Looked at ${facts['count']} subjects of one open case on ${facts['days']} days within three months, with no part in it.`,
    fr: (facts) => `A consulté ${facts['count']} sujets d’un même dossier ouvert sur ${facts['days']} jours en trois mois, sans y prendre part.`,
  },
};
