// Mots français de la rédaction d’un rapport à partir d’autres.
export const writing = {
  writing: {
    rail: 'Rédiger à partir de rapports', fromThis: 'Rédiger à partir de ce rapport', title: 'Rédiger un rapport à partir d’autres', titleSanitised: 'Rédiger un rapport expurgé',
    what: 'Un rapport de votre propre service. Chaque paragraphe garde la cote la plus stricte de ce sur quoi il s’appuie, et l’en-tête celle de l’ensemble.',
    whatSanitised: 'Un nouveau rapport de votre service, sans rien qui nomme ou trahisse une source ou une personne : surveillez les dates, la tournure et ce que peu de gens pouvaient savoir. Il garde la cote la plus stricte de ce sur quoi vous vous appuyez ; remettez-le à la page suivante.',
    whoElse: 'Ceux qui peuvent lire ce sur quoi vous vous appuyez, dans la mesure permise par les services d’origine. Ceux-ci peuvent le libérer davantage : demandez-le-leur ensuite.', recorded: 'Ce sur quoi vous vous appuyez, l’empreinte de ce que vous écrivez, et chaque consultation des cotes.', send: 'Enregistrer le rapport',
    reportTitle: 'Titre', inputs: 'Ce sur quoi vous vous appuyez', noInputs: 'Rien encore. Cherchez, ouvrez ce qui a été trouvé, puis ajoutez les rapports où cela figure.', find: 'Chercher une personne ou une chose', look: 'Chercher', nothing: 'Rien à montrer.', add: 'Ajouter', addNamed: 'Ajouter {{title}}', drop: 'Écarter', dropNamed: 'Écarter {{title}}',
    reportInherits: 'L’en-tête hérite de', paragraph: 'Paragraphe {{at}}', heading: 'Ce qu’il dit, en une ligne', text: 'Texte', about: 'Au sujet de (facultatif)', aboutHint: 'Une entité que vous pouvez ouvrir, sous la forme service~id', drawsOn: 'S’appuie sur', drawsOnHint: 'Sans case cochée, il s’appuie sur tout.', inherits: 'Hérite de', noLabelYet: 'choisissez d’abord ce sur quoi il s’appuie', remove: 'Retirer le paragraphe', addParagraph: 'Ajouter un paragraphe',
    readers: 'Restreindre les lecteurs', readersHint: 'Ces services tout au plus (aucun coché : selon ce sur quoi vous vous appuyez)', sourceGrade: 'Source (Amirauté)', informationGrade: 'Information (Amirauté)', retentionUsual: 'soupçon raisonnable, revu dans les cinq ans',
    done: 'Enregistré sous {{id}}.', openIt: 'L’ouvrir', backToRequest: 'Retour à la demande', handOver: 'Le remettre en réponse',
  },
};
