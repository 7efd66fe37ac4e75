// Detectives and analysts: files are opened, names come into them, squads live with them for weeks, courts ask for them later.
import { DAY, HOUR, isoOf, START, WEEK } from './chance.js';
import type { Officer, Shift, Unit } from './force.js';
import type { Subject } from './paper.js';
import { entered, lookUp, nearTo, nextNumber, type Scene, traceOf, type Writer } from './scene.js';
import type { Incident } from './street.js';
import type { Resident } from './town.js';

interface Filed {
  readonly subject: Subject;
  readonly resident: Resident | undefined;
  readonly writer: Writer | undefined;
}

export interface CaseFile {
  readonly id: string;
  readonly kind: string;
  readonly squad: Unit;
  readonly members: Officer[];
  readonly subjects: Filed[];
  readonly opened: number;
  readonly closes: number;
}

const WORTH_A_FILE: Readonly<Record<string, number>> = { assault: 0.13, burglary: 0.13, domestic: 0.07, vehicle_theft: 0.1, other: 0.02 };

export class Casework {
  readonly files: CaseFile[] = [];
  readonly #scene: Scene;
  readonly #squads: ReadonlyMap<string, Unit>;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#squads = new Map(scene.force.units.filter((unit) => unit.role === 'detective' || unit.role === 'intelligence').map((unit) => [unit.name, unit]));
    for (const unit of this.#squads.values()) for (let n = unit.members.length; n > 0; n -= 1) this.#inherited(unit);
    this.#projects();
  }

  /** Whether somebody takes the file up, and who. */
  receive(incident: Incident): void {
    const { chance } = this.#scene;
    if (!incident.serious && !chance.is(WORTH_A_FILE[incident.kind] ?? 0)) return;
    const squad = this.#squads.get(incident.kind === 'homicide' ? 'Homicide' : incident.kind === 'shooting' ? 'Guns and gangs' : incident.kind === 'domestic' ? 'Intimate violence' : `${incident.home.division + 2}1 Div CIB`) as Unit;
    const file = this.#open(squad, incident.kind, incident.at + chance.between(2, 30) * HOUR, chance.skewed(40, 0.7) * DAY, incident.serious ? 3 : 1);
    for (const { subject, resident, part } of incident.parties) if (part !== 'complainant' || chance.is(0.4)) this.#file(file, subject, resident, file.opened);
  }

  /** Court dates for files that are closed or nearly so; whoever is called reads up. */
  callToCourt(week: number): void {
    const { chance, paper, force } = this.#scene;
    const now = START + week * WEEK;
    for (const file of this.files) {
      if (file.closes > now || file.closes < now - 10 * WEEK || !chance.is(0.05)) continue;
      const who = chance.of(file.members);
      const liaison = chance.of(force.byRole.records);
      const [from, asked] = [now + chance.between(1, 5) * DAY, now - chance.between(2, 9) * DAY];
      for (const { subject } of file.subjects.slice(0, 3)) {
        paper.row('tasks', asked, nextNumber(this.#scene, 'CT'), 'court', who.id, who.unit.name, subject.type, subject.id, isoOf(from - 2 * DAY), isoOf(from + DAY), liaison.id, liaison.id);
        const at = from - chance.between(2, 40) * HOUR;
        lookUp(this.#scene, { at, who, subject, system: 'RMS', trace: 'other', purpose: 'CRT', caseRef: file.id });
      }
    }
  }

  /** A day at the desk. */
  work({ who, from, to }: Shift): void {
    const { chance } = this.#scene;
    const live = this.files.filter((file) => file.squad === who.unit && file.opened < from && file.closes > from);
    const mine = live.filter((file) => file.members.includes(who));
    for (let n = chance.count(8.5); n > 0; n -= 1) {
      // Every twentieth look lends a colleague a hand, without a line in the file.
      const file = mine.length === 0 || chance.is(0.05) ? (live.length === 0 ? undefined : chance.of(live)) : chance.ofRegulars(mine, 1.6);
      if (file !== undefined) this.#turnPage(file, who, Math.round(chance.between(from, to)));
    }
  }

  #turnPage(file: CaseFile, who: Officer, at: number): void {
    const { chance, town } = this.#scene;
    if (file.subjects.length === 0 || chance.is(0.06)) {
      const known = file.subjects.map((one) => one.resident).filter((one) => one !== undefined);
      const kin = known.flatMap((one) => one.kin.map(({ who: other }) => other));
      const fresh = kin.length > 0 && chance.is(0.5) ? chance.of(kin) : chance.ofRegulars(town.regulars[file.squad.division] ?? []);
      this.#file(file, fresh.subject, fresh, at);
    }
    const { subject, resident, writer } = chance.ofRegulars(file.subjects, 1.3);
    const shown = resident !== undefined && chance.is(0.2) ? nearTo(chance, resident) : subject;
    const backing: Writer | undefined = writer === undefined ? undefined : writer.at > at ? writer : { by: writer.by, at };
    const action = chance.is(0.02) ? 'print' : undefined;
    const caseRef = chance.is(0.8) ? (chance.is(0.02) ? `${file.id.slice(0, -2)}${file.id.slice(-1)}${file.id.slice(-2, -1)}` : file.id) : undefined;
    lookUp(this.#scene, { at, who, subject: shown, system: chance.is(0.93) ? 'RMS' : 'LPR', trace: traceOf(who, at, backing), ...(action && { action }), ...(caseRef !== undefined && { caseRef }) });
  }

  #file(file: CaseFile, subject: Subject, resident: Resident | undefined, at: number): void {
    const { chance, paper, force } = this.#scene;
    if (file.subjects.some((one) => one.subject.id === subject.id && one.subject.type === subject.type)) return;
    const who = chance.byWeight({ clerk: 45, mate: 30, lead: 15, nobody: 10 });
    const by = who === 'clerk' ? chance.of(force.byRole.records).id : who === 'mate' ? chance.of(file.squad.members).id : who === 'lead' ? file.members[0]?.id : undefined;
    const writer: Writer | undefined = chance.is(this.#scene.unlogged) ? undefined : { by, at: entered(this.#scene, at, 8) };
    if (writer !== undefined) paper.row('case_subjects', writer.at, file.id, subject.type, subject.id, writer.by);
    file.subjects.push({ subject, resident, writer });
  }

  #open(squad: Unit, kind: string, opened: number, lasts: number, hands: number): CaseFile {
    const { chance, paper } = this.#scene;
    const file: CaseFile = { id: nextNumber(this.#scene, 'R'), kind, squad, members: chance.some(squad.members, hands + chance.below(3)), subjects: [], opened: Math.round(opened), closes: opened + lasts };
    const [lead] = file.members;
    const end = START + this.#scene.weeks * WEEK;
    paper.row('cases', undefined, file.id, kind, isoOf(file.opened), file.closes < end ? isoOf(file.closes) : undefined, lead?.id);
    const sergeant = squad.members[0];
    for (const one of file.members) paper.row('case_members', file.opened + 1800, file.id, one.id, isoOf(file.opened), undefined, chance.is(0.9) ? sergeant?.id : one.id);
    this.files.push(file);
    return file;
  }

  /** Files that were open when the period began. */
  #inherited(squad: Unit): void {
    const { chance, town } = this.#scene;
    const opened = START - chance.between(2, 120) * DAY;
    const file = this.#open(squad, chance.of(['assault', 'burglary', 'domestic', 'fraud', 'drugs']), opened, chance.skewed(160, 0.5) * DAY, 1);
    for (let n = 2 + chance.below(5); n > 0; n -= 1) {
      const one = chance.is(0.7) ? chance.ofRegulars(town.regulars[chance.below(3)] ?? []) : chance.of(town.adults);
      // The intimate violence squad's files are about women, most of them: its own and not its members' choice.
      const named = squad.name === 'Intimate violence' ? (one.home.people.find((other) => other.sex === 'F' && other.bornYear < 2006) ?? one) : one;
      this.#file(file, named.subject, named, opened);
    }
  }

  /** Standing files on the crews of the town: their people, and the people of those they fight with. */
  #projects(): void {
    const { chance, town } = this.#scene;
    for (const gang of town.gangs) for (const name of ['Guns and gangs', 'Intelligence bureau']) {
      const file = this.#open(this.#squads.get(name) as Unit, 'organised crime', START - chance.between(30, 300) * DAY, 400 * DAY, 3);
      const rivals = gang.rivals.flatMap((rival) => chance.some(rival.members, 6));
      for (const one of [...gang.members, ...rivals]) if (chance.is(0.85)) this.#file(file, one.subject, one, START - chance.between(0, 30) * DAY);
    }
  }
}
