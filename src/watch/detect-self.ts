// Detector 1: one's own record. A third of honest officers do it once, in training or out of curiosity; who keeps asking what is on file about them wants to know whether somebody is looking.
import type { Detector, Facts } from './detector.js';
import { nearFindings, nearLooks } from './relation.js';

const NEAR = `
  CREATE OR REPLACE TEMP TABLE d1_near AS
  WITH own AS (
    SELECT actor, person AS subject, 1 AS place, 'person' AS how FROM actors WHERE person IS NOT NULL
    UNION ALL SELECT a.actor, p.address, 3, 'address' FROM actors a JOIN persons p USING (person) WHERE p.address IS NOT NULL
    UNION ALL SELECT a.actor, v.vehicle, 2, 'vehicle' FROM actors a JOIN vehicles v ON v.owner = a.person)
  SELECT own.*, 'self' AS nearness, CAST(NULL AS DATE) AS from_on, CAST(NULL AS DATE) AS to_on, TIMESTAMP '1970-01-01' AS known_at, 'actors:' || coalesce(a.actor_id, '') AS ref
  FROM own JOIN actors a USING (actor)`;

const OWN: Readonly<Record<string, readonly [string, string]>> = {
  person: ['their own record', 'sa propre fiche'], address: ['their own address', 'sa propre adresse'], vehicle: ['their own vehicle', 'son propre véhicule'],
};
const own = (facts: Facts, language: 0 | 1): string => (OWN[String(facts['how'])] ?? ['what is theirs', 'ce qui lui appartient'])[language];

export const self: Detector = {
  number: 1, name: 'self', family: 'relation', care: 'prompt',
  question: {
    en: 'Did somebody look up themselves, their own address or their own vehicle, and keep doing it?',
    fr: 'Quelqu’un a-t-il consulté sa propre fiche, son adresse ou son véhicule, et recommencé ?',
  },
  needs: ['actors.person'],
  clearedBy: 'independent explanation',
  falseAlarms: 'About one honest person in three looks once, in training or out of curiosity: a prompt, never an alert by itself. Twice in different fortnights is about one in twenty, three times fewer than one in a hundred.',
  source: 'domain.md section 4, red flags: query on self; searches on own name',
  // A third once: the trap that the field knows. Whoever has been told that it is recorded seldom does it again.
  prepare: [NEAR, ...nearLooks(1, [{ name: 'self', once: 0.33, again: 0.15 }])],
  sql: nearFindings(1, 'self'),
  say: {
    en: (facts) => (facts['days'] === 1
      ? `Looked up ${own(facts, 0)} on ${facts['day']}; no work on record led there.`
      : `Looked up ${own(facts, 0)} on ${facts['day']}: since ${facts['first_day']} they have looked at what is theirs on ${facts['days']} days, and no work on record led there.`),
    fr: (facts) => (facts['days'] === 1
      ? `A consulté ${own(facts, 1)} le ${facts['day']}, sans travail sur registre qui y mène.`
      : `A consulté ${own(facts, 1)} le ${facts['day']} : ${facts['days']} jours de consultation de ce qui lui appartient depuis le ${facts['first_day']}, sans travail sur registre qui y mène.`),
  },
};
