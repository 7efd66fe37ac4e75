// Mots français des passerelles entre secteurs et de ce qui a été décidé au sujet des partenaires étrangers.
export const gateways = {
  sector: {
    police: 'Police', border: 'Frontière', revenue: 'Revenu', financial: 'Renseignement financier', corrections: 'Services correctionnels', regulator: 'Organismes de réglementation', oversight: 'Surveillance', foreign: 'Partenaires étrangers', publisher: 'Éditeurs', node: 'Ce nœud',
  },
  gateways: {
    rail: 'Passerelles', title: 'Passerelles', hint: 'Là où une loi permet aux renseignements de passer d’un secteur à l’autre. Ailleurs rien ne passe, quelle que soit la mention.',
    matrix: 'D’un secteur à l’autre', corner: 'de ↓ vers →', passes: 'passe', only: 'seulement selon {{basis}}', assured: 'avec les deux assurances', none: 'aucune passerelle', same: 'même secteur',
    list: 'Les passerelles et leurs lois', code: 'Passerelle', from: 'De', to: 'Vers', under: 'Fondement à nommer', anyBasis: 'aucun', statute: 'Loi', since: 'En vigueur depuis', until: 'Jusqu’au', open: 'sans fin', counsel: 'Les dates des dispositions anciennes sont données selon ce que nous en savons ; faites-les vérifier par un juriste.',
  },
  partners: {
    title: 'Partenaires étrangers', hint: 'Un renseignement ne va vers un partenaire, et ne sert venant de lui, que tant que votre service a en vigueur une décision sur le risque de mauvais traitements et un énoncé de fiabilité (Loi visant à éviter la complicité dans les cas de mauvais traitements infligés par des entités étrangères). L’inconnu n’est pas couvert.',
    none: 'Ce nœud n’a aucun partenaire étranger.', partner: 'Partenaire', today: 'Aujourd’hui', covered: 'Les renseignements peuvent passer', shut: 'Rien ne passe', until: 'Couvert jusqu’au', lacks: 'Ce qui manque', refusal: 'Une décision en vigueur s’y oppose.', unknown: '{{what}} : inconnu',
  },
  assurances: {
    title: 'Assurances inscrites par votre service', none: 'Votre service n’a rien inscrit au sujet d’un partenaire étranger.', closed: 'Aucun partenaire ne voit ce qui a été décidé à son sujet, et vous en êtes un.', record: 'Inscrire une assurance', back: 'Toutes les passerelles', what: 'Objet', partner: 'Partenaire', outcome: 'Issue', decidedBy: 'Décidée par', decidedOn: 'Décidée le', until: 'Dernier jour', reference: 'Pièce', ground: 'Fondement', state: 'État', act: 'Agir', end: 'Mettre fin',
    mistreatment: 'Décision sur le risque de mauvais traitements', reliability: 'Énoncé de fiabilité', mayShare: 'peut passer', mayNotShare: 'ne peut passer', inForce: 'en vigueur', notBegun: 'pas commencée', over: 'échue', ended: 'close avant terme',
    recordTitle: 'Inscrire une assurance', recordWhat: 'Ce que la direction de votre service a décidé au sujet d’un partenaire étranger figure ici pour tout le service. Une assurance favorable ouvre au partenaire les rapports que vous communiquez, et à vous les siens, dès que les deux sont en vigueur.', recordWho: 'Une assurance favorable demande une deuxième personne d’une autre voie hiérarchique : agent de liaison, examinateur ou réviseur. Un refus ne demande que vous.', recorded: 'Tout ce que vous écrivez ici, et les deux noms.',
    byHint: 'La direction de votre service, ou qui agit pour elle.', untilHint: 'Moins d’un an après la décision.', referenceHint: 'Le numéro de la pièce signée.', groundHint: 'Au moins 10 caractères ; il reste au registre.', approver: 'Service de l’approbateur, si c’est un autre', send: 'Inscrire au registre', requested: 'L’inscription attend une deuxième personne sous {{approval}}. Une fois approuvée, renvoyez-la ici dans les 15 minutes.', done: 'Inscrite au registre, en vigueur dès son jour.',
    endTitle: 'Clore une assurance avant terme', endWhat: 'Clore une assurance favorable ferme l’échange sur-le-champ, même pour les réponses en chemin. Clore un refus peut l’ouvrir.', endWho: 'Fermer ne demande que vous. Clore un refus demande une deuxième personne d’une autre voie hiérarchique.', endRecorded: 'Laquelle, pourquoi et par qui.', why: 'Motif', endSend: 'Clore l’assurance', endDone: 'L’assurance est close.', gone: 'Votre service n’a pas de telle assurance en cours.',
  },
};
