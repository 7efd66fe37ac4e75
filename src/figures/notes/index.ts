// Minister's notes and news releases (G2, G4, G5, G7, G8).
export type { Correction } from './corrections.js';
export { fieldsOf, type NoteKind, type NoteTexts, type Part, type PrintedTexts } from './note.js';
export { NoteBook } from './note-book.store.js';
export type { NoteView } from './note-view.js';
export { type NoteDraft, Notes } from './notes.js';
export { composeRelease, type ReleaseAbout } from './compose.js';
export { parseEmbargo, type PublicRelease } from './release-kind.js';
