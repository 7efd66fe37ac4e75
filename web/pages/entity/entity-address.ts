// The address of an entity: which view of it, true on which day, as known on which day.
import { isDay } from '../search/search-address.js';

export const views = ['statements', 'neighbours', 'timeline', 'sources'] as const;
export type View = (typeof views)[number];

export interface EntityAddress {
  readonly view?: View;
  readonly asOf?: string;
  readonly knownAt?: string;
}

export function readEntityAddress(raw: Record<string, unknown>): EntityAddress {
  const view = views.find((one) => one === raw['view'] && one !== 'statements');
  return {
    ...(view === undefined ? {} : { view }),
    ...(isDay(raw['asOf']) ? { asOf: raw['asOf'] } : {}),
    ...(isDay(raw['knownAt']) ? { knownAt: raw['knownAt'] } : {}),
  };
}
