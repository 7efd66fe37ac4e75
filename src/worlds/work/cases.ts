// Files: opened after what happened, given to a unit, worked on for weeks. Leads are followed first and written into the file afterwards.
import type { Actor, Agency, Subject, Unit } from '../country.js';
import type { IncidentKind } from '../format.js';
import { identifierOf } from '../identifier.js';
import { DAY_MS, HOUR_MS, midnightOf, MINUTE_MS } from '../time.js';
import { subjectId } from './access-log.js';
import type { Shift } from './duty.js';
import type { Trace } from './errand.js';
import { drawPerson } from './incidents.js';
import type { Incident, Scene } from './scene.js';

interface FileSubject extends Subject {
  /** Who entered it. */
  readonly by: Actor | undefined;
}

export interface CaseFile {
  readonly index: number;
  readonly id: string;
  readonly kind: string;
  readonly unit: Unit;
  readonly openedMs: number;
  readonly closesMs: number;
  readonly lead: Actor;
  readonly members: readonly { readonly actor: Actor; readonly isWritten: boolean; readonly by: Actor | undefined; readonly fromMs: number }[];
  readonly subjects: FileSubject[];
}

/** Share of incidents of a kind that become a file. */
const opened: Partial<Record<IncidentKind, number>> = { vehicle_theft: 0.3, assault: 0.3, burglary: 0.35, domestic: 0.3, disturbance: 0.02 };
const LOOKS_PER_SHIFT = 9;
const GRAVE_WEEKS = 12;
const bySpecialty: Readonly<Record<string, readonly IncidentKind[]>> = { major_crime: ['homicide', 'shooting', 'arson', 'extortion', 'home_invasion', 'assault'], property: ['burglary', 'vehicle_theft', 'disturbance'], domestic: ['domestic', 'assault'] };

export class Cases {
  readonly #scene: Scene;
  readonly #open = new Map<Unit, CaseFile[]>();
  readonly #desks = new Map<Agency, readonly Unit[]>();

  constructor(scene: Scene) {
    this.#scene = scene;
    for (const agency of scene.country.agencies) this.#desks.set(agency, agency.units.filter(({ role, actors }) => role === 'detective' && actors.length > 0));
  }

  /** A reported incident may become a file of a unit that takes its kind. */
  consider(incident: Incident): void {
    const { dice } = this.#scene;
    if (!incident.isSerious && !dice.chance(opened[incident.kind] ?? 0.004)) return;
    const desks = this.#desks.get(incident.agency) ?? [];
    const fitting = desks.filter(({ specialty }) => specialty !== undefined && bySpecialty[specialty]?.includes(incident.kind) === true);
    const unit = dice.pick(fitting.length > 0 ? fitting : desks);
    if (unit === undefined) return;
    const startMs = incident.reportedMs + Math.round(dice.exponential(incident.isSerious ? 3 * HOUR_MS : 1.5 * DAY_MS));
    this.open({ unit, kind: incident.kind, startMs, subjects: incident.parties, size: incident.isSerious ? dice.between(3, 6) : dice.between(1, 2), weeks: incident.isSerious ? GRAVE_WEEKS : 4 });
  }

  open(file: { unit: Unit; kind: string; startMs: number; subjects: readonly Subject[]; size: number; weeks: number }): CaseFile | undefined {
    const { dice, papers, evidence } = this.#scene;
    const { unit, startMs } = file;
    const team = dice.sample(unit.actors, file.size);
    const [lead] = team;
    if (lead === undefined) return undefined;
    const index = papers.next('case');
    const closesMs = startMs + Math.round(dice.lognormal(file.weeks, 0.6) * 7 * DAY_MS);
    const members = team.map((actor) => ({ actor, isWritten: !dice.chance(unit.agency.habits.unlogged / 2), by: dice.chance(0.06) ? actor : actor.supervisor, fromMs: startMs + Math.round(dice.exponential(2 * HOUR_MS)) }));
    const made: CaseFile = { index, id: identifierOf('case', index), kind: file.kind, unit, openedMs: startMs, closesMs, lead, members, subjects: [] };
    for (const { type, index: subject } of file.subjects) this.#enter(made, { type, index: subject, by: lead.supervisor ?? lead }, startMs + Math.round(dice.exponential(HOUR_MS)));
    for (const { actor, isWritten, by, fromMs } of members) {
      if (isWritten) evidence.write('case_members', { case_id: made.id, actor_id: actor.id, from_at: fromMs, to_at: closesMs < this.#scene.endMs ? closesMs : undefined, created_by: papers.authorOf(unit.agency, by), created_at: fromMs + 5 * MINUTE_MS }, unit.agency.habits.isLocal);
    }
    this.#open.set(unit, [...(this.#open.get(unit) ?? []), made]);
    if (file.weeks > GRAVE_WEEKS - 1 && file.kind !== 'project' && members[0]?.isWritten === true) this.#callOut(made);
    return made;
  }

  /** The open files of an actor's unit that the actor works on. */
  ofActor(actor: Actor, atMs: number): CaseFile[] {
    return (this.#open.get(actor.unit) ?? []).filter(({ openedMs, members, closesMs }) => openedMs < atMs && closesMs > atMs && members.some((one) => one.actor === actor));
  }

  work({ actor, startMs, endMs }: Shift): void {
    const { dice } = this.#scene;
    this.#close(actor.unit, startMs);
    const files = this.ofActor(actor, startMs);
    if (files.length === 0) return;
    for (let left = dice.poisson(LOOKS_PER_SHIFT * actor.pace / 2.6); left > 0; left -= 1) {
      const file = dice.pick(files);
      let clock = startMs + Math.round(dice.next() * (endMs - startMs));
      if (file !== undefined) for (let more = 1 + dice.poisson(0.9); more > 0; more -= 1) clock = this.#follow(file, actor, clock) + Math.round(dice.exponential(6 * MINUTE_MS));
    }
  }

  /** Files that are still open when the world ends have no day of closing. */
  end(): void {
    for (const files of this.#open.values()) for (const file of files) this.#write(file, undefined);
  }

  /** The lead of a grave matter comes in from home, at whatever hour. */
  #callOut(file: CaseFile): void {
    const { dice, duty, evidence, papers } = this.#scene;
    const { lead, openedMs } = file;
    const planned = duty.planned(lead, Math.floor((openedMs - midnightOf(0)) / DAY_MS));
    if (openedMs < midnightOf(0) || (planned !== undefined && planned.startMs <= openedMs && planned.endMs > openedMs)) return;
    const startMs = openedMs + 40 * MINUTE_MS;
    evidence.write('roster', { actor_id: lead.id, starts_at: startMs, ends_at: startMs + 6 * HOUR_MS, kind: 'callout', created_by: papers.authorOf(lead.agency, lead.supervisor), created_at: papers.enteredMs(startMs) }, lead.agency.habits.isLocal);
    let clock = startMs + Math.round(dice.within(60, 120) * MINUTE_MS);
    for (let left = dice.between(2, 6); left > 0; left -= 1) clock = this.#follow(file, lead, clock) + 10 * MINUTE_MS;
  }

  /** One step in a file: somebody in it, somebody round them, or a new lead. */
  #follow(file: CaseFile, actor: Actor, atMs: number): number {
    const { dice, lookUps, country, recent } = this.#scene;
    const member = file.members.find((one) => one.actor === actor);
    const subject = dice.pick(file.subjects);
    const namesAuthors = actor.agency.habits.namesAuthors;
    const step = dice.next();
    const known: Trace = member?.isWritten !== true ? 'none' : (member.by === actor || subject?.by === actor) && namesAuthors ? 'self' : 'independent';
    if (subject === undefined || step > 0.96) return this.#lead(file, actor, atMs);
    const errand = { actor, purpose: file.kind === 'project' ? 'project' : 'case', caseRef: file.id, trace: known } as const;
    if (dice.chance(0.15)) recent.add({ type: subject.type, index: subject.index, actor, incidentRef: undefined, caseRef: file.id, atMs });
    if (step < 0.75 || subject.type !== 'person') return lookUps.any(errand, atMs, subject.type, subject.index);
    if (step < 0.86) return lookUps.person(errand, atMs, dice.pick(country.householdOf(subject.index)) ?? subject.index);
    const vehicle = country.vehicleOf(subject.index);
    return step < 0.92 && vehicle >= 0 ? lookUps.plate(errand, atMs, vehicle) : lookUps.address(errand, atMs, country.addressOf(subject.index));
  }

  /** A new name from outside the system: looked up first, in the file hours later, or never. */
  #lead(file: CaseFile, actor: Actor, atMs: number): number {
    const { dice, lookUps, papers } = this.#scene;
    const person = drawPerson(this.#scene, actor.agency.region, file.unit.specialty === 'gang' ? 0.9 : 0.55);
    const isEntered = dice.chance(0.6);
    if (isEntered) this.#enter(file, { type: 'person', index: person, by: actor }, papers.enteredMs(atMs));
    return lookUps.person({ actor, purpose: 'case', caseRef: file.id, trace: isEntered ? 'late' : 'none' }, atMs, person);
  }

  #enter(file: CaseFile, subject: FileSubject, enteredMs: number): void {
    const { papers, evidence } = this.#scene;
    file.subjects.push(subject);
    evidence.write('case_subjects', {
      case_id: file.id, subject_type: subject.type, subject_id: subjectId(subject.type, subject.index), created_by: papers.authorOf(file.unit.agency, subject.by), created_at: enteredMs,
    }, file.unit.agency.habits.isLocal);
  }

  #close(unit: Unit, atMs: number): void {
    const files = this.#open.get(unit) ?? [];
    const left = files.filter(({ closesMs }) => closesMs > atMs);
    if (left.length === files.length) return;
    for (const file of files) if (file.closesMs <= atMs) this.#write(file, file.closesMs);
    this.#open.set(unit, left);
  }

  #write(file: CaseFile, closedMs: number | undefined): void {
    this.#scene.evidence.write('cases', { case_id: file.id, kind: file.kind, opened_at: file.openedMs, closed_at: closedMs, lead_actor_id: file.lead.id }, file.unit.agency.habits.isLocal);
  }
}
