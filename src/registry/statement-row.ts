// A statement as it is kept. Its content hash is its identity: the same source saying the same again is one row.
import { hash } from 'node:crypto';
import { parseEntityRef } from '../kernel/index.js';
import { type Label, labelHash } from '../access/index.js';
import type { StatementDraft } from './draft.js';
import { isSpelled, searchKey, searchWords } from './keys.js';

export interface StatementRow {
  readonly entityId: string;
  readonly schema: string;
  readonly prop: string;
  readonly value: string;
  readonly lang: string | null;
  readonly labelId: number;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly refAgencyId: string | null;
  readonly refEntityId: string | null;
  readonly contentHash: Uint8Array;
  readonly keys: readonly string[];
  /** Words for the dictionary of spellings. */
  readonly spelled: readonly string[];
}

/** `source`: the list that speaks, or the report's own id. */
export interface RowContext {
  readonly agencyId: string;
  readonly source: string;
}

const unit = '\u001f';

/** Builds the row of a valid draft under its label. `type` is the property's FollowTheMoney type. */
export function statementRow(context: RowContext, draft: StatementDraft, type: string, label: Label): StatementRow {
  const words = searchWords(type, draft.value);
  const ref = type === 'entity' ? parseEntityRef(draft.value) : undefined;
  return {
    entityId: draft.entityId,
    schema: draft.schema,
    prop: draft.prop,
    value: draft.value,
    lang: draft.lang ?? null,
    labelId: label.labelId,
    validFrom: draft.validFrom ?? null,
    validTo: draft.validTo ?? null,
    refAgencyId: ref?.agencyId ?? null,
    refEntityId: ref?.entityId ?? null,
    contentHash: contentHash(context, draft, labelHash(label)),
    keys: words.map((word) => searchKey(label.labelId, word)),
    spelled: isSpelled(type) ? words : [],
  };
}

/** SHA-256 over every part that makes a statement itself. `marking`: the hash of the label that it entered with. The unit separator cannot stand in a value (control characters are refused). */
export function contentHash(context: RowContext, draft: Omit<StatementDraft, 'label'>, marking: string): Uint8Array {
  const parts = [
    context.agencyId, context.source, draft.entityId, draft.schema, draft.prop, draft.lang ?? '', draft.validFrom ?? '', draft.validTo ?? '',
    marking, draft.value,
  ];
  return hash('sha256', parts.join(unit), 'buffer');
}

/** SHA-256, hex, over the content hashes in order: what an intent announces and `verify` computes again from the rows. */
export function rowsHash(rows: readonly { readonly contentHash: Uint8Array }[]): string {
  return hash('sha256', Buffer.concat(rows.map((row) => row.contentHash)), 'hex');
}
