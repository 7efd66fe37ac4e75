// Members and labels as the stores would read them, for tests that ask the policies directly.
import { channelsTo, sectorOfKind } from '../../src/access/gateway.js';
import { type Label, labelRow } from '../../src/access/label.js';
import type { LabelSpec } from '../../src/access/label-spec.js';

/** Somebody of a Canadian police service who works at home, with nothing delegated. */
export const atHome = {
  sector: 'police', country: 'CA', suspended: false, secondedFrom: '', homeCountry: '', delegations: [], gateways: channelsTo('police', '2026-01-01'), assured: [],
} as const;

export function labelOf(agencyId: string, spec: LabelSpec, labelId = 1): Label {
  return { ...labelRow(agencyId, spec), labelId, sector: 'police', foreignOrigins: [] };
}

/** What an agency of that kind is by law, and the channels that are open to it on that day. */
export function standingOfKind(kind: string, today: string): { readonly sector: string; readonly gateways: readonly string[] } {
  const sector = sectorOfKind(kind);
  return { sector, gateways: channelsTo(sector, today) };
}
