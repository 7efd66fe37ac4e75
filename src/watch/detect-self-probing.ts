// 16. What is known about me? One look at oneself is curiosity; oneself, one's house, car and friends, in one system after another, week after week, with or without a hit, is
// somebody who wants to know whether they are being watched. In a port, a prison or a town hall as much as in a police station.
import { aloneLlr, baseRates } from './base-rate.js';
import type { Detector, Facts, Language } from './detector.js';
import { findingSelect } from './finding.js';

const NAME = 'self_probing';

/** Oneself once is common: a third do it in training. Steps are counted from there: another thing, another system, another week, another search without a hit. */
const STEPS = 2;
const CURIOUS = 0.33;
/** The same search without a hit on this many days: somebody waits for something to appear. */
const WAITING_DAYS = 3;

const letters = (text: string): string => `regexp_replace(lower(${text}), '[^\\p{L}0-9]+', ' ', 'g')`;

// What is near the actor: themselves, their household and ties (whether declared or not), their addresses and vehicles; and the words by which one would search for them.
const OWN = `CREATE OR REPLACE TEMP TABLE d16_own AS
  WITH people AS (
    SELECT a.actor, a.person, TIMESTAMP '1970-01-01' AS known_at FROM actors a WHERE a.person IS NOT NULL
    UNION ALL SELECT a.actor, h.person, TIMESTAMP '1970-01-01' FROM actors a JOIN persons p ON p.person = a.person JOIN persons h ON h.household_id = p.household_id AND h.person <> p.person
    UNION ALL SELECT a.actor, t.person_b, t.known_at FROM actors a JOIN ties t ON t.person_a = a.person
    UNION ALL SELECT a.actor, t.person_a, t.known_at FROM actors a JOIN ties t ON t.person_b = a.person),
  nearest AS (SELECT actor, person, min(known_at) AS known_at FROM people GROUP BY actor, person)
  SELECT n.actor, n.person AS thing, n.known_at, ${letters('p.surname')} AS word, ${letters("split_part(p.given_names, ' ', 1)")} AS second_word FROM nearest n LEFT JOIN persons p ON p.person = n.person
  UNION ALL SELECT n.actor, v.vehicle, n.known_at, replace(${letters('v.plate')}, ' ', ''), NULL FROM nearest n JOIN vehicles v ON v.owner = n.person
  UNION ALL SELECT a.actor, p.address, TIMESTAMP '1970-01-01', NULL, NULL FROM actors a JOIN persons p ON p.person = a.person WHERE p.address IS NOT NULL`;

const HITS = `CREATE OR REPLACE TEMP TABLE d16_hit AS
  WITH courses AS (
    SELECT coalesce(t.actor, p.actor) AS actor, t.starts_at, t.ends_at FROM tasks t LEFT JOIN actors p ON t.actor IS NULL AND p.unit = t.unit
    WHERE t.kind = 'training' AND t.author IS DISTINCT FROM coalesce(t.actor, p.actor)),
  asked AS (
    SELECT o.access, ' ' || ${letters('a.query_text')} || ' ' AS asked, replace(${letters('a.query_text')}, ' ', '') AS joined
    FROM open_accesses o JOIN accesses a ON a.access = o.access AND a.query_text IS NOT NULL WHERE o.actor IN (SELECT actor FROM d16_own)),
  hits AS (
    SELECT o.*, w.thing, w.known_at FROM open_accesses o JOIN d16_own w ON w.actor = o.actor AND w.thing = o.subject
    UNION ALL SELECT o.*, w.thing, w.known_at FROM open_accesses o JOIN asked q ON q.access = o.access JOIN d16_own w ON w.actor = o.actor
    WHERE o.subject IS DISTINCT FROM w.thing AND len(w.word) >= 3 AND CASE WHEN w.second_word IS NULL THEN contains(q.joined, w.word) ELSE contains(q.asked, ' ' || w.word || ' ') AND contains(q.asked, ' ' || w.second_word || ' ') END)
  SELECT access, any_value("at") AS "at", any_value(week) AS week, any_value(h.actor) AS actor, any_value(h.subject) AS subject, any_value(outcome) AS outcome, any_value(source_system) AS source_system,
    min(thing) AS thing, greatest(any_value("at"), min(h.known_at)) AS known_at
  FROM hits h
  WHERE NOT EXISTS (SELECT 1 FROM courses t WHERE t.actor = h.actor AND h.at BETWEEN t.starts_at - INTERVAL 1 DAY AND coalesce(t.ends_at, t.starts_at) + INTERVAL 1 DAY)
  GROUP BY access`;

const PROBES = `CREATE OR REPLACE TEMP TABLE d16_probe AS
  WITH stepped AS (
    SELECT *, count(DISTINCT thing) OVER half AS things, greatest(1, count(DISTINCT source_system) OVER half) AS systems, count(DISTINCT week) OVER half AS weeks, count(*) FILTER (outcome = 'no_hit') OVER half AS no_hits, max(known_at) OVER half AS all_known_at
    FROM d16_hit WINDOW half AS (PARTITION BY actor ORDER BY "at" RANGE BETWEEN INTERVAL 182 DAY PRECEDING AND CURRENT ROW)),
  scored AS (SELECT *, things - 1 + systems - 1 + weeks - 1 + CASE WHEN no_hits >= 2 THEN 1 ELSE 0 END AS steps FROM stepped),
  highest AS (SELECT actor, week, max(steps) AS steps FROM scored GROUP BY actor, week),
  usual AS (SELECT week, (sum(sum(steps)) OVER (ORDER BY week) + 5) / (sum(count(*)) OVER (ORDER BY week) + 10) AS mean FROM highest GROUP BY week),
  firsts AS (SELECT week, sum(count(*)) OVER (ORDER BY week) AS people FROM (SELECT actor, min(week) AS week FROM d16_hit GROUP BY actor) GROUP BY week)
  SELECT s.*, u.mean, greatest(${CURIOUS}, f.people / (SELECT count(*) FROM actors WHERE person IS NOT NULL)) AS curious
  FROM scored s JOIN usual u ON u.week = s.week ASOF JOIN firsts f ON s.week >= f.week WHERE s.steps >= ${STEPS}`;

// The same question without a hit, day after day, about anything: whoever asks so waits.
const WAITS = `CREATE OR REPLACE TEMP TABLE d16_wait AS
  WITH asked AS (
    SELECT o.access, o.at, o.week, o.actor, o.subject, coalesce(CAST(o.subject AS VARCHAR), trim(${letters('a.query_text')})) AS asked
    FROM open_accesses o JOIN accesses a ON a.access = o.access WHERE o.outcome = 'no_hit'),
  counted AS (SELECT *, count(DISTINCT CAST("at" AS DATE)) OVER (PARTITION BY actor, asked ORDER BY "at" RANGE BETWEEN INTERVAL 91 DAY PRECEDING AND CURRENT ROW) AS days FROM asked WHERE len(asked) >= 3 OR subject IS NOT NULL)
  SELECT *, 'waiting' AS kind, asked AS what FROM counted WHERE days >= ${WAITING_DAYS}`;

const sentences: Readonly<Record<Language, (facts: Facts) => string>> = {
  en: (facts) => (facts['what'] === 'waiting'
    ? `Asked the same question on ${facts['days']} days within three months, each time without a hit.`
    : `Asked what is on file about themselves and those near them: ${facts['things']} different records, ${facts['systems']} systems, ${facts['weeks']} weeks, ${facts['no_hits']} times without a hit, within half a year.`),
  fr: (facts) => (facts['what'] === 'waiting'
    ? `A posé la même question ${facts['days']} jours en trois mois, chaque fois sans résultat.`
    : `A cherché ce que l’on sait de soi et de ses proches\u00a0: ${facts['things']} fiches, ${facts['systems']} systèmes, ${facts['weeks']} semaines, ${facts['no_hits']} fois sans résultat, en six mois.`),
};

export const selfProbing: Detector = {
  number: 16,
  name: NAME,
  family: 'relation',
  care: 'reviewer',
  question: { en: 'Does somebody keep asking what is known about them, their friends, their house and their cars?', fr: 'Quelqu’un cherche-t-il à répétition ce que l’on sait de lui, de ses proches, de sa maison et de ses véhicules\u00a0?' },
  needs: ['actors.person'],
  clearedBy: 'independent explanation',
  falseAlarms: 'A third of honest people look themselves up once, some their family too; each further step is about three times rarer. Training tasks are left out.',
  source: 'domain.md section 4: red flag "repeated no-hit probing (what do they know about me)"; section 11, infiltration hardening',
  prepare: [OWN, HITS, PROBES, WAITS, 'CREATE OR REPLACE TEMP TABLE d16_flag AS SELECT actor, week, kind, what FROM d16_wait', ...baseRates('d16', 0.002)],
  sql: [
    findingSelect({
      detector: NAME, from: 'd16_probe o', knownAt: 'o.all_known_at', llr: `least(4.5, ln(0.4 / o.curious) + o.steps * ln((1 + o.mean) / o.mean))`,
      facts: "'what', 'near', 'things', o.things, 'systems', o.systems, 'weeks', o.weeks, 'no_hits', o.no_hits",
    }),
    findingSelect({ detector: NAME, from: 'd16_wait o JOIN d16_base b ON b.actor = o.actor AND b.week = o.week AND b.kind = o.kind', llr: aloneLlr(0.2, 'b.own_k', 'b.lambda', 3), facts: "'what', 'waiting', 'days', o.days" }),
  ].join(' UNION ALL '),
  say: sentences,
};
