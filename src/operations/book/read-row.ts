// One row, read strictly: whatever is wrong with it is told at once, column by column. What is right is a row that may count.
import { provinces } from '../../figures/index.js';
import { checkMeasure, type Measure } from './measure.js';
import { type CheckedRow, problem, type RawRow, rowKinds, type RowKind, type RowProblem } from './row.js';

/** What rows are read against. Agencies by their code in small letters. */
export interface RowFrame {
  readonly from: string;
  readonly to: string;
  readonly agencies: ReadonlyMap<string, string>;
  /** The one agency whose rows the sender may bring; undefined: any that takes part. */
  readonly only: string | undefined;
  /** YYYY-MM-DD: what is dated later has not happened. */
  readonly today: string;
}

const longest: readonly (readonly [keyof RawRow, number])[] = [['row_id', 80], ['occurrence_id', 80], ['exhibit_no', 80], ['person_key', 200], ['note', 2_000]];
const directions: ReadonlySet<string> = new Set(['', 'inbound', 'outbound', 'domestic']);
const provinceCodes: ReadonlySet<string> = new Set(['', ...provinces.keys()]);
const shown = (text: string): string => `\`${text.slice(0, 40)}\``;

/** `confirmed`: somebody answered for what is out of the ordinary. */
export function readRow(raw: RawRow, frame: RowFrame, confirmed = false): CheckedRow | readonly RowProblem[] {
  const problems: RowProblem[] = [];
  const tell = (column: keyof RawRow, en: string, fr: string) => problems.push(problem(raw, column, en, fr));
  if (raw.row_id === '') tell('row_id', 'a row has a number by which it can be corrected', 'une ligne a un numéro par lequel on peut la corriger');
  for (const [column, most] of longest) if (raw[column].length > most) tell(column, `longer than ${most} characters`, `plus de ${most} caractères`);
  const agency = agencyOf(raw, frame, tell);
  const kind = rowKinds.find((one) => one === raw.kind.toLowerCase());
  if (kind === undefined) tell('kind', `a row is one of ${rowKinds.join(', ')}`, `une ligne est l’un de ${rowKinds.join(', ')}`);
  checkDay(raw, frame, tell);
  if (!provinceCodes.has(raw.province.toUpperCase())) tell('province', `${shown(raw.province)} is no code of a province or territory`, `${shown(raw.province)} n’est pas un code de province ou de territoire`);
  if (!directions.has(raw.direction.toLowerCase())) tell('direction', 'a direction is inbound, outbound or domestic', 'une direction est inbound, outbound ou domestic');
  if ((kind === 'occurrence' || kind === 'arrest') && raw.occurrence_id === '') tell('occurrence_id', kind === 'arrest' ? 'an arrest names the occurrence that it belongs to' : 'an occurrence has a number', kind === 'arrest' ? 'une arrestation nomme l’événement auquel elle se rattache' : 'un événement a un numéro');
  const owner = ownerOf(raw, frame, tell) ?? agency;
  const purity = purityOf(raw, tell);
  const measure = kind === 'seizure' ? checkMeasure(raw, confirmed) : undefined;
  if (measure !== undefined && !isMeasure(measure)) problems.push(...measure);
  if (problems.length > 0 || kind === undefined) return problems;
  return {
    rowId: raw.row_id, agency, kind, occurrence: raw.occurrence_id, day: raw.date, province: raw.province.toUpperCase(), person: personOf(raw, kind), ...(measure !== undefined && isMeasure(measure) ? measure : { commodity: '', quantity: null, unit: '', currency: '' }),
    purity, owner: kind === 'seizure' ? owner : agency, assists: partiesOf(raw.assist_agencies).map((one) => frame.agencies.get(one.toLowerCase()) ?? one), exhibit: raw.exhibit_no, direction: raw.direction.toLowerCase(), note: raw.note,
  };
}

type Tell = (column: keyof RawRow, en: string, fr: string) => void;

function isMeasure(measure: Measure | readonly RowProblem[]): measure is Measure {
  return !Array.isArray(measure);
}

export function isRow(read: CheckedRow | readonly RowProblem[]): read is CheckedRow {
  return !Array.isArray(read);
}

function partiesOf(text: string): string[] {
  return text.split(';').map((one) => one.trim()).filter((one) => one !== '');
}

function agencyOf(raw: RawRow, { agencies, only }: RowFrame, tell: Tell): string {
  const agency = agencies.get(raw.agency.toLowerCase());
  if (raw.agency === '') tell('agency', 'a row says which agency reports it', 'une ligne dit quel service la déclare');
  else if (agency === undefined) tell('agency', `${shown(raw.agency)} takes no part in this operation`, `${shown(raw.agency)} ne prend pas part à cette opération`);
  else if (only !== undefined && agency.toLowerCase() !== only.toLowerCase()) tell('agency', 'rows of another agency are brought in by that agency, or by whoever keeps the operation', 'les lignes d’un autre service sont versées par ce service, ou par qui tient l’opération');
  return agency ?? '';
}

/** One seizure, one owner (domain.md section 5): two leads own it twice. */
function ownerOf(raw: RawRow, { agencies }: RowFrame, tell: Tell): string | undefined {
  const leads = partiesOf(raw.lead_agency);
  if (leads.length > 1) tell('lead_agency', 'a seizure has one owner; name the others in `assist_agencies`', 'une saisie a un seul propriétaire ; nommez les autres dans `assist_agencies`');
  const [lead] = leads;
  const owner = lead === undefined ? undefined : agencies.get(lead.toLowerCase());
  if (lead !== undefined && owner === undefined) tell('lead_agency', `${shown(lead)} takes no part in this operation`, `${shown(lead)} ne prend pas part à cette opération`);
  return owner;
}

function checkDay(raw: RawRow, { from, to, today }: RowFrame, tell: Tell): void {
  const text = raw.date;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
  if (!isDay) tell('date', text === '' ? 'the day is missing' : 'a day is written YYYY-MM-DD', text === '' ? 'le jour manque' : 'un jour s’écrit AAAA-MM-JJ');
  else if (text < from) tell('date', `the operation began on ${from}`, `l’opération a commencé le ${from}`);
  else if (text > to) tell('date', `the operation ended on ${to}`, `l’opération a pris fin le ${to}`);
  else if (text > today) tell('date', 'this day has not come yet', 'ce jour n’est pas encore venu');
}

function purityOf(raw: RawRow, tell: Tell): string | null {
  if (raw.purity === '') return null;
  if (!/^\d{1,3}(?:\.\d{1,18})?$/.test(raw.purity)) tell('purity', 'a purity is a share from 0 to 1, with a decimal point', 'une pureté est une part de 0 à 1, avec un point décimal');
  else if (Number(raw.purity) > 1) tell('purity', 'a purity over 1 is more than all of it; is it a percentage?', 'une pureté de plus de 1 dépasse le tout ; est-ce un pourcentage ?');
  return raw.purity.slice(0, 12);
}

/** A question mark after a key: the agency is not sure that it is this person. */
function personOf(raw: RawRow, kind: RowKind): CheckedRow['person'] {
  if (raw.person_key === '' || (kind !== 'arrest' && kind !== 'charge')) return null;
  const isSure = !raw.person_key.endsWith('?');
  const key = (isSure ? raw.person_key : raw.person_key.slice(0, -1)).trim().normalize('NFKC').toUpperCase();
  return key === '' ? null : { key, isSure };
}
