// What bureaus judge of groups in a cycle, as fields of the vocabulary: drawn from the very schemes that they judge by (data/assessment), so that a question and a judgement never name one value differently (G7, G8).
import { referenceText } from '../../kernel/index.js';
import type { Words } from '../wording.js';
import type { Field, FieldValue } from './field.js';

interface Coded extends Words {
  readonly code: string;
}
interface Indicator extends Coded {
  readonly definition: Words;
  readonly values?: readonly Coded[];
  /** Judged of several subjects, one by one: of the group as a whole it says nothing yet. */
  readonly subjects?: string;
}
interface IndicatorFile { readonly schemes: readonly { readonly indicators: readonly Indicator[] }[] }
interface AttributeFile { readonly attributes: readonly Indicator[]; readonly values: readonly Coded[] }
interface SectionFile { readonly sections: readonly { readonly code: string; readonly values: readonly Coded[]; readonly indicators: readonly Indicator[] }[] }

const read = (name: string): unknown => JSON.parse(referenceText(`assessment/${name}.json`));
const before = 'judged.';

/** Of these a cycle has an answer by the group, made of all that was judged of its parts (`answersOf` of the assessment). */
const answers: readonly (Coded & { readonly of: string; readonly explains: Words })[] = [
  { code: 'infiltrated', of: 'infiltration', en: 'access or more in the public sector', fr: 'accès ou plus dans le secteur public', explains: { en: 'of assessed groups: an attempt is not access, and that nothing was found in one sector is no “no”', fr: 'parmi les groupes évalués : une tentative n’est pas un accès, et que rien n’ait été trouvé dans un secteur n’est pas un « non »' } },
  { code: 'linked', of: 'private-sector', en: 'linked to businesses', fr: 'lié à des entreprises', explains: { en: 'of assessed groups: linked to a business or owning one, in whatever sector', fr: 'parmi les groupes évalués : lié à une entreprise ou en possédant une, dans quelque secteur que ce soit' } },
];

function fieldOf({ code, en, fr }: Coded, explains: Words, values: readonly Coded[]): Field {
  const listed = values.map((one): FieldValue => ({ code: one.code, en: one.en, fr: one.fr, is: [one.code], ...(one.code === 'unrated' && { saysNothing: true }) }));
  return { code: `${before}${code}`, kind: 'value', measure: 'groups-judged', en, fr, explains, tells: ['share', 'known', 'by'], values: listed };
}

const yesNo: readonly Coded[] = [{ code: 'yes', en: 'yes', fr: 'oui' }, { code: 'no', en: 'no', fr: 'non' }];
const [cycle, attributes, sections] = [read('indicators') as IndicatorFile, read('sleipnir') as AttributeFile, read('harm-likelihood') as SectionFile];

/** In the order in which pages show the indicators. */
export const judgedFields: readonly Field[] = [
  ...cycle.schemes.flatMap(({ indicators }) => indicators.filter(({ subjects }) => subjects === undefined).map((one) => fieldOf(one, one.definition, one.values ?? []))), ...answers.map((one) => fieldOf(one, one.explains, yesNo)),
  ...attributes.attributes.map((one) => fieldOf({ ...one, code: `sleipnir.${one.code}` }, one.definition, attributes.values)),
  ...sections.sections.flatMap((section) => section.indicators.map((one) => fieldOf({ ...one, code: `${section.code}.${one.code}` }, one.definition, section.values))),
];

/** The indicators that have to be read for these fields, by the codes of the assessment; fields of other populations are none. */
export function indicatorsRead(fields: readonly string[]): readonly string[] {
  return [...new Set(fields.filter((code) => code.startsWith(before)).map((code) => code.slice(before.length)).map((code) => answers.find((one) => one.code === code)?.of ?? code))];
}
