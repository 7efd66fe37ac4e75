// What a person may hold: known codes only, and never more than their agency holds itself (an administrator cannot give what is not theirs).
import { clearances } from './label.js';
import { purposes } from './purpose.js';

export const memberRoles: readonly string[] = [
  'analyst', 'investigator', 'desk_officer', 'publisher', 'source_handler', 'integrity_examiner', 'independent_reviewer', 'agency_administrator', 'tools_auditor',
];
/** Purposes of the node and of its feeds: nobody holds them. */
const purposesOfNobody = new Set(['published_list_import', 'service_feed', 'log_feed']);

/** What a person is made of, whoever says so: an administrator, the operator or an identity provider. */
export interface Person {
  readonly userName: string;
  readonly displayName: string;
  readonly unit: string | null;
  readonly role: string;
  readonly clearanceCode: string;
  /** Last day, `YYYY-MM-DD`. */
  readonly clearanceUntil: string;
  readonly citizenships: readonly string[];
  readonly releasabilities: readonly string[];
  readonly purposes: readonly string[];
}

/** What an agency may give. An agency that nobody gave rights to may give nothing. */
export interface AgencyRights {
  readonly roles: readonly string[];
  readonly purposes: readonly string[];
  readonly clearanceCode: string;
  readonly releasabilities: readonly string[];
}

/** `unknown`: no such code or another form; `beyond`: a right that the agency does not hold. The value itself is never repeated. */
export interface PersonProblem {
  readonly field: keyof Person;
  readonly problem: 'unknown' | 'beyond';
}

export const heldPurposes: readonly string[] = purposes.map(({ code }) => code).filter((code) => !purposesOfNobody.has(code));

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && regions.of(code) !== undefined;
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

const unknownIn: Readonly<Record<keyof Person, (person: Person) => boolean>> = {
  userName: ({ userName }) => !/^[\p{L}\p{N}][\p{L}\p{N}._'-]{0,63}$/u.test(userName),
  displayName: ({ displayName }) => !/^[^\p{C}]{1,120}$/u.test(displayName),
  unit: ({ unit }) => unit !== null && !/^[^\p{C}]{1,120}$/u.test(unit),
  role: ({ role }) => !memberRoles.includes(role),
  clearanceCode: ({ clearanceCode }) => !Object.hasOwn(clearances, clearanceCode),
  clearanceUntil: ({ clearanceUntil }) => !isDay(clearanceUntil),
  citizenships: ({ citizenships }) => citizenships.length > 10 || !citizenships.every(isCountry),
  releasabilities: ({ releasabilities }) => releasabilities.length > 20 || !releasabilities.every((one) => /^[A-Z][A-Z0-9_]{0,29}$/.test(one)),
  purposes: (person) => !person.purposes.every((one) => heldPurposes.includes(one)),
};

const beyondIn: Partial<Readonly<Record<keyof Person, (person: Person, rights: AgencyRights) => boolean>>> = {
  role: ({ role }, { roles }) => !roles.includes(role),
  clearanceCode: ({ clearanceCode }, rights) => (clearances[clearanceCode] ?? Infinity) > (clearances[rights.clearanceCode] ?? -1),
  releasabilities: ({ releasabilities }, rights) => !releasabilities.every((one) => rights.releasabilities.includes(one)),
  purposes: (person, rights) => !person.purposes.every((one) => rights.purposes.includes(one)),
};

const fields = Object.keys(unknownIn) as (keyof Person)[];

/** The first thing that is wrong with a person, in the order of the fields; nothing when all is well. */
export function problemWith(person: Person, rights: AgencyRights | undefined): PersonProblem | undefined {
  for (const field of fields) {
    if (unknownIn[field](person)) return { field, problem: 'unknown' };
    if (rights === undefined ? field === 'role' : beyondIn[field]?.(person, rights) === true) return { field, problem: 'beyond' };
  }
  return undefined;
}

/** A person without what only the store knows: the form in which rights stand in the record, before and after. */
export function personIn(person: Person): Person {
  const { userName, displayName, unit, role, clearanceCode, clearanceUntil, citizenships, releasabilities, purposes: held } = person;
  return {
    userName, displayName, unit, role, clearanceCode, clearanceUntil, citizenships: [...citizenships].toSorted(), releasabilities: [...releasabilities].toSorted(),
    purposes: [...held].toSorted(),
  };
}
