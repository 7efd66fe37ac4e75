// Mots français de la connexion par le service, des séances et de l’administration des membres.
export const signOn = {
  signOn: {
    title: 'Se connecter par son service', with: 'Se connecter avec {{name}}', unavailable: 'La connexion de votre service ne répond pas. Réessayez, ou demandez à qui l’exploite.', stale: 'Cette connexion a commencé ailleurs ou il y a trop longtemps. Recommencez.',
    notProven: 'La réponse de la connexion de votre service ne tient pas. Rien n’a été ouvert. Recommencez ; si cela se répète, prévenez votre agent d’intégrité.', claim: 'La connexion de votre service a transmis une déclaration qui manque, qui est inconnue ici ou qui donne un droit que le service ne détient pas : {{claim}}. Demandez à qui l’exploite.',
    taken: 'Ce nom appartient à un autre compte de votre service. Adressez-vous à son administrateur.', suspended: 'Ce compte est suspendu. Adressez-vous à l’administrateur de votre service.',
    invited: 'J’ai une invitation', invitation: 'Invitation', newPassword: 'Nouveau mot de passe', passwordHint: 'Au moins 12 caractères ; une phrase se retient bien.', setPassword: 'Enregistrer le mot de passe', passwordSet: 'Le mot de passe est enregistré. Connectez-vous avec lui.',
  },
  sessions: {
    title: 'Mes séances', hint: 'Où vous êtes connecté. Une séance que vous ne reconnaissez pas est celle de quelqu’un d’autre : mettez-y fin et prévenez votre agent d’intégrité. Une séance terminée n’ouvre plus rien, où qu’on s’en serve.', began: 'Connexion (UTC)', by: 'Moyen', where: 'Depuis', thisMachine: 'la machine du nœud', device: 'Navigateur',
    seen: 'Dernier usage (UTC)', until: 'Fin au plus tard (UTC)', act: 'Agir', this: 'celle-ci', end: 'Terminer', endOthers: 'Terminer toutes les autres', password: 'mot de passe', oidc: 'votre service', passkey: 'clé d’accès',
  },
  people: {
    title: 'Membres', hint: 'Les membres de votre service et ce qu’ils détiennent. Vous ne voyez rien de leur travail. La lecture de cette liste est inscrite au registre.', name: 'Nom', user: 'Nom d’utilisateur', role: 'Rôle', unit: 'Unité', clearance: 'Habilitation', purposes: 'Finalités', state: 'État', active: 'actif', suspended: 'suspendu', left: 'parti',
    add: 'Ajouter un membre', back: 'Retour aux membres', id: 'Identifiant du membre (définitif)', clearanceHint: 'Votre service peut accorder jusqu’à {{code}}.', clearanceUntil: 'Habilitation valable jusqu’au', citizenships: 'Nationalités', citizenshipsHint: 'Codes de deux lettres, séparés par des virgules.', why: 'Motif', whyHint: 'Au moins 10 caractères ; il reste au registre.',
    what: 'Ce que ce membre peut voir et faire change.', who: 'Élargir un droit demande une seconde personne d’une autre chaîne de commandement : un autre administrateur ou un examinateur de l’intégrité.', recorded: 'Ce qu’il détenait avant et après, le motif, et vous deux.', save: 'Inscrire le changement au registre', self: 'Nul ne modifie son propre dossier.',
    acts: 'Sur-le-champ, sans modification ci-dessus', actsHint: 'Pour les trois premiers, le motif ci-dessus est requis ; il reste au registre.', restore: 'Rétablir', suspend: 'Suspendre maintenant', endSessions: 'Mettre fin à ses séances', invite: 'Faire une invitation', again: 'C’est approuvé : le faire maintenant', requested: 'Le changement attend une seconde personne sous {{approval}}. Une fois approuvé, renvoyez-le dans les 15 minutes.', done: 'Fait, et inscrit au registre.', once: 'Montré cette seule fois et conservé nulle part :',
  },
};
