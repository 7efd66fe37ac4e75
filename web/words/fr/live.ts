// Les mots français de l’examen continu.
export const live = {
  live: {
    title: 'En continu', on: 'En marche', off: 'À l’arrêt', never: 'Il n’a jamais été mis en marche. Les consultations ne sont examinées que si quelqu’un lance un examen.', onSince: 'Au nom de {{who}}, depuis le {{when}}. Il prend fin avec ses droits.',
    offSince: 'Arrêté par {{who}}, le {{when}}.', rightsEnded: 'Il a pris fin avec les droits de {{who}}, le {{when}}.', turnOn: 'Mettre en marche', turnOff: 'Arrêter', back: 'Examens',
    stream: 'Consultations', node: 'de ce nœud', systems: 'd’autres systèmes', lookUps: 'Examinées', quarantined: 'Mises de côté', lastPass: 'Dernier passage', completePass: 'Dernier passage complet', took: 'Durée', lastDelay: 'Dernière alerte après', seconds: '{{count}} s', noPass: 'aucun encore', problem: 'Difficulté',
    onWhat: 'Chaque consultation faite dans ce nœud, et dans les systèmes dont le journal arrive ici, est examinée dans la minute. Les pistes vont aux révisions.', onWho: 'Quiconque examine ici voit qu’il est en marche. La personne visée par une piste, et sa chaîne de commandement, n’en voient rien.',
    onRecorded: 'Que vous l’avez mis en marche ; chaque portion du registre qu’il lit, en votre nom ; ce qui arrive d’autres systèmes.', offWhat: 'Les consultations ne sont plus examinées à mesure. La copie de travail est effacée ; les pistes restent aux révisions. Les autres systèmes sont refusés jusqu’à la remise en marche.',
    offWho: 'Quiconque examine ici voit qu’il est à l’arrêt, et qui l’a arrêté.', offRecorded: 'Que vous l’avez arrêté.', perThousand: 'Alertes par 1 000 personnes et par semaine', perThousandHint: 'Au plus ; jamais moins d’une. Demandez ce que vous avez les moyens de réviser.',
    sources: 'Autres systèmes', noSources: 'Aucun autre système n’envoie son journal ici. Au terminal : custos watch sources add.', name: 'Source', kind: 'Par', folder: 'dossier', syslog: 'syslog', http: 'HTTP', rows: 'Consultations', sentAgain: 'Renvoyées', conflicting: 'Modifiées', conflictingHint: 'dit autre chose sous un ancien identifiant ; non retenue',
    lastEntry: 'Dernière entrée', silent: 'Muette depuis le {{when}}', heard: 'entendue', notHeard: 'non écoutée', state: 'État',
  },
};
