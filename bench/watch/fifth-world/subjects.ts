// What a look-up is of, packed into one number, and the names that the systems give it: a name says nothing of household or order.

export const KINDS = ['none', 'person', 'address', 'vehicle', 'phone', 'group', 'case'] as const;
export type Kind = (typeof KINDS)[number];
export type Subject = number;

const SPAN = 1_000_000;
const PRIME = 1_000_003;
const LETTER: Readonly<Record<Kind, string>> = { none: '', person: 'N', address: 'A', vehicle: 'V', phone: 'T', group: 'G', case: 'F' };

export const subject = (kind: Kind, index: number): Subject => KINDS.indexOf(kind) * SPAN + index;
export const person = (index: number): Subject => SPAN + index;
export const address = (index: number): Subject => 2 * SPAN + index;
export const vehicle = (index: number): Subject => 3 * SPAN + index;
export const kindOf = (one: Subject): Kind => KINDS[Math.floor(one / SPAN)] ?? 'none';
export const indexOf = (one: Subject): number => one % SPAN;

const scrambled = (index: number): string => String((index * 48_271 + 7_919) % PRIME).padStart(7, '0');
export const nameOf = (kind: Kind, index: number): string => `${LETTER[kind]}${kind === 'group' || kind === 'case' ? String(index + 1).padStart(5, '0') : scrambled(index)}`;

/** `subject_type` and `subject_id` of a row. */
export function columnsOf(one: Subject): { readonly subject_type: Kind; readonly subject_id: string | undefined } {
  const kind = kindOf(one);
  return { subject_type: kind, subject_id: kind === 'none' ? undefined : nameOf(kind, indexOf(one)) };
}
