// French words of annual reports.
export const annual = {
  annual: {
    rail: 'Rapport annuel', title: 'Rapports annuels', hint: 'Établis à partir des seuls chiffres publics : les chiffres de référence, et ceux du registre que deux personnes ont publiés. Les consulter est inscrit au registre.',
    make: 'Établir un rapport', asOf: 'Au', asOfHint: 'Ce qui était public à la fin de ce jour', language: 'Langue', languageHint: 'De tout le rapport', recorded: 'Le fait qu’il a été établi, à partir de quels éléments, et l’empreinte de chaque fichier sont inscrits au registre.',
    send: 'Établir sur registre', stop: 'Arrêter', making: 'En cours : {{share}}', progress: 'Avancement du rapport', made: 'Le rapport est établi et figure dans la liste.', stopped: 'Arrêté. Rien n’a été gardé.',
    none: 'Aucun rapport n’a encore été établi.', figures: 'Chiffres', files: 'Télécharger', by: 'Établi par', at: 'Établi le', evidence: 'Éléments', pdf: 'PDF', html: 'Page Web', xlsx: 'Classeur', json: 'Éléments', size: '{{size}} ko',
  },
};
