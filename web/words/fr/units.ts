// Mots français des unités.
export const units = {
  units: {
    title: 'Unités', hint: 'De qui chaque membre reçoit ses ordres. Deux personnes d’une même voie hiérarchique ne sont pas deuxième personne l’une pour l’autre. La consultation est inscrite au registre.', add: 'Ajouter une unité', back: 'Toutes les unités', none: 'Votre service n’a encore aucune unité : ajoutez la première.',
    unit: 'Référence', unitHint: 'Un code court, p. ex. port.', name: 'Nom', under: 'Relève de', top: 'personne : première unité', members: 'Membres', empty: 'personne', unmade: 'nommée par des membres, créée par personne', nameEn: 'Nom anglais', nameFr: 'Nom français',
    what: 'Une unité où l’on peut placer des membres, à leur page. Elle n’est ici ni renommée ni fermée : ce sur quoi reposaient les approbations passées demeure.', who: 'Une deuxième personne d’une autre voie hiérarchique y consent d’abord, si votre service en a une.', recorded: 'Sa référence, ses noms, l’unité dont elle relève, votre motif et les deux noms.', send: 'L’ajouter, sur registre',
  },
};
