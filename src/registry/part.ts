// Everyone in a report has a part in it, and a suspect only with the basis of suspicion: a victim is never read as a suspect.
import { BadInput, referenceText } from '../kernel/index.js';
import type { PartDraft, StatementDraft } from './draft.js';
import { isA } from './schema-model.js';

export interface Part {
  readonly code: string;
  readonly en: string;
  readonly fr: string;
  readonly needsBasis: boolean;
}

export const parts = (JSON.parse(referenceText('parts.json')) as { parts: readonly Part[] }).parts;

/** Properties of our own that every entity may carry: its part in a report, and why. */
export const partProp = 'reportPart';
export const basisProp = 'reportBasis';

/** The statements that say each person's part. Throws `BadInput` for a person without one, or a suspect without a basis. */
export function partStatements(given: readonly PartDraft[], statements: readonly StatementDraft[]): StatementDraft[] {
  const schemata = new Map(statements.map((one) => [one.entityId, one.schema]));
  const placed = new Map(given.map((one) => [one.entityId, one]));
  for (const [entityId, schema] of schemata) {
    if (isA(schema, 'Person') && !placed.has(entityId)) {
      throw new BadInput(`person \`${entityId}\` has no part in this report; say one of ${parts.map((one) => one.code).join(', ')}`, { fr: `la personne \`${entityId}\` n’a pas de rôle dans ce rapport ; dites ${parts.map((one) => one.code).join(', ')}` });
    }
  }
  return given.flatMap((one) => partOf(one, schemata.get(one.entityId)));
}

function partOf(draft: PartDraft, schema: string | undefined): StatementDraft[] {
  const part = parts.find((one) => one.code === draft.part);
  if (schema === undefined) throw new BadInput(`\`${draft.entityId}\` has a part but the report states nothing about them; add a statement`, { fr: `\`${draft.entityId}\` a un rôle, mais le rapport n’en dit rien ; ajoutez un énoncé` });
  if (part === undefined) throw new BadInput(`there is no part \`${draft.part}\`; use one of ${parts.map((one) => one.code).join(', ')}`, { fr: `il n’y a pas de rôle \`${draft.part}\` ; employez ${parts.map((one) => one.code).join(', ')}` });
  const basis = draft.basis?.trim() ?? '';
  if (part.needsBasis && basis.length < 10) {
    throw new BadInput(`\`${draft.entityId}\` is named as ${part.code} without a basis; say in a sentence what the suspicion rests on`, { fr: `\`${draft.entityId}\` est dit ${part.code} sans fondement ; dites en une phrase sur quoi repose le soupçon` });
  }
  const common = { entityId: draft.entityId, schema };
  return [{ ...common, prop: partProp, value: part.code }, ...(basis === '' ? [] : [{ ...common, prop: basisProp, value: basis }])];
}
