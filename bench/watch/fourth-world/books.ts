// The agency's own files, as they fill day by day: what was looked up, and what was written down about why.
import type { Agency, Purpose, TableName } from './agency.js';
import { Chance } from './chance.js';
import { Numbers } from './numbers.js';
import type { Actor } from './staff.js';
import { Terminals } from './terminals.js';
import type { Address, Gang, Person, Vehicle } from './town.js';
import { DAY, HOUR } from './wall-clock.js';
import { searchText, wording } from './wording.js';

/** How far the files bear out an honest look: by somebody else's entry, by one's own, only by one made more than a day later, or not at all. */
export type Trace = 'other' | 'own' | 'late' | 'none';
export type SubjectType = 'person' | 'address' | 'vehicle' | 'phone' | 'group' | 'case' | 'none';

export interface Subject {
  readonly type: SubjectType;
  readonly id: string;
  readonly text: string;
}

export interface Why {
  readonly purpose: Purpose;
  readonly trace: Trace;
  readonly caseRef?: string;
  readonly incidentRef?: string;
  readonly text?: string;
}

export interface Ask {
  readonly actor: Actor;
  readonly at: number;
  readonly to: Subject;
  readonly why: Why;
  readonly action?: 'search' | 'view' | 'list' | 'export' | 'print';
  readonly system?: string;
  readonly outcome?: 'no_hit' | 'denied';
  readonly near?: { readonly x: number; readonly y: number };
  readonly behalf?: Actor;
  /** Whose wrong, and which. */
  readonly wrong?: { readonly kind: string; readonly blame: Actor };
}

export interface Look {
  readonly at: number;
  readonly actor: Actor;
  readonly subjectType: SubjectType;
  readonly subjectId: string;
  readonly cells: readonly string[];
  readonly trace: Trace;
  readonly wrong: string;
  readonly blame: Actor;
}

export const NOTHING: Subject = { type: 'none', id: '', text: '' };

export class Books {
  readonly looks: Look[] = [];
  readonly tables = new Map<TableName, string[][]>();
  readonly numbers: Numbers;
  readonly agency: Agency;
  readonly #chance: Chance;
  readonly #terminals: Terminals;
  readonly #persons = new Map<Person, Subject>();
  readonly #counts = new Map<string, number>();

  constructor(agency: Agency, chance: Chance) {
    this.agency = agency;
    this.#chance = chance.fork('looks');
    this.numbers = new Numbers(agency, chance.fork('numbers'));
    this.#terminals = new Terminals(chance.fork('terminals'));
  }

  person(one: Person): Subject {
    const known = this.#persons.get(one);
    if (known !== undefined) return known;
    const subject: Subject = { type: 'person', id: this.numbers.of('person', one.n), text: `${one.surname.toUpperCase()}, ${one.given}` };
    this.#persons.set(one, subject);
    return subject;
  }

  address(one: Address): Subject {
    return { type: 'address', id: this.numbers.of('address', one.n), text: `${1 + (one.building % 190)} ${streetName(one.building)}` };
  }

  vehicle(one: Vehicle): Subject {
    return { type: 'vehicle', id: this.numbers.of('vehicle', one.n), text: one.plate };
  }

  phone(one: Person): Subject {
    return { type: 'phone', id: this.numbers.of('phone', one.n), text: `555${String(1_000_000 + one.n * 13).slice(0, 7)}` };
  }

  group(one: Gang): Subject {
    return { type: 'group', id: this.numbers.of('group', one.n), text: one.name };
  }

  actorId(one: Actor): string {
    return one.n < 0 ? one.terminal : this.numbers.of('actor', one.n);
  }

  /** A new number for a paper of a kind. */
  next(thing: 'incident' | 'case' | 'task' | 'encounter', at: number): string {
    const n = this.#counts.get(thing) ?? 0;
    this.#counts.set(thing, n + 1);
    return this.numbers.of(thing, n, at);
  }

  stamp(at: number): string {
    return this.agency.clock.stamp(at);
  }

  /** Writes a row; a table that the agency keeps back is dropped only when the files are written. */
  write(table: TableName, cells: readonly string[], entry?: { readonly by: string; readonly at: number }): void {
    const rows = this.tables.get(table) ?? [];
    if (rows.length === 0) this.tables.set(table, rows);
    rows.push(entry === undefined ? [...cells] : [...cells, entry.by, this.stamp(entry.at)]);
  }

  /** When an entry about something at `at` reaches the file: mostly soon, some days late. */
  entered(at: number, medianS: number): number {
    const soon = at + this.#chance.long(medianS, 0.8);
    return this.#chance.is(this.agency.lateShare) ? soon + this.#chance.between(1, 11) * DAY : Math.min(soon, at + 20 * HOUR);
  }

  look(ask: Ask): void {
    const { agency } = this;
    const chance = this.#chance;
    const action = ask.action ?? (ask.to.type === 'vehicle' || ask.to.type === 'phone' ? 'search' : chance.weighed({ view: 0.63, search: 0.33, print: 0.03, list: 0.01 }));
    if (ask.to.type === 'person' && ask.action === undefined && chance.is(agency.searchRowShare)) this.#row({ ...ask, at: ask.at - chance.whole(8, 45), action: 'search' }, NOTHING, ask.to.text);
    this.#row({ ...ask, action }, ask.to, ask.to.text);
  }

  #row(ask: Ask, to: Subject, text: string): void {
    const chance = this.#chance;
    const { agency } = this;
    const { purpose, caseRef, incidentRef } = ask.why;
    const has = (column: string): boolean => !agency.missingColumns.has(column);
    const place = this.#terminals.seat(ask.actor, ask.at, ask.near);
    const at = Math.floor(ask.at + place.clockErrorS);
    const results = to.type === 'none' ? chance.whole(2, 30) : ask.outcome === undefined ? 1 : 0;
    const withReference = chance.is(agency.referenceShare);
    const refs = [caseRef !== undefined && withReference && has('case_ref') ? this.#typo(caseRef) : '', incidentRef !== undefined && withReference && has('incident_ref') ? this.#typo(incidentRef) : ''];
    const cells = [
      ask.action ?? 'view', to.type, to.id, ask.outcome ?? 'hit', ask.system ?? systemFor(ask.actor, to.type), has('terminal_id') ? place.terminal : '', has('terminal_x_m') ? String(place.x) : '', has('terminal_x_m') ? String(place.y) : '',
      has('session_id') ? place.session : '', has('query_text') && (ask.action === 'search' || to.type === 'none') ? searchText(chance, text) : '', has('result_count') ? String(results) : '', has('records_opened') ? String(to.type === 'none' ? chance.whole(0, 2) : results) : '',
      has('purpose_code') && chance.is(0.94) ? agency.purposeCodes[purpose] : '', has('purpose_text') && chance.is(agency.textShare) ? (ask.why.text ?? wording(chance, purpose)) : '', ...refs, ask.behalf !== undefined && has('on_behalf_of') ? this.actorId(ask.behalf) : '',
    ];
    const isLost = to.type === 'none' && refs.every((ref) => ref === '');
    this.looks.push({ at, actor: ask.actor, subjectType: to.type, subjectId: to.id, cells, trace: isLost ? 'none' : ask.why.trace, wrong: ask.wrong?.kind ?? '', blame: ask.wrong?.blame ?? ask.actor });
  }

  #typo(reference: string): string {
    if (!this.#chance.is(0.015)) return reference;
    const at = this.#chance.whole(Math.max(0, reference.length - 4), reference.length - 1);
    return `${reference.slice(0, at)}${this.#chance.whole(0, 9)}${reference.slice(at + 1)}`;
  }
}

/** What an entry made by `by` at `madeAt` says for a look by `actor` at `at`. */
export function traceBy(by: Actor | undefined, madeAt: number, actor: Actor, at: number): Trace {
  if (madeAt - at > DAY) return 'late';
  return by === actor ? 'own' : 'other';
}

const STREETS = ['Elm St', 'Mill Rd', 'Harbour Ave', 'King St', 'Station Rd', 'Birch Cres', 'Foundry Lane', 'Lakeview Dr', 'Chapel St', 'Ridge Rd', 'Orchard Way', 'Spruce St'];
const streetName = (building: number): string => STREETS[Math.floor(building / 190) % STREETS.length] ?? 'Elm St';

function systemFor(actor: Actor, type: SubjectType): string {
  if (actor.role === 'registry') return 'LICENCE';
  if (actor.role === 'corrections') return 'CUSTODY';
  if (actor.role === 'border') return 'PORT';
  if (type === 'vehicle') return 'VEHICLES';
  return type === 'group' ? 'INTEL' : actor.role === 'call_taker' ? 'CAD' : 'RMS';
}
