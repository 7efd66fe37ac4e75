// What people are told, as codes and words in both languages. Nothing protected fits in: a notice says that something happened and
// where to look; whoever follows it passes the door (promises G1 and G4).
import { BadInput } from '../../kernel/index.js';

export type NoticeLanguage = 'en' | 'fr';
type Words = Readonly<Record<NoticeLanguage, string>>;

/** `{name}` stands for a fact of the notice. */
const kinds = {
  break_glass_opened: {
    en: '{who} ({agency}) opened emergency access in {case} until {until}. You are told at once so that somebody else knows; the reason is with the review.',
    fr: '{who} ({agency}) a ouvert un accès d’urgence dans {case} jusqu’à {until}. Vous en êtes avisé sur-le-champ pour que quelqu’un d’autre le sache ; le motif est joint à l’examen.',
  },
  break_glass_review: {
    en: 'Emergency access by {who} in {case} waits for your review until {due}.',
    fr: 'L’accès d’urgence de {who} dans {case} attend votre examen jusqu’au {due}.',
  },
  break_glass_overdue: {
    en: 'The review of emergency access by {who} ({agency}) in {case} was due on {due} and is not closed. If your agency lacks an examiner or a reviewer, have the operator of the node name an agency that stands in.',
    fr: 'L’examen de l’accès d’urgence de {who} ({agency}) dans {case} devait être clos le {due} et ne l’est pas. S’il manque à votre service un examinateur ou un réviseur, faites désigner par l’exploitant du nœud un service suppléant.',
  },
  break_glass_reviewed: {
    en: 'Your emergency access in {case} was reviewed: {outcome}.',
    fr: 'Votre accès d’urgence dans {case} a été examiné : {outcome}.',
  },
  owner_asked: { en: '{agency} asks your agency something. It waits under Requests to us.', fr: '{agency} adresse une demande à votre service. Elle attend sous Demandes reçues.' },
  owner_answered: { en: '{agency} answered a request of yours.', fr: '{agency} a répondu à une de vos demandes.' },
  release_asked: {
    en: '{agency} asks your agency to release its part in a report that draws on yours. It waits under Releases.',
    fr: '{agency} demande à votre service de libérer sa part d’un rapport qui s’appuie sur les vôtres. La demande attend sous Libérations.',
  },
  originator_told: { en: 'Material of your agency was shown to {agency} ({action}).', fr: 'Des éléments de votre service ont été montrés à {agency} ({action}).' },
  source_opened: { en: 'A sealed source of your agency was opened by {who} together with {second}.', fr: 'Une source scellée de votre service a été ouverte par {who} avec {second}.' },
  passkey_changed: {
    en: '{what}. If that was not you, tell your integrity officer at once.',
    fr: '{what}. Si ce n’était pas vous, prévenez aussitôt votre agent d’intégrité.',
  },
  delegation_given: { en: '{who} delegated to you until {until}: {what}.', fr: '{who} vous a délégué jusqu’au {until} : {what}.' },
  delegation_taken_back: { en: '{who} took back what was delegated to you: {what}.', fr: '{who} a repris ce qui vous était délégué : {what}.' },
  watch_waiting: { en: 'Something waits for you under Watch. Follow the link.', fr: 'Quelque chose vous attend sous Examens. Suivez le lien.' },
  approval_expired: {
    en: 'Nobody approved your request in time ({what}). It has ended; ask again if you still need it.',
    fr: 'Personne n’a approuvé votre demande à temps ({what}). Elle a pris fin ; présentez-la de nouveau au besoin.',
  },
  live_ended: {
    en: 'The live examiner of your agency is off: {who}, in whose name it read, may not turn it on any more, or a row of the database was changed by hand. Turn it on again under Watch.',
    fr: 'L’examen continu de votre service est arrêté : {who}, au nom de qui il lisait, ne peut plus le mettre en marche, ou une ligne de la base a été modifiée à la main. Remettez-le en marche sous Surveillance.',
  },
  source_silent: {
    en: 'The source {name} of the live examiner has been silent since {since}. Find out whether nobody works there, or somebody cut it off.',
    fr: 'La source {name} de l’examen continu se tait depuis le {since}. Voyez si personne n’y travaille, ou si quelqu’un l’a coupée.',
  },
  review_assigned: { en: 'A lead waits for your review until {due}.', fr: 'Une piste attend votre examen jusqu’au {due}.' },
  review_question: { en: 'A question waits for your answer until {due}. It stands under Questions to me.', fr: 'Une question attend votre réponse jusqu’au {due}. Elle se trouve sous Questions qui me sont posées.' },
  review_exposed: { en: 'Somebody may be in danger: {count} new serious leads wait on the review desk until {due}.', fr: 'Une personne est peut-être en danger : {count} nouvelles pistes graves attendent à l’examen jusqu’au {due}.' },
  review_lent: { en: '{agency} asks you to judge a lead until {due}, by your agencies’ agreement. You read this one and nothing else of theirs.', fr: '{agency} vous demande de juger une piste jusqu’au {due}, selon l’entente de vos services. Vous lisez celle-ci et rien d’autre d’eux.' },
  review_lent_triage: { en: 'Nobody of {agency} may handle a lead of theirs. By your agencies’ agreement it falls to you: name two reviewers until {due}.', fr: 'Personne de {agency} ne peut traiter une de ses pistes. Selon l’entente de vos services, elle vous revient : désignez deux réviseurs avant le {due}.' },
  review_referral: { en: 'A finding of {agency} bears on an open case of your agency. It waits on the review desk, under Cases touched, until {due}.', fr: 'Une conclusion de {agency} touche un dossier ouvert de votre service. Elle attend au bureau de révision, sous Dossiers touchés, jusqu’au {due}.' },
  review_overdue: { en: 'On the review desk {count} of what is in your hands is overdue, the oldest since {due}.', fr: 'Au bureau de révision, {count} de ce qui est entre vos mains est en retard, le plus ancien depuis le {due}.' },
  review_overdue_desk: {
    en: 'On the review desk {count} overdue: nobody has it in hand, or who has it was reminded and did not act; the oldest since {due}. Take one, or name somebody.',
    fr: 'Au bureau de révision, {count} en retard : personne ne s’en charge, ou qui s’en charge n’a pas donné suite au rappel ; le plus ancien depuis le {due}. Prenez-en un, ou désignez quelqu’un.',
  },
  review_question_overdue: { en: 'Your answer was due on {due}. The question stands under Questions to me.', fr: 'Votre réponse était attendue pour le {due}. La question se trouve sous Questions qui me sont posées.' },
  requirement_sent: { en: '{agency} asks your agency to find something out by {due}. It waits under Asked of us.', fr: '{agency} demande à votre service de chercher un renseignement d’ici le {due}. La demande attend sous Besoins reçus.' },
  requirement_answered: { en: '{agency} answered what you asked it to find out. It stands under Requirements sent.', fr: '{agency} a répondu à un besoin que vous lui aviez adressé. La réponse se trouve sous Besoins adressés.' },
  requirement_overdue: { en: 'What {agency} asked your agency to find out was due on {due}. "Nothing known" is an answer too; it waits under Asked of us.', fr: 'Ce que {agency} demandait à votre service de chercher était attendu pour le {due}. « Rien de connu » est aussi une réponse ; la demande attend sous Besoins reçus.' },
  requirement_unanswered: { en: 'What you asked {agency} to find out was due on {due} and has not been answered in full.', fr: 'Ce que vous demandiez à {agency} de chercher était attendu pour le {due} et n’a pas reçu de réponse complète.' },
  approval_waiting: { en: '{who} needs a second person for: {what}.', fr: '{who} a besoin d’une deuxième personne pour : {what}.' },
} as const satisfies Readonly<Record<string, Words>>;

export type NoticeKind = keyof typeof kinds;

/** Codes that may stand as facts, in words. Any other fact is shown as it is. */
const codes: Readonly<Record<string, Words>> = {
  justified: { en: 'justified', fr: 'justifié' },
  justified_with_advice: { en: 'justified, with advice', fr: 'justifié, avec conseils' },
  not_justified: { en: 'not justified', fr: 'non justifié' },
  passkey_added: { en: 'A passkey was added to your account', fr: 'Une clé d’accès a été ajoutée à votre compte' },
  passkey_removed: { en: 'A passkey of yours was removed', fr: 'Une de vos clés d’accès a été retirée' },
  passkeys_withdrawn: { en: 'An administrator of your agency took your passkeys away', fr: 'Un administrateur de votre service a retiré vos clés d’accès' },
  passkey_stopped: { en: 'A passkey of yours was stopped: its counter went back, a copy of it may be about', fr: 'Une de vos clés d’accès est arrêtée : son compteur a reculé, une copie circule peut-être' },
  eyes_only: { en: 'the waiver of a second citizenship', fr: 'la dispense pour une seconde citoyenneté' },
  unseal_source: { en: 'opening a sealed source', fr: 'ouvrir une source scellée' },
  destroy_source: { en: 'destroying the key of a source', fr: 'détruire la clé d’une source' },
  amend_source: { en: 'writing a new version of a sealed field', fr: 'écrire une nouvelle version d’un champ scellé' },
  change_policy: { en: 'changing the policies', fr: 'modifier les politiques' },
  change_people: { en: 'changing what somebody holds', fr: 'modifier les droits d’une personne' },
  second_person: { en: 'a question that takes two', fr: 'une question qui exige deux personnes' },
  release_derived: { en: 'releasing a derived report', fr: 'communiquer un rapport dérivé' },
  assure_partner: { en: 'recording an assurance about a partner', fr: 'consigner une assurance au sujet d’un partenaire' },
  review_agreement: { en: 'an agreement on reviewers', fr: 'une entente sur des réviseurs' },
  plant_canary: { en: 'planting canaries', fr: 'planter des canaris' },
  passed_on: { en: 'passed on to an inquiry', fr: 'transmis pour enquête' },
};

export type NoticeFacts = Readonly<Record<string, string>>;

/** Names, ids, codes and times; long texts are content, and content is not told. */
const mostOfFact = 160;

/** Throws `BadInput` when the facts are not the ones that the kind's words stand on. */
export function checkFacts(kind: NoticeKind, facts: NoticeFacts): void {
  const wanted = [...kinds[kind].en.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').toSorted();
  if (wanted.join(' ') !== Object.keys(facts).toSorted().join(' ')) throw new BadInput(`a notice of kind \`${kind}\` says ${wanted.join(', ')}`, { fr: `un avis du genre \`${kind}\` dit ${wanted.join(', ')}` });
  const long = Object.entries(facts).find(([, value]) => value.length > mostOfFact || /[\r\n]/.test(value));
  if (long !== undefined) throw new BadInput(`the fact \`${long[0]}\` is longer than ${mostOfFact} characters: a notice carries no content`, { fr: `le fait \`${long[0]}\` dépasse ${mostOfFact} caractères : un avis ne porte aucun contenu` });
}

export function isNoticeKind(kind: string): kind is NoticeKind {
  return Object.hasOwn(kinds, kind);
}

export function noticeWords(kind: NoticeKind, facts: NoticeFacts, language: NoticeLanguage): string {
  return kinds[kind][language].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = facts[name] ?? '';
    return codes[value]?.[language] ?? value;
  });
}
