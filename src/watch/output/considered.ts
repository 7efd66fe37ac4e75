// The innocent explanations, looked for first and told with every alert: what was found, what was not, and what could not be looked for.
import { groupBy } from '../../kernel/index.js';
import type { Contact } from '../rank/finding.js';
import { moment, weekOfMoment } from './iso-week.js';
import { sentences, TEMPLATES, type Words } from './sentences.js';
import { rowsText, type Shown } from './shown.js';
import type { ShownAccess } from './shown.store.js';

const UNNAMED: Words = { en: 'another reason', fr: 'un autre motif' };

export function considered(accesses: readonly ShownAccess[], contacts: readonly Contact[], week: number, shown: Shown): string[] {
  const said: Words[] = [];
  const byStanding = groupBy(accesses, (one) => one.standing);
  const open = accesses.filter((one) => one.standing !== 'independent' || weekOfMoment(one.clearedMs ?? Infinity) > week).length;
  if (accesses.length > 0 && open > 0) said.push(sentences.unexplained(open, accesses.length));
  for (const [template, own] of byTemplate(byStanding.get('self_made'))) said.push(sentences.selfMade(own.length, wordsOf(template), rowsOf(own, shown)));
  for (const [template, own] of byTemplate(byStanding.get('after_the_fact'))) said.push(sentences.afterTheFact(own.length, wordsOf(template), rowsOf(own, shown)));
  for (const [template, own] of byTemplate(byStanding.get('independent'))) {
    const later = own.filter((one) => weekOfMoment(one.clearedMs ?? Infinity) > week);
    const inTime = own.length - later.length;
    if (inTime > 0) said.push(sentences.cleared(inTime, wordsOf(template), rowsOf(own.filter((one) => !later.includes(one)), shown)));
    const first = later.map((one) => one.clearedMs).filter((one) => one !== undefined).toSorted((a, b) => a - b)[0];
    if (first !== undefined) said.push(sentences.clearedLater(later.length, wordsOf(template), moment(first).slice(0, 10), rowsOf(later, shown)));
  }
  const known = contacts.filter((one) => one.week <= week);
  const all = known.reduce((sum, one) => sum + one.count, 0);
  if (all > 0) said.push(sentences.contact(known.filter((one) => one.clearedWeek <= week).reduce((sum, one) => sum + one.count, 0), all));
  for (const [template, tables] of shown.missing) said.push(sentences.notLookedFor(wordsOf(template), tables));
  return said.map((one) => one[shown.language]);
}

const wordsOf = (template: string | undefined): Words => TEMPLATES[template ?? ''] ?? UNNAMED;
const byTemplate = (accesses: readonly ShownAccess[] = []): Map<string | undefined, ShownAccess[]> => groupBy(accesses, (one) => one.template);
const rowsOf = (accesses: readonly ShownAccess[], shown: Shown): string => rowsText(accesses.map((one) => one.source).filter((one) => one !== undefined).toSorted(), shown.language);
