// Mots français de la libération des rapports dérivés.
export const releases = {
  releases: {
    title: 'Demander la libération d’un rapport dérivé', rail: 'Demander une libération', receivedRail: 'Libérations demandées à nous', askFor: 'Demander sa libération',
    what: 'Vous demandez à chaque service dont la cote retient votre rapport de laisser passer sa part aux services et pour les finalités que vous nommez. En demandant, votre propre service donne son accord. Redemander pour le même rapport remplace la demande précédente.',
    whoElse: 'Les bureaux de ces services voient vos mots, votre nom, le numéro du rapport et ce qui vient d’eux. Chacun décide seul, à deux personnes. Qui a été sollicité, qui a accepté ou non ne vous est pas dit.',
    recorded: 'Ce que vous demandez et pourquoi, au registre de votre service et au leur.', send: 'Demander la libération',
    report: 'Rapport dérivé', reportHint: 'De votre propre service, sous la forme service~rapport', agencies: 'Peut aller à', purposes: 'Pour', why: 'Motif', whyHint: 'Les services d’origine le lisent. Au moins 10 caractères.', sent: 'Demandé. La libération prend effet quand tous ceux qui le retiennent ont accepté.',
    mine: 'Vos demandes', none: 'Vous n’avez encore demandé aucune libération.', at: 'Quand (UTC)', terms: 'À qui et pour quoi', state: 'État', asked: 'demandée, sans effet', inEffect: 'en vigueur', withdrawn: 'retirée par vous', withdraw: 'Retirer',
    received: 'Libérations demandées à nous', receivedHint: 'D’autres services ont écrit à partir de ce que le vôtre leur a donné et demandent à le transmettre. Acceptez tout ou partie, ou ne dites rien.', noneReceived: 'Rien n’est demandé à votre service.', from: 'De', waits: 'non libérée', released: 'libérée par nous', back: 'Retour',
    giveTitle: 'Libérer notre part d’un rapport dérivé', giveWhat: 'La part de votre service dans ce seul rapport pourra être lue par les services et pour les finalités que vous laissez cochés. Niveaux, réserves de citoyenneté, cloisons, unités et derniers jours restent tels quels. Les autres rapports et les originaux ne s’ouvrent à personne.',
    giveWho: 'Une deuxième personne de votre service, d’une autre ligne hiérarchique, doit d’abord approuver exactement ceci ; vous l’envoyez alors une seconde fois. L’effet vient quand tous les autres services d’origine qui retiennent le rapport l’ont libéré aussi.',
    giveRecorded: 'Ce qui est libéré, par quelles deux personnes et pourquoi, au registre de votre service.', giveSend: 'Libérer notre part',
    ours: 'Ce qui vient de nous', oursThrough: 'Y est venu par le rapport d’un autre service.', markings: 'Nos cotes', asFar: 'S’ouvre dans la mesure où vous pouvez le voir.', yourWhy: 'Pourquoi vous décidez ainsi (au moins 10 caractères)', takeBack: 'Reprendre notre libération maintenant',
    reach: 'Personnes qui pourraient voir notre part, pour ce qui tient à nos propres cotes ; au plus, par dizaines', agency: 'Service', before: 'Aujourd’hui', after: 'Libérée comme demandé',
    doneWaiting: 'Une deuxième personne est sollicitée. Quand elle aura approuvé, rouvrez cette demande et libérez-la de nouveau dans les mêmes termes dans le quart d’heure.', doneReleased: 'Libérée pour la part de votre service.', doneTakenBack: 'Reprise. Ce qu’elle ouvrait est refermé.',
  },
};
