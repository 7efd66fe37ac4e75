// French words of looking back at who looked.
export const lookBack = {
  lookBack: {
    rail: 'Qui a consulté', title: 'Qui a consulté', hint: 'Qui, dans votre service, a consulté quelqu’un, quand, à quelle fin déclarée, et ce qui l’explique',
    things: 'Au sujet de qui ou de quoi', thingsHint: 'Identifiants du registre, `service~id` : personne, adresse, véhicule, groupe. Plusieurs pour un incident, un par ligne, 20 au plus',
    lastDay: 'Dernier jour', lastDayHint: 'celui de l’incident ; vide : aujourd’hui', days: 'Nombre de jours', daysHint: '90 à défaut',
    recorded: 'Ceci est une consultation : votre nom, votre fin et ce que vous avez nommé sont portés au registre. Vous apprenez qui a consulté, et rien de la personne consultée.', send: 'Rechercher, sur registre',
    nobody: 'Du {{from}} au {{to}}, personne n’a consulté ceci, parmi ce que vous pouvez voir et les personnes dont on peut vous parler.',
    people: 'Personnes', peopleHint: 'Attendu : la part que cela prend dans ce que consultent les autres du même rôle, pour autant de consultations. Le plus rare d’abord. C’est un ordre de lecture, et non un constat.',
    who: 'Qui', unit: 'Unité', role: 'Rôle', looked: 'Consultations', expected: 'Attendu', chance: 'Par le seul travail', volume: 'Toutes ses consultations', left: 'personne partie',
    unknown: 'inconnu', below: 'moins de {{number}}', usual: 'courant', oneIn: '1 fois sur {{number}}', rarer: 'moins de 1 fois sur {{number}}',
    timeline: 'Qui a consulté, quel jour', graph: 'Qui a consulté quoi', timelineLabel: 'Consultations de {{count}} personnes du {{from}} au {{to}} ; le tableau ci-dessus dit de qui', graphLabel: '{{count}} personnes et {{things}} objets consultés ; les tableaux disent qui et quoi',
    looks: 'Consultations', cut: 'Les {{number}} plus récentes sont montrées ; les chiffres ci-dessus portent sur toutes. Demandez moins de jours pour voir le reste.',
    at: 'Quand', act: 'Quoi', about: 'Au sujet de', purpose: 'Fin déclarée', case: 'Dossier déclaré', because: 'Ce qui l’explique', signIn: 'Séance ouverte le',
    search: 'trouvé seul', view: 'ouvert', expand: 'ouvert avec ses liens', export: 'exporté', report: 'rapport lu à ce sujet', whoSees: 'a demandé qui le voit', lookBack: 'a recherché qui l’a consulté', denied: 'refusé', listed: 'trouvé parmi d’autres',
    nothingShown: '{{what}}, rien de montré', gone: '{{what}} ; le contenu a été détruit',
    ownWork: 'avait écrit à ce sujet', othersWork: 'un collègue du dossier avait écrit à ce sujet', request: 'en réponse à une demande', onCase: 'était au dossier déclaré', notOnCase: 'n’était pas au dossier déclaré', unexplained: 'rien dans ce registre',
  },
};
