// 13. A record that exists only to be found by someone who looks where no work leads. Its sentence never says which record that is: the alert's own subject is all that a reviewer sees.
import type { Detector } from './detector.js';
import { findingSelect } from './finding.js';

const NAME = 'canary';

// A list that shows it among hundreds proves little: 1 in n of what was shown. A record that many people have met is a poor canary (a common name), whoever meets it next.
const ALONE_LLR = 7;
const shown = "CASE WHEN o.action = 'view' THEN 1 ELSE greatest(1, coalesce(o.result_count, o.records_opened, 1)) END";

export const canary: Detector = {
  number: 13,
  name: NAME,
  family: 'guarded',
  care: 'reviewer',
  isAlarm: true,
  question: {
    en: 'Did somebody open a record that no work leads to?',
    fr: 'Quelqu’un a-t-il ouvert un dossier auquel aucun travail ne mène ?',
  },
  needs: ['canaries'],
  clearedBy: 'nothing',
  falseAlarms: 'A common name that searches bring up by chance, and those who test the canaries: audit tasks and service accounts are left out. Expect fewer than one in ten thousand people a year.',
  source: 'design.md (the examiner); domain.md section 4, "bulk or alphabetical browsing"; Public Safety guide, action 7',
  prepare: [
    `CREATE OR REPLACE TEMP TABLE d13_met AS
     SELECT o.access, o.at, o.actor, o.subject, o.action, ${shown} AS shown
     FROM accesses o JOIN (SELECT DISTINCT subject FROM canaries) c ON c.subject = o.subject LEFT JOIN actors p ON p.actor = o.actor
     WHERE o.outcome IS DISTINCT FROM 'no_hit' AND NOT coalesce(p.service_account, false)
       AND (o.subject NOT IN (SELECT subject FROM canary_systems) OR EXISTS (SELECT 1 FROM canary_systems x WHERE x.subject = o.subject AND (o.source_system IS NULL OR lower(o.source_system) = x.system)))
       AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.actor = o.actor AND t.kind IN ('audit', 'training') AND t.subject = o.subject AND t.author IS DISTINCT FROM o.actor
         AND o.at BETWEEN t.starts_at - INTERVAL 1 DAY AND coalesce(t.ends_at, t.starts_at + INTERVAL 7 DAY))`,
    `CREATE OR REPLACE TEMP TABLE d13_others AS
     SELECT m.access, count(DISTINCT e.actor) AS others FROM d13_met m LEFT JOIN d13_met e ON e.subject = m.subject AND e.actor <> m.actor AND e.at < m.at AND e.shown < 10 GROUP BY m.access`,
  ],
  sql: findingSelect({
    detector: NAME,
    from: 'd13_met o JOIN d13_others b ON b.access = o.access',
    llr: `${ALONE_LLR} - ln(o.shown) - ln(1 + b.others)`,
    facts: "'shown', o.shown",
  }),
  say: {
    en: (facts) => (facts['shown'] === 1 ? 'Opened a record to which no work at this agency leads.' : `A list of ${String(facts['shown'])} records showed one to which no work at this agency leads.`),
    fr: (facts) => (facts['shown'] === 1 ? 'A ouvert un dossier auquel aucun travail de l’organisme ne mène.' : `Une liste de ${String(facts['shown'])} dossiers en montrait un auquel aucun travail de l’organisme ne mène.`),
  },
};
