// A release adds one recipient to what its originator chose, and takes nothing else away: the copy stays under originator control, for the
// purpose that was asked for, at the same level, for the same eyes (domain.md section 3, third-party rule; promise G5).
import { type Label, type LabelSpec, specOf } from '../../access/index.js';
import { BadInput } from '../../kernel/index.js';

const cannot = (why: string): BadInput =>
  new BadInput(`this cannot be released here: ${why}; write a sanitised report instead`, { fr: 'ceci ne peut pas être communiqué ainsi ; rédigez plutôt un rapport expurgé' });

/** Throws `BadInput` for what its originator alone cannot release, or nobody may. */
export function releasedLabel(label: Label, recipient: string, purpose: string): LabelSpec {
  if (label.sealed || label.restricted !== null || label.kinds.length > 0) throw cannot('the law or its seal keeps it apart');
  if (label.origins.some((origin) => origin !== label.agencyId)) throw cannot('others originated a part of it and must be asked');
  if (label.purposes.length > 0 && !label.purposes.includes(purpose)) throw cannot('it is not for the purpose that was asked for');
  const { caseRef: _, ...rest } = specOf(label);
  return { ...rest, units: [], releasedTo: [], releasedFor: [], releasableTo: [recipient], originatorControl: true, purposes: [purpose] };
}
