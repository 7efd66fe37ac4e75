// Which figure a series or a map is of stands in the address.
export function readFigureAddress(raw: Record<string, unknown>): { figure?: string } {
  return typeof raw['figure'] === 'string' && raw['figure'] !== '' ? { figure: raw['figure'] } : {};
}
