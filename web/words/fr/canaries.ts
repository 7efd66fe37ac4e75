// French words of canaries.
export const canaries = {
  canaries: {
    rail: 'Canaris', title: 'Canaris', hint: 'Des personnes qui n’existent pas. Qui en consulte une n’avait aucun travail qui y mène. Cette liste n’est qu’à vous ; chaque ouverture est inscrite au registre.', back: 'Tous les canaris',
    none: 'Vous ne gardez aucun canari.', plant: 'Planter des canaris', name: 'Nom', entity: 'Fiche', system: 'Système', state: 'État', waiting: 'en route', planted: 'en place', retired: 'retiré', from: 'En place dès', until: 'Retiré le', met: 'Consultations', copy: 'Détails',
    standsOut: 'Moins de cinq fiches de votre service ne servent que de piste, comme tout canari. Tant qu’il n’y en a pas plus, la mention d’un canari le distingue.', meetings: 'Qui a consulté', who: 'Qui', when: 'Quand', what: 'Quoi', entry: 'Inscription', noMeetings: 'Personne n’en a consulté.',
    what1: 'Autant de personnes sont inventées à l’image des fiches de votre service, chacune loin de tout nom du fichier. D’ici un jour, elles arrivent une à une, comme arrive un fichier de votre service.', whoElse: 'Une deuxième personne, d’une autre voie hiérarchique, approuve combien, où et pour combien de temps ; elle n’apprend pas lesquelles. Vous seul le savez.', recorded: 'Que vous en avez planté tant, et le nom de la deuxième personne. Lesquelles, cela reste scellé.', send: 'Le demander sur registre',
    count: 'Combien', countHint: 'De 1 à 20.', systemHint: '« custos » est ce fichier-ci. Pour un autre système, vous y portez les lignes vous-même.', days: 'Jours en place', daysHint: 'Ensuite chacun est retiré, et un autre prend sa place.', last: 'Dernier jour', lastHint: 'Après lui, aucun autre ne prend sa place.', why: 'Pourquoi',
    requested: 'Une deuxième personne doit l’approuver : la demande attend sous Approbations. Une fois approuvée, revenez avec les mêmes mots et renvoyez-les dans les 15 minutes.', done: 'C’est inscrit au registre. Chacun arrive d’ici un jour.', needsFeed: 'Ils arrivent par un programme de votre service qui verse des fichiers. Sans lui, ils attendent.',
  },
};
