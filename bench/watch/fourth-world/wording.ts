// What people type as a reason and as a search: mostly short, often worthless.
import type { Purpose } from './agency.js';
import type { Chance } from './chance.js';

const WORDS: Readonly<Record<Purpose, readonly string[]>> = {
  call: ['call', 'CFS', 'on call', 'attending', 'domestic', 'disturbance', 'officer safety', 'ops', 'check', 'history check'], stop: ['traffic stop', 'TS', 'stop', 'plate check', 'roadside', 'check', 'susp veh'],
  investigation: ['inv', 'investigation', 'follow up', 'file', 'interview prep', 'case work', 'inquiry', 'suspect workup'], warrant: ['warrant', 'warrant check', 'arrest attempt', 'wanted'], court: ['court', 'brief', 'disclosure', 'bail'],
  intelligence: ['intel', 'workup', 'profile', 'link chart', 'target', 'int'], vetting: ['vetting', 'applicant', 'clearance', 'vol. check'], records: ['records', 'file maint', 'coding', 'request', 'merge'], licensing: ['renewal', 'counter', 'transfer', 'application'],
  custody: ['intake', 'cell check', 'release', 'custody'], border: ['inspection', 'primary', 'manifest', 'crew'], training: ['training', 'refresher', 'test'], other: ['check', 'patrol', 'info', 'inquiry', 'ops', '.'],
};

export function wording(chance: Chance, purpose: Purpose): string {
  const text = chance.pick(WORDS[purpose]);
  return chance.is(0.25) ? text.toUpperCase() : text;
}

export function searchText(chance: Chance, text: string): string {
  if (!text.includes(', ')) return text;
  const [surname = '', given = ''] = text.split(', ');
  return chance.pick([text, text, `${surname} ${given.slice(0, 1)}`, surname.toLowerCase(), `${given} ${surname}`.toLowerCase()]);
}
