// A label is written in codes, and a code is exactly itself: no null, no number in another form, no letter that only looks like one. What is
// refused here never becomes a row, so that no policy compares what a person reads as equal and the machine does not (G3).
import { BadInput } from '../kernel/index.js';
import type { LabelSpec } from './label-spec.js';
import { purposes } from './purpose.js';

/** domain.md section 3, Handling: permitted uses. All but the last restrict. */
export const permittedUses = ['LEAD_ONLY', 'NOT_FOR_COURT', 'NOT_FOR_AFFIDAVIT', 'OPERATIONAL_USE_OK'] as const;
/** What the law keeps apart, whoever wrote it (policies/uses.cedar), and what rests on a sealed source (policies/sources.cedar). */
export const labelKinds = ['youth', 'privileged', 'informer', 'rests_on_source', 'technique'] as const;
const restrictions = ['acquittal', 'record_suspension', 'youth'];

const agencyId = /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/;
const unitCode = /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,59}$/;
const caseRef = /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}~[A-Za-z0-9][A-Za-z0-9._-]{0,139}$/;
/** Words that are printed and compared by nobody: Latin letters of English and French, digits, spaces and little else. */
const caveat = /^[A-Za-zÀ-ÖØ-öø-ÿŒœ0-9][A-Za-zÀ-ÖØ-öø-ÿŒœ0-9 .,:'’()_-]{0,59}$/;

/** Throws `BadInput`, which repeats nothing that cannot be printed as it is. */
export function checkLabel(spec: LabelSpec): void {
  if (typeof spec !== 'object' || spec === null) throw wrong('a label', 'an object');
  checkList('releasableTo', spec.releasableTo, (one) => one === 'ALL' || (agencyId.test(one) && one.toUpperCase() !== 'ALL'), 'agency ids, or `ALL` in capitals');
  checkList('citizenshipsOnly', spec.citizenshipsOnly, (one) => /^[A-Z]{2}$/.test(one), 'country codes of two capitals');
  checkList('purposes', spec.purposes, (one) => purposes.some(({ code }) => code === one), `some of ${purposes.map(({ code }) => code).join(', ')}`);
  checkList('permittedUses', spec.permittedUses, (one) => permittedUses.some((code) => code === one), `some of ${permittedUses.join(', ')}`);
  checkList('kinds', spec.kinds, (one) => labelKinds.some((code) => code === one), `some of ${labelKinds.join(', ')}`);
  checkList('units', spec.units, (one) => unitCode.test(one), 'unit codes');
  checkList('caveats', spec.caveats, (one) => caveat.test(one), 'words of at most 60 letters');
  checkList('origins', spec.origins, (one) => agencyId.test(one), 'agency ids');
  checkList('inputChannels', spec.inputChannels, (one) => /^[a-z_]+(\/[A-Z0-9_]+)?$/.test(one), 'channels');
  checkList('releasedTo', spec.releasedTo, (one) => agencyId.test(one) && one.toUpperCase() !== 'ALL', 'agency ids');
  checkList('releasedFor', spec.releasedFor, (one) => purposes.some(({ code }) => code === one), `some of ${purposes.map(({ code }) => code).join(', ')}`);
  checkText('caseRef', spec.caseRef, (one) => caseRef.test(one), '`agency~case`');
  checkText('restricted', spec.restricted, (one) => restrictions.includes(one), `one of ${restrictions.join(', ')}`);
  checkText('disclosedUnder', spec.disclosedUnder, (one) => /^[A-Z][A-Z0-9_]{1,40}$/.test(one), 'the code of a basis, such as `ITA_241`');
  checkFlag('originatorControl', spec.originatorControl);
  checkFlag('sealed', spec.sealed);
  if (spec.expiresOn !== undefined && !isDayNumber(spec.expiresOn)) throw wrong('expiresOn', 'a day as the whole number yyyymmdd');
}

const wrong = (name: string, wanted: string): BadInput => new BadInput(`\`${name}\` of a label must be ${wanted}`, { fr: `\`${name}\` d’une étiquette n’a pas la forme attendue (${wanted})` });

function checkList(name: string, list: unknown, isRight: (one: string) => boolean, wanted: string): void {
  if (list === undefined) return;
  if (!Array.isArray(list) || !list.every((one) => typeof one === 'string' && isRight(one))) throw wrong(name, wanted);
}

function checkText(name: string, text: unknown, isRight: (one: string) => boolean, wanted: string): void {
  if (text !== undefined && (typeof text !== 'string' || !isRight(text))) throw wrong(name, wanted);
}

function checkFlag(name: string, flag: unknown): void {
  if (flag !== undefined && typeof flag !== 'boolean') throw wrong(name, 'true or false');
}

function isDayNumber(day: unknown): boolean {
  if (typeof day !== 'number' || !Number.isInteger(day) || day < 10_000_101 || day > 99_991_231) return false;
  const [year, month, date] = [Math.floor(day / 10_000), Math.floor(day / 100) % 100, day % 100];
  const real = new Date(Date.UTC(year, month - 1, date));
  return real.getUTCFullYear() === year && real.getUTCMonth() === month - 1 && real.getUTCDate() === date;
}
