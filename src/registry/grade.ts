// Grades are data in their original scale; a conversion would lose something, so none is made (domain.md section 3).
import { BadInput, referenceText } from '../kernel/index.js';
import type { GradeDraft } from './draft.js';

export interface GradeScale {
  readonly scale: string;
  readonly kind: 'source' | 'information';
  readonly en: string;
  readonly fr: string;
  readonly grades: readonly { readonly code: string; readonly en: string; readonly fr: string; readonly unjudged: boolean }[];
}

export const gradeScales = (JSON.parse(referenceText('grades.json')) as { scales: readonly GradeScale[] }).scales;

/** Throws `BadInput` when the scale or the code does not exist. */
export function checkGrade(kind: 'source' | 'information', grade: GradeDraft): void {
  const scale = gradeScales.find((one) => one.kind === kind && one.scale === grade.scale);
  if (scale === undefined) {
    const known = gradeScales.filter((one) => one.kind === kind).map((one) => one.scale);
    throw new BadInput(`there is no scale \`${grade.scale}\` for grading; use one of ${known.join(', ')}`, { fr: `il n’y a pas d’échelle de cotation \`${grade.scale}\` ; employez ${known.join(', ')}` });
  }
  if (!scale.grades.some((one) => one.code === grade.code)) {
    throw new BadInput(`\`${grade.code}\` is not a grade of the ${kind} in ${scale.scale}; use one of ${scale.grades.map((one) => one.code).join(', ')}`, { fr: `\`${grade.code}\` n’est pas une cote (${kind === 'source' ? 'source' : 'information'}) de ${scale.scale} ; employez ${scale.grades.map((one) => one.code).join(', ')}` });
  }
}

/** What a grade means, in the reader's language; the bare code when it is not known any more. */
export function gradeLabel(kind: 'source' | 'information', grade: GradeDraft, language: 'en' | 'fr'): string {
  const found = gradeScales.find((one) => one.kind === kind && one.scale === grade.scale)?.grades.find((one) => one.code === grade.code);
  return found?.[language] ?? grade.code;
}
