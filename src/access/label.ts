// A handling label says who may see a statement. Labels are interned: the same marking of the same agency is one small row.
import { BadInput, canonicalJson, hashOf, type Json } from '../kernel/index.js';
import { channelOf } from './gateway.js';
import { checkLabel } from './label-check.js';
import type { LabelSpec } from './label-spec.js';
import { fixedEntity } from './policy-fixed.js';
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

/** Of `kinds`: the report rests on a sealed source, and leaves by no export (policies/sources.cedar). */
export const restsOnSource = 'rests_on_source';
/** Of `kinds`: an investigative technique, a capability or a plan (policies/uses.cedar). */
export const ofTechnique = 'technique';

/** What a label says: everything of it but its number and what follows from who its originators are. */
export interface Marking {
  readonly agencyId: string;
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
  readonly kinds: readonly string[];
  readonly units: readonly string[];
  readonly disclosedUnder: string | null;
  readonly origins: readonly string[];
  readonly inputChannels: readonly string[];
  readonly releasedTo: readonly string[];
  readonly releasedFor: readonly string[];
}

export interface Label extends Marking {
  readonly labelId: number;
  /** Of the originator, as the table of agencies has it today. */
  readonly sector: string;
  /** Foreign partners among the originator and the origins. */
  readonly foreignOrigins: readonly string[];
}

const sorted = (list: readonly string[] | undefined): readonly string[] => [...new Set(list)].toSorted();

/** The row that a spec becomes, without its number. Throws `BadInput` for a code that does not exist. */
export function labelRow(agencyId: string, spec: LabelSpec): Marking {
  checkLabel(spec);
  const level = levels.find((one) => one.code === spec.level);
  if (level === undefined) {
    throw new BadInput(`there is no handling level \`${spec.level}\`; use one of ${levels.map((one) => one.code).join(', ')}`, { fr: `il n’y a pas de niveau de traitement \`${spec.level}\` ; employez ${levels.map((one) => one.code).join(', ')}` });
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
    kinds: sorted(spec.kinds),
    units: sorted(spec.units),
    disclosedUnder: spec.disclosedUnder ?? null,
    origins: sorted(spec.origins),
    inputChannels: sorted(spec.inputChannels),
    releasedTo: sorted(spec.releasedTo),
    releasedFor: sorted(spec.releasedFor),
  };
}

/** The spec that makes the same marking again. Whatever makes a label out of another one starts here, so that nothing of it is lost. */
export function specOf(marking: Marking): LabelSpec {
  const { caseRef, restricted, expiresOn, disclosedUnder } = marking;
  return {
    level: marking.levelCode, releasableTo: marking.releasableTo, citizenshipsOnly: marking.citizenshipsOnly, originatorControl: marking.originatorControl,
    purposes: marking.purposes, permittedUses: marking.permittedUses, caveats: marking.caveats, sealed: marking.sealed, kinds: marking.kinds, units: marking.units,
    origins: marking.origins, inputChannels: marking.inputChannels, releasedTo: marking.releasedTo, releasedFor: marking.releasedFor,
    ...(caseRef === null ? {} : { caseRef }), ...(restricted === null ? {} : { restricted }), ...(expiresOn === null ? {} : { expiresOn }),
    ...(disclosedUnder === null ? {} : { disclosedUnder }),
  };
}

/** What every label says, and of the rest what this one does: a label of before there was a rest keeps its text and its hash. */
function markingJson(marking: Marking): { readonly [key: string]: Json } {
  const { kinds, units, disclosedUnder, origins, inputChannels, releasedTo, releasedFor } = marking;
  return {
    agencyId: marking.agencyId, levelCode: marking.levelCode, levelRank: marking.levelRank, releasableTo: marking.releasableTo,
    citizenshipsOnly: marking.citizenshipsOnly, originatorControl: marking.originatorControl, purposes: marking.purposes,
    permittedUses: marking.permittedUses, caveats: marking.caveats, caseRef: marking.caseRef, restricted: marking.restricted,
    expiresOn: marking.expiresOn, sealed: marking.sealed,
    ...(kinds.length > 0 && { kinds }), ...(units.length > 0 && { units }), ...(disclosedUnder !== null && { disclosedUnder }),
    ...(origins.length > 0 && { origins }), ...(inputChannels.length > 0 && { inputChannels }),
    ...(releasedTo.length > 0 && { releasedTo }), ...(releasedFor.length > 0 && { releasedFor }),
  };
}

/** Same marking, same text: the key under which a label is interned. */
export function canonOf(marking: Marking): string {
  return canonicalJson(markingJson(marking));
}

const hashes = new WeakMap<Label, string>();

/** SHA-256, hex, of the whole marking: what a statement's content hash rests on, so that a label's row cannot be made milder unseen (G2). */
export function labelHash(label: Label): string {
  const known = hashes.get(label);
  if (known !== undefined) return known;
  const made = hashOf(markingJson(label));
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
    sector: label.sector,
    channel: channelOf(label),
    inputChannels: label.inputChannels,
    origins: label.origins,
    foreignOrigins: label.foreignOrigins,
    permittedUses: label.permittedUses,
    kinds: label.kinds,
    units: label.units,
    releasedTo: label.releasedTo,
    releasedFor: label.releasedFor,
  };
  if (label.caseRef !== null) attrs.caseRef = label.caseRef;
  if (label.caseRef?.startsWith(`${label.agencyId}~`) === true && label.origins.every((one) => one === label.agencyId)) attrs.ownCase = label.caseRef;
  if (label.restricted !== null) attrs.restricted = label.restricted;
  if (label.expiresOn !== null) attrs.expiresOn = label.expiresOn;
  return fixedEntity({ type: 'Label', id: String(label.labelId), attrs });
}

/** The marking as it is printed: `PROTECTED B // ORCON // REL TO nsrp, ppib`. */
export function markingOf(label: Marking): string {
  const parts = [label.levelCode.replaceAll('_', ' ')];
  if (label.originatorControl) parts.push('ORCON');
  if (label.citizenshipsOnly.length > 0) parts.push(`${label.citizenshipsOnly.join('/')} EYES ONLY`);
  if (label.releasableTo.includes('ALL')) parts.push('REL TO ALL');
  else parts.push(label.releasableTo.length > 0 ? `REL TO ${label.releasableTo.join(', ')}` : 'ORIGINATOR ONLY');
  if (label.releasedTo.length > 0) parts.push(`RELEASED TO ${label.releasedTo.join(', ')} FOR ${label.releasedFor.join(', ')}`);
  return [...parts, ...label.caveats].join(' // ');
}
