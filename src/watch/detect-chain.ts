// 15, second part. A plate, then its owner, then the owner's address, with no stop and no work: somebody seen on the road is being followed home.
import { aloneLlr, amongOthers, baseRates } from './base-rate.js';
import { weekEnd } from './evidence/working-tables.store.js';
import type { Detector } from './detector.js';
import { findingSelect } from './finding.js';

const NAME = 'plate_to_address';

/** One sitting. */
const SITTING = 'INTERVAL 1 HOUR';
/** A stop that was made soon before or after. */
const STOP = 'INTERVAL 2 HOUR';

const CHAINS = `CREATE OR REPLACE TEMP TABLE d15_c_chain AS
  SELECT * FROM (
  SELECT n.access, n.at, n.week, n.actor, n.subject, 'chain' AS kind, n.subject AS what, max(d.at) AS known_at
  FROM open_accesses o JOIN vehicles v ON v.vehicle = o.subject AND v.owner IS NOT NULL
  JOIN open_accesses n ON n.actor = o.actor AND n.subject = v.owner AND n.at > o.at AND n.at <= o.at + ${SITTING}
  JOIN persons p ON p.person = n.subject AND p.address IS NOT NULL
  JOIN open_accesses d ON d.actor = o.actor AND d.subject = p.address AND d.at > n.at AND d.at <= n.at + ${SITTING}
  WHERE NOT EXISTS (SELECT 1 FROM encounters e WHERE e.actor = o.actor AND e.starts_at BETWEEN o.at - ${STOP} AND o.at + ${STOP} AND (e.subject IS NULL OR e.subject IN (v.vehicle, v.owner)) AND e.known_at <= ${weekEnd('o.week')})
  GROUP BY n.access, n.at, n.week, n.actor, n.subject)
  QUALIFY row_number() OVER (PARTITION BY actor, subject ORDER BY "at", access) = 1`;

export const chain: Detector = {
  number: 15,
  name: NAME,
  family: 'skew',
  care: 'reviewer',
  question: { en: 'Did somebody go from a plate to its owner to the owner’s address, without a stop?', fr: 'Quelqu’un est-il allé d’une plaque à son propriétaire puis à l’adresse de celui-ci, sans interception\u00a0?' },
  needs: ['vehicles', 'persons.address'],
  clearedBy: 'independent explanation',
  falseAlarms: 'A stop that was never written up. The share of such chains among what peers leave unexplained is the measure; one alone reaches 3 where nobody else has any.',
  source: 'domain.md section 4: red flag "plate or address look-ups without occurrence"',
  prepare: [CHAINS, 'CREATE OR REPLACE TEMP TABLE d15_c_flag AS SELECT actor, week, kind, what FROM d15_c_chain', ...baseRates('d15_c', 0.005)],
  sql: amongOthers(findingSelect({
    detector: NAME, from: 'd15_c_chain o JOIN d15_c_base b ON b.actor = o.actor AND b.week = o.week AND b.kind = o.kind', knownAt: 'o.known_at', llr: aloneLlr(0.3, 'b.own_k', 'b.lambda', 4), facts: "'count', b.own_k",
  })),
  say: {
    en: (facts) => `Went from a plate to its owner to the owner’s address within two hours, with no stop on record (${facts['count']} such owners in half a year).`,
    fr: (facts) => `Est passé d’une plaque à son propriétaire puis à l’adresse de celui-ci en moins de deux heures, sans interception au registre (${facts['count']} propriétaires en six mois).`,
  },
};
