// What one agency does differently from the next: what it exports, how it numbers, what it lets go unlogged, how it is built.
import { Chance } from './chance.js';
import { DAY, WallClock } from './wall-clock.js';

export type TableName =
  | 'accesses' | 'actors' | 'persons' | 'addresses' | 'vehicles' | 'ties' | 'groups' | 'group_members' | 'group_feuds' | 'roster' | 'dispatches' | 'incidents' | 'incident_parties'
  | 'cases' | 'case_members' | 'case_subjects' | 'tasks' | 'encounters' | 'sealed_subjects' | 'canaries';

export type IdStyle = 'prefixed' | 'bare' | 'hex' | 'yearly';
export type Purpose = 'call' | 'stop' | 'investigation' | 'warrant' | 'court' | 'intelligence' | 'vetting' | 'records' | 'licensing' | 'custody' | 'border' | 'training' | 'other';

export interface Agency {
  readonly clock: WallClock;
  readonly code: string;
  readonly missingTables: ReadonlySet<TableName>;
  /** Optional columns of the log that this agency does not keep. */
  readonly missingColumns: ReadonlySet<string>;
  readonly actorIds: IdStyle;
  readonly thingIds: IdStyle;
  readonly purposeCodes: Readonly<Record<Purpose, string>>;
  /** Chance that a look-up carries a purpose text, and a reference to its case or incident. */
  readonly textShare: number;
  readonly referenceShare: number;
  /** Share of genuine work that is never written down. */
  readonly unlogged: number;
  readonly lateShare: number;
  readonly searchRowShare: number;
  readonly radioShare: number;
  readonly districts: number;
  readonly teamsPerDistrict: number;
  readonly shifts: 'twelve' | 'ten' | 'eight';
  readonly twoPersonCars: number;
  readonly opensIncidents: 'system' | 'call_taker';
  readonly logsStops: 'officer' | 'dispatcher';
  readonly tiesKnown: number;
  readonly unitWords: number;
  readonly quietRoster: number;
}

const CODES: readonly Readonly<Record<Purpose, string>>[] = [
  { call: 'CFS', stop: 'TRF', investigation: 'INV', warrant: 'WAR', court: 'CRT', intelligence: 'INT', vetting: 'VET', records: 'ADM', licensing: 'LIC', custody: 'CUS', border: 'BDR', training: 'TRN', other: 'OTH' },
  { call: '01', stop: '02', investigation: '03', warrant: '03', court: '05', intelligence: '06', vetting: '07', records: '05', licensing: '08', custody: '04', border: '09', training: '10', other: '99' },
  { call: 'operational', stop: 'operational', investigation: 'investigation', warrant: 'operational', court: 'administration', intelligence: 'investigation', vetting: 'administration', records: 'administration', licensing: 'administration', custody: 'operational', border: 'operational', training: 'training', other: 'operational' },
  { call: 'C', stop: 'T', investigation: 'J', warrant: 'W', court: 'J', intelligence: 'J', vetting: 'E', records: 'A', licensing: 'L', custody: 'P', border: 'B', training: 'X', other: 'Z' },
];

/** Tables that agencies often cannot or will not hand over, with how often. The reasons for work (calls, cases, tasks, stops) are always there. */
const HELD_BACK: readonly (readonly [TableName, number])[] = [['canaries', 0.4], ['sealed_subjects', 0.2], ['group_feuds', 0.15], ['roster', 0.12], ['ties', 0.08]];
const OPTIONAL_COLUMNS: readonly (readonly [string, number])[] = [
  ['terminal_id', 0.12], ['terminal_x_m', 0.5], ['session_id', 0.4], ['query_text', 0.45], ['result_count', 0.4], ['records_opened', 0.55], ['purpose_code', 0.2], ['purpose_text', 0.3], ['on_behalf_of', 0.55], ['incident_ref', 0.2],
  ['case_ref', 0.1], ['actors.supervisor_id', 0.25], ['actors.started_on', 0.25], ['actors.beat', 0.15], ['ties.declared', 0.35], ['ties.dates', 0.4], ['covert', 0.35], ['household_id', 0.25], ['building_id', 0.3],
  ['publicised_at', 0.2], ['confidence', 0.4],
];

export function foundAgency(seed: number): Agency {
  const chance = new Chance(`fourth-world/${seed}/agency`);
  const weekOne = Date.UTC(2023, 0, 2) / 1000 + chance.whole(0, 110) * 7 * DAY;
  const shifts = chance.pick(['twelve', 'ten', 'eight'] as const);
  const offset = chance.pick([-8, -7, -6, -5, -5, -4]) * 3600;
  return {
    clock: new WallClock(weekOne, offset, chance.is(0.5)),
    code: chance.pick(['MPS', 'RPS', 'CPS', 'SPVL', 'NCP', 'HPD']),
    missingTables: new Set(HELD_BACK.filter(([, share]) => chance.is(share)).map(([table]) => table)),
    missingColumns: new Set(OPTIONAL_COLUMNS.filter(([, share]) => chance.is(share)).map(([column]) => column)),
    actorIds: chance.pick(['prefixed', 'bare', 'hex']), thingIds: chance.pick(['prefixed', 'bare', 'hex', 'yearly']),
    purposeCodes: chance.pick(CODES),
    textShare: chance.between(0.15, 0.8), referenceShare: chance.between(0.25, 0.85),
    unlogged: chance.between(0.05, 0.15), lateShare: chance.between(0.04, 0.12), searchRowShare: chance.between(0, 0.05), radioShare: chance.between(0.05, 0.3),
    districts: chance.whole(3, 6), teamsPerDistrict: shifts === 'ten' ? 5 : chance.pick([4, 4, 5]), shifts, twoPersonCars: chance.between(0.2, 0.7),
    opensIncidents: chance.pick(['system', 'call_taker', 'call_taker']), logsStops: chance.pick(['officer', 'officer', 'dispatcher']),
    tiesKnown: chance.between(0.45, 0.85), unitWords: chance.whole(0, 2), quietRoster: chance.between(0.01, 0.06),
  };
}
