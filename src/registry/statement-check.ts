// Statements that a person wrote are checked before anything is announced: schema, property and value, each error saying which one.
import { BadInput } from '../kernel/index.js';
import type { StatementDraft } from './draft.js';
import { meaningOf } from './property.js';
import { propertyOf } from './schema-model.js';
import { checkEntityId, validateValue } from './validate-value.js';

/** The same drafts with normalised values. Throws `BadInput` naming the place (from 1), the property and what is wrong. */
export function checkStatements(drafts: readonly StatementDraft[]): StatementDraft[] {
  return drafts.map((draft, i) => {
    const place = `statement ${i + 1}, \`${draft.prop}\``;
    const { type } = meaningOf(draft.schema, draft.prop);
    const property = propertyOf(draft.schema, draft.prop);
    const checked = property === undefined || type === 'entity' ? { ok: true as const, value: draft.value } : validateValue(property, draft.value);
    if (!checked.ok) throw new BadInput(`${place}: ${checked.reason}`, { fr: `énoncé ${i + 1}, \`${draft.prop}\` : la valeur ${checked.fr}` });
    // An id or a language with a control character could move the borders between the parts of a content hash.
    if (!checkEntityId(draft.entityId).ok) throw new BadInput(`${place}: the id of its entity is 1 to 200 characters without spaces`, { fr: `énoncé ${i + 1}, \`${draft.prop}\` : l’identifiant de son entité compte de 1 à 200 caractères sans espace` });
    if (draft.lang !== undefined && !/^[a-z]{2,3}$/.test(draft.lang)) throw new BadInput(`${place}: a language is written in two or three small letters, such as \`fra\``, { fr: `énoncé ${i + 1}, \`${draft.prop}\` : une langue s’écrit en deux ou trois lettres minuscules, comme \`fra\`` });
    for (const day of [draft.validFrom, draft.validTo]) {
      if (day !== undefined && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(day)) throw new BadInput(`${place}: a time is written YYYY, YYYY-MM or YYYY-MM-DD`, { fr: `énoncé ${i + 1}, \`${draft.prop}\` : un moment s’écrit AAAA, AAAA-MM ou AAAA-MM-JJ` });
    }
    return { ...draft, value: checked.value };
  });
}
