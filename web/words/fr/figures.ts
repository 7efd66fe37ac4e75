// French words of figures.
export const figures = {
  figures: {
    rail: 'Chiffres', title: 'Chiffres', hint: 'Les chiffres publics avec leur origine, et ceux que votre service a calculés. L’inconnu n’est jamais un oui ni un non. Les consulter est inscrit au registre.',
    figure: 'Chiffre', value: 'Valeur', period: 'Période', population: 'Parmi', standing: 'Statut', id: 'Nom', released: 'Public', yes: 'oui', notYet: 'non public', disputed: 'contesté',
    published: 'publié', claimed: 'avancé', derived: 'dérivé', compute: 'Calculer sur registre', computeTitle: 'Calculer un chiffre', query: 'Question', scope: 'Seulement les groupes de portée', allScopes: 'toutes',
    local: 'locale', regional: 'régionale', interprovincial: 'interprovinciale', national: 'nationale', international: 'internationale',
    back: 'Tous les chiffres', measure: 'Mesure', source: 'Origine', method: 'Méthode', asOf: 'En date du', base: 'Partie de', doesNotSay: 'Ce qu’il ne dit pas', caveats: 'Réserves', disputes: 'Contestations', against: 'contre',
    confirmed: 'confirmé', known: 'établi que non', rest: 'non énoncé', unknown: 'inconnu', withheld: 'non communiqué', bounds: 'La part réelle se situe entre {{low}} et {{high}}.', parts: 'Répartition de {{total}}',
    evidence: 'Preuve', rows: '{{rows}} énoncés, empreinte {{hash}}, par {{by}} le {{at}}', revisions: 'Révisions', revision: 'Révision', why: 'Motif', by: 'Par', hash: 'Empreinte',
    compare: 'Comparer avec', pick: 'Choisir un chiffre', comparable: 'Comparables', notComparable: 'Non comparables', difference: 'Écart', ratio: 'Rapport', change: 'Variation en pour cent', direction: 'Sens',
    up: 'à la hausse', down: 'à la baisse', same: 'égal', not_known: 'inconnu : ce qu’on ignore pourrait le renverser', conflict: 'Ils portent sur une même chose et une même période, et ne peuvent être vrais tous deux.', approximate: 'ouvert',
    publish: 'Publier', publishTitle: 'Publier un chiffre', what: 'Tous liront ce chiffre, sans les petits décomptes. Aucune mention de ce qu’il compte n’en est abaissée.', whoElse: 'Une deuxième personne, d’une autre voie hiérarchique, approuve ; renvoyez ensuite la même demande.', recorded: 'Qui a publié et qui a approuvé, les décomptes tels qu’ils deviennent publics, et le motif.',
    send: 'Publier sur registre', whyPublish: 'Pourquoi le publier', requested: 'Une deuxième personne doit approuver. Renvoyez ensuite la même demande.', done: 'C’est fait et inscrit au registre.',
    notReleased: 'Pas encore libéré par', release: 'Demander la libération', releaseTitle: 'Demander à un producteur de libérer sa part', releaseWhat: 'On demande à {{agency}} de laisser sa part de ce chiffre devenir publique.', releaseWho: 'Une personne de {{agency}} approuve ; elle lit combien de groupes sont les siens, et aucun autre décompte.', releaseRecorded: 'La demande, qui a libéré et pourquoi, aux registres des deux services.', releaseSend: 'Demander sur registre',
  },
};
