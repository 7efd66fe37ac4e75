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
  reverse: {
    rail: 'Ce qu’un membre a consulté', title: 'Ce qu’un membre a consulté', about: 'Tout ce qu’un membre de votre service a consulté durant certains jours',
    what: 'Vous lisez ce que cette personne a consulté, à quelle fin et pour quel dossier, à côté des dossiers dont elle était chargée.', whoElse: 'Une personne extérieure à votre voie hiérarchique et à la sienne l’approuve d’abord : examinateur de l’intégrité ou réviseur indépendant. Ni ce membre ni personne de sa voie hiérarchique n’en est informé.',
    recorded: 'La demande, l’approbation et l’ouverture, avec les deux noms. Elle ne s’ouvre qu’une fois, dans les 15 minutes de l’approbation, dans cette séance.', send: 'Demander à une deuxième personne',
    user: 'Membre', userHint: 'Son nom d’utilisateur', from: 'Premier jour', to: 'Dernier jour', days: 'Jours', why: 'Motif', whyHint: 'De 10 à 500 caractères ; la personne qui approuve les lit', approver: 'Service qui approuve', approverHint: 'Son identifiant ; vide : le vôtre. Un autre si personne du vôtre n’est assez à l’écart',
    request: 'Demande', isWaiting: 'Attend une deuxième personne', isApproved: 'Approuvée : s’ouvre une fois', open: 'Ouvrir, sur registre', found: 'Ce que {{user}} a consulté', once: 'Cette réponse ne sera plus montrée : une autre lecture demande une autre approbation.',
    roster: 'Quarts de travail', signIns: 'le registre n’en contient aucun ; {{number}} ouvertures de séance durant ces jours', cases: 'Dossiers', nothing: 'Rien n’a été consulté durant ces jours.',
  },
};
