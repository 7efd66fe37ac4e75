// Whether what stands under a label may be mentioned to another agency by asking it something. Asking is telling: whoever is asked of a group by name learns that
// somebody looks at it. In doubt, no (third-party rule, domain.md section 3; promises G4 and G5).
import type { Label } from '../../access/index.js';

/**
 * True only where everybody cleared in `agencyId` may read the label's statements, whatever their unit, case or purpose: the agency itself or all are named, and
 * nothing else keeps it apart. Under originator control the agency itself must be named. Secrecy by statute and foreign partners' terms are not weighed here: no.
 */
export function mayBeTold(label: Label, agencyId: string): boolean {
  const isNamed = label.agencyId === agencyId || label.releasableTo.includes(agencyId);
  const isOpen = label.releasableTo.includes('ALL') && !label.originatorControl;
  const isKeptApart = label.sealed || label.restricted !== null || label.caseRef !== null || label.expiresOn !== null || label.disclosedUnder !== null
    || [label.kinds, label.units, label.purposes, label.citizenshipsOnly, label.inputChannels, label.foreignOrigins].some((list) => list.length > 0)
    || label.origins.some((origin) => origin !== label.agencyId);
  return (isNamed || isOpen) && !isKeptApart && label.sector === 'police';
}
