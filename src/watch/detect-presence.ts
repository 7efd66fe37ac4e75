// 12. Looking while not at work: off shift, and on leave above all. Overtime, court and call-outs are work; paperwork runs past the end of a shift.
// Somebody whose roster does not cover that time at all is not judged.
import { aloneLlr, baseRates, besideLlr } from './base-rate.js';
import { weekEnd, weekOf } from './evidence/working-tables.store.js';
import type { Detector, Facts, Language } from './detector.js';
import { findingSelect } from './finding.js';

const NAME = 'off_duty';

/** Before a shift people read up; after it they write up. Beyond that, up to four hours is a long day, and judged apart. */
const BEFORE_HOURS = 1;
const AFTER_HOURS = 2;
const LONG_DAY_HOURS = 4;

// Each row of the roster under every day that it touches, with the long day's margins: a join by actor and day, whatever the overlaps.
const DUTY = `CREATE OR REPLACE TEMP TABLE d12_duty AS
  SELECT actor, kind, starts_at, ends_at, known_at, unnest(generate_series(CAST(from_at AS DATE), CAST(to_at AS DATE), INTERVAL 1 DAY))::DATE AS on_day
  FROM (SELECT *, CASE WHEN kind = 'leave' THEN starts_at ELSE starts_at - INTERVAL ${LONG_DAY_HOURS} HOUR END AS from_at, CASE WHEN kind = 'leave' THEN ends_at ELSE ends_at + INTERVAL ${LONG_DAY_HOURS} HOUR END AS to_at FROM roster)
  WHERE ends_at > starts_at AND ends_at < starts_at + INTERVAL 400 DAY`;

// Who has a roster around that week: a shift in the week before, in it or after it.
const KNOWN = `CREATE OR REPLACE TEMP TABLE d12_rostered AS
  SELECT DISTINCT actor, ${weekOf('starts_at')} + shift AS week FROM roster, (VALUES (-1), (0), (1)) near(shift) WHERE kind <> 'leave'`;

const FLAGS = `CREATE OR REPLACE TEMP TABLE d12_flag AS
  WITH placed AS (
    SELECT o.access, any_value(o.at) AS "at", any_value(o.week) AS week, any_value(o.actor) AS actor, any_value(o.subject) AS subject,
      coalesce(bool_or(d.kind <> 'leave' AND o.at BETWEEN d.starts_at - INTERVAL ${BEFORE_HOURS} HOUR AND d.ends_at + INTERVAL ${AFTER_HOURS} HOUR), false) AS duty,
      coalesce(bool_or(d.kind <> 'leave' AND o.at BETWEEN d.starts_at - INTERVAL ${LONG_DAY_HOURS} HOUR AND d.ends_at + INTERVAL ${LONG_DAY_HOURS} HOUR), false) AS long_day,
      coalesce(bool_or(d.kind = 'leave' AND o.at BETWEEN d.starts_at AND d.ends_at), false) AS leave
    FROM open_accesses o JOIN d12_rostered r ON r.actor = o.actor AND r.week = o.week
    LEFT JOIN d12_duty d ON d.actor = o.actor AND d.on_day = CAST(o.at AS DATE) AND d.known_at <= ${weekEnd('o.week')}
    GROUP BY o.access)
  SELECT access, "at", week, actor, subject, CAST("at" AS DATE) AS what, CASE WHEN leave THEN 'leave' WHEN long_day THEN 'long_day' ELSE 'off' END AS kind FROM placed WHERE NOT duty`;

// A third of misuse happens in private time (what private interest would wait for a shift?); leave is the rarest time for honest work.
const UNDER_MISUSE = "CASE o.kind WHEN 'off' THEN 0.3 WHEN 'leave' THEN 0.15 ELSE 0.1 END";

const sentences: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { off: 'Looked while the roster shows no duty within four hours', leave: 'Looked while the roster shows leave', long_day: 'Looked some hours outside a shift' },
  fr: { off: 'A consulté alors que l’horaire n’indique aucun service à moins de quatre heures', leave: 'A consulté alors que l’horaire indique un congé', long_day: 'A consulté à quelques heures d’un service' },
};

const say: Readonly<Record<Language, (facts: Facts) => string>> = {
  en: (facts) => `${sentences.en[String(facts['what'])]} (${facts['days']} such days in half a year; peers ${facts['peers']} % of such look-ups).`,
  fr: (facts) => `${sentences.fr[String(facts['what'])]} (${facts['days']} jours de ce genre en six mois; ses pairs, ${facts['peers']} % de telles consultations).`,
};

export const offDuty: Detector = {
  number: 12,
  name: NAME,
  family: 'presence',
  care: 'prompt',
  question: { en: 'Did somebody look while not at work?', fr: 'Quelqu’un a-t-il consulté hors service ?' },
  needs: ['roster'],
  clearedBy: 'independent explanation',
  falseAlarms: 'Overtime and call-outs entered late or never, swapped shifts, time zones set wrong. Their share among peers is the measure; a single look-up reaches 2, on leave 3.',
  source: 'domain.md section 4: red flag "off-duty or off-area"; query record "on_duty"',
  prepare: [DUTY, KNOWN, FLAGS, ...baseRates('d12', 0.03)],
  sql: findingSelect({
    detector: NAME, from: 'd12_flag o JOIN d12_base b ON b.actor = o.actor AND b.week = o.week AND b.kind = o.kind',
    llr: `greatest(${besideLlr(UNDER_MISUSE, 'b.habit', "CASE o.kind WHEN 'leave' THEN 3 ELSE 2 END")}, ${aloneLlr(0.3, 'b.own_k', 'b.lambda', 3.5)})`,
    facts: "'what', o.kind, 'days', b.own_k, 'peers', round(100 * b.share, 1)",
  }),
  say,
};
