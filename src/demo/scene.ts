// What one agency has to write about, and what it has told already: a first mention tells all, a later one only the name and what is new.
import type { DemoAgency } from './agencies.js';
import type { Dice } from './dice.js';
import type { DemoGroup, GroupMember } from './groups.js';
import { ownB } from './markings.js';
import type { DemoPerson } from './people.js';
import { inventPlace } from './places.js';
import type { Part, ReportScript } from './report-script.js';
import type { Fact, Subject } from './subject.js';
import { fill, type Sentences, sentencesIn } from './texts.js';

interface SceneParts {
  readonly agency: DemoAgency;
  readonly dice: Dice;
  readonly seed: number;
  readonly people: readonly DemoPerson[];
  readonly groups: readonly DemoGroup[];
  readonly companies: readonly Subject[];
  readonly addresses: readonly Subject[];
}

export class Scene {
  readonly agency: DemoAgency;
  readonly dice: Dice;
  readonly seed: number;
  readonly people: readonly DemoPerson[];
  readonly groups: readonly DemoGroup[];
  readonly companies: readonly Subject[];
  readonly words: Sentences;
  readonly #addresses: ReadonlyMap<string, Subject>;
  readonly #told = new Set<string>();
  readonly #memberships = new Map<string, { group: DemoGroup; member: GroupMember }>();

  constructor(parts: SceneParts) {
    ({ agency: this.agency, dice: this.dice, seed: this.seed, people: this.people, groups: this.groups, companies: this.companies } = parts);
    this.words = sentencesIn(parts.agency.language);
    this.#addresses = new Map(parts.addresses.map((address) => [`${address.agencyId}~${address.entityId}`, address]));
    for (const group of parts.groups) for (const member of group.members) this.#memberships.set(member.person.entityId, { group, member });
  }

  get inFrench(): boolean {
    return this.agency.language === 'fra';
  }

  /** The same in the agency's language. */
  say(english: string, french: string): string {
    return this.inFrench ? french : english;
  }

  town(): string {
    return this.dice.pick(this.agency.towns);
  }

  street(): string {
    return inventPlace(this.dice, this.agency).street;
  }

  /** A sentence about somebody, in the agency's language. */
  sentence(list: readonly string[]): string {
    return fill(this.dice.pick(list), { place: this.street(), town: this.town() });
  }

  note(list: readonly string[] = this.words.notes): Fact {
    return { prop: 'notes', value: this.sentence(list), lang: this.agency.language };
  }

  /** Puts a person into a report; a suspect gets a basis. Home address and remarks are sometimes kept for the agency alone. */
  person(script: ReportScript, person: DemoPerson, part: Part): void {
    const first = !this.#told.has(person.entityId);
    this.#told.add(person.entityId);
    const facts = first ? [...person.facts] : person.facts.filter(() => this.dice.chance(0.15));
    script.person(person, part, part === 'suspect' ? this.sentence(this.words.bases) : undefined, facts);
    if (part === 'victim' || part === 'complainant') {
      if (this.dice.chance(0.6)) script.tell(person, [{ prop: 'address', value: inventPlace(this.dice, this.agency).full }], ownB);
      return;
    }
    if (first && this.dice.chance(0.12)) script.tell(person, [{ prop: 'address', value: inventPlace(this.dice, this.agency).full }], this.dice.chance(0.5) ? ownB : undefined);
    if (this.dice.chance(0.22)) script.tell(person, [this.note()], this.dice.chance(0.2) ? ownB : undefined);
  }

  /** A subject with what it says of itself, and the address that it points to. */
  subject(script: ReportScript, subject: Subject): void {
    const first = !this.#told.has(subject.entityId);
    this.#told.add(subject.entityId);
    for (const fact of subject.facts) {
      const address = this.#addresses.get(fact.value);
      if (first && address !== undefined) script.tell(address, address.facts);
    }
    script.tell(subject, first ? subject.facts : []);
  }

  /** A door of the agency's towns, told in full. */
  address(script: ReportScript): Subject {
    const address = this.dice.pick([...this.#addresses.values()]);
    script.tell(address, address.facts);
    return address;
  }

  /** A group by name only; `profile` tells the rest, with its leader in the same report. */
  group(script: ReportScript, group: DemoGroup, profile = false): void {
    script.tell(group, profile ? group.facts : []);
  }

  membershipOf(person: DemoPerson): { group: DemoGroup; member: GroupMember } | undefined {
    return this.#memberships.get(person.entityId);
  }

  /** The edge between a member and their group, with its own time: who leaves later is still a member in this report. */
  role(script: ReportScript, group: DemoGroup, member: GroupMember): void {
    const { agency } = this;
    const left = member.to !== undefined && member.to < script.head.reportedOn ? member.to : undefined;
    const standing = left === undefined ? member.standing : this.say('former', 'ancien');
    const time = { validFrom: member.from, ...(left === undefined ? {} : { validTo: left }) };
    script.link('GroupRole', { member: member.person, group }, [
      { prop: 'role', value: member.role, lang: agency.language, ...time }, { prop: 'roleStatus', value: standing, lang: agency.language },
      { prop: 'startDate', value: member.from }, ...(left === undefined ? [] : [{ prop: 'endDate', value: left }]),
      ...(this.dice.chance(0.3) ? [{ prop: 'membershipBasis', value: this.dice.pick(this.words.memberBases), lang: agency.language }] : []),
    ]);
  }
}
