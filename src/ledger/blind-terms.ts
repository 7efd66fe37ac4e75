// What people search the record by (who, what, which case) stands beside each entry in a blind form: equal terms look equal to
// whoever reads the database, and say nothing else.
import type { Json } from '../kernel/index.js';
import { blindTag, TAG_BYTES, TAGS_BYTES } from './format/sealed-payload.js';

export type BlindField = 'actor' | 'action' | 'case';

/** Terms that were blinded lately are kept up to this many: an actor asks more than once. */
const KEPT = 20_000;

export class BlindTerms {
  private readonly kept = new Map<string, Uint8Array>();

  /** `tagKey`: 32 bytes, from the key process. */
  constructor(private readonly tagKey: Uint8Array) {}

  /** The 48 bytes that go before a sealed payload. */
  of(agencyId: string, payload: Json): Uint8Array {
    const bytes = new Uint8Array(TAGS_BYTES);
    const { actor, action, case: caseRef } = termsOf(payload);
    bytes.set(this.tag(agencyId, 'actor', actor));
    bytes.set(this.tag(agencyId, 'action', action), TAG_BYTES);
    bytes.set(this.tag(agencyId, 'case', caseRef), 2 * TAG_BYTES);
    return bytes;
  }

  /** 16 bytes; zeros for no term. */
  tag(agencyId: string, field: BlindField, term: string | null): Uint8Array {
    if (term === null) return blindTag(this.tagKey, agencyId, field, null);
    const name = `${agencyId}\n${field}\n${term}`;
    const known = this.kept.get(name);
    if (known !== undefined) return known;
    const tag = blindTag(this.tagKey, agencyId, field, term);
    if (this.kept.size >= KEPT) this.kept.clear();
    this.kept.set(name, tag);
    return tag;
  }
}

/** The terms of a payload: `agency~member` of its actor, its action, its case; null where it has none. */
export function termsOf(payload: Json): Readonly<Record<BlindField, string | null>> {
  const agency = textAt(payload, 'actor', 'agency');
  const member = textAt(payload, 'actor', 'member');
  return { actor: agency === null || member === null ? null : `${agency}~${member}`, action: textAt(payload, 'action'), case: textAt(payload, 'case') };
}

function textAt(value: Json | undefined, ...path: readonly string[]): string | null {
  const [key, ...rest] = path;
  if (key === undefined) return typeof value === 'string' ? value : null;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const fields = value as Readonly<Record<string, Json>>;
  return Object.hasOwn(fields, key) ? textAt(fields[key], ...rest) : null;
}
