// Mots français des avis aux personnes.
export const notices = {
  prompt: { lookup: 'Cette finalité pose une question à chaque consultation. Les mots et votre réponse sont inscrits au registre avec elle.', go: 'Répondre et consulter' },
  notices: {
    title: 'Avis', hint: 'Ce dont on vous avise, vous-même ou en raison de votre rôle. Chaque avis est au registre de votre service ; la consultation de cette liste l’est aussi.', none: 'Aucun avis.',
    at: 'Quand (UTC)', words: 'Objet', due: 'Échéance', state: 'État', toRole: 'Pour', you: 'vous', new: 'nouveau', read: 'lu', toDo: 'à faire', late: 'en retard', done: 'fait', open: 'Ouvrir', markRead: 'Marquer comme lu', bell_one: '{{count}} avis en attente', bell_other: '{{count}} avis en attente', actions: 'Agir',
  },
};
