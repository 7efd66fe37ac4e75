// Mots français du cadre, de l’ouverture de session et de ce qui figure sur chaque page.
import type { frame as english } from '../en/frame.js';

export const frame: typeof english = {
  app: { name: 'Custos', line: 'Le renseignement criminel, sur registre', skip: 'Aller à la page', loading: 'Chargement', notFound: 'Il n’y a pas de page à cette adresse.', toSearch: 'Aller à la recherche' },
  rail: { label: 'Salles', find: 'Chercher', understand: 'Comprendre', tell: 'Chiffres', act: 'Agir', watch: 'Veiller', account: 'Rendre compte', arrange: 'Organiser', search: 'Recherche', mine: 'Mon dossier d’accès', agency: 'Accès du service', ledger: 'Registre', open: 'Ouvrir les salles', close: 'Fermer les salles' },
  bar: { work: 'Finalité et dossier', change: 'modifier', language: 'Langue', person: 'Personne', theme: 'Couleurs', light: 'Clair', dark: 'Sombre', system: 'Comme l’appareil', signOut: 'Fermer la session', help: 'Touches' },
  seal: {
    label: 'Sceau', none: 'Aucune réponse encore', checking: 'vérification', holds: 'preuve vérifiée', fails: 'preuve fausse', open: 'non vérifiée', number: 'Nº {{index}}',
    title: 'Réponses de cette session', about: 'Chaque réponse est inscrite au registre avant d’être montrée. Ce navigateur suit sa preuve jusqu’au point de contrôle signé.',
    alarm: 'La preuve d’une réponse ne tient pas. Ne vous y fiez pas ; prévenez votre responsable de l’intégrité et laissez cette fenêtre ouverte.', inLog: 'dans le journal {{log}}', toLedger: 'Tous les journaux',
    noCrypto: 'À cette adresse, ce navigateur ne peut pas vérifier de signature.',
  },
  key: {
    title: 'Touches', search: 'Aller au champ de recherche', goSearch: 'Recherche', goMine: 'Mon dossier d’accès', goLedger: 'Registre', goWork: 'Changer de finalité et de dossier', help: 'Cette liste',
    rows: 'Se déplacer dans un tableau', first: 'Première ou dernière ligne', openRow: 'Ouvrir la ligne', provenance: 'D’où vient la valeur', copyRow: 'Copier la ligne', close: 'Fermer', after: 'puis', key: 'Touche', does: 'Effet',
  },
  signIn: {
    title: 'Ouvrir une session', user: 'Utilisateur', password: 'Mot de passe', enter: 'Ouvrir la session', people: 'Personnes de démonstration', filter: 'Trouver dans la liste', fictional: 'Toutes ces personnes sont fictives. Leur mot de passe est demo.',
    name: 'Nom', role: 'Fonction', agency: 'Service', purposes: 'Finalités', cases: 'Dossiers', wrong: 'L’utilisateur et le mot de passe ne concordent pas. Rien n’a été ouvert.',
  },
  role: { analyst: 'Analyste', investigator: 'Enquêteur', deskOfficer: 'Agent de liaison', integrityExaminer: 'Examinateur de l’intégrité', independentReviewer: 'Réviseur indépendant', agencyAdministrator: 'Administrateur de service', publisher: 'Responsable des publications', toolsAuditor: 'Vérificateur des outils', sourceHandler: 'Gestionnaire de sources' },
  clearance: { reliability: 'Fiabilité', enhancedReliability: 'Fiabilité approfondie', secret: 'Secret', enhancedSecret: 'Secret approfondi', topSecret: 'Très secret', enhancedTopSecret: 'Très secret approfondi' },
  work: {
    title: 'Finalité et dossier', why: 'Toute question est posée pour une finalité et dans un dossier. Les deux figurent au registre à côté d’elle.', purpose: 'Finalité', caseRef: 'Dossier',
    choose: 'Travailler pour cette finalité et ce dossier', none: 'Aucun dossier ne vous est ouvert. Adressez-vous à l’administration de votre service.', noPurpose: 'Aucune finalité ne vous est reconnue. Adressez-vous à l’administration de votre service.', unset: 'non précisés',
  },
  trouble: {
    unpublished: 'Ce journal n’a pas encore de point de contrôle publié. Reposez la question dans quelques secondes.', unsigned: 'Ce qui est servi comme point de contrôle de ce journal n’est pas signé par sa clé. Ne vous fiez pas à ce journal ; gardez cette page et prévenez votre responsable de l’intégrité.', tileWrong: 'Un fichier publié de ce journal ({{path}}) contredit sa racine signée. Ne vous fiez pas à ce journal ; gardez cette page et prévenez votre responsable de l’intégrité.', tileMissing: 'Un fichier publié de ce journal ({{path}}) n’est pas venu. On ne sait rien de ce qu’il porte.',
    offline: 'Le serveur ne répond pas. Rien n’a changé. Vérifiez la connexion, puis reposez la question.', signedOut: 'Votre session a pris fin. Ouvrez-en une autre ; l’adresse est conservée.',
    refused: 'Refusé, et le refus est inscrit au registre.', nothing: 'Rien à montrer pour cette finalité et ce dossier.', busy: 'Trop de questions en peu de temps. Attendez une minute, puis reposez la question.',
    record: 'Le registre n’est pas accessible ; rien n’est montré.', input: 'La question ne peut pas être traitée telle quelle. Modifiez-la, puis reposez-la.', fault: 'Le serveur n’a pas pu répondre. Rien n’a changé. Reposez la question ; si cela persiste, prévenez l’administration.', again: 'Reposer la question', crash: 'Cette page s’est arrêtée. Rien n’a changé. Rechargez-la.',
  },
  table: { copy: 'Copier le tableau', copied: 'Copié', rows_one: '{{count}} ligne', rows_other: '{{count}} lignes', provenance: 'Provenance', none: 'aucun', unknown: 'inconnu' },
};
