// 18. Two sittings of one account at once, at two terminals: a password lent, or taken. Added because an account in two hands makes every other finding point at the wrong person.
import { aloneLlr, amongOthers, baseRates } from './base-rate.js';
import type { Detector } from './detector.js';
import { findingSelect } from './finding.js';

const NAME = 'shared_account';

/** Who goes from the desk to the car leaves one session open: both must be in use, turn by turn. */
const TURNS = 3;

// Only days with an open look-up. A turn: the account goes from one terminal to another and the one left is used again within the hour.
const TURNS_TAKEN = `CREATE OR REPLACE TEMP TABLE d18_flag AS
  WITH uses AS (
    SELECT a.access, a.at, a.week, a.actor, a.terminal_id, a.session_id
    FROM accesses a SEMI JOIN (SELECT DISTINCT actor, CAST("at" AS DATE) AS on_day FROM open_accesses) d ON d.actor = a.actor AND d.on_day = CAST(a.at AS DATE)
    WHERE a.terminal_id IS NOT NULL AND a.session_id IS NOT NULL),
  moves AS (
    SELECT *, lag(terminal_id) OVER mine <> terminal_id AND lead(terminal_id) OVER mine = lag(terminal_id) OVER mine AND lead(session_id) OVER mine = lag(session_id) OVER mine
      AND lead("at") OVER mine - lag("at") OVER mine <= INTERVAL 1 HOUR AS is_turn
    FROM uses WINDOW mine AS (PARTITION BY actor ORDER BY "at", access)),
  days AS (SELECT actor, CAST("at" AS DATE) AS on_day, count(*) AS turns, min("at") AS from_at, max("at") AS to_at FROM moves WHERE is_turn GROUP BY ALL HAVING count(*) >= ${TURNS})
  SELECT o.access, o.at, o.week, o.actor, o.subject, 'turns' AS kind, d.on_day AS what, d.turns
  FROM days d JOIN open_accesses o ON o.actor = d.actor AND o.at BETWEEN d.from_at - INTERVAL 1 HOUR AND d.to_at + INTERVAL 1 HOUR`;

export const sharedAccount: Detector = {
  number: 18,
  name: NAME,
  family: 'presence',
  care: 'reviewer',
  question: { en: 'Was one account in two hands at once?', fr: 'Un compte était-il dans deux mains à la fois\u00a0?' },
  needs: ['accesses.terminal_id', 'accesses.session_id'],
  clearedBy: 'independent explanation',
  falseAlarms: 'Two screens of one desk that are named as two terminals, remote desktops: whole units do it, and the unit’s rate is the measure.',
  source: 'domain.md section 4: red flag "sharing credentials"; query record "device"',
  prepare: [TURNS_TAKEN, ...baseRates('d18', 0.002)],
  sql: amongOthers(findingSelect({ detector: NAME, from: 'd18_flag o JOIN d18_base b ON b.actor = o.actor AND b.week = o.week AND b.kind = o.kind', llr: aloneLlr(0.1, 'b.own_k', 'b.lambda', 3), facts: "'turns', o.turns, 'days', b.own_k" })),
  say: {
    en: (facts) => `The account went back and forth ${facts['turns']} times between two sessions at two terminals on one day (${facts['days']} such days in half a year).`,
    fr: (facts) => `Le compte est passé ${facts['turns']} fois d’une session à l’autre, à deux postes, en un seul jour (${facts['days']} jours de ce genre en six mois).`,
  },
};
