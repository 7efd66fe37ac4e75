// Mots français des clés d’accès et de la confirmation d’identité.
export const passkeys = {
  passkeys: {
    title: 'Clés d’accès', hint: 'Une clé d’accès ouvre votre session avec votre appareil et le NIP, l’empreinte ou le visage qu’il reconnaît. La clé ne quitte jamais l’appareil ; rien de volable n’est tapé ni envoyé.',
    table: 'Vos clés d’accès', name: 'Nom', made: 'Créée (UTC)', used: 'Dernier usage (UTC)', never: 'jamais', copy: 'Copie', copied: 'gardée par le fabricant de l’appareil', notCopied: 'sur l’appareil seulement', state: 'État', works: 'en service',
    stopped: 'arrêtée : son compteur a reculé, une copie de la clé circule peut-être ; prévenez votre agent d’intégrité', none: 'Vous n’avez pas encore de clé d’accès.', act: 'Retirer', remove: 'Retirer {{name}}',
    make: 'Créer une clé d’accès', newName: 'Nom de la nouvelle clé', newHint: 'Pour la reconnaître : « clé du bureau », « portable ».', send: 'La créer sur cet appareil', done: 'La clé d’accès est créée. Elle ouvre désormais votre session.',
    removeTitle: 'Retirer cette clé d’accès', removeWhat: 'La clé « {{name}} » n’ouvre plus rien. L’appareil garde sa moitié tant que vous ne l’y effacez pas.', removeWho: 'Personne d’autre n’en est avisé.', removeRecorded: 'Que vous l’avez retirée, et quand.', removeSend: 'Retirer la clé d’accès', removed: 'La clé d’accès est retirée.', back: 'Retour aux clés d’accès',
    lastStays: 'La dernière clé en service demeure : vous n’avez aucun autre moyen d’entrer. L’administrateur de votre service peut la retirer.',
    enter: 'Ouvrir la session avec une clé d’accès', notVerified: 'L’appareil ne vous a pas vérifié, ou vous avez arrêté. Rien n’a changé.', known: 'Cet appareil détient déjà une de vos clés d’accès.', opensNothing: 'Cette clé d’accès n’ouvre rien ici. Rien n’a été ouvert.',
    withdraw: 'Retirer ses clés d’accès',
    noSupport: 'Ce navigateur ne connaît pas les clés d’accès.', byName: 'Les clés d’accès connaissent les noms, pas les numéros. Ouvrez ce nœud par son nom :',
  },
  stepUp: {
    title: 'Montrez que c’est bien vous', why: 'Cet acte redemande qui vous êtes : une session restée ouverte n’y suffit pas. La réponse vaut cinq minutes, dans cette session seulement, et elle est consignée.',
    begin: 'Montrer que c’est moi', password: 'Votre mot de passe', passwordHint: 'Seulement dans un répertoire de démonstration, et tant que vous n’avez pas de clé d’accès. Ailleurs, il faut une clé.', send: 'Continuer', none: 'Vous n’avez encore aucun moyen de le faire. Créez une clé d’accès dans les cinq minutes qui suivent l’ouverture de la session, ou voyez l’administrateur de votre service.',
    wrong: 'Cela n’a pas montré que c’est vous. Réessayez.', cancel: 'Renoncer', needed: 'Cet acte redemande qui vous êtes.',
  },
};
