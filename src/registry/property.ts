// What a property is: FollowTheMoney's and our schemata's, and the two that say a person's part in a report.
import { BadInput } from '../kernel/index.js';
import { basisProp, partProp } from './part.js';
import { getSchema, propertyOf } from './schema-model.js';

export interface PropertyMeaning {
  readonly type: string;
  readonly en: string;
  readonly fr: string;
}

const ours: Readonly<Record<string, PropertyMeaning>> = {
  [partProp]: { type: 'part', en: 'Part in the report', fr: 'Rôle dans le rapport' },
  [basisProp]: { type: 'text', en: 'Basis of suspicion', fr: 'Motif du soupçon' },
};

/** Throws `BadInput` naming what does not exist. */
export function meaningOf(schema: string, prop: string): PropertyMeaning {
  const own = Object.hasOwn(ours, prop) ? ours[prop] : undefined;
  if (own !== undefined) return own;
  if (getSchema(schema) === undefined) throw new BadInput(`there is no schema \`${schema}\`; see the list at /api/reference`, { fr: `il n’y a pas de schéma \`${schema}\` ; la liste est à /api/reference` });
  const property = propertyOf(schema, prop);
  if (property === undefined || property.stub) throw new BadInput(`schema \`${schema}\` has no property \`${prop}\` that can be stated`, { fr: `le schéma \`${schema}\` n’a pas de propriété \`${prop}\` qui puisse être énoncée` });
  return { type: property.type, en: property.label, fr: property.labelFr };
}
