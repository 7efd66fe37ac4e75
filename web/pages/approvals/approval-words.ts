// Codes of approvals in words, and their subject line by line; below the lines stands, word for word, what the hash is of.
import type { TFunction } from 'i18next';
import { clearanceWords, codeWords, propWords, roleWords } from '../../marks/code-words.js';
import { kindWords as assuranceKindWords, outcomeWords } from '../gateways/sector-words.js';
import { fieldWords } from '../sources/field-words.js';

export function kindWords(kind: string, t: TFunction): string {
  const words: Partial<Record<string, string>> = {
    unseal_source: t('approvals.unseal_source'), destroy_source: t('approvals.destroy_source'), change_policy: t('approvals.change_policy'),
    change_people: t('approvals.change_people'), second_person: t('approvals.second_person'), assure_partner: t('approvals.assure_partner'), plant_canary: t('approvals.plant_canary'), publish_figure: t('approvals.publish_figure'), release_figure: t('approvals.release_figure'), export_canaries: t('approvals.export_canaries'), take_over_canaries: t('approvals.take_over_canaries'), amend_source: t('approvals.amend_source'), release_derived: t('approvals.release_derived'),
    reverse_view: t('approvals.reverse_view'), export_look_back: t('approvals.export_look_back'), review_agreement: t('approvals.review_agreement'),
  };
  return words[kind] ?? codeWords(kind);
}

export function stateWords(state: string, t: TFunction): string {
  const words: Partial<Record<string, string>> = {
    pending: t('approvals.pending'), approved: t('approvals.approved'), refused: t('approvals.refused'), withdrawn: t('approvals.withdrawn'), taken: t('approvals.taken'), expired: t('approvals.expired'),
  };
  return words[state] ?? codeWords(state);
}

/** What a change of a person alters, each as `before → after`; what stays as it is stands in the words below. */
function alterations(before: object, after: object, { t, purposeWords }: Words): readonly (readonly [name: string, value: string])[] {
  const [was, is] = [new Map<string, unknown>(Object.entries(before)), new Map<string, unknown>(Object.entries(after))];
  const names = [...new Set([...was.keys(), ...is.keys()])].filter((name) => valueWords(was.get(name) ?? '–') !== valueWords(is.get(name) ?? '–'));
  const words = (name: string, value: unknown): string => heldWords(name, value, { t, purposeWords }) ?? valueWords(value ?? '–');
  return names.map((name) => [name, `${words(name, was.get(name))} → ${words(name, is.get(name))}`]);
}

interface Words {
  readonly t: TFunction;
  readonly purposeWords: (code: string) => string;
}

/** What a person holds, as the page of people calls it; the code itself stands in the words that are hashed. */
function heldWords(name: string, value: unknown, { t, purposeWords }: Words): string | undefined {
  if (name === 'purposes' && isList(value) && value.length > 0) return value.map(purposeWords).join(', ');
  if (typeof value === 'boolean') return value ? t('approvals.yes') : t('approvals.no');
  if (typeof value !== 'string' || value === '') return undefined;
  if (name === 'role') return roleWords(value, t);
  return name === 'clearanceCode' ? clearanceWords(value, t) : undefined;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Each member of the subject with its value; none for a subject that has no members. Nothing of it is left out. */
export function subjectLines(subject: string, words: Words): readonly (readonly [name: string, value: string])[] {
  const { t } = words;
  const value: unknown = JSON.parse(subject);
  if (!isObject(value)) return [];
  const { before, after, ...rest }: { before?: unknown; after?: unknown } = value;
  const names: Partial<Record<string, string>> = {
    act: t('approvals.kind'), agency: t('access.agency'), case: t('record.caseRef'), fields: t('sources.fields'), source: t('sources.id'), member: t('people.id'), effect: t('approvals.effect'),
    displayName: t('people.name'), userName: t('people.user'), role: t('people.role'), clearanceCode: t('people.clearance'), clearanceUntil: t('people.clearanceUntil'), suspended: t('people.suspended'), invitation: t('signOn.invitation'), password: t('signIn.password'), closedOn: t('approvals.closedOn'), citizenships: t('people.citizenships'), purposes: t('people.purposes'),
    system: t('canaries.system'), form: t('canaries.form'), rows: t('canaries.count'), count: t('canaries.count'), rotateDays: t('canaries.days'), keeper: t('canaries.keeper'), keptBy: t('canaries.keptBy'), isStillHere: t('canaries.isStillHere'), newKeeper: t('canaries.newKeeper'),
    reviewersOf: t('lending.with'), unit: t('people.unit'), under: t('units.under'), nameEn: t('units.nameEn'), nameFr: t('units.nameFr'), reverseOf: t('reverse.user'), from: t('reverse.from'), to: t('reverse.to'), entities: t('lookBack.things'), lastDay: t('lookBack.lastDay'), days: t('lookBack.days'), reader: t('lookBackExport.reader'), readerKey: t('lookBackExport.key'), fingerprint: t('lookBackExport.fingerprint'), before: t('approvals.before'), after: t('approvals.after'), change: t('access.changeTitle'),
  };
  // Of somebody or something new there was nothing before.
  const altered = (isObject(before) || before === null) && isObject(after) ? alterations(before ?? {}, after, words).map(([name, text]) => [names[name] ?? propWords(name), text] as const) : [];
  const lines = Object.entries(altered.length > 0 ? rest : value).filter(([name, one]) => name !== 'member' || one !== '').map(([name, one]: [string, unknown]) =>
    [names[name] ?? partnerNames(name, t) ?? codeWords(name), name === 'fields' && isList(one) ? one.map((field) => fieldWords(field, t)).join(', ') : partnerCode(name, one, t) ?? sourceWords(one, t) ?? valueWords(one)] as const);
  // Which case it is about does not change with it.
  const about: readonly (readonly [string, string])[] = altered.length > 0 && isObject(after) && 'case' in after ? [[t('record.caseRef'), valueWords(after.case)]] : [];
  return [...lines, ...about, ...altered];
}

/** What is approved of a partner abroad, as its page calls it. */
function partnerNames(name: string, t: TFunction): string | undefined {
  const names: Partial<Record<string, string>> = {
    partner: t('assurances.partner'), kind: t('assurances.what'), outcome: t('assurances.outcome'), decidedBy: t('assurances.decidedBy'), decidedOn: t('assurances.decidedOn'),
    until: t('assurances.until'), reference: t('assurances.reference'), ground: t('assurances.ground'),
  };
  return names[name];
}

function partnerCode(name: string, value: unknown, t: TFunction): string | undefined {
  if (name === 'kind' && (value === 'mistreatment_risk' || value === 'reliability')) return assuranceKindWords(value, t);
  return name === 'outcome' && (value === 'may_share' || value === 'may_not_share') ? outcomeWords(value, t) : undefined;
}

/** What is done to a sealed source (registry/sealed-sources.ts), in the reader's language; the hash is of the words below. */
function sourceWords(value: unknown, t: TFunction): string | undefined {
  if (typeof value === 'boolean') return value ? t('approvals.yes') : t('approvals.no');
  const words: Partial<Record<string, string>> = {
    unseal: t('approvals.unseal_source'), amend: t('approvals.amend_source'), destroy: t('approvals.destroy_source'), release: t('approvals.release_derived'), reverse_view: t('approvals.reverse_view'), export_look_back: t('approvals.export_look_back'),
    plant_canary: t('approvals.plant_canary'), export_canaries: t('approvals.export_canaries'), take_over_canaries: t('approvals.take_over_canaries'),
    'whoever opens these fields from now on reads the new words': t('approvals.effectAmend'),
    'the key is destroyed and nothing of this source can ever be read again': t('approvals.effectDestroy'),
  };
  return typeof value === 'string' ? words[value] : undefined;
}

function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function valueWords(value: unknown): string {
  if (typeof value === 'string') return value === '' ? '–' : value;
  if (isList(value)) return value.length === 0 ? '–' : value.join(', ');
  return JSON.stringify(value, undefined, 1);
}
