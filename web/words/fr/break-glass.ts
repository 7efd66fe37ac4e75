// Mots français de l’accès d’urgence et de ses examens.
export const breakGlass = {
  glass: {
    title: 'Accès d’urgence', rail: 'Accès d’urgence', reviewsRail: 'Examens d’urgence', what: 'Pendant 60 minutes, dans cette session et pour cette finalité et ce dossier seulement, vous voyez les compartiments de votre propre service et les éléments communiqués à d’autres fins. La cote de sécurité, la citoyenneté, la diffusion permise, la maîtrise de l’origine, les dossiers restreints et les sources scellées ne changent pas. Rien ne peut être exporté ni écrit entre-temps.',
    whoElse: 'Les examinateurs de l’intégrité et les réviseurs indépendants de votre service qui ne relèvent pas de vos supérieurs sont avisés sur-le-champ. Deux d’entre eux l’examinent dans les 72 heures.', recorded: 'Votre motif mot pour mot et, sous lui, chaque question posée et tout ce qui vous est montré. Les services d’origine reçoivent leurs accusés comme toujours. Chaque page porte votre nom, l’heure et l’inscription au registre.',
    reason: 'Quel est le danger, et que cherchez-vous ?', reasonHint: 'Au moins 20 caractères. Vos réviseurs le liront.', send: 'Ouvrir l’accès d’urgence pour 60 minutes', end: 'Y mettre fin', openUntil: 'L’accès d’urgence est ouvert jusqu’à {{until}} UTC. Chaque réponse est suivie.', mine: 'Vos accès d’urgence',
    none: 'Vous n’en avez ouvert aucun.', week: 'Ces sept derniers jours : {{count}} sur 3.', overdue: 'L’un des vôtres attend son examen au-delà de l’échéance. D’ici là, vous ne pouvez pas en ouvrir un autre.', openedAt: 'Ouvert (UTC)', endedAt: 'Terminé (UTC)', caseRef: 'Dossier', due: 'Examen dû', outcome: 'Issue', waits: 'en attente d’examen', user: 'Qui',
    stillOpen: 'encore ouvert', toSearch: 'Aller à la recherche', watermark: 'Accès d’urgence',
    justified: 'justifié', advice: 'justifié, avec conseils', notJustified: 'non justifié', passedOn: 'transmis pour enquête',
  },
  glassReview: {
    title: 'Examens d’urgence', one: 'Examen d’un accès d’urgence', hint: 'Les accès d’urgence de votre service hors de votre chaîne de commandement. Un examinateur de l’intégrité et un réviseur indépendant examinent chacun ; de deux avis, le plus sévère l’emporte.', none: 'Rien à examiner.', reason: 'Motif, tel que saisi', asked: 'Tout ce qui a été demandé sous lui', cut: 'Il y en avait davantage ; le registre du service contient tout.',
    opinions: 'Avis', why: 'Pourquoi', back: 'Tous les examens d’urgence', what: 'Vous dites si cet accès d’urgence était justifié, et pourquoi.', whoElse: 'L’autre réviseur, une fois les deux avis donnés, et la personne.', recorded: 'Votre avis et son motif, à votre nom.', outcome: 'Votre avis', send: 'Inscrire mon avis au registre', done: 'Votre avis est au registre.', spoken: 'Vous avez donné votre avis.', nothing: 'Rien n’a été demandé sous lui.',
  },
};
