// A question to the registry in the vocabulary of figures: what is counted, narrowed by fields, and what of it is told. Whoever asks writes no query (G8).
import { BadInput } from '../../kernel/index.js';
import type { Words } from '../wording.js';
import { type CountedPopulation, type Field, fieldOf, type Filter, populationOf, type Question, type Tells, vocabulary } from './vocabulary.js';

/** As a person sends it: strings that nobody checked. */
export interface AskedQuestion {
  readonly population: string;
  readonly where?: readonly Filter[];
  readonly tells: { readonly what: string; readonly field?: string; readonly value?: string };
}

const mostFilters = 4;
const mostValues = 20;

/** Throws `BadInput` naming what the vocabulary does not have, and what it has instead. */
export function readQuestion(asked: AskedQuestion): Question {
  const population = populationOf(asked.population);
  if (population === undefined) throw unknownWord('population', 'population', asked.population, vocabulary.populations.map(({ code }) => code));
  const where = (asked.where ?? []).map((filter) => readFilter(population, filter)).toSorted((a, b) => (a.field < b.field ? -1 : 1));
  if (where.length > mostFilters) throw new BadInput(`a question is narrowed by at most ${mostFilters} fields; narrow it less`, { fr: `une question se restreint par ${mostFilters} champs au plus ; restreignez-la moins` });
  const twice = where.find(({ field }, at) => where[at - 1]?.field === field);
  if (twice !== undefined) throw new BadInput(`the field \`${twice.field}\` stands twice; put its values into one list`, { fr: `le champ \`${twice.field}\` figure deux fois ; réunissez ses valeurs dans une liste` });
  if (population.code === 'judged' && where.find(({ field }) => field === 'cycle')?.is?.length !== 1) throw new BadInput('groups are judged in a cycle; narrow `cycle` to one that is closed, as `agency~id`', { fr: 'les groupes s’apprécient dans un cycle ; restreignez `cycle` à un cycle fermé, comme `service~nom`' });
  return { population: population.code, where, tells: readTells(population, asked.tells) };
}

/** One that stands ready, by its code, narrowed to a scope where one is given. */
export function namedQuestion(code: string, scope: string | null): Question {
  const named = vocabulary.questions.find((one) => one.code === code);
  if (named === undefined) throw unknownWord('question', 'question', code, vocabulary.questions.map((one) => one.code));
  return scope === null ? named.asks : readQuestion({ ...named.asks, where: [...named.asks.where, { field: 'scope', is: [scope] }] });
}

function readTells(population: CountedPopulation, { what, field: code, value }: AskedQuestion['tells']): Tells {
  if (what === 'count') {
    if (code !== undefined) throw new BadInput('`count` tells how many, of no field; leave `field` out, or say `by`', { fr: '`count` dit combien, sans champ ; omettez `field`, ou dites `by`' });
    return { what };
  }
  if (what !== 'share' && what !== 'known' && what !== 'by') throw unknownWord('tells.what', 'tells.what', what, ['count', 'share', 'known', 'by']);
  const field = fieldIn(population, code ?? '');
  if (!field.tells.includes(what)) throw new BadInput(`\`${field.code}\` does not tell \`${what}\`; it tells ${field.tells.join(', ') || 'nothing, and narrows by days'}`, { fr: `\`${field.code}\` ne dit pas \`${what}\` ; il dit ${field.tells.join(', ') || 'rien, et restreint par jours'}` });
  if (what !== 'share') return { what, field: field.code };
  const known = (field.values ?? []).filter((one) => one.saysNothing !== true).map((one) => one.code);
  if (value === undefined || !known.includes(value)) throw unknownWord('tells.value', 'tells.value', value ?? '', known);
  return { what, field: field.code, value };
}

function readFilter(population: CountedPopulation, { field: code, is, from, to }: Filter): Filter {
  const field = fieldIn(population, code);
  if (field.kind === 'day') {
    for (const day of [from, to]) if (day !== undefined && !isDay(day)) throw new BadInput(`\`${day.slice(0, 40)}\` is no day; write it as 2026-01-31`, { fr: `\`${day.slice(0, 40)}\` n’est pas un jour ; écrivez-le comme 2026-01-31` });
    if (is !== undefined || (from === undefined && to === undefined)) throw new BadInput(`narrow \`${code}\` by \`from\` and \`to\``, { fr: `restreignez \`${code}\` par \`from\` et \`to\`` });
    if (from !== undefined && to !== undefined && from > to) throw new BadInput(`\`${code}\` runs from ${from} back to ${to}; turn the days round`, { fr: `\`${code}\` va du ${from} en arrière au ${to} ; inversez les jours` });
    return { field: field.code, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  }
  if (field.kind === 'presence') throw new BadInput(`\`${code}\` narrows nothing; it is told as \`known\``, { fr: `\`${code}\` ne restreint rien ; il se dit par \`known\`` });
  const values = [...new Set(is ?? [])].toSorted();
  if (values.length === 0 || values.length > mostValues || from !== undefined || to !== undefined) throw new BadInput(`narrow \`${code}\` by \`is\`, with 1 to ${mostValues} values`, { fr: `restreignez \`${code}\` par \`is\`, avec 1 à ${mostValues} valeurs` });
  const listed = field.values?.map((one) => one.code);
  const wrong = listed === undefined ? undefined : values.find((value) => !listed.includes(value));
  if (wrong !== undefined) throw unknownWord(code, code, wrong, listed ?? []);
  return { field: field.code, is: values };
}

function fieldIn(population: CountedPopulation, code: string): Field {
  const field = fieldOf(code);
  if (field === undefined || !population.fields.includes(code)) throw unknownWord('field', 'champ', code, population.fields);
  return field;
}

function unknownWord(name: string, french: string, given: string, known: readonly string[]): BadInput {
  return new BadInput(`there is no ${name} \`${given.slice(0, 60)}\`; use one of ${known.join(', ')}`, { fr: `il n’y a pas de ${french} \`${given.slice(0, 60)}\` ; employez ${known.join(', ')}` });
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

/** The days that it is narrowed to, where both ends are given. */
export function daysAsked({ where }: Question): { readonly from: string; readonly to: string } | undefined {
  const filter = where.find(({ field }) => ['day', 'cycle'].includes(fieldOf(field)?.kind ?? ''));
  return filter?.from === undefined || filter.to === undefined ? undefined : { from: filter.from, to: filter.to };
}

/** In a reader's words: `criminal groups, share that is high (threat level); scope: national`. */
export function questionWords(question: Question): Words {
  const population = populationOf(question.population);
  const of = (language: 'en' | 'fr') => [`${population?.[language] ?? question.population}${tellsWords(question.tells)[language]}`, ...question.where.map((filter) => filterWords(filter)[language])].join(language === 'fr' ? '\u00A0; ' : '; ');
  return { en: of('en'), fr: of('fr') };
}

function tellsWords({ what, field: code, value }: Tells): Words {
  const field = code === undefined ? undefined : fieldOf(code);
  if (field === undefined || what === 'count') return { en: '', fr: '' };
  if (what === 'by') return { en: ` by ${field.en}`, fr: ` selon : ${field.fr}` };
  if (what === 'known') return { en: ` of which it is known: ${field.en}`, fr: ` dont on connaît : ${field.fr}` };
  const yes = field.values?.find((one) => one.code === value);
  return { en: `, share: ${field.en} ${yes?.en ?? value ?? ''}`, fr: `, part : ${field.fr} ${yes?.fr ?? value ?? ''}` };
}

export function filterWords({ field: code, is, from, to }: Filter): Words {
  const field = fieldOf(code);
  const said = (language: 'en' | 'fr') => {
    if (is !== undefined) return is.map((value) => field?.values?.find((one) => one.code === value)?.[language] ?? value).join(', ');
    if (from !== undefined && to !== undefined) return language === 'fr' ? `du ${from} au ${to}` : `${from} to ${to}`;
    if (from !== undefined) return language === 'fr' ? `depuis le ${from}` : `from ${from}`;
    return language === 'fr' ? `jusqu’au ${to ?? ''}` : `up to ${to ?? ''}`;
  };
  return { en: `${field?.en ?? code}: ${said('en')}`, fr: `${field?.fr ?? code} : ${said('fr')}` };
}
