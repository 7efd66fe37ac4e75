// How approvals are checked as they come in, named in the record, and refused: always in the same words, whatever the reason (G4).
import { BadInput, canonicalJson, type Json, type Refused, refuse } from '../kernel/index.js';
import { approvalKinds, type LogPlace, type Party } from './approval.js';

const [leastWhy, mostWhy, mostSubject] = [10, 500, 200_000];
const shortSession = 16;

export function checkDraft(draft: { readonly kind: string; readonly subject: Json; readonly why: string }): void {
  if (!approvalKinds.some(({ code }) => code === draft.kind)) throw new BadInput('this is not a kind of act that a second person approves', { fr: 'ceci n’est pas un genre d’acte qu’une deuxième personne approuve' });
  if (canonicalJson(draft.subject).length > mostSubject) throw new BadInput('this is too much to be read and approved at once; split it', { fr: 'c’est trop pour être lu et approuvé d’un coup ; divisez-le' });
  checkWhy(draft.why);
}

export function checkWhy(why: string): void {
  if (why.trim().length >= leastWhy && why.length <= mostWhy) return;
  throw new BadInput('say why in 10 to 500 characters', { fr: 'dites pourquoi en 10 à 500 caractères' });
}

export function nameOf(one: { readonly agencyId: string; readonly approvalId: string }): string {
  return `${one.agencyId}~${one.approvalId}`;
}

/** As the record names a person of the two: who, in which session, and whose orders they take. */
export function whoIs({ member, sessionId, chain }: Party): Json {
  const { agencyId, memberId, userName, role } = member;
  return { agency: agencyId, member: memberId, user: userName, role, session: sessionId.slice(0, shortSession), chain: chain.units };
}

/** `agency#index`. */
export function placeOf(place: LogPlace | undefined): string {
  return place === undefined ? '' : `${place.agencyId}#${place.index}`;
}

export function noSession(): Refused {
  return refuse('needs_second_person', 'this takes two people in sessions of their own; sign in first', 'cet acte demande deux personnes, chacune dans sa propre séance ; ouvrez d’abord une séance');
}

/** Says nothing of who holds what: there may be people of whom one is in the asker's chain and another not allowed to. */
export function nobodyToAsk(): Refused {
  return refuse('nobody_to_approve', 'nobody could approve this: it takes somebody of another chain of command who may; ask the administrator of your agency', 'personne ne pourrait approuver ceci : il faut quelqu’un d’une autre voie hiérarchique qui y soit habilité ; adressez-vous à l’administrateur de votre service');
}

export function noSuch(): Refused {
  return refuse('no_such_request', 'there is no such request that waits for you; it may have been decided, withdrawn or out of time', 'aucune demande de ce nom ne vous attend ; elle a pu être décidée, retirée ou échue');
}

export function noSecond(): Refused {
  return refuse('needs_second_person', 'this takes a second person of another chain of command who approved exactly this in the last 15 minutes; ask for it again', 'cet acte demande qu’une deuxième personne, d’une autre voie hiérarchique, ait approuvé exactement ceci dans les 15 dernières minutes ; demandez-le de nouveau');
}
