// The correction log: what was released and then written anew, with the reason, and which released notes quote a figure that was corrected since (G8). Nothing in it is written by hand, so nothing can be left out of it.
import type { NoteKey } from './note.js';
import type { NoteView } from './note-view.js';

export type Correction = NoteKey & { readonly titles: { readonly en: string; readonly fr: string } } & (
  /** `releasedAtMs` null: written, and not released yet; seen by its own agency alone. */
  | { readonly kind: 'note'; readonly from: number; readonly to: number; readonly why: string | null; readonly atMs: number; readonly releasedAtMs: number | null }
  | { readonly kind: 'figure'; readonly revision: number; readonly figure: string; readonly from: number; readonly to: number; readonly why: string | null; readonly asOf: string });

/** Of every note that was ever released, newest first. `views`: what the reader may have, the released revision among their history. */
export function correctionsOf(views: readonly NoteView[]): readonly Correction[] {
  const found = views.flatMap((view): Correction[] => {
    const first = view.history.find(({ releasedAtMs }) => releasedAtMs !== null);
    if (first === undefined) return [];
    const { agencyId, noteId } = view;
    const about = { agencyId, noteId, titles: { en: titleOf(view, 'en'), fr: titleOf(view, 'fr') } };
    const rewritten = view.history.flatMap((one, at): Correction[] => (one.revision <= first.revision ? [] : [{ ...about, kind: 'note', from: view.history[at - 1]?.revision ?? first.revision, to: one.revision, why: one.why, atMs: one.writtenAtMs, releasedAtMs: one.releasedAtMs }]));
    return [...rewritten, ...view.marks.map(({ ref, revision, since }): Correction => ({ ...about, kind: 'figure', revision: view.revision, figure: ref, from: revision, to: since.revision, why: since.why, asOf: since.asOf }))];
  });
  return found.toSorted((a, b) => dayOf(b).localeCompare(dayOf(a)));
}

export function titleOf({ printed }: Pick<NoteView, 'printed'>, language: 'en' | 'fr'): string {
  return printed[language].title.map((one) => ('text' in one ? one.text : one.words)).join('');
}

function dayOf(one: Correction): string {
  return one.kind === 'figure' ? one.asOf : new Date(one.atMs).toISOString();
}
