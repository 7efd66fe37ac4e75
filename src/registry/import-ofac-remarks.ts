// From the remarks of an OFAC record only what can be read without guessing: whole dates of birth, nationality, gender, numbers of papers.
// All else stays in the notes as written.
import { countryCode } from './validate-code.js';

/** One fact: a property of FollowTheMoney and its value. */
export interface Remark {
  readonly prop: string;
  readonly value: string;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `12 Jan 1960`, `Jan 1960` or `1960`; ranges and `circa` are not dates. */
export function ofacDate(text: string): string | undefined {
  const found = /^(?:(?:(\d{2}) )?([A-Z][a-z]{2}) )?(\d{4})$/.exec(text.trim());
  if (found === null) return undefined;
  const [, day, monthName, year] = found;
  if (monthName === undefined) return year;
  const month = months.indexOf(monthName.toLowerCase()) + 1;
  if (month === 0) return undefined;
  const yearMonth = `${year}-${String(month).padStart(2, '0')}`;
  return day === undefined ? yearMonth : `${yearMonth}-${day}`;
}

type Rule = readonly [RegExp, (found: RegExpExecArray) => readonly Remark[]];

const one = (prop: string, value: string | undefined): readonly Remark[] => (value === undefined || value === '' ? [] : [{ prop, value }]);

const personRules: readonly Rule[] = [
  [/^DOB (.+)$/, (found) => one('birthDate', ofacDate(found[1] ?? ''))],
  [/^POB (.+)$/, (found) => one('birthPlace', found[1])],
  [/^nationality (.+)$/, (found) => one('nationality', countryCode(found[1] ?? ''))],
  [/^citizen (.+)$/, (found) => one('citizenship', countryCode(found[1] ?? ''))],
  [/^Gender (Male|Female)$/, (found) => one('gender', found[1]?.toLowerCase())],
  [/^Passport ([A-Z0-9]{5,20})(?: \(|$)/, (found) => one('passportNumber', found[1])],
  [/^(?:Cedula No\.|National ID No\.|D\.N\.I\.|C\.U\.R\.P\.|R\.F\.C\.) ([A-Z0-9.-]{5,24})(?: \(|$)/, (found) => one('idNumber', found[1])],
];
const firmRules: readonly Rule[] = [
  [/^(?:NIT #|Tax ID No\.|RUC #|RIF #|R\.F\.C\.|V\.A\.T\. Number) ([A-Z0-9.-]{5,24})(?: \(|$)/, (found) => one('taxNumber', found[1])],
  [/^(?:Registration Number|Company Number|Registration ID|Commercial Registry Number|C\.R\. No\.|Matricula Mercantil No|Folio Mercantil No\.|Business Registration Number) ([A-Z0-9./-]{4,30})(?: \(|$)/, (found) => one('registrationNumber', found[1])],
  [/^Organization Established Date (.+)$/, (found) => one('incorporationDate', ofacDate(found[1] ?? ''))],
  [/^Email Address (\S+)$/, (found) => one('email', found[1])],
  [/^Website (\S+)$/, (found) => one('website', found[1])],
];
const vesselRules: readonly Rule[] = [
  [/^Vessel Registration Identification IMO (\d{7})$/, (found) => one('imoNumber', `IMO${found[1] ?? ''}`)],
  [/^MMSI (\d{9})$/, (found) => one('mmsi', found[1])],
];
const aircraftRules: readonly Rule[] = [
  [/^Aircraft Model (.+)$/, (found) => one('model', found[1])],
  [/^Aircraft Manufacturer's Serial Number \(MSN\) (\S+)$/, (found) => one('serialNumber', found[1])],
  [/^Aircraft Tail Number (\S+)$/, (found) => one('registrationNumber', found[1])],
  [/^Aircraft Manufacture Date (.+)$/, (found) => one('buildDate', ofacDate(found[1] ?? ''))],
];
const nickname: Rule = [/^(?:a|f|n)\.k\.a\. '(.+)'$/, (found) => one('weakAlias', found[1])];
const rules = new Map([
  ['Person', [nickname, ...personRules]], ['Organization', [nickname, ...firmRules]], ['Vessel', [nickname, ...vesselRules]], ['Airplane', [nickname, ...aircraftRules]],
]);

/** The facts of a record's remarks for its schema. */
export function readRemarks(remarks: string, schema: string): readonly Remark[] {
  const own = rules.get(schema) ?? [];
  return remarks.replace(/\.\s*$/, '').split(/;\s*/).flatMap((part) => {
    const text = part.trim().replace(/^alt\. /, '').replace(/(?<=')\.$/, '');
    for (const [shape, read] of own) {
      const found = shape.exec(text);
      if (found !== null) return read(found);
    }
    return [];
  });
}
