// Who reads a scan, as the evidence of any system may name them: the only way to keep somebody from what is about themself (G12).
import { type Chain, chainsDiffer } from '../../kernel/index.js';
import type { Member, PeopleStore, UnitStore } from '../../access/index.js';
import type { Kept } from './for-reader.js';

type Person = Pick<Member, 'agencyId' | 'memberId' | 'userName' | 'personRef' | 'unit'>;

export interface ReaderParts {
  readonly people: Pick<PeopleStore, 'rosterOf'>;
  readonly units: Pick<UnitStore, 'chainOf'>;
}

/** Account, user name, either with the agency, and the personnel number; in any case of letters. */
export function namesOf({ agencyId, memberId, userName, personRef }: Person): readonly string[] {
  const plain = [memberId, userName].flatMap((one) => [one, `${one}@${agencyId}`, `${agencyId}~${one}`]);
  return [...plain, ...(personRef === undefined ? [] : [personRef])].map(fold);
}

/** Folded. `near`: of everybody who is known to answer to one superior with the reader, or to work in one unit. */
export interface ReaderNames {
  readonly own: ReadonlySet<string>;
  readonly near: ReadonlySet<string>;
}

export async function keptFrom(reader: Member, parts: ReaderParts): Promise<Kept> {
  const { own, near } = await readerNames(reader, parts);
  return { isReader: (names) => names.some((one) => own.has(fold(one))), isNear: (names) => names.some((one) => near.has(fold(one))) };
}

export async function readerNames(reader: Member, { people, units }: ReaderParts): Promise<ReaderNames> {
  const own = new Set(namesOf(reader));
  const near = new Set<string>();
  const [roster, ownChain] = await Promise.all([people.rosterOf(reader.agencyId), units.chainOf(reader)]);
  const isNearUnit = new Map<string, boolean>();
  for (const one of roster) {
    if (one.unit === null) continue;
    const known = isNearUnit.get(one.unit) ?? (one.unit === reader.unit || shareSuperior(ownChain, await units.chainOf(one)));
    isNearUnit.set(one.unit, known);
    if (known) for (const name of namesOf(one)) near.add(name);
  }
  // Another account of the reader's own person is the reader.
  for (const one of roster) if (reader.personRef !== undefined && one.personRef === reader.personRef) for (const name of namesOf(one)) own.add(name);
  return { own, near };
}

/** Known on both sides: an alert about somebody of whom nobody knows whose orders they take would otherwise be shown to nobody at all. */
export function shareSuperior(a: Chain, b: Chain): boolean {
  return a.units.length > 0 && b.units.length > 0 && !chainsDiffer(a, b);
}

const fold = (name: string): string => name.normalize('NFC').toLowerCase();
