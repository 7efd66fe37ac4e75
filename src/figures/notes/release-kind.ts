// A news release: out of the house at its hour and not before, with what it lists marked as not being all, and never with what was meant for the house alone (G4, G8).
import { BadInput } from '../../kernel/index.js';
import { publicFigures } from '../reference-figures.js';
import { incompleteMark } from './citations.js';
import { type Answered, fieldsOf, type Footing, type NoteAct, type NoteKind, type NoteTexts, type Printed, type ReleaseAct, type Stretch } from './note.js';

const mostAnswers = 50;
/** What a writer means by an incomplete list, and what a reader forgets. */
const typed = [/\bincluding,? but not limited to\b/iu, /\bamong other (?:things|items|goods)\b/iu, /\bsans s['’]y limiter\b/iu, /\bentre autres\b/iu] as const;

/** Throws `BadInput`: for the house alone is nothing in it, and “including but not limited to” is a mark, so that a reader, a count and a translation know it. */
export function checkRelease(texts: NoteTexts): void {
  if ([texts.question, texts.tasking].some(({ en, fr }) => `${en}${fr}`.trim() !== '')) throw new BadInput('a news release has no question of the house and no tasking; put questions under `qa`', { fr: 'un communiqué n’a ni question de la Chambre ni mandat ; mettez les questions sous `qa`' });
  if ((texts.qa ?? []).length > mostAnswers) throw new BadInput(`a release has at most ${mostAnswers} questions and answers`, { fr: `un communiqué a au plus ${mostAnswers} questions et réponses` });
  for (const [name, { en, fr }] of fieldsOf(texts)) {
    if (typed.some((words) => words.test(en) || words.test(fr))) throw new BadInput(`\`${name}\` says in words that a list is not complete; write \`${incompleteMark}\` there, in both languages, and it prints so`, { fr: `\`${name}\` dit en mots qu’une liste n’est pas complète ; écrivez-y \`${incompleteMark}\`, dans les deux langues, et cela s’imprime` });
    if (en.split(incompleteMark).length !== fr.split(incompleteMark).length) throw new BadInput(`\`${name}\` marks an incomplete list in one language alone; mark it in both`, { fr: `\`${name}\` ne marque une liste incomplète que dans une langue ; marquez-la dans les deux` });
  }
}

/** Throws `BadInput` where a note has an embargo: who reads it is not the public. */
export function refuseKind(kind: NoteKind, embargoUntilMs: number | undefined): void {
  if (kind === 'note' && embargoUntilMs !== undefined) throw new BadInput('a note has no embargo; a news release has', { fr: 'une note n’a pas d’embargo ; un communiqué en a' });
}

/** A moment with its zone: `2026-03-01T10:00:00-05:00`. Throws `BadInput` for anything else: ten o'clock in Ottawa is not ten in Vancouver. */
export function parseEmbargo(text: string): number {
  const found = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(found)) throw new BadInput('an embargo is a moment with its zone, such as `2026-03-01T10:00:00-05:00`', { fr: 'un embargo est un moment avec son fuseau, comme `2026-03-01T10:00:00-05:00`' });
  return found;
}

/** Whether its hour has come. */
export function isOut({ printed }: ReleaseAct, nowMs: number): boolean {
  const until = printed.release?.embargoUntil ?? null;
  return until === null || Date.parse(until) <= nowMs;
}

/** What everybody reads of a release in one language: what was for the house alone is not in it. */
export interface PublicTexts {
  readonly title: readonly Stretch[];
  readonly response: readonly Stretch[];
  readonly background: readonly Stretch[];
  readonly qa: readonly Answered<readonly Stretch[]>[];
}

export interface PublicRelease {
  /** `agency~id`. */
  readonly id: string;
  readonly agencyId: string;
  readonly revision: number;
  /** When it could first be read. */
  readonly outAtMs: number;
  readonly en: PublicTexts;
  readonly fr: PublicTexts;
  readonly figures: readonly Footing[];
  readonly isListWhole: boolean;
  /** Why an earlier revision of it was corrected, oldest first. */
  readonly corrections: readonly { readonly revision: number; readonly atMs: number; readonly why: string }[];
  /** Figures of it that were published anew since. */
  readonly corrected: readonly { readonly ref: string; readonly from: number; readonly to: number }[];
}

/** The last revision of each that is out, newest first. `published`: the last public revision of each stored figure, by its id. */
export function publicReleases(acts: readonly NoteAct[], nowMs: number, published: ReadonlyMap<string, number>): readonly PublicRelease[] {
  const out = acts.filter((act): act is ReleaseAct & { readonly printed: Printed & { readonly release: object } } => act.kind === 'released' && act.printed.release !== undefined && isOut(act, nowMs));
  const ids = new Set(out.map(({ agencyId, noteId }) => `${agencyId}~${noteId}`));
  const found = [...ids].flatMap((id): PublicRelease[] => {
    const own = out.filter((one) => `${one.agencyId}~${one.noteId}` === id).toSorted((a, b) => a.revision - b.revision);
    const last = own.at(-1);
    if (last === undefined) return [];
    const { printed, agencyId, revision } = last;
    return [{
      id, agencyId, revision, outAtMs: outAt(last), en: textsOf(printed.en), fr: textsOf(printed.fr), figures: printed.figures, isListWhole: printed.release?.isListWhole ?? true,
      corrections: own.slice(1).map((one) => ({ revision: one.revision, atMs: outAt(one), why: one.corrects ?? '' })),
      corrected: printed.figures.flatMap(({ ref, revision: from }) => {
        const to = publicFigures.get(ref)?.revision ?? published.get(ref) ?? from;
        return to > from ? [{ ref, from, to }] : [];
      }),
    }];
  });
  return found.toSorted((a, b) => b.outAtMs - a.outAtMs);
}

function outAt(act: ReleaseAct): number {
  return Math.max(act.atMs, Date.parse(act.printed.release?.embargoUntil ?? '') || 0);
}

function textsOf({ title, response, background, qa }: Printed['en']): PublicTexts {
  return { title, response, background, qa: qa ?? [] };
}
