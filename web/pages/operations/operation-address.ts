// What stands in the addresses of operations: as of which day, whether it hangs on a wall, which rows, and which one is in hand.

const names = ['asOf', 'knownAt', 'kind', 'agency', 'commodity', 'after', 'waiting', 'decide', 'undo'] as const;

export type OperationAddress = { readonly [name in (typeof names)[number]]?: string } & { readonly wall?: true };

export function readOperationAddress(raw: Record<string, unknown>): OperationAddress {
  const texts = Object.fromEntries(names.flatMap((name) => {
    const value = raw[name];
    return (typeof value === 'string' || typeof value === 'number') && value !== '' ? [[name, String(value)]] : [];
  }));
  return { ...texts, ...(raw['wall'] === true && { wall: true as const }) };
}

export function momentOf({ asOf, knownAt }: OperationAddress): { readonly asOf?: string; readonly knownAt?: string } {
  return { ...(asOf !== undefined && { asOf }), ...(knownAt !== undefined && { knownAt }) };
}
