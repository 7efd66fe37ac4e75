// What is judged of a group, as data: each indicator with its scheme, its values and what it is judged about. A value of one scheme means nothing in another.
import { BadInput, referenceText } from '../../kernel/index.js';
import type { Words } from '../../figures/index.js';
import { scheme as sleipnir } from '../scheme.js';

interface CodeRow extends Words {
  readonly code: string;
  readonly also?: readonly string[];
}

/** A code with its words; `also`: how others write it. */
export type Code = CodeRow;

export interface Indicator {
  /** `level`, `sleipnir.violence`, `harm.physical`. */
  readonly code: string;
  readonly scheme: string;
  readonly schemeWords: Words;
  readonly words: Words;
  readonly definition: Words;
  /** Without `unknown`, which every indicator takes. Of a ladder: lowest rung first. */
  readonly values: readonly Code[];
  /** Of what it is judged, one judgement each: a code of `subjectKinds`. Undefined: of the group as a whole. */
  readonly subjects: string | undefined;
  /** A judgement must state the criterion that it was made by. */
  readonly needsCriterion: boolean;
  /** A judgement that says that it is so must name evidence. */
  readonly needsEvidence: boolean;
}

interface SubjectKind extends Words {
  readonly codes?: readonly CodeRow[];
  readonly join?: readonly string[];
}

interface IndicatorRow extends Words {
  readonly code: string;
  readonly definition: Words;
  readonly values?: readonly CodeRow[];
  readonly subjects?: string;
  readonly criterion?: true;
  readonly evidence?: true;
}

interface IndicatorFile {
  readonly subjects: Readonly<Record<string, SubjectKind>>;
  readonly unknown: CodeRow;
  readonly schemes: readonly { readonly scheme: string; readonly en: string; readonly fr: string; readonly indicators: readonly IndicatorRow[] }[];
}

interface HarmFile extends Words {
  readonly scheme: string;
  readonly most: number;
  readonly sections: readonly (Words & { readonly code: string; readonly values: readonly (CodeRow & { readonly score: number })[]; readonly indicators: readonly IndicatorRow[] })[];
}

const file = JSON.parse(referenceText('assessment/indicators.json')) as IndicatorFile;
export const harmScheme = JSON.parse(referenceText('assessment/harm-likelihood.json')) as HarmFile;

export const subjectKinds = file.subjects;
/** The value that every indicator takes: somebody looked, and cannot tell. */
export const unknown = file.unknown;
/** The subject of a judgement over all of them: that nothing was found in one sector says nothing of the others. */
export const anySubject = 'any';

function indicatorOf(row: IndicatorRow, prefix: string, scheme: { readonly scheme: string } & Words, values: readonly CodeRow[]): Indicator {
  return {
    code: `${prefix}${row.code}`, scheme: scheme.scheme, schemeWords: { en: scheme.en, fr: scheme.fr }, words: { en: row.en, fr: row.fr }, definition: row.definition, values, subjects: row.subjects,
    needsCriterion: row.criterion === true, needsEvidence: row.evidence === true,
  };
}

/** In the order in which pages show them. */
export const indicators: ReadonlyMap<string, Indicator> = new Map([
  ...file.schemes.flatMap((scheme) => scheme.indicators.map((row) => indicatorOf(row, '', scheme, row.values ?? []))),
  ...sleipnir.attributes.map((row) => indicatorOf(row, 'sleipnir.', sleipnir, sleipnir.values)),
  ...harmScheme.sections.flatMap((section) => section.indicators.map((row) => indicatorOf(row, `${section.code}.`, harmScheme, section.values))),
].map((one) => [one.code, one]));

/** Throws `BadInput` that names the indicator that was meant, where only its scheme was left out. */
export function indicatorNamed(code: string): Indicator {
  const found = indicators.get(code);
  if (found !== undefined) return found;
  const shown = code.slice(0, 60);
  const meant = [...indicators.keys()].filter((one) => one.endsWith(`.${code}`));
  const hint = meant.length === 0 ? { en: '`custos assess indicators` names them', fr: '`custos assess indicators` les nomme' } : { en: `did you mean \`${meant.join('` or `')}\`?`, fr: `vouliez-vous dire \`${meant.join('` ou `')}\` ?` };
  throw new BadInput(`there is no indicator \`${shown}\`; ${hint.en}`, { fr: `il n’y a pas d’indicateur \`${shown}\` ; ${hint.fr}` });
}

/** The code of a value as somebody wrote it. Throws `BadInput` for a value of another scheme, and for unrated given as low. */
export function valueNamed(indicator: Indicator, written: string): string {
  const found = [...indicator.values, unknown].find((one) => one.code === written || one.also?.includes(written) === true);
  if (found !== undefined) return found.code;
  const shown = written.slice(0, 60);
  if (indicator.code === 'level' && /unrated|non.?évalué/iu.test(written)) throw unratedIsNotLow(shown);
  const allowed = [...indicator.values, unknown].map((one) => one.code).join(', ');
  const elsewhere = [...indicators.values()].find((one) => one.scheme !== indicator.scheme && one.values.some((value) => value.code === written || value.also?.includes(written) === true));
  const from = elsewhere === undefined ? { en: '', fr: '' } : { en: ` (it is one of ${elsewhere.schemeWords.en})`, fr: ` (c’en est une de ${elsewhere.schemeWords.fr})` };
  throw new BadInput(`\`${indicator.code}\` is \`${shown}\`, which is no value of ${indicator.schemeWords.en}${from.en}; use one of ${allowed}`, { fr: `\`${indicator.code}\` vaut \`${shown}\`, qui n’est pas une valeur de ${indicator.schemeWords.fr}${from.fr} ; employez ${allowed}` });
}

export function unratedIsNotLow(shown: string): BadInput {
  return new BadInput(`\`level\` is \`${shown}\`: a group that nobody assessed is \`unrated\`, and unrated is not low; write \`unrated\``, { fr: `\`level\` vaut \`${shown}\` : un groupe que personne n’a évalué est \`unrated\` (non évalué), ce qui n’est pas faible ; écrivez \`unrated\`` });
}

/** `police/corruption`, `any`, `ON`; empty for an indicator of the group as a whole. A group is left as it is: whether it may be seen is asked elsewhere. Throws `BadInput`. */
export function subjectNamed(indicator: Indicator, written: string): string {
  const { code, subjects } = indicator;
  const shown = written.slice(0, 60);
  if (subjects === undefined) {
    if (written !== '') throw new BadInput(`\`${code}\` is judged of the group as a whole; leave \`${shown}\` out`, { fr: `\`${code}\` se juge du groupe entier ; omettez \`${shown}\`` });
    return '';
  }
  if (subjects === 'group' || (written === anySubject && subjects !== 'province')) return written;
  const kind = subjectKinds[subjects];
  const lists = kind?.join === undefined ? [kind?.codes ?? []] : kind.join.map((one) => subjectKinds[one]?.codes ?? []);
  const parts = kind?.join === undefined ? [written] : written.split('/');
  const wrong = parts.length !== lists.length || parts.some((part, at) => lists[at]?.some((one) => one.code === part) !== true);
  if (wrong) throw new BadInput(`\`${code}\` is judged by ${kind?.en ?? ''}, and \`${shown}\` is none; use ${example(lists)}`, { fr: `\`${code}\` se juge par ${kind?.fr ?? ''}, et \`${shown}\` n’en est pas ; employez ${example(lists)}` });
  return written;
}

function example(lists: readonly (readonly CodeRow[])[]): string {
  return lists.map((list) => list.map(({ code }) => code).join('|')).join(' / ');
}

/** Words of a subject; a group's are its name, which is not known here. */
export function subjectWords(indicator: Indicator, subject: string, language: 'en' | 'fr'): string {
  if (subject === anySubject) return language === 'fr' ? 'en tout' : 'over all';
  const kind = indicator.subjects === undefined ? undefined : subjectKinds[indicator.subjects];
  const lists = kind?.join === undefined ? [kind?.codes ?? []] : kind.join.map((one) => subjectKinds[one]?.codes ?? []);
  return subject.split('/').map((part, at) => lists[at]?.find((one) => one.code === part)?.[language] ?? part).join(' · ');
}
