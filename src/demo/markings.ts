// Handling labels of every kind that domain.md section 3 knows, so that each rule of access has something to hold back.
import type { LabelSpec } from '../access/index.js';
import { canonicalJson } from '../kernel/index.js';
import type { DemoAgency } from './agencies.js';
import type { Dice } from './dice.js';

const interned = new Map<string, LabelSpec>();

/** The one object for this marking: whoever stores the world can remember labels by identity. */
export function marking(spec: LabelSpec): LabelSpec {
  const key = canonicalJson({ ...spec });
  const known = interned.get(key);
  if (known !== undefined) return known;
  interned.set(key, spec);
  return spec;
}

export const everyone = ['ALL'] as const;

export const openLabel = marking({ level: 'UNCLASSIFIED', releasableTo: everyone });
export const sharedA = marking({ level: 'PROTECTED_A', releasableTo: everyone });
export const sharedB = marking({ level: 'PROTECTED_B', releasableTo: everyone });
const ownA = marking({ level: 'PROTECTED_A' });
export const ownB = marking({ level: 'PROTECTED_B' });
export const ownC = marking({ level: 'PROTECTED_C' });
export const canadianEyes = marking({ level: 'PROTECTED_B', releasableTo: everyone, citizenshipsOnly: ['CA'] });

/** Released to named partners only. */
export function relTo(level: string, agencies: readonly string[]): LabelSpec {
  return marking({ level, releasableTo: agencies });
}

/** Third-party material: whatever derives from it keeps its originator's caveat until the originator releases it (G5). */
export function thirdParty(originator: string, level: string, agencies: readonly string[] = []): LabelSpec {
  return marking({ level, releasableTo: agencies, originatorControl: true, permittedUses: ['LEAD_ONLY'], caveats: [`THIRD PARTY ${originator}`, 'LEAD ONLY'] });
}

/** A compartment: visible only while the reader works under that case. */
export function compartment(caseRef: string, agencies: readonly string[] = [], level = 'PROTECTED_B'): LabelSpec {
  return marking({ level, releasableTo: agencies, caseRef });
}

export function forPurpose(purpose: string): LabelSpec {
  return marking({ level: 'PROTECTED_A', releasableTo: everyone, purposes: [purpose] });
}

export function restrictedTo(kind: 'acquittal' | 'record_suspension' | 'youth'): LabelSpec {
  return marking({ level: 'PROTECTED_B', restricted: kind });
}

const kinds = {
  ownA: 12, ownB: 13, ownC: 3, relA: 8, relB: 14, sharedA: 15, sharedB: 12, open: 3, canadian: 7, orcon: 7, compartment: 8, purpose: 5,
  expired: 3, confidential: 2, secret: 3,
} as const;

const originators = ['FOREIGN PARTNER 1', 'FOREIGN PARTNER 2', 'FOREIGN PARTNER 3'] as const;

/** A label for an ordinary report. `compartments`: cases of the agency open that day, with the agencies that share each. */
export function inventLabel(dice: Dice, agency: DemoAgency, compartments: readonly { readonly ref: string; readonly agencies: readonly string[] }[]): LabelSpec {
  const partners = dice.pick(agency.partners);
  const kind = dice.weighted(kinds);
  switch (kind) {
    case 'ownA': return ownA;
    case 'ownB': return ownB;
    case 'ownC': return ownC;
    case 'relA': return relTo('PROTECTED_A', partners);
    case 'relB': return relTo('PROTECTED_B', partners);
    case 'sharedA': return sharedA;
    case 'sharedB': return sharedB;
    case 'open': return openLabel;
    case 'canadian': return canadianEyes;
    case 'orcon': return inventThirdParty(dice, agency, partners);
    case 'compartment': {
      if (compartments.length === 0) return ownB;
      const room = dice.pick(compartments);
      return compartment(room.ref, room.agencies);
    }
    case 'purpose': return forPurpose(dice.pick(['officer_safety', 'threat_assessment', 'screening']));
    case 'expired': return marking({ level: 'PROTECTED_A', releasableTo: everyone, expiresOn: dice.pick([20_250_630, 20_251_231, 20_260_331]) });
    case 'confidential': return relTo('CONFIDENTIAL', partners);
    case 'secret': return dice.chance(0.5) ? marking({ level: 'SECRET' }) : marking({ level: 'SECRET', releasableTo: everyone, citizenshipsOnly: ['CA'] });
    default: return kind satisfies never;
  }
}

function inventThirdParty(dice: Dice, agency: DemoAgency, partners: readonly string[]): LabelSpec {
  if (dice.chance(0.5)) return thirdParty(dice.pick(originators), 'SECRET');
  const originator = dice.pick(['nsrp', 'hvps', 'ppib', 'brde'].filter((one) => one !== agency.agencyId));
  return thirdParty(originator.toUpperCase(), 'PROTECTED_B', dice.chance(0.4) ? partners : []);
}
