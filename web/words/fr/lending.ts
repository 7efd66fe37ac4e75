// Mots français des réviseurs d’autres services, et des horaires.
import type { lending as english } from '../en/lending.js';

export const lending: typeof english = {
  lending: {
    lent: 'D’autres services', lentHint: 'Pistes qu’un autre service vous a remises, selon une entente. Vous les lisez tant qu’elles sont devant vous, et rien d’autre de ce service. Ce que vous faites figure aux deux registres.', lentNone: 'Rien ne vous a été remis.', of: 'Piste de', back: 'Tout ce qui vous a été remis', oneHint: 'Remise par {{agency}}. Vous lisez cette piste et rien d’autre de ce service.',
    agreements: 'Ententes', agreementsHint: 'Quand moins de trois personnes de votre service peuvent juger d’une piste, des réviseurs d’un autre en jugent aussi. Quand personne ne le peut, le bureau en confie le triage à l’un d’eux.', agreementsNone: 'Votre service n’a aucune entente.', agreementsBack: 'Toutes les ententes',
    with: 'Réviseurs de', from: 'Premier jour', until: 'Dernier jour', untilHint: 'Moins d’un an après le premier.', recordedBy: 'Inscrite par', inForce: 'en vigueur', notBegun: 'pas encore commencée', over: 'échue', ended: 'terminée le {{at}}', end: 'Y mettre fin',
    add: 'Inscrire une entente', addWhat: 'Des réviseurs de l’autre service jugent de vos pistes, une à la fois, chacune remise à une seule personne.', addWho: 'Un de ses examinateurs ou réviseurs indépendants approuve d’abord exactement ceci. Il ne lit une piste qu’une fois qu’elle lui est remise.', addRecorded: 'Le service, les jours et votre motif, aux deux registres ; vous deux.', addSend: 'Demander à l’autre service',
    isAsked: 'C’est demandé. Une fois l’approbation donnée par l’autre service, donnez-y suite sous Approbations.', isRecorded: 'L’entente est conclue.',
    endWhat: 'Dès cet instant, personne de {{agency}} ne juge plus de vos pistes ; ce qui lui était remis n’est plus nulle part pour lui.', endWho: 'Vous seul suffisez. L’autre service lit à son registre qu’elle a pris fin.', endRecorded: 'Que vous y avez mis fin, quand, et pourquoi.', endSend: 'Y mettre fin, sur registre', isEnded: 'L’entente a pris fin.', gone: 'Votre service n’a pas de telle entente en cours.',
  },
  rosters: {
    rail: 'Horaires', title: 'Horaires', hint: 'Quand chacun est de service. Une consultation hors de son horaire appelle une phrase de plus ; dans l’horaire, aucune heure n’étonne. À qui n’a pas d’horaire, rien n’est demandé : l’inconnu n’est jamais suspect. La consultation est inscrite au registre.', send: 'Envoyer un horaire', back: 'Horaires', none: 'Votre service n’a envoyé aucun horaire.',
    shifts: 'Quarts', first: 'Du (UTC)', last: 'Au (UTC)', by: 'Envoyé par',
    sendTitle: 'Envoyer un horaire', what: 'Quand les personnes nommées sont de service. Il remplace ce qu’elles avaient aux jours dont il parle.', whoElse: 'Qui examine le lit à côté de ce qu’une personne a consulté, avec votre nom comme expéditeur.', recorded: 'Que vous l’avez envoyé, pourquoi, combien de quarts, et l’empreinte du fichier.', sendIt: 'L’envoyer, sur registre',
    file: 'Fichier', fileHint: 'CSV, tel que l’écrit votre système d’horaires : user, starts_at, ends_at et, s’il y en a, kind. Les heures avec leur décalage.', choose: 'Choisir un fichier', noFile: 'Aucun fichier', text: 'Ou ses lignes', textHint: 'user,starts_at,ends_at, puis un quart par ligne.', tooLong: 'Plus de 3,5 Mo : envoyez-le mois par mois.',
    taken_one: '{{count}} quart est inscrit.', taken_other: '{{count}} quarts sont inscrits.', setAside_one: '{{count}} ligne a été écartée :', setAside_other: '{{count}} lignes ont été écartées :', line: 'ligne {{line}} : {{why}}',
  },
};
