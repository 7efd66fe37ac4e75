// Groups go in as reports do, cycles are opened and closed at the door; judgements, two million of them, are rows laid in the tables as the gate's own function lays them.
import { randomBytes } from 'node:crypto';
import type { Caller, Plan } from '../../src/access/index.js';
import { type Db, sql } from '../../src/db/index.js';
import { isRefused, systemClock } from '../../src/kernel/index.js';
import { ReportWriter } from '../../src/registry/report-writer.js';
import type { OpenNode } from '../../src/wiring.js';
import { callerOf } from '../search/caller.js';
import { agencies, askedOf, bureaus, cases, centre, labelsOf, members, provinces, yearsOf } from './world.js';

export interface Size {
  readonly groups: number;
  readonly indicators: number;
  readonly years: number;
}

const atOnce = 500;

/** Seconds of each part are printed. */
export async function loadAssessment(node: OpenNode, keeper: Db, size: Size): Promise<void> {
  const { people, labels } = node.house;
  await people.addAgencies(agencies.map((agencyId, nth) => ({ agencyId, nameEn: agencyId, nameFr: agencyId, province: provinces[nth - 1] ?? null, kind: 'police' })));
  await people.addMembers(members);
  await people.addCases(cases);
  const labelIds = new Map<string, number[]>();
  for (const agencyId of agencies) for (const spec of labelsOf(agencyId)) labelIds.set(agencyId, [...(labelIds.get(agencyId) ?? []), (await labels.intern(agencyId, spec)).labelId]);
  await timed(`${size.groups} groups`, async () => {
    for (const [nth, agencyId] of bureaus.entries()) await writeGroups(node, agencyId, nth, size.groups);
  });
  const opener = await seated(node, centre);
  for (const [nth, year] of yearsOf(size.years).entries()) {
    await node.house.assessment.cycles.open(await planOf(node, opener, 'openCycle'), { id: `${year}`, nameEn: `Cycle of ${year}`, nameFr: `Cycle de ${year}`, fromOn: `${year}-01-01`, untilOn: `${year}-12-31`, bureaus: provinces.map((province, at) => ({ province, agency: bureaus[at] ?? '' })) });
    await timed(`judgements of ${year}`, () => writeJudgements(keeper, size, year, labelIds));
    if (nth < size.years - 1) await node.house.assessment.cycles.close(await planOf(node, opener, 'openCycle'), `${year}`, 'the year is over and its report is out');
  }
  await timed('statistics', async () => {
    for (const table of ['statement', 'word', 'report', 'entity', 'label', 'judgement', 'appraisal', 'appraisal_now']) await sql.raw(`vacuum analyze ${table}`).execute(keeper);
  });
}

export async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  const fromMs = performance.now();
  await work();
  console.log(`${what}: ${((performance.now() - fromMs) / 1_000).toFixed(1)} s`);
}

/** Group `g` belongs to the bureau of its number modulo ten. */
async function writeGroups({ house, reportStore }: OpenNode, agencyId: string, nth: number, groups: number): Promise<void> {
  const plan = await house.door.ask(await callerOf(house, agencyId), { action: 'createReport', asked: null, agencyId });
  if (isRefused(plan)) throw new Error(plan.message);
  const [label, , own] = labelsOf(agencyId);
  if (label === undefined || own === undefined) throw new RangeError('labels of no agency');
  const ids = Array.from({ length: groups }, (_, g) => g).filter((g) => g % bureaus.length === nth);
  for (let from = 0; from < ids.length; from += atOnce) {
    const writer = await ReportWriter.begin({ door: house.door, reports: reportStore, labels: house.labels, clock: systemClock, random: randomBytes }, plan, {
      agencyId, reportId: `groups-${from}`, title: `Groups from ${from}`, reportedOn: '2026-01-05', label, parts: [], sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, retentionBasis: 'bench',
    });
    const of = (g: number, prop: string, value: string, under = label) => ({ entityId: `g${g}`, schema: 'CriminalGroup', prop, value, label: under });
    await writer.add(ids.slice(from, from + atOnce).flatMap((g) => [of(g, 'name', `Group ${g} of ${agencyId}`), of(g, 'alias', `The ${g}s`), of(g, 'summary', `known since the year ${1980 + (g % 40)}`), of(g, 'notes', `kept by ${agencyId} alone`, own)]));
  }
}

/**
 * A voice of the group's own bureau in every cell; of the next bureau in one of ten, of the centre in one of twenty. Values are drawn by a hash of group, cell, year
 * and voice: a third unknown, the rest evenly among those of the indicator. Labels by the same draw: 70, 20 and 10 of a hundred.
 */
async function writeJudgements(keeper: Db, { groups, indicators }: Size, year: number, labelIds: ReadonlyMap<string, readonly number[]>): Promise<void> {
  const asked = askedOf(indicators);
  await sql`
    with cells as (
      select g, a.nth, a.indicator, a.subject, string_to_array(a.vals, ' ') as vals, v.voice,
        case v.voice when 0 then ${bureaus}::text[] else (${bureaus}::text[])[2:] || (${bureaus}::text[])[1:1] end as own
      from generate_series(0, ${groups - 1}::int) as g cross join unnest(${asked.map((one) => one.indicator)}::text[], ${asked.map((one) => one.subject)}::text[], ${asked.map((one) => one.values.join(' '))}::text[]) with ordinality as a (indicator, subject, vals, nth)
        cross join (values (0), (1), (2)) as v (voice)
      where v.voice = 0 or abs(hashtext(concat_ws('/', 'heard', g, a.nth, v.voice, ${year}::int))) % (v.voice * 10) = 0),
    drawn as (
      select *, case voice when 2 then ${centre}::text else own[1 + g % 10] end as by_agency, (${bureaus}::text[])[1 + g % 10] as of_agency,
        abs(hashtext(concat_ws('/', 'value', g, nth, voice, ${year}::int))) as draw, abs(hashtext(concat_ws('/', 'label', g, nth, voice, ${year}::int))) % 100 as marked from cells),
    valued as (select *, case when draw % 3 = 0 then 'unknown' else vals[1 + (draw / 3) % cardinality(vals)] end as value from drawn)
    insert into appraisal (agency_id, appraisal_id, cycle, group_agency_id, group_id, indicator, subject, value, confidence, judged_on, source, evidence, criterion, note, why, revises, label_id, entered_by, entered_at, intent_index)
    select by_agency, concat_ws('-', 'app', ${year}::int, g, nth, voice), ${centre} || '~' || ${year}::int, of_agency, 'g' || g, indicator, subject, value, case when value <> 'unknown' then (array['low', 'moderate', 'high'])[1 + draw % 3] end,
      make_date(${year}::int, 1 + draw % 9, 1 + draw % 28), 'debriefs and surveillance of the year', '{}', case when indicator = 'entrenched' and value <> 'unknown' then 'ten years in one place' end, null, null, null,
      l.ids[case when marked < 70 then 1 when marked < 90 then 2 else 3 end], 'm1', now(), 0
    from valued join unnest(${[...labelIds.keys()]}::text[], ${[...labelIds.values()].map((ids) => ids.join(' '))}::text[]) as given (agency, list) on given.agency = by_agency
      cross join lateral (select string_to_array(given.list, ' ')::int[] as ids) as l`.execute(keeper);
  await sql`
    insert into appraisal_now (agency_id, label_id, cycle, indicator, group_agency_id, group_id, subject, value, appraisal_id, written)
    select agency_id, label_id, cycle, indicator, group_agency_id, group_id, subject, value, appraisal_id, written from appraisal where cycle = ${centre} || '~' || ${year}::int`.execute(keeper);
}

async function seated({ house }: OpenNode, agencyId: string): Promise<Caller> {
  const caller = await callerOf(house, agencyId);
  const { sessionId } = await house.sessions.open(agencyId, caller.member.memberId);
  return { ...caller, sessionId, steppedUp: true };
}

async function planOf({ house }: OpenNode, caller: Caller, action: string): Promise<Plan> {
  const plan = await house.door.ask(caller, { action, asked: null, agencyId: caller.member.agencyId });
  if (isRefused(plan)) throw new Error(plan.message);
  return plan;
}
