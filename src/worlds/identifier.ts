// Identifiers that tell nothing: neighbours in a table have unrelated codes, as in an export that has been made anonymous.

const kinds = {
  person: 'p', address: 'a', building: 'b', vehicle: 'v', phone: 't', group: 'g', case: 'c', incident: 'i', encounter: 'n', task: 'k', household: 'h', actor: 'u', event: 'e', session: 's',
} as const;
export type IdentifierKind = keyof typeof kinds;

/** A permutation of 32 bits (each step can be undone), so that no two indexes share a code. */
function scramble(index: number, salt: number): number {
  let mixed = Math.imul(index ^ salt, 0x9e3779b1);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  return mixed >>> 0;
}

const pairs = Array.from({ length: 1296 }, (_, value) => value.toString(36).padStart(2, '0'));

/** The code of the thing `index` of a kind, its letter and seven of base 36; the same in every world, as nothing hangs on it. */
export function identifierOf(kind: IdentifierKind, index: number): string {
  const code = scramble(index, kinds[kind].charCodeAt(0) * 0x01010101);
  const high = Math.floor(code / 1_679_616);
  const low = code - high * 1_679_616;
  return kinds[kind] + (pairs[Math.floor(high / 1296)] ?? '').slice(1) + (pairs[high % 1296] ?? '') + (pairs[Math.floor(low / 1296)] ?? '') + (pairs[low % 1296] ?? '');
}

const letters = 'ABCDEFGHJKLMNPRSTVWXYZ';

/** A plate of four letters and three digits. */
export function plateOf(vehicle: number): string {
  let code = scramble(vehicle, 0x706c6174);
  let plate = '';
  for (let at = 0; at < 4; at += 1) {
    plate += letters.charAt(code % letters.length);
    code = Math.floor(code / letters.length);
  }
  return `${plate}${String(code % 1000).padStart(3, '0')}`;
}
