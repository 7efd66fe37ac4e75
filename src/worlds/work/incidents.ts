// What happens: crimes, quarrels and accidents by place and hour, who was in them, and how they were written down.
import type { Actor, Agency, Region, Subject } from '../country.js';
import type { Dice } from '../dice.js';
import type { IncidentKind } from '../format.js';
import { identifierOf } from '../identifier.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time.js';
import { subjectId } from './access-log.js';
import type { Incident, Party, PlannedIncident, Scene } from './scene.js';

const weights: Record<IncidentKind, number> = {
  homicide: 0.00012, shooting: 0.0005, arson: 0.0005, extortion: 0.0006, home_invasion: 0.0008, vehicle_theft: 0.03, assault: 0.08, burglary: 0.05, domestic: 0.12, traffic: 0.2, disturbance: 0.28, other: 0.24,
};
const grave: ReadonlySet<IncidentKind> = new Set(['homicide', 'shooting', 'arson', 'extortion', 'home_invasion']);

export function drawKind(dice: Dice): IncidentKind {
  return dice.weighted(weights, 'other');
}

/** An address where something happens: half of all calls come from one address in twenty-five. */
export function drawAddress(region: Region, dice: Dice): number {
  const hot = region.hotPlaces[dice.rank(region.hotPlaces.length, 2.2)];
  return hot !== undefined && dice.chance(0.5) ? hot : region.firstAddress + dice.below(region.addresses);
}

/** Somebody of the region: known to the police, the best known most often, or anybody. */
export function drawPerson({ country: { households }, dice }: Scene, region: Region, knownShare: number): number {
  const known = region.known[dice.rank(region.known.length, 2)];
  if (known !== undefined && dice.chance(knownShare)) return known;
  const household = region.firstHousehold + dice.below(region.households);
  return households.firstPerson.at(household) + dice.below(Math.min(2, households.size.at(household)));
}

/** Who is in an incident of a kind at an address. */
export function castParties(scene: Scene, kind: IncidentKind, region: Region, address: number): Party[] {
  const { country, dice } = scene;
  const parties: Party[] = [{ type: 'address', index: address, part: 'place' }];
  const household = country.places.household.at(address);
  const home = household < 0 ? -1 : country.households.firstPerson.at(household);
  const size = country.households.size.at(household);
  const add = (part: Party['part'], person: number): void => {
    if (person >= 0 && !parties.some((one) => one.type === 'person' && one.index === person)) parties.push({ type: 'person', index: person, part });
  };
  if (kind === 'traffic') {
    for (let at = dice.between(1, 2); at > 0; at -= 1) {
      const driver = drawPerson(scene, region, 0.1);
      add(at === 1 ? 'suspect' : 'complainant', driver);
      const vehicle = country.vehicleOf(driver);
      if (vehicle >= 0) parties.push({ type: 'vehicle', index: vehicle, part: 'vehicle' });
    }
  } else if (kind === 'domestic') {
    const isHer = size > 1 && country.people.isMale.at(home) === 1 && country.people.isMale.at(home + 1) === 0 && dice.chance(0.8);
    add('victim', isHer ? home + 1 : home);
    if (size > 1) add('suspect', isHer ? home : home + 1);
  } else if (grave.has(kind)) {
    add('victim', dice.chance(0.45) ? drawPerson(scene, region, 1) : home);
    if (dice.chance(0.5)) add('witness', drawPerson(scene, region, 0.3));
    if (dice.chance(0.35)) add('suspect', drawPerson(scene, region, 1));
  } else {
    add(kind === 'assault' ? 'victim' : 'complainant', home >= 0 ? home : drawPerson(scene, region, 0.15));
    if (dice.chance(kind === 'assault' ? 0.7 : 0.35)) add('suspect', drawPerson(scene, region, 0.75));
    if (dice.chance(0.15)) add('witness', drawPerson(scene, region, 0.1));
    if (kind === 'vehicle_theft' && country.vehicleOf(home) >= 0) parties.push({ type: 'vehicle', index: country.vehicleOf(home), part: 'vehicle' });
  }
  return parties;
}

/** Crimes against homes are found hours later, others are called in at once. */
function reportDelayMs(kind: IncidentKind, dice: Dice): number {
  const isFoundLater = kind === 'burglary' || kind === 'vehicle_theft' || kind === 'extortion';
  return Math.round(isFoundLater ? dice.exponential(9 * HOUR_MS) : 2 * MINUTE_MS + dice.exponential(6 * MINUTE_MS));
}

interface Reported {
  readonly agency: Agency;
  readonly kind: IncidentKind;
  readonly address: number;
  readonly parties: readonly Party[];
  /** When it becomes known; what was found later happened before. */
  readonly reportedMs: number;
  readonly initiatedBy?: Actor | undefined;
  readonly planned?: PlannedIncident;
}

/** Makes an incident and writes its row; its parties are written by `writeParties` once it is known who came. */
export function reportIncident(scene: Scene, reported: Reported, taker: Actor | undefined): Incident {
  const { country, dice, papers, evidence } = scene;
  const { agency, kind, address, parties, reportedMs, initiatedBy, planned } = reported;
  const isSerious = grave.has(kind) || (kind === 'assault' && dice.chance(0.12));
  const isPublic = planned?.isPublicised ?? (isSerious && dice.chance(kind === 'homicide' ? 0.9 : 0.3));
  const incident: Incident = {
    id: identifierOf('incident', papers.next('incident')), kind, agency, atMs: planned?.atMs ?? reportedMs - (initiatedBy === undefined ? reportDelayMs(kind, dice) : 0), reportedMs,
    publicisedMs: isPublic ? reportedMs + Math.round(dice.within(2, 40) * HOUR_MS) : undefined, address, x: country.places.x.at(address), y: country.places.y.at(address), isSerious, parties,
  };
  const author = initiatedBy ?? (agency.habits.opensCalls ? undefined : taker);
  evidence.write('incidents', {
    incident_id: incident.id, kind, occurred_at: incident.atMs, reported_at: reportedMs, publicised_at: incident.publicisedMs, address_id: identifierOf('address', address), x_m: incident.x, y_m: incident.y,
    serious: isSerious, self_initiated_by: initiatedBy?.id, created_by: papers.authorOf(agency, author), created_at: reportedMs + Math.round(dice.exponential(2 * MINUTE_MS)),
  }, agency.habits.isLocal);
  return incident;
}

/** Writes parties and gives who wrote which: the call taker what was told on the telephone, the officer or a clerk the rest. */
export function writeParties(scene: Scene, incident: Incident, taker: Actor | undefined, officer: Actor | undefined, clerks: readonly Actor[]): ReadonlyMap<Subject, Actor | undefined> {
  const { dice, papers, evidence } = scene;
  const { agency } = incident;
  const authors = new Map<Subject, Actor | undefined>();
  for (const party of incident.parties) {
    const isTold = party.part === 'place' || party.part === 'complainant' || dice.chance(0.25);
    const by = isTold && taker !== undefined ? taker : dice.chance(0.55) ? officer ?? taker : dice.pick(clerks) ?? officer;
    const enteredMs = by === taker ? incident.reportedMs + MINUTE_MS : by === officer ? papers.enteredMs(incident.reportedMs + 40 * MINUTE_MS) : incident.reportedMs + Math.round(dice.exponential(0.8 * DAY_MS));
    authors.set(party, by);
    evidence.write('incident_parties', {
      incident_id: incident.id, subject_type: party.type, subject_id: subjectId(party.type, party.index), part: party.part, created_by: papers.authorOf(agency, by), created_at: enteredMs,
    }, agency.habits.isLocal);
  }
  return authors;
}
