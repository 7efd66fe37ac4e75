// A judgement of one agency, in one cycle, of one group by one indicator: with its source, its day and its confidence, and never overwritten.
import { BadInput, type Json, parseEntityRef } from '../../kernel/index.js';
import type { LabelSpec } from '../../access/index.js';
import type { CycleRow } from './cycle.js';
import { type Indicator, indicatorNamed, subjectNamed, unknown, valueNamed } from './indicator.js';

/** As somebody wrote it. */
export interface AppraisalDraft {
  /** `agency~id` of a criminal group of the registry. */
  readonly group: string;
  readonly indicator: string;
  readonly subject?: string;
  readonly value: string;
  /** `low`, `moderate`, `high`; none for unknown. */
  readonly confidence?: string;
  /** YYYY-MM-DD, a day of the cycle. */
  readonly judgedOn: string;
  /** What the judgement rests on, in words. */
  readonly source: string;
  /** Reports of the registry, `agency~id`. */
  readonly evidence?: readonly string[];
  /** By what it was decided: of an indicator whose criterion is not published. */
  readonly criterion?: string;
  readonly note?: string;
  /** Why it differs from what the same agency said before. */
  readonly why?: string;
  readonly label?: LabelSpec;
}

/** A draft whose words are codes. */
export interface CheckedAppraisal extends Omit<AppraisalDraft, 'indicator' | 'subject' | 'confidence' | 'evidence'> {
  readonly indicator: Indicator;
  readonly subject: string;
  readonly confidence: string | null;
  readonly evidence: readonly string[];
}

/** As it stands in the database, under a label that the reader may see. */
export interface Appraisal {
  readonly agencyId: string;
  readonly appraisalId: string;
  /** Order of writing; leaves the node in no answer (G4). */
  readonly written: bigint;
  readonly cycle: string;
  readonly group: string;
  readonly indicator: string;
  readonly subject: string;
  readonly value: string;
  readonly confidence: string | null;
  readonly judgedOn: string;
  readonly source: string;
  readonly evidence: readonly string[];
  readonly criterion: string | null;
  readonly note: string | null;
  readonly why: string | null;
  /** The judgement of the same agency that this one comes after. */
  readonly revises: string | null;
  readonly labelId: number;
  readonly enteredBy: string;
  readonly enteredAt: Date;
}

export const confidences = ['low', 'moderate', 'high'] as const;
/** Levels that say that a group was assessed. */
export const ratedLevels = ['high', 'medium', 'low'] as const;

const longest = { source: 300, criterion: 500, note: 2_000, why: 500 } as const;

/** Throws `BadInput` naming what is wrong. `today`: YYYY-MM-DD. */
export function checkAppraisal(draft: AppraisalDraft, cycle: CycleRow, today: string): CheckedAppraisal {
  const { agencyId, entityId } = parseEntityRef(draft.group);
  const indicator = indicatorNamed(draft.indicator);
  const subject = subjectNamed(indicator, draft.subject ?? '');
  if (subject === `${agencyId}~${entityId}`) throw new BadInput('a group is neither friend nor enemy of itself; name the other group', { fr: 'un groupe n’est ni l’ami ni l’ennemi de lui-même ; nommez l’autre groupe' });
  if (indicator.subjects === 'group') parseEntityRef(subject);
  const value = valueNamed(indicator, draft.value);
  checkDay(draft.judgedOn, cycle, today);
  for (const [name, most] of Object.entries(longest)) {
    const text = draft[name as keyof typeof longest];
    if (text !== undefined && text.length > most) throw new BadInput(`\`${name}\` is longer than ${most} characters`, { fr: `\`${name}\` dépasse ${most} caractères` });
  }
  if (draft.source.trim().length < 3) throw new BadInput('a judgement names its source in `source`, in 3 characters or more', { fr: 'une appréciation nomme sa source dans `source`, en 3 caractères ou plus' });
  if (indicator.needsCriterion && value !== unknown.code && (draft.criterion ?? '').trim().length < 10) throw new BadInput(`\`${indicator.code}\` has no published criterion; write the one that you used in \`criterion\`, in 10 characters or more`, { fr: `\`${indicator.code}\` n’a pas de critère publié ; écrivez le vôtre dans \`criterion\`, en 10 caractères ou plus` });
  const evidence = [...new Set(draft.evidence)];
  for (const one of evidence) parseEntityRef(one);
  if (indicator.needsEvidence && evidence.length === 0 && ![unknown.code, 'none-found', 'intent-suspected'].includes(value)) throw new BadInput(`\`${indicator.code}\` as \`${value}\` names the reports that it rests on in \`evidence\``, { fr: `\`${indicator.code}\` à \`${value}\` nomme dans \`evidence\` les rapports sur lesquels elle repose` });
  return { ...draft, indicator, subject, value, evidence, confidence: confidenceOf(draft.confidence ?? '', value) };
}

function confidenceOf(written: string, value: string): string | null {
  if (value === unknown.code) {
    if (written !== '') throw new BadInput('unknown has no confidence; leave `confidence` out', { fr: 'l’inconnu n’a pas de degré de confiance ; omettez `confidence`' });
    return null;
  }
  if (!(confidences as readonly string[]).includes(written)) throw new BadInput(`\`confidence\` is \`${written.slice(0, 60)}\`; use ${confidences.join(', ')}`, { fr: `\`confidence\` vaut \`${written.slice(0, 60)}\` ; employez ${confidences.join(', ')}` });
  return written;
}

function checkDay(day: string, cycle: CycleRow, today: string): void {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)) || new Date(day).toISOString().slice(0, 10) !== day) throw new BadInput(`\`judgedOn\` is \`${day.slice(0, 40)}\`, which is no day; write it as YYYY-MM-DD`, { fr: `\`judgedOn\` vaut \`${day.slice(0, 40)}\`, qui n’est pas un jour ; écrivez-le AAAA-MM-JJ` });
  if (day < cycle.fromOn || day > cycle.untilOn || day > today) throw new BadInput(`\`${day}\` is no day of the cycle, which runs from ${cycle.fromOn} to ${cycle.untilOn}, or has not come yet`, { fr: `\`${day}\` n’est pas un jour du cycle, qui va du ${cycle.fromOn} au ${cycle.untilOn}, ou n’est pas encore venu` });
}

/** What an intent hashes of a judgement (G2). */
export function announced({ group, indicator, subject, value, confidence, judgedOn, source, evidence, criterion, note, why }: CheckedAppraisal): { readonly [name: string]: Json } {
  return { group, indicator: indicator.code, subject, value, confidence, judgedOn, source, evidence, criterion: criterion ?? null, note: note ?? null, why: why ?? null };
}

/** One judgement a cell and batch: `group`, indicator and subject. */
export function cellKey({ group, indicator, subject }: { readonly group: string; readonly indicator: { readonly code: string }; readonly subject: string }): string {
  return JSON.stringify([group, indicator.code, subject]);
}
