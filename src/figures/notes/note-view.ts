// What a reader may have of a note: its own agency's people who may see all that it rests on have every revision; everybody else has what was released (G4).
import type { Since } from '../stored/index.js';
import type { Citation, NoteAct, NoteKey, NoteRevision, Printed, ReleaseAct } from './note.js';

export interface NoteMark extends Citation {
  readonly since: Since;
}

export interface NoteView extends NoteKey {
  readonly revision: number;
  /** Null for whoever has the release alone: they have what was printed, and not how it was written. */
  readonly note: NoteRevision | null;
  readonly printed: Printed;
  /** Of what is printed, in both languages: whoever signs signs this. */
  readonly printedHash: string;
  /** Of this revision, as it prints now. */
  readonly signatures: readonly NoteAct[];
  readonly released: ReleaseAct | undefined;
  /** Figures of it that were corrected since. */
  readonly marks: readonly NoteMark[];
  /** What stands in the way of its release: codes with what they are about. */
  readonly obstacles: readonly { readonly code: 'signatures' | 'not_public' | 'not_released' | 'not_kept' | 'superseded'; readonly about: string }[];
  /** Of every revision that the reader may have, oldest first. */
  readonly history: readonly { readonly revision: number; readonly writtenAtMs: number; readonly why: string | null; readonly author: string | null; readonly releasedAtMs: number | null }[];
}

export function isOfNote(key: NoteKey, one: NoteKey): boolean {
  return key.agencyId === one.agencyId && key.noteId === one.noteId;
}

/** All releases of a note, oldest first. */
export function releasesOf(key: NoteKey, acts: readonly NoteAct[]): readonly ReleaseAct[] {
  return acts.filter((act): act is ReleaseAct => act.kind === 'released' && isOfNote(key, act));
}
