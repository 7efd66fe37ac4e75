// Mots français des pages du registre.
import type { account as english } from '../en/account.js';

export const account: typeof english = {
  record: {
    mine: 'Mon dossier d’accès', agency: 'Accès de mon service', mineHint: 'Ce que vous avez demandé et écrit, tel que le registre le conserve. Lire cette liste y est inscrit aussi.', agencyHint: 'Ce que chacun a demandé et écrit dans votre service. Lire cette liste est inscrit aussi.',
    index: 'Nº', at: 'Quand (UTC)', action: 'Action', actor: 'Qui', purpose: 'Finalité', caseRef: 'Dossier', outcome: 'Issue', shown: 'Montrés', asked: 'Demande', policies: 'Règles', older: 'Inscriptions antérieures', newest: 'Dernières inscriptions', none: 'Aucune inscription encore.', allowed: 'permis', refused: 'refusé', openEntry: 'Inscription {{index}}',
  },
  entry: {
    title: 'Inscription {{index}}', holds: 'La preuve tient. Ce navigateur l’a suivie jusqu’à un point de contrôle signé par le journal.', fails: 'La preuve ne tient pas. On ne peut se fier à cette inscription ; gardez cette page et prévenez votre responsable de l’intégrité.', open: 'La preuve n’a pas pu être vérifiée dans ce navigateur.', checking: 'La preuve est en cours de vérification dans ce navigateur.',
    steps: 'Étapes de la vérification', commitment: 'L’inscription engage son contenu : SHA-256 du sel et du contenu', leaf: 'L’inscription donne la feuille : SHA-256 de 0x00 et de ses octets', path: 'Le chemin mène de la feuille à la racine', checkpoint: 'Le point de contrôle énonce ce journal, cette taille et cette racine', signature: 'Le journal a signé le point de contrôle (Ed25519)', memory: 'Le journal concorde avec ce que ce navigateur a déjà vu',
    wordHolds: 'tient', wordFails: 'ne tient pas', wordOpen: 'non vérifié', pathTitle: 'Chemin vers la racine', leafNode: 'Feuille', rootNode: 'Racine', node: 'Nœud {{level}}', siblingLeft: 'joint par la gauche', siblingRight: 'joint par la droite', only: 'Le journal n’a qu’une inscription : la feuille est la racine.', content: 'Contenu', payload: 'Contenu tel qu’inscrit', raw: 'Point de contrôle tel que signé', salt: 'Sel', size: 'Taille du journal : {{size}}', root: 'Racine : {{root}}', facts: 'L’inscription',
  },
  head: {
    title: 'Registre', hint: 'Tous les journaux de ce nœud : leur nombre d’inscriptions et leur racine. Ces valeurs sont publiques ; chacun peut les garder et les comparer.', agency: 'Service', origin: 'Journal', size: 'Inscriptions', root: 'Racine', key: 'Clé', seen: 'Ce navigateur', agrees: 'concorde', differs: 'diffère', unseen: 'pas encore vu', bad: 'point de contrôle faux', forget: 'Oublier ce qui a été vu', none: 'Aucun journal encore.',
  },
  forgetting: {
    title: 'Oublier ce qui a été vu', what: 'Ce navigateur retient la clé, la taille et la racine de chaque journal, afin de remarquer un journal réécrit. L’oubli ne convient que si un journal a été légitimement recommencé, comme un répertoire de démonstration.', whoElse: 'Personne d’autre n’est prévenu. Demandez d’abord au gardien du registre pourquoi le journal a changé.', recorded: 'Rien n’entre au registre : cette mémoire n’appartient qu’à ce navigateur. La clé que montre le serveur sera de nouveau crue à première vue.', log: 'Journal', send: 'Oublier ce journal', done: 'Oublié. La prochaine réponse sera tenue pour la première.', none: 'Ce navigateur ne retient aucun journal.', back: 'Revenir au registre',
  },
};
