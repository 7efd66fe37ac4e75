// From a provider's claims to a person: every value is a known code that the agency holds, or nobody gets in (G3). What a claim says is
// never repeated, neither to the browser nor in the record: only its name is.
import type { Person, PersonProblem } from '../rights.js';
import { SignOnError } from './errors.js';
import type { ClaimMap, ClaimSource } from './settings.js';

export type Claims = Readonly<Record<string, unknown>>;

/** What the provider says. What its map leaves out is kept by the agency's administrator. */
export interface ClaimedPerson {
  readonly agencyId: string;
  readonly memberId: string;
  readonly person: Pick<Person, 'userName' | 'displayName' | 'role' | 'clearanceCode' | 'clearanceUntil'> & Partial<Pick<Person, 'unit' | 'citizenships' | 'purposes'>>;
}

const mapped: Readonly<Record<keyof Person, keyof ClaimMap | undefined>> = {
  userName: 'user', displayName: 'name', unit: 'unit', role: 'role', clearanceCode: 'clearance', clearanceUntil: 'clearanceUntil', citizenships: 'citizenships',
  purposes: 'purposes', releasabilities: undefined,
};

/** Reads the claims. Throws `claim` for one that is missing, of another form, not among the translated values, or of a foreign agency. */
export function personOf(claims: Claims, map: ClaimMap, agencies: readonly string[]): ClaimedPerson {
  const one = (field: keyof ClaimMap, source: ClaimSource) => {
    const [value, ...more] = valuesOf(claims, source, field);
    if (value === undefined || more.length > 0) throw claimProblem(field, source, 'does not have one value');
    return value;
  };
  const agencyId = one('agency', map.agency);
  if (!agencies.includes(agencyId)) throw claimProblem('agency', map.agency, 'names an agency that this provider does not speak for');
  const memberId = one('member', map.member);
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(memberId)) throw claimProblem('member', map.member, 'has another form');
  return {
    agencyId, memberId,
    person: {
      userName: one('user', map.user), displayName: one('name', map.name), role: one('role', map.role), clearanceCode: one('clearance', map.clearance),
      clearanceUntil: one('clearanceUntil', map.clearanceUntil),
      ...(map.unit !== undefined && { unit: one('unit', map.unit) }),
      ...(map.citizenships !== undefined && { citizenships: valuesOf(claims, map.citizenships, 'citizenships') }),
      ...(map.purposes !== undefined && { purposes: valuesOf(claims, map.purposes, 'purposes') }),
    },
  };
}

/** The same refusal for what the codes or the agency's rights do not allow. */
export function refusedClaim({ field, problem }: PersonProblem, map: ClaimMap): SignOnError {
  const name = mapped[field];
  const source = name === undefined ? undefined : map[name];
  return claimProblem(name ?? 'member', source ?? field, problem === 'unknown' ? 'has a value that is not known here' : 'gives a right that the agency does not hold');
}

function valuesOf(claims: Claims, source: ClaimSource, field: string): string[] {
  if (typeof source === 'object' && 'fixed' in source) return [source.fixed].flat();
  const found = [at(claims, typeof source === 'string' ? source : source.claim)].flat();
  if (!found.every((value) => typeof value === 'string')) throw claimProblem(field, source, 'is missing or is no text');
  if (typeof source === 'string') return found;
  return found.map((value) => {
    if (!Object.hasOwn(source.values, value)) throw claimProblem(field, source, 'has a value that is not known here');
    return source.values[value] ?? '';
  });
}

/** The claim of that very name, else a walk inwards along its points. */
function at(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  let here: unknown = claims;
  for (const name of path.split('.')) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, name)) return undefined;
    here = Reflect.get(here, name);
  }
  return here;
}

function claimProblem(field: string, source: ClaimSource, why: string): SignOnError {
  const claim = typeof source === 'string' ? source : 'claim' in source ? source.claim : field;
  return new SignOnError('claim', `the claim \`${claim}\` ${why}; ask whoever runs your agency’s sign-in`, { claim });
}
