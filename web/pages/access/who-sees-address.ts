// The question stands in the address, so that back and a link mean what they show.
export interface WhoSeesAddress {
  readonly id?: string;
  readonly kind?: 'reports';
  readonly statement?: string;
}

export function readWhoSeesAddress(raw: Record<string, unknown>): WhoSeesAddress {
  const { id, kind, statement } = raw;
  return { ...(typeof id === 'string' && { id }), ...(kind === 'reports' && { kind }), ...(typeof statement === 'string' && { statement }) };
}
