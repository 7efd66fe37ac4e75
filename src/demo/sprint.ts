// The national sprint, row by row, as fictional agencies might have reported it: every row is invented, and together they make exactly the totals that were published (domain.md section 5). How the published pills part among opioids, and
// how many persons were arrested, nobody published: here it is invented too, and the totals say so by a range.
import type { RawRow } from '../operations/book/index.js';
import { demoAgencies } from './agencies.js';
import { Dice } from './dice.js';

export const sprintDraft = {
  id: 'sprint-2024', aim: 'Forty-one days against fentanyl and other synthetic opioids. A demonstration: agencies and rows are invented, the totals are those that were published.', from: '2024-12-09', to: '2025-01-18',
  agencies: demoAgencies.map(({ agencyId }, at) => ({ agency: agencyId, role: at === 0 ? 'lead' as const : 'partner' as const })),
};

/** In the smallest part that is reported: hundredths of a kilogram or of a dollar, pills, pieces. */
interface Share {
  readonly commodity: string;
  readonly unit: string;
  readonly total: number;
  readonly per: number;
  readonly rows: number;
}

const seized: readonly Share[] = [
  { commodity: 'FENTANYL', unit: 'kg', total: 4_617 - 2 * 75, per: 100, rows: 150 }, { commodity: 'FENTANYL', unit: 'pill', total: 9_120, per: 1, rows: 46 }, { commodity: 'OTHER_SYN_OPIOID', unit: 'pill', total: 2_310, per: 1, rows: 15 },
  { commodity: 'SEMI_SYN_OPIOID', unit: 'pill', total: 4_335, per: 1, rows: 33 }, { commodity: 'METH', unit: 'kg', total: 4_470, per: 100, rows: 90 }, { commodity: 'METH', unit: 'pill', total: 973, per: 1, rows: 12 },
  { commodity: 'COCAINE', unit: 'kg', total: 2_961 - 2 * 40, per: 100, rows: 70 }, { commodity: 'FIREARM', unit: 'count', total: 122, per: 1, rows: 64 }, { commodity: 'CURRENCY', unit: 'CAD', total: 81_395_427, per: 100, rows: 58 }, { commodity: 'VEHICLE', unit: 'count', total: 33, per: 1, rows: 27 },
];

const [occurrences, arrests, charges, labs] = [489, 524, 871, 3];
const blank: RawRow = { row_id: '', agency: '', kind: '', occurrence_id: '', date: '', province: '', person_key: '', commodity: '', quantity: '', unit: '', purity: '', currency: '', lead_agency: '', assist_agencies: '', exhibit_no: '', direction: '', note: '' };
const dayMs = 86_400_000;

interface Scene {
  readonly agency: string;
  readonly province: string;
  readonly id: string;
  readonly date: string;
}

/** Each agency's file. The same seed gives the same rows. */
export function sprintRows(seed = 41): ReadonlyMap<string, readonly RawRow[]> {
  const files = new Map<string, RawRow[]>(demoAgencies.map(({ agencyId }) => [agencyId, []]));
  const add = (row: Partial<RawRow> & Pick<RawRow, 'agency'>) => {
    const file = files.get(row.agency) ?? [];
    file.push({ ...blank, row_id: `${row.agency}-${String(file.length + 1).padStart(4, '0')}`, ...row });
  };
  const scenes = scenesOf(new Dice(seed, 'sprint scenes'));
  for (const { agency, province, id, date } of scenes) add({ agency, kind: 'occurrence', occurrence_id: id, date, province });
  people(add, scenes, new Dice(seed, 'sprint people'));
  seizures(add, scenes, new Dice(seed, 'sprint seizures'));
  jointEvents(add);
  setAside(add, scenes[0] as Scene);
  return files;
}

type Add = (row: Partial<RawRow> & Pick<RawRow, 'agency'>) => void;

/** But for the one that two agencies report. */
function scenesOf(dice: Dice): readonly Scene[] {
  return Array.from({ length: occurrences - 2 }, (_, at) => {
    const { agencyId, province } = dice.pick(demoAgencies);
    return { agency: agencyId, province, id: `${agencyId}-24-${String(at + 1).padStart(4, '0')}`, date: new Date(Date.parse(sprintDraft.from) + dice.between(0, 40) * dayMs).toISOString().slice(0, 10) };
  });
}

/** Some are arrested twice, of some nobody knows who they are, and of some an agency is not sure. */
function people(add: Add, scenes: readonly Scene[], dice: Dice): void {
  const known: string[] = [];
  const there = new Set<string>();
  for (let at = 0; at < arrests - 2; at++) {
    const { agency, province, id, date } = dice.pick(scenes);
    const luck = dice.next();
    const before = luck < 0.06 && known.length > 0 ? dice.pick(known) : undefined;
    const again = before !== undefined && !there.has(`${before} ${id}`) ? before : undefined;
    const key = luck > 0.92 ? '' : again ?? `K-${String(at).padStart(4, '0')}${luck > 0.895 ? '?' : ''}`;
    if (key !== '' && !key.endsWith('?')) known.push(key);
    there.add(`${key} ${id}`);
    add({ agency, kind: 'arrest', occurrence_id: id, date, province, person_key: key });
  }
  for (let at = 0; at < charges; at++) {
    const { agency, province, id, date } = dice.pick(scenes);
    add({ agency, kind: 'charge', occurrence_id: id, date, province, person_key: dice.pick(known) });
  }
  for (let at = 0; at < labs; at++) {
    const { agency, province, id, date } = dice.pick(scenes);
    add({ agency, kind: 'lab', occurrence_id: id, date, province, note: dice.pick(['synthesis', 'tabletting', 'storage']) });
  }
}

function seizures(add: Add, scenes: readonly Scene[], dice: Dice): void {
  let exhibit = 0;
  for (const { commodity, unit, total, per, rows } of seized) {
    for (const part of partsOf(total, rows, dice)) {
      const { agency, province, id, date } = dice.pick(scenes);
      exhibit += 1;
      const row = { kind: 'seizure', occurrence_id: id, date, province, commodity, quantity: per === 1 ? `${part}` : (part / per).toFixed(2), unit, exhibit_no: `EX-${String(exhibit).padStart(4, '0')}`, ...(unit === 'CAD' && { currency: 'CAD' }), ...(commodity === 'VEHICLE' && { note: 'stolen' }) };
      const helper = demoAgencies.find((one) => one.agencyId !== agency)?.agencyId ?? '';
      const helped = unit === 'kg' && exhibit % 40 === 0;
      add({ ...row, agency, lead_agency: agency, assist_agencies: helped ? helper : '' });
      // Who assisted reports it too, with its owner: that counts nothing.
      if (helped) add({ ...row, agency: helper, lead_agency: agency });
    }
  }
}

/** Whole parts, each at least one, that make the total. */
function partsOf(total: number, count: number, dice: Dice): readonly number[] {
  const weights = Array.from({ length: count }, () => 0.1 + dice.next() ** 3);
  const sum = weights.reduce((so, weight) => so + weight, 0);
  const parts = weights.map((weight) => 1 + Math.floor(((total - count) * weight) / sum));
  const left = total - parts.reduce((so, part) => so + part, 0);
  return parts.map((part, at) => part + (at < left ? 1 : 0));
}

/** Two doors that two agencies opened together: each reports the occurrence, the arrest or the drug as its own. */
function jointEvents(add: Add): void {
  const [one, other] = ['nsrp', 'kcps'] as const;
  const at = { occurrence_id: 'JOINT-0114', date: '2025-01-14', province: 'BC' };
  for (const agency of [one, other]) {
    add({ ...at, agency, kind: 'occurrence' });
    add({ ...at, agency, kind: 'arrest', person_key: 'K-JOINT' });
    add({ ...at, agency, kind: 'seizure', commodity: 'FENTANYL', quantity: '0.75', unit: 'kg', exhibit_no: 'J-1', lead_agency: agency, assist_agencies: agency === one ? other : one });
  }
  for (const [agency, occurrence] of [['hvps', 'hvps-24-J7'], ['spse', 'spse-24-J3']] as const) add({ agency, kind: 'seizure', occurrence_id: occurrence, date: '2024-12-20', province: 'ON', commodity: 'COCAINE', quantity: '0.40', unit: 'kg', lead_agency: agency, assist_agencies: agency === 'hvps' ? 'spse' : 'hvps' });
}

/** What no total may hold until somebody mends it. */
function setAside(add: Add, { agency, province, id, date }: Scene): void {
  const at = { agency, province, occurrence_id: id, date, kind: 'seizure', commodity: 'FENTANYL', quantity: '0.10', unit: 'kg' };
  for (const wrong of [
    { quantity: '46,17 kg', unit: '' }, { quantity: '3', unit: 'lbs' }, { quantity: 'half a pound', unit: '' }, { quantity: '850' }, { quantity: '-0.10' }, { date: '2024-12-08' }, { purity: '8' }, { commodity: 'CURRENCY', quantity: '1200', unit: 'unit', currency: 'XXQ' },
    { kind: 'arrest', occurrence_id: '', commodity: '', quantity: '', unit: '', person_key: 'K-9999' }, { lead_agency: 'nsrp;hvps' }, { commodity: 'blue 30s', unit: 'pill' },
  ]) add({ ...at, ...wrong });
}
