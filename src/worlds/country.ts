// A small country: who lives where, what they drive, and who works for which agency. Made once; the weeks then happen in it.
import { Column } from './column.js';
import type { Role, SubjectType } from './format.js';

/** How an agency keeps its records: each has its own gaps. */
export interface Habits {
  /** Columns of the access log that its system does not fill. */
  readonly omits: ReadonlySet<string>;
  /** Share of genuine work of which nothing is written down. */
  readonly unlogged: number;
  /** Share of look-ups whose purpose is a word that fits all. */
  readonly generic: number;
  /** Whether links say who made them. */
  readonly namesAuthors: boolean;
  /** Whether calls open their incident by themselves and show whose call it was; else the call taker opens it. */
  readonly opensCalls: boolean;
  /** Whether times are written in the country's own time. */
  readonly isLocal: boolean;
  /** Seconds by which one of its systems is wrong, and the days (first, last) on which it is. */
  readonly clockErrorS: number;
  readonly clockErrorDays: readonly [number, number];
  readonly systems: Readonly<Record<'records' | 'vehicles' | 'cases', string>>;
}

/** A square of the country with its town, farms and people. */
export interface Region {
  readonly index: number;
  readonly inFrench: boolean;
  readonly x: number;
  readonly y: number;
  readonly sizeM: number;
  readonly beatsAcross: number;
  firstAddress: number;
  addresses: number;
  firstHousehold: number;
  households: number;
  /** Addresses where much happens, the worst first. */
  hotPlaces: readonly number[];
  /** Persons whom the police know, the best known first. */
  known: readonly number[];
}

export type AgencyKind = 'police' | 'corrections' | 'registry' | 'border';

export interface Agency {
  readonly index: number;
  readonly code: string;
  readonly kind: AgencyKind;
  readonly region: Region;
  readonly habits: Habits;
  readonly units: Unit[];
  readonly actors: Actor[];
}

export type Specialty = 'gang' | 'domestic' | 'major_crime' | 'property';

export interface Unit {
  readonly index: number;
  readonly id: string;
  readonly agency: Agency;
  readonly role: Role;
  /** Which of four platoons: they take turns by day and by night. */
  readonly platoon: number;
  readonly specialty: Specialty | undefined;
  readonly actors: Actor[];
}

export interface Actor {
  readonly index: number;
  readonly id: string;
  readonly person: number;
  readonly agency: Agency;
  readonly unit: Unit;
  readonly role: Role;
  readonly beat: number;
  readonly startedOnMs: number;
  supervisor: Actor | undefined;
  /** 1 for most; the clerk with huge volume and the officer who never rests have more. */
  pace: number;
  /** Another's terminal that this one sits at as well. */
  sharesWith: Actor | undefined;
  /** Set for actors who are no person: a job that runs at night. */
  readonly isService: boolean;
}

export interface Group {
  readonly index: number;
  readonly name: string;
  readonly threatLevel: string;
  readonly members: number[];
  readonly region: Region;
  readonly rivals: Group[];
}

export interface Subject {
  readonly type: SubjectType;
  readonly index: number;
}

/** Who a household's person is in it. */
export const place = { head: 0, spouse: 1, child: 2, other: 3 } as const;

export class People {
  readonly surname: Column;
  readonly given: Column;
  /** 1 male, 0 female. */
  readonly isMale: Column;
  /** Days since 1970. */
  readonly bornDay: Column;
  readonly household: Column;
  readonly place: Column;
  readonly group: Column;
  readonly actor: Column;

  constructor(capacity: number) {
    this.surname = new Column(capacity);
    this.given = new Column(capacity);
    this.isMale = new Column(capacity);
    this.bornDay = new Column(capacity);
    this.household = new Column(capacity);
    this.place = new Column(capacity);
    this.group = new Column(capacity);
    this.actor = new Column(capacity);
  }
}

export class Households {
  readonly firstPerson = new Column(1024);
  readonly size = new Column(1024);
  readonly address = new Column(1024);
  readonly firstVehicle = new Column(1024);
  readonly vehicles = new Column(1024);
  /** The household that this one's head grew up in, or shares parents with; -1. */
  readonly kin = new Column(1024);
  /** 1: the head is a child of the head of `kin`; 0: brother or sister. */
  readonly isChildOfKin = new Column(1024);
}

export class Places {
  readonly x = new Column(1024);
  readonly y = new Column(1024);
  readonly building = new Column(1024);
  readonly household = new Column(1024);
  readonly region = new Column(1024);
}

export class Country {
  readonly regions: Region[] = [];
  readonly agencies: Agency[] = [];
  readonly units: Unit[] = [];
  readonly actors: Actor[] = [];
  readonly groups: Group[] = [];
  readonly households = new Households();
  readonly places = new Places();
  readonly people: People;
  readonly vehicleOwner = new Column(1024);
  readonly covertVehicles = new Set<number>();
  readonly canaries: Subject[] = [];
  buildings = 0;

  constructor(capacity: number) {
    this.people = new People(capacity);
  }

  addressOf(person: number): number {
    return this.households.address.at(this.people.household.at(person));
  }

  /** Everyone of a person's household, with the person. */
  householdOf(person: number): number[] {
    const household = this.people.household.at(person);
    const first = this.households.firstPerson.at(household);
    return Array.from({ length: Math.max(0, this.households.size.at(household)) }, (_, at) => first + at);
  }

  /** A vehicle of the person's household, the person's own first; -1 for none. */
  vehicleOf(person: number): number {
    const household = this.people.household.at(person);
    const first = this.households.firstVehicle.at(household);
    const count = this.households.vehicles.at(household);
    for (let at = 0; at < count; at += 1) if (this.vehicleOwner.at(first + at) === person) return first + at;
    return count > 0 ? first : -1;
  }

  ageOn(person: number, atMs: number): number {
    return (atMs / 86_400_000 - this.people.bornDay.at(person)) / 365.25;
  }

  /** Name of the beat at a place: a square of the region's grid. */
  beatAt(region: Region, x: number, y: number): number {
    const across = region.beatsAcross;
    const cell = (metres: number, from: number): number => Math.min(across - 1, Math.max(0, Math.floor((metres - from) / region.sizeM * across)));
    return cell(y, region.y) * across + cell(x, region.x);
  }
}
