// 12, second part. A terminal where this person cannot have been: two places too far apart, or a terminal far from the stop or call that they were at. And the first use of a system.
// Proxies and wrong clocks make most of such pairs; a terminal that puts many people in impossible places is a proxy and left out.
import { aloneLlr, baseRates, besideLlr } from './base-rate.js';
import type { Detector, Facts, Language } from './detector.js';
import { findingSelect } from './finding.js';

const NAME = 'impossible_terminal';

/** 30 m/s is 108 km/h through town and country; three minutes are what clocks differ by. Nearer than 5.4 km nothing is impossible. */
const METRES_A_SECOND = 30;
const CLOCK_SECONDS = 180;
/** A terminal that puts three people, and one in twenty of its uses, in impossible places is a proxy. */
const PROXY_PEOPLE = 3;
const PROXY_SHARE = 0.05;
/** First uses are told only of people seen for a month. */
const SEEN_DAYS = 28;

// Whatever such a person did on a day with an open look-up: the account may be in honest use at the same time somewhere else.
const USES = `CREATE OR REPLACE TEMP TABLE d12_t_use AS
  SELECT a.access, a.at, a.actor, a.terminal_id, a.terminal_x_m AS x, a.terminal_y_m AS y
  FROM accesses a SEMI JOIN (SELECT DISTINCT actor, CAST("at" AS DATE) AS on_day FROM open_accesses) d ON d.actor = a.actor AND d.on_day = CAST(a.at AS DATE)
  WHERE a.terminal_x_m IS NOT NULL AND a.terminal_y_m IS NOT NULL`;

const tooFar = (x: string, y: string, seconds: string): string => `sqrt(pow(u.x - ${x}, 2) + pow(u.y - ${y}, 2)) > ${METRES_A_SECOND} * (abs(${seconds}) + ${CLOCK_SECONDS})`;

const IMPOSSIBLE = `CREATE OR REPLACE TEMP TABLE d12_t_impossible AS
  WITH pairs AS (
    SELECT u.*, lag(access) OVER mine AS before, lag(terminal_id) OVER mine AS other, lag(x) OVER mine AS px, lag(y) OVER mine AS py, epoch("at") - epoch(lag("at") OVER mine) AS seconds
    FROM d12_t_use u WINDOW mine AS (PARTITION BY actor ORDER BY "at", access)),
  moved AS (SELECT u.*, round(sqrt(pow(u.x - u.px, 2) + pow(u.y - u.py, 2)) / 1000) AS km FROM pairs u WHERE ${tooFar('u.px', 'u.py', 'u.seconds')}),
  work AS (
    SELECT actor, starts_at AS from_at, starts_at AS to_at, x_m, y_m FROM encounters WHERE x_m IS NOT NULL AND y_m IS NOT NULL
    UNION ALL SELECT d.actor, d.starts_at + INTERVAL 20 MINUTE, d.ends_at - INTERVAL 20 MINUTE, i.x_m, i.y_m FROM dispatches d JOIN incidents i ON i.incident_id = d.incident_id AND i.x_m IS NOT NULL
      WHERE d.ends_at BETWEEN d.starts_at + INTERVAL 40 MINUTE AND d.starts_at + INTERVAL 12 HOUR),
  away AS (
    SELECT DISTINCT u.access, u.at, u.actor, u.terminal_id, round(min(sqrt(pow(u.x - w.x_m, 2) + pow(u.y - w.y_m, 2))) OVER (PARTITION BY u.access) / 1000) AS km
    FROM d12_t_use u JOIN work w ON w.actor = u.actor AND CAST(w.from_at AS DATE) = CAST(u.at AS DATE) AND u.at BETWEEN w.from_at - INTERVAL 20 MINUTE AND w.to_at + INTERVAL 20 MINUTE
      AND ${tooFar('w.x_m', 'w.y_m', 'greatest(0, epoch(w.from_at) - epoch(u.at), epoch(u.at) - epoch(w.to_at))')}),
  seen AS (
    SELECT access, actor, terminal_id, km, 'apart' AS kind FROM moved UNION ALL SELECT before, actor, other, km, 'apart' FROM moved UNION ALL SELECT access, actor, terminal_id, km, 'away' FROM away),
  proxies AS (
    SELECT s.terminal_id FROM (SELECT terminal_id, count(DISTINCT actor) AS people, count(DISTINCT access) AS n FROM seen GROUP BY terminal_id) s
    JOIN (SELECT terminal_id, count(*) AS n FROM d12_t_use GROUP BY terminal_id) u ON u.terminal_id = s.terminal_id WHERE s.people >= ${PROXY_PEOPLE} AND s.n >= ${PROXY_SHARE} * u.n)
  SELECT access, kind, max(km) AS km FROM (
    SELECT m.access, 'apart' AS kind, m.km FROM moved m WHERE m.terminal_id IS NULL OR m.other IS NULL OR (m.terminal_id NOT IN (FROM proxies) AND m.other NOT IN (FROM proxies))
    UNION ALL SELECT m.before, 'apart', m.km FROM moved m WHERE m.terminal_id IS NULL OR m.other IS NULL OR (m.terminal_id NOT IN (FROM proxies) AND m.other NOT IN (FROM proxies))
    UNION ALL SELECT access, 'away', km FROM away WHERE terminal_id IS NULL OR terminal_id NOT IN (FROM proxies))
  GROUP BY access, kind`;

// The first time in a system, by somebody who has been seen for a month: new work, or a look into a place where they have none.
const FIRST = `CREATE OR REPLACE TEMP TABLE d12_t_first AS
  WITH firsts AS (SELECT actor, source_system, min("at") AS first_at FROM accesses WHERE source_system IS NOT NULL GROUP BY actor, source_system)
  SELECT *, min(first_at) OVER (PARTITION BY actor) AS seen_at FROM firsts`;

const FLAGS = `CREATE OR REPLACE TEMP TABLE d12_t_flag AS
  SELECT o.access, o.at, o.week, o.actor, o.subject, i.kind, i.km, CAST(o.at AS DATE) AS what FROM open_accesses o JOIN d12_t_impossible i ON i.access = o.access
  UNION ALL
  SELECT o.access, o.at, o.week, o.actor, o.subject, 'system', NULL, CAST(o.at AS DATE)
  FROM open_accesses o JOIN d12_t_first f ON f.actor = o.actor AND f.source_system = o.source_system AND o.at < f.first_at + INTERVAL 1 DAY AND f.first_at >= f.seen_at + INTERVAL ${SEEN_DAYS} DAY`;

const UNDER_MISUSE = "CASE o.kind WHEN 'system' THEN 0.2 ELSE 0.1 END";

const sentences: Readonly<Record<Language, Readonly<Record<string, (facts: Facts) => string>>>> = {
  en: {
    apart: (facts) => `The account was used at two terminals ${facts['km']} km apart, with no time to get there (${facts['days']} such days in half a year).`,
    away: (facts) => `The account was used ${facts['km']} km from the stop or call that this person was at (${facts['days']} such days in half a year).`,
    system: () => 'First use of this system, by somebody who has worked without it for a month or more.',
  },
  fr: {
    apart: (facts) => `Le compte a servi à deux postes distants de ${facts['km']} km, sans le temps de s’y rendre (${facts['days']} jours de ce genre en six mois).`,
    away: (facts) => `Le compte a servi à ${facts['km']} km de l’interception ou de l’appel où se trouvait cette personne (${facts['days']} jours de ce genre en six mois).`,
    system: () => 'Première utilisation de ce système par quelqu’un qui travaillait sans lui depuis un mois ou plus.',
  },
};
const say = (language: Language) => (facts: Facts): string => sentences[language][String(facts['what'])]?.(facts) ?? '';

export const terminal: Detector = {
  number: 12,
  name: NAME,
  family: 'presence',
  care: 'prompt',
  question: { en: 'Was the account used where its owner cannot have been?', fr: 'Le compte a-t-il servi là où son titulaire ne pouvait être ?' },
  needs: ['accesses.terminal_id'],
  clearedBy: 'independent explanation',
  falseAlarms: 'Proxies, remote desktops and clocks that differ. A single one reaches 2; repeats are asked for. First use of a system is common after a change of post: it reaches 1.',
  source: 'domain.md section 4: red flags "off-area" and "sharing credentials"; query record "device"',
  prepare: [USES, IMPOSSIBLE, FIRST, FLAGS, ...baseRates('d12_t', 0.005)],
  sql: findingSelect({
    detector: NAME, from: 'd12_t_flag o JOIN d12_t_base b ON b.actor = o.actor AND b.week = o.week AND b.kind = o.kind',
    llr: `CASE WHEN o.kind = 'system' THEN ${besideLlr(UNDER_MISUSE, 'b.share', 1)} ELSE greatest(${besideLlr(UNDER_MISUSE, 'b.share', 2)}, ${aloneLlr(0.1, 'b.own_k', 'b.lambda', 3.5)} * least(1, b.own_k - 1)) END`,
    facts: "'what', o.kind, 'days', b.own_k, 'km', o.km",
  }),
  say: { en: say('en'), fr: say('fr') },
};
