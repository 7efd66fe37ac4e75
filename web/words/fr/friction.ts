// French words of the sentence before a look-up, and of what it changes.
export const friction = {
  friction: {
    rail: 'Une phrase de plus', title: 'Une phrase de plus', before: 'Rien n’a encore été consulté. La consultation reprend dès que vous avez répondu.', hint: 'Dans vos mots, {{count}} caractères au moins.',
    recorded: 'Ces mots et votre réponse sont versés au registre avec la consultation. Celles et ceux qui y veillent peuvent les lire ; les enquêteurs criminels, non.', go: 'Répondre et consulter',
    effect: 'Ce que change une phrase de plus', effectHint: 'Parmi les personnes ayant fait une consultation que rien dans leur travail n’expliquait : combien en ont fait une autre dans les quatre semaines. Cette lecture est inscrite au registre.',
    off: 'Votre service ne demande à personne une phrase de plus.', on: 'Votre service la demande chaque fois, trois fois par quart au plus. Sans personnes à qui l’on n’a rien demandé, il n’y a rien à comparer.', randomised: 'Une phrase est demandée pour la moitié des consultations que rien n’explique, tirée par un hachage à clé.',
    part: 'Groupe', people: 'Personnes', again: 'De nouveau', share: 'Part', interval: 'Bornes (95 sur 100)', bounds: 'de {{low}} à {{high}}', asked: 'Une phrase a été demandée', held: 'Rien n’a été demandé', notYet: 'Pas encore assez : moins de {{count}} personnes',
    how: 'Chaque personne compte une fois, par sa première consultation de ce genre soumise au tirage, une fois les quatre semaines écoulées. Les bornes sont celles de Wilson. Deux parts dont les bornes se chevauchent ne montrent pas que la demande change quoi que ce soit.',
  },
};
