// The tables that change slowly: who works here, who lives here, who belongs to whom, as far as the agency knows.
import type { Chance } from './chance.js';
import type { Service } from './service.js';
import type { Tie } from './town.js';
import { DAY, HOUR } from './wall-clock.js';

export function writePapers(service: Service, chance: Chance): void {
  people(service, chance);
  things(service, chance);
  staff(service, chance);
  ties(service, chance);
  gangs(service, chance);
  roster(service, chance);
  sealed(service);
}

const yes = (is: boolean): string => String(is);

function people({ books, town, agency }: Service, chance: Chance): void {
  const has = (column: string): boolean => !agency.missingColumns.has(column);
  for (const one of [...town.persons, ...town.bait]) {
    books.write('persons', [
      books.person(one).id, one.surname, one.given, chance.is(0.01) ? '' : one.sex, chance.is(0.02) ? '' : one.birthday, chance.is(0.02) ? '' : books.address(one.home).id, has('household_id') ? books.numbers.of('household', one.household) : '',
    ]);
  }
}

function things({ books, town, agency }: Service, chance: Chance): void {
  const has = (column: string): boolean => !agency.missingColumns.has(column);
  for (const one of town.addresses) books.write('addresses', [books.address(one).id, String(one.x), String(one.y), has('building_id') ? books.numbers.of('building', one.building) : '']);
  for (const one of town.vehicles) books.write('vehicles', [books.vehicle(one).id, one.plate, one.owner === undefined || chance.is(0.03) ? '' : books.person(one.owner).id, has('covert') ? yes(one.isCovert) : '']);
}

function staff({ books, actors, agency }: Service, chance: Chance): void {
  const has = (column: string): boolean => !agency.missingColumns.has(`actors.${column}`);
  for (const one of actors) {
    books.write('actors', [
      books.actorId(one), chance.is(0.03) ? '' : books.person(one.person).id, agency.code, one.unit, one.role, has('beat') && one.beat >= 0 ? `${one.district + 1}${one.beat + 1}` : '', has('supervisor_id') && one.supervisor !== undefined ? books.actorId(one.supervisor) : '',
      has('started_on') ? agency.clock.date(-one.yearsIn * 365 * DAY - chance.between(20, 340) * DAY) : '', 'false',
    ]);
  }
  for (const account of ['svc-cad', 'svc-rms', 'svc-court', 'svc-hr', 'svc-queue', 'svc-lane', 'svc-plates']) books.write('actors', [account, '', agency.code, 'ICT', '', '', '', '', 'true']);
}

/** Staff declare their households and parents; about friends and former wives the file knows what somebody once wrote down, at times too late. */
function ties(service: Service, chance: Chance): void {
  const { books, town, agency } = service;
  const dates = !agency.missingColumns.has('ties.dates');
  const entrants = [...service.byDuty('analysis'), ...service.byDuty('gang'), ...service.byDuty('coding')];
  for (const tie of town.ties) {
    const isStaff = tie.a.isStaff || tie.b.isStaff;
    if (!chance.is(knownShare(tie, isStaff, agency.tiesKnown))) continue;
    const isDeclared = isStaff && ['spouse', 'parent', 'child', 'sibling'].includes(tie.kind);
    const at = chance.is(isDeclared ? 0.04 : 0.15) ? chance.between(0, service.days) * DAY : -chance.between(10, 1800) * DAY;
    const to = tie.kind === 'ex_spouse' ? agency.clock.date(-chance.long(700, 0.9) * DAY) : '';
    books.write('ties', [
      books.person(tie.a).id, books.person(tie.b).id, tie.kind, agency.missingColumns.has('ties.declared') ? '' : yes(isDeclared), dates && (tie.kind === 'spouse' || tie.kind === 'ex_spouse') ? agency.clock.date(-chance.between(2000, 5000) * DAY) : '', dates ? to : '',
    ], { by: isDeclared ? 'svc-hr' : books.actorId(chance.pick(entrants)), at });
  }
}

function knownShare(tie: Tie, isStaff: boolean, known: number): number {
  if (tie.kind === 'associate') return tie.a.gang === undefined && tie.b.gang === undefined ? known * 0.7 : known;
  if (isStaff) return tie.kind === 'friend' || tie.kind === 'cousin' ? known * 0.55 : tie.kind === 'ex_spouse' ? known * 0.75 : known;
  return tie.a.heat > 6 || tie.b.heat > 6 ? 0.5 : 0.06;
}

function gangs(service: Service, chance: Chance): void {
  const { books, town, agency } = service;
  const squad = service.byDuty('gang');
  for (const gang of town.gangs) {
    const id = books.group(gang).id;
    books.write('groups', [id, gang.name, gang.level]);
    for (const member of gang.members) {
      if (!chance.is(0.85)) continue;
      const at = chance.is(0.12) ? chance.between(0, service.days) * DAY : -chance.between(20, 1500) * DAY;
      books.write('group_members', [id, books.person(member).id, agency.clock.date(at - 30 * DAY), '', agency.missingColumns.has('confidence') ? '' : chance.between(0.35, 1).toFixed(2)], { by: books.actorId(chance.pick(squad)), at });
    }
    for (const rival of gang.rivals) if (rival.n > gang.n) books.write('group_feuds', [id, books.group(rival).id, agency.clock.date(-chance.between(50, 1500) * DAY), '']);
  }
}

function roster({ books, rota, agency, days }: Service, chance: Chance): void {
  for (const shift of rota.shifts) {
    if (chance.is(agency.quietRoster)) continue;
    const planner = shift.actor.supervisor ?? shift.actor;
    const isPlanned = shift.kind === 'shift' || shift.kind === 'court';
    const by = isPlanned ? 'svc-hr' : books.actorId(chance.is(0.5) ? shift.actor : planner);
    const at = isPlanned ? shift.from - chance.between(10, 40) * DAY : shift.to + chance.long(12 * HOUR, 1);
    books.write('roster', [books.actorId(shift.actor), books.stamp(shift.from), books.stamp(shift.to), shift.kind], { by, at });
  }
  for (const leave of rota.leaves) {
    if (leave.from < days * DAY) books.write('roster', [books.actorId(leave.actor), books.stamp(leave.from), books.stamp(leave.to), 'leave'], { by: 'svc-hr', at: leave.from - chance.between(3, 60) * DAY });
  }
}

function sealed({ books, town }: Service): void {
  for (const one of town.covert) books.write('sealed_subjects', ['vehicle', books.vehicle(one).id, 'covert_vehicle']);
  for (const one of town.persons) if (one.n % 5501 === 3) books.write('sealed_subjects', ['person', books.person(one).id, one.heat > 3 ? 'source' : 'protected']);
  for (const one of town.bait) books.write('canaries', ['person', books.person(one).id]);
}
