// A handling label says who may see a statement. Labels are interned: the same marking of the same agency is one small row.
import { BadInput, canonicalJson, hashOf } from '../kernel/index.js';
import type { EntityValue } from './policy-request.js';

/** Levels of confidentiality and their rank (domain.md section 3, Markings). Ranks let policies compare; they are data, not law. */
export const levels = [
  { code: 'UNCLASSIFIED', rank: 0, en: 'Unclassified', fr: 'Non classifié' },
  { code: 'PROTECTED_A', rank: 1, en: 'Protected A', fr: 'Protégé A' },
  { code: 'PROTECTED_B', rank: 2, en: 'Protected B', fr: 'Protégé B' },
  { code: 'PROTECTED_C', rank: 3, en: 'Protected C', fr: 'Protégé C' },
  { code: 'CONFIDENTIAL', rank: 4, en: 'Confidential', fr: 'Confidentiel' },
  { code: 'SECRET', rank: 5, en: 'Secret', fr: 'Secret' },
  { code: 'TOP_SECRET', rank: 6, en: 'Top Secret', fr: 'Très secret' },
] as const;

/** Clearances and the rank up to which they reach (domain.md section 4, screening law in force). */
export const clearances: Readonly<Record<string, number>> = {
  RELIABILITY: 2, ENHANCED_RELIABILITY: 3, SECRET: 5, ENHANCED_SECRET: 5, TOP_SECRET: 6, ENHANCED_TOP_SECRET: 6,
};

/** What an author asks for. `releasableTo`: agency ids, or `ALL`; empty means the originator alone. `expiresOn`: yyyymmdd, last day. */
export interface LabelSpec {
  readonly level: string;
  readonly releasableTo?: readonly string[];
  readonly citizenshipsOnly?: readonly string[];
  readonly originatorControl?: boolean;
  readonly purposes?: readonly string[];
  readonly permittedUses?: readonly string[];
  readonly caveats?: readonly string[];
  readonly caseRef?: string;
  readonly restricted?: string;
  readonly expiresOn?: number;
  readonly sealed?: boolean;
}

export interface Label {
  readonly agencyId: string;
  readonly labelId: number;
  readonly levelCode: string;
  readonly levelRank: number;
  readonly releasableTo: readonly string[];
  readonly citizenshipsOnly: readonly string[];
  readonly originatorControl: boolean;
  readonly purposes: readonly string[];
  readonly permittedUses: readonly string[];
  readonly caveats: readonly string[];
  readonly caseRef: string | null;
  readonly restricted: string | null;
  readonly expiresOn: number | null;
  readonly sealed: boolean;
}

const sorted = (list: readonly string[] | undefined): readonly string[] => [...new Set(list)].toSorted();

/** The row that a spec becomes, without its number. Throws `BadInput` for a level that does not exist. */
export function labelRow(agencyId: string, spec: LabelSpec): Omit<Label, 'labelId'> {
  const level = levels.find((one) => one.code === spec.level);
  if (level === undefined) {
    throw new BadInput(`there is no handling level \`${spec.level}\`; use one of ${levels.map((one) => one.code).join(', ')}`);
  }
  return {
    agencyId,
    levelCode: level.code,
    levelRank: level.rank,
    releasableTo: sorted(spec.releasableTo),
    citizenshipsOnly: sorted(spec.citizenshipsOnly),
    originatorControl: spec.originatorControl ?? false,
    purposes: sorted(spec.purposes),
    permittedUses: sorted(spec.permittedUses),
    caveats: sorted(spec.caveats),
    caseRef: spec.caseRef ?? null,
    restricted: spec.restricted ?? null,
    expiresOn: spec.expiresOn ?? null,
    sealed: spec.sealed ?? false,
  };
}

/** Same marking, same text: the key under which a label is interned. */
export function canonOf(row: Omit<Label, 'labelId'>): string {
  return canonicalJson({ ...row });
}

const hashes = new WeakMap<Label, string>();

/** SHA-256, hex, of the whole marking: what a statement's content hash rests on, so that a label's row cannot be made milder unseen (G2). */
export function labelHash(label: Label): string {
  const known = hashes.get(label);
  if (known !== undefined) return known;
  const { labelId: _, ...marking } = label;
  const made = hashOf({ ...marking });
  hashes.set(label, made);
  return made;
}

export function resourceOf(label: Label): EntityValue {
  const attrs: Record<string, string | number | boolean | readonly string[]> = {
    agency: label.agencyId,
    level: label.levelRank,
    levelCode: label.levelCode,
    releasableTo: label.releasableTo,
    citizenshipsOnly: label.citizenshipsOnly,
    originatorControl: label.originatorControl,
    purposes: label.purposes,
    sealed: label.sealed,
  };
  if (label.caseRef !== null) attrs.caseRef = label.caseRef;
  if (label.restricted !== null) attrs.restricted = label.restricted;
  if (label.expiresOn !== null) attrs.expiresOn = label.expiresOn;
  return { type: 'Label', id: String(label.labelId), attrs };
}

/** The marking as it is printed: `PROTECTED B // ORCON // REL TO nsrp, ppib`. */
export function markingOf(label: Label): string {
  const parts = [label.levelCode.replaceAll('_', ' ')];
  if (label.originatorControl) parts.push('ORCON');
  if (label.citizenshipsOnly.length > 0) parts.push(`${label.citizenshipsOnly.join('/')} EYES ONLY`);
  if (label.releasableTo.includes('ALL')) parts.push('REL TO ALL');
  else parts.push(label.releasableTo.length > 0 ? `REL TO ${label.releasableTo.join(', ')}` : 'ORIGINATOR ONLY');
  return [...parts, ...label.caveats].join(' // ');
}
