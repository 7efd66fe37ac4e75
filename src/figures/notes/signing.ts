// Who may sign a note: two people who read it, neither of whom wrote any of it, of different chains of command (G11, G12).
// INVARIANT: no author signs, under whatever account, nor one person twice, nor two who answer to one superior (tests/attacks/access/ministers-note.test.ts).
import { chainsDiffer, type Chain, type Refused, refuse } from '../../kernel/index.js';
import type { NoteAct, NoteRevision, Person } from './note.js';

export function isSame(a: Pick<Person, 'memberId' | 'personRef'>, b: Pick<Person, 'memberId' | 'personRef'>): boolean {
  return a.memberId === b.memberId || (a.personRef !== null && a.personRef === b.personRef);
}

/** `authors`: of every revision, as they wrote and as they are known now. `chainOf`: undefined for those who have gone. */
export function mayNotSign(signer: Person, chain: Chain, authors: readonly Person[], signed: readonly { readonly by: Person; readonly chain: Chain | undefined }[]): Refused | undefined {
  if (authors.some((author) => isSame(author, signer))) return refuse('not_allowed', 'whoever wrote any of it does not sign it; two others do', 'qui en a écrit une partie ne signe pas ; deux autres personnes signent');
  if (signed.some(({ by }) => isSame(by, signer))) return refuse('not_allowed', 'you signed this; a second person signs next', 'vous avez signé ; une deuxième personne signe ensuite');
  if (signed.some((one) => one.chain === undefined || !chainsDiffer(one.chain, chain))) return refuse('needs_second_person', 'the second signature is of another chain of command than the first', 'la deuxième signature vient d’une autre voie hiérarchique que la première');
  return undefined;
}

/** Signatures that count: of this revision, of what it prints now, and of each person one, however many they sent at once. */
export function signaturesOf({ agencyId, noteId, revision }: Pick<NoteRevision, 'agencyId' | 'noteId' | 'revision'>, printedHash: string, acts: readonly NoteAct[]): readonly NoteAct[] {
  const found = acts.filter((act) => act.kind === 'signed' && act.agencyId === agencyId && act.noteId === noteId && act.revision === revision && act.printedHash === printedHash);
  return found.filter(({ by }, at) => !found.slice(0, at).some((earlier) => isSame(earlier.by, by)));
}
