// Everyday reports: stops, surveillance, telephone records, businesses. Each names people in their part and links only what it names.
import { daysAfter } from './calendar.js';
import type { DemoPerson } from './people.js';
import type { ReportScript } from './report-script.js';
import type { Scene } from './scene.js';
import { inventVehicle } from './things.js';
import { refOf } from './subject.js';

/** Writes a report about `fresh` people that the scene has not told of before (it may bring others back). */
export type ReportKind = (scene: Scene, script: ReportScript, fresh: readonly DemoPerson[]) => void;

function everyone(scene: Scene, script: ReportScript, people: readonly DemoPerson[], suspects: number): void {
  for (const person of people) {
    scene.person(script, person, scene.dice.chance(suspects) ? 'suspect' : 'associate');
    const membership = scene.membershipOf(person);
    if (membership !== undefined && scene.dice.chance(0.3)) {
      scene.group(script, membership.group);
      scene.role(script, membership.group, membership.member);
    }
  }
}

function acquaintances(scene: Scene, script: ReportScript, people: readonly DemoPerson[]): void {
  for (const [position, person] of people.entries()) {
    const before = people[position - 1];
    if (before === undefined || !scene.dice.chance(0.6)) continue;
    const kin = scene.dice.chance(0.2);
    const relationship = kin ? scene.dice.pick(scene.inFrench ? ['cousin', 'frère', 'conjointe'] : ['cousin', 'sibling', 'partner'])
      : scene.dice.pick(scene.inFrench ? ['ami', 'collègue', 'colocataire', 'débiteur'] : ['friend', 'co-worker', 'room-mate', 'debtor']);
    const facts = [{ prop: 'relationship', value: relationship, lang: scene.agency.language }];
    script.link(kin ? 'Family' : 'Associate', kin ? { person: before, relative: person } : { person: before, associate: person }, facts);
  }
}

/** A vehicle stopped, its driver and passengers. */
export const trafficStop: ReportKind = (scene, script, fresh) => {
  everyone(scene, script, fresh, 0.3);
  acquaintances(scene, script, fresh);
  const [driver] = fresh;
  if (driver === undefined) return;
  const vehicle = inventVehicle(scene.dice, scene.agency, script.head.reportId, scene.seed, scene.dice.chance(0.7) ? refOf(driver) : undefined);
  script.tell(vehicle, vehicle.facts);
  script.tell(driver, [scene.note()]);
};

/** An address watched for a day. */
export const surveillance: ReportKind = (scene, script, fresh) => {
  const regulars = scene.dice.sample(scene.groups.length > 0 ? scene.dice.pick(scene.groups).members.map((member) => member.person) : [], 2);
  everyone(scene, script, [...fresh, ...regulars], 0.35);
  acquaintances(scene, script, fresh);
  const [host] = [...regulars, ...fresh];
  if (host === undefined) return;
  script.tell(host, [{ prop: 'addressEntity', value: refOf(scene.address(script)) }]);
  script.tell(host, [{ ...scene.note(), validFrom: daysAfter(script.head.reportedOn, -scene.dice.between(1, 20)) }]);
};

/** Calls between two telephones. */
export const callRecords: ReportKind = (scene, script, fresh) => {
  everyone(scene, script, fresh, 0.4);
  const talkers = fresh.filter((person) => person.phone !== undefined);
  for (const [position, caller] of talkers.entries()) {
    const receiver = talkers[position + 1] ?? fresh.find((person) => person !== caller);
    if (receiver === undefined || caller.phone === undefined) continue;
    script.link('Call', { caller, receiver }, [
      { prop: 'callerNumber', value: caller.phone }, ...(receiver.phone === undefined ? [] : [{ prop: 'receiverNumber', value: receiver.phone }]),
      { prop: 'date', value: daysAfter(script.head.reportedOn, -scene.dice.between(3, 60)) }, { prop: 'duration', value: String(scene.dice.between(9, 1900)) },
    ]);
  }
  acquaintances(scene, script, fresh);
};

/** A business with its owner and director. */
export const business: ReportKind = (scene, script, fresh) => {
  const company = scene.dice.pick(scene.companies);
  scene.subject(script, company);
  script.tell(company, [scene.note(scene.words.companyNotes)]);
  everyone(scene, script, fresh, 0.25);
  const [owner, director = owner] = fresh;
  if (owner === undefined || director === undefined) return;
  const since = String(scene.dice.between(2015, Number(script.head.reportedOn.slice(0, 4)) - 1));
  script.link('Ownership', { owner, asset: company }, [
    { prop: 'percentage', value: scene.dice.pick(['100', '51', '50', '33']) }, { prop: 'startDate', value: since }, { prop: 'role', value: scene.say('owner', 'propriétaire'), lang: scene.agency.language },
  ]);
  script.link('Directorship', { director, organization: company }, [
    { prop: 'role', value: scene.say('director', 'administrateur'), lang: scene.agency.language }, { prop: 'startDate', value: since },
  ]);
};
