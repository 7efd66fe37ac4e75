// The words in which a figure may be asked for, in the reader's language: a closed list, the same for everybody who may ask (G8).
import type { CycleRow } from '../assessment/appraisals/index.js';
import { vocabulary } from '../figures/stored/index.js';
import { listSchemata } from '../registry/index.js';
import type { FigureVocabulary } from './contract.js';
import type { Language } from './language.js';
import { schemaLabel } from './present.js';
import type { AgencyWords } from './present-figure.js';

export function presentVocabulary(language: Language, agencies: AgencyWords, cycles: readonly CycleRow[]): FigureVocabulary {
  // What the reader is offered to narrow by is in the node's public lists, and never what stands in the registry (G4).
  const lists: Readonly<Record<string, readonly { readonly code: string; readonly label: string }[]>> = {
    agency: [...agencies].map(([code, words]) => ({ code, label: words[language] })).toSorted((a, b) => a.label.localeCompare(b.label, language)),
    schema: listSchemata().map((one) => ({ code: one.name, label: schemaLabel(one.name, language) })).toSorted((a, b) => a.label.localeCompare(b.label, language)),
    province: provinces.map((code) => ({ code, label: code })), cycle: cycles.filter(({ closedAt }) => closedAt !== null).map((one) => ({ code: one.ref, label: language === 'fr' ? one.nameFr : one.nameEn })),
  };
  return {
    version: vocabulary.version, questions: vocabulary.questions.map((one) => ({ code: one.code, label: one[language] })),
    populations: vocabulary.populations.map((one) => ({ code: one.code, label: one[language], fields: [...one.fields] })),
    fields: vocabulary.fields.map((field) => ({
      code: field.code, label: field[language], explains: field.explains[language], tells: [...field.tells], narrowsBy: narrowsBy[field.kind],
      values: field.values?.map((value) => ({ code: value.code, label: value[language], saysNothing: value.saysNothing === true })) ?? (lists[field.kind] ?? []).map((value) => ({ ...value, saysNothing: false })),
    })),
  };
}

const narrowsBy = { value: 'list', schema: 'list', agency: 'list', province: 'list', cycle: 'list', year: 'text', month: 'text', day: 'days', presence: 'nothing' } as const;
const provinces = ['AB', 'BC', 'MB', 'NB', 'NL', 'NS', 'NT', 'NU', 'ON', 'PE', 'QC', 'SK', 'YT'];
