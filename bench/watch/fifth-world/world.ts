// A region of services for eight and twenty-six weeks, by an author who knew the contract of the evidence and the reports of inspectors, and neither the examiner nor the worlds before: to judge by, never to tune on.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Call, callsOfDay } from './calls.js';
import { CaseRoom } from './case-room.js';
import { noticesOfDay, openDiary, planCustoms } from './customs.js';
import { desksOfDay } from './desks.js';
import { fillCells, gatesOfDay } from './gates.js';
import type { Plan } from './guilt.js';
import { inquiriesOfDay } from './inquiries.js';
import { openRealm, type Realm, writeRegisters } from './realm.js';
import { addSealed, sealSome } from './sealed.js';
import type { Actor } from './staff.js';
import { stopsOfDay } from './stops.js';
import { Violence } from './violence.js';
import { planWrongs } from './wrongdoers.js';

interface FifthWorldOptions {
  readonly seed: number;
  readonly actors: number;
  readonly weeks: number;
  /** Wrongdoings for each actor; what many do at once is one. */
  readonly offenderShare: number;
}

/** Writes `evidence/`, `truth.csv` and `truth.json` into a folder; the same options give the same bytes on any machine. */
export function makeFifthWorld({ seed, actors, weeks, offenderShare }: FifthWorldOptions, folder: string): void {
  const realm = openRealm(seed, actors, weeks, folder);
  const luck = (part: string) => realm.luck.fork(part);
  const sealed = addSealed(realm, luck('sealed'));
  const room = new CaseRoom(realm, luck('cases'));
  sealSome(realm, room, luck('sealed people'));
  const violence = new Violence(realm, luck('violence'));
  const diary = openDiary();
  const lastCalls = new Map<Actor, Call[]>();
  planCustoms(realm, diary, sealed, luck('customs'));
  const plans = planWrongs({ realm, room, violence, diary, sealed, lastCalls }, luck('wrongs'), offenderShare);
  const inmates = fillCells(realm, luck('cells'));
  writeRegisters(realm);
  const chance = { calls: luck('calls'), blows: luck('blows'), stops: luck('stops'), inquiries: luck('inquiries'), desks: luck('desks'), gates: luck('gates'), notices: luck('notices') };
  for (let day = 0; day < realm.clock.days; day += 1) {
    for (const call of callsOfDay(realm, room, chance.calls, day)) for (const officer of call.crew) lastCalls.set(officer, [...(lastCalls.get(officer) ?? []).slice(-7), call]);
    violence.ofDay(chance.blows, room, day);
    stopsOfDay(realm, chance.stops, day);
    inquiriesOfDay(realm, room, chance.inquiries, day);
    desksOfDay(realm, room, chance.desks, day);
    gatesOfDay(realm, inmates, chance.gates, day);
    noticesOfDay(realm, chance.notices, day);
    diary.ofDay(day);
    realm.log.flush(day - 2);
  }
  realm.log.flushAll();
  realm.tables.close();
  writeTruth(realm, plans, folder);
}

/** What is true, for the judge: an offender is one who left a wrong look-up in the log. */
function writeTruth({ clock, staff, log }: Realm, plans: readonly Plan[], folder: string): void {
  const did = (kind: string, actor: Actor): boolean => log.wrongs.get(kind)?.has(actor.id) === true;
  const offences = plans.map(({ offence }) => ({ actors: offence.actors.filter((actor) => did(offence.kind, actor)).map((actor) => actor.id), kind: offence.kind, class: offence.class })).filter((one) => one.actors.length > 0);
  const lookbacks = plans.flatMap((plan) => plan.lookbacks.flatMap(({ blow, actor }) => (blow.id === undefined || !did(plan.offence.kind, actor) ? [] : [{ incident_id: blow.id, leaker: actor.id, kind: plan.offence.kind }])));
  const actors = staff.actors.map((one) => ({ actor_id: one.id, unit: one.unit.name, role: one.unit.role, sex: one.sex }));
  writeFileSync(join(folder, 'truth.json'), JSON.stringify({ weeks: clock.weeks, start: clock.start, offenders: offences, lookbacks, actors }));
}
