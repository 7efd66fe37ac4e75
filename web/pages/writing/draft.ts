// A report that is being written from others: paragraphs with inputs of their own, and what is sent when it is whole.
import type { Static } from 'typebox';
import type { InheritedLabels, LabelView, NewReport } from '../../../src/http/contract.js';

export interface Input {
  readonly id: string;
  readonly title: string;
}

export interface Paragraph {
  readonly key: number;
  readonly heading: string;
  readonly text: string;
  /** Of the draft's inputs, those that it draws on; all of them when none is ticked. */
  readonly inputs: readonly string[];
  /** An entity that it is about, `agency~id`, or nothing. */
  readonly about: string;
}

export interface Draft {
  readonly title: string;
  readonly inputs: readonly Input[];
  readonly paragraphs: readonly Paragraph[];
  readonly sourceGrade: string;
  readonly informationGrade: string;
  /** Agencies that may read it at most; as the inputs allow when empty. */
  readonly readers: readonly string[];
  readonly retention: string;
  readonly reviewDue: string;
  readonly lang: 'eng' | 'fra';
}

export const emptyParagraph = (key: number): Paragraph => ({ key, heading: '', text: '', inputs: [], about: '' });

/** Of a paragraph: the inputs that count. */
export function inputsOf(draft: Draft, paragraph: Paragraph): string[] {
  const ids = draft.inputs.map((one) => one.id);
  const named = paragraph.inputs.filter((id) => ids.includes(id));
  return named.length > 0 ? named : ids;
}

export function isWhole(draft: Draft): boolean {
  return draft.title.trim() !== '' && draft.inputs.length > 0 && draft.retention.trim() !== '' && /^\d{4}-\d{2}-\d{2}$/u.test(draft.reviewDue)
    && draft.paragraphs.length > 0 && draft.paragraphs.every((one) => one.heading.trim() !== '' && one.text.trim() !== '' && (one.about.trim() === '' || one.about.includes('~')));
}

/** Each paragraph is a note: its heading, its text, and whom it is about. `today`: `YYYY-MM-DD`. */
export function reportOf(draft: Draft, labels: InheritedLabels, today: string): Static<typeof NewReport> {
  const declared = (label: LabelView | undefined) => ({
    level: label?.level ?? labels.report.level, releasableTo: [...(draft.readers.length > 0 ? draft.readers : label?.releasableTo ?? [])],
  });
  return {
    title: draft.title.trim(), reportedOn: today, sourceGrade: { scale: 'ADMIRALTY', code: draft.sourceGrade }, informationGrade: { scale: 'ADMIRALTY', code: draft.informationGrade },
    label: declared(labels.report), derivedFrom: draft.inputs.map((one) => one.id), retentionBasis: draft.retention.trim(), reviewDue: draft.reviewDue, parts: [],
    statements: draft.paragraphs.flatMap((one, at) => {
      const common = { entity: `paragraph ${one.key}`, schema: 'Note', label: declared(labels.statements[at]), derivedFrom: inputsOf(draft, one) };
      const about = one.about.trim();
      return [
        { ...common, prop: 'name', value: one.heading.trim(), lang: draft.lang }, { ...common, prop: 'description', value: one.text.trim(), lang: draft.lang },
        ...(about === '' ? [] : [{ ...common, prop: 'entity', value: about }]),
      ];
    }),
  };
}
