// Mots français de la recherche, des entités et des rapports.
import type { find as english } from '../en/find.js';

export const find: typeof english = {
  search: {
    title: 'Recherche', field: 'Nom, alias, numéro ou mots', run: 'Chercher, sur registre', filters: 'Filtres', type: 'Type', agency: 'Origine', group: 'Membre du groupe', any: 'Tous', from: 'Rapport daté du', to: 'au', asOf: 'Vrai le', knownAt: 'Connu le',
    clear: 'Effacer les filtres', results: 'Résultats', resultsFor: 'Résultats pour {{q}}', count_one: '{{count}} entité', count_other: '{{count}} entités', start: 'Rien n’est demandé avant que vous n’appuyiez sur Entrée. Chaque recherche est inscrite au registre avec sa finalité et son dossier.',
    empty: 'Rien à montrer pour cette finalité et ce dossier.', emptyHint: 'Essayez moins de mots, une autre graphie, ou effacez les filtres.', name: 'Nom', matched: 'Trouvé sur', originators: 'Origines', notices: 'Avis', score: 'Concordance', last: 'Dernier rapport', alsoKnown: 'aussi {{names}}', pages: 'Pages de résultats', facets: 'Préciser', groupSet: 'Membres de {{group}}', previous: 'Page précédente', next: 'Page suivante',
    tips: 'Les fautes de frappe, les autres écritures et les noms de même consonance sont aussi trouvés.',
  },
  notice: {
    stale: 'Liste de 2021 : périmée', staleLong: 'Tiré de la liste publiée en 2021 par l’Office of Foreign Assets Control des États-Unis. Elle n’est plus à jour.', noForce: 'Sans effet au Canada', noForceLong: 'Cette liste n’a pas force de loi au Canada : y figurer n’y justifie aucune mesure.', fictional: 'Fictif', fictionalLong: 'Données de démonstration fictives. Aucune personne ni organisation réelle n’est visée.', label: 'Avis',
  },
  grade: { source: 'Source {{code}}', information: 'Rens. {{code}}', none: 'sans cote', unjudged: 'ne peut être apprécié', scale: '{{label}} ({{scale}})' },
  mark: { level: 'Mention de protection', control: 'Contrôle de l’origine', release: 'Communicable à {{list}}', uses: 'Usages permis : {{list}}', caveats: 'Réserves : {{list}}' },
  entity: {
    views: 'Vues de cette entité', statements: 'Énoncés', neighbours: 'Liens', timeline: 'Chronologie', sources: 'Rapports', alias_one: '{{count}} autre nom', alias_other: '{{count}} autres noms', id: 'Entité', asOfSet: 'Vrai le {{date}}', knownSet: 'Connu le {{date}}', now: 'Dans l’état actuel des connaissances', dates: 'Dates de référence', apply: 'Demander à ces dates', members: 'Chercher parmi ses membres',
    correct: 'Demander une correction', judge: 'Rapprocher un doublon', property: 'Propriété', value: 'Valeur', originator: 'Origine', grades: 'Cotes', label: 'Mention', valid: 'Vrai', recorded: 'Connu le', report: 'Rapport', since: 'depuis le {{date}}', until: 'jusqu’au {{date}}', span: 'du {{from}} au {{to}}', lang: 'en {{lang}}', noStatements: 'Rien à montrer pour cette finalité et ce dossier.',
    linked: 'Jugée identique à :', judgement: '{{by}}, le {{date}} : {{why}}', same: 'identiques', different: 'distinctes', verdict: 'Jugement',
  },
  chart: {
    title: 'Réseau de liens', hint: 'Chaque pas vers l’extérieur est une question en soi, inscrite au registre.', expand: 'Demander les liens', expandOf: 'Demander les liens : {{name}}', expanded: 'demandés', nodes: 'Entités du réseau', edges: 'Liens', from: 'De', to: 'Vers', relation: 'Lien', dates: 'Dates', type: 'Type', name: 'Nom', none: 'Aucun lien à montrer pour cette finalité et ce dossier.',
    picture: 'Réseau de liens de {{name}} ; les tableaux voisins contiennent les mêmes entités et les mêmes liens', zoomIn: 'Rapprocher', zoomOut: 'Éloigner', fit: 'Tout le réseau', step: 'Pas', noGraphics: 'Ce navigateur ne peut pas dessiner le réseau. Les tableaux contiennent les mêmes entités et les mêmes liens.',
  },
  time: { title: 'Chronologie', none: 'Aucun énoncé daté à montrer.', picture: 'Chronologie des énoncés datés ; le tableau ci-dessous contient la même chose', openEnd: 'Fin inconnue', openStart: 'Début inconnu', precise: 'daté au jour près', imprecise: 'jour inconnu', range: 'durée' },
  report: {
    more: 'Les {{count}} premiers énoncés sont montrés ; une recherche trouve les autres.', title: 'Rapport', reportedOn: 'Daté du', sourceRef: 'Référence de la source', originator: 'Origine', retention: 'Conservé au titre de', review: 'À réexaminer le', sourceGrade: 'Cote de la source', informationGrade: 'Cote du renseignement', statements: 'Énoncés de ce rapport', about: 'Au sujet de', facts: 'Le rapport', none: 'Aucun rapport à montrer pour cette finalité et ce dossier.' },
  correction: {
    title: 'Demander une correction', what: 'Vous dites ce qui est inexact et pourquoi. L’origine tranche ; rien ne change d’ici là.', whoElse: 'L’origine du rapport reçoit la demande et voit votre nom et votre service.', recorded: 'La demande, son empreinte, votre finalité et votre dossier sont inscrits au registre.',
    statement: 'Énoncé', whole: 'L’entité dans son ensemble', why: 'Ce qui est inexact, et comment vous le savez', send: 'Envoyer la demande, sur registre', back: 'Revenir à l’entité', done: 'La demande est inscrite sous {{id}}.', short: 'Écrivez au moins trois caractères.', whatHead: 'Quoi', whoHead: 'Qui d’autre', recordHead: 'Ce qui est inscrit',
  },
  judging: {
    title: 'Rapprocher un doublon', what: 'Vous jugez si deux entités n’en font qu’une. Les énoncés restent où ils sont ; le jugement peut être annulé.', whoElse: 'Quiconque peut voir les deux entités voit le jugement, avec votre nom et votre motif.', recorded: 'Le jugement, son empreinte, votre finalité et votre dossier sont inscrits au registre.',
    other: 'L’autre entité (service~id)', verdict: 'Votre jugement', why: 'Motif', send: 'Inscrire le jugement au registre', form: 'L’identifiant d’une entité a la forme service~id ; copiez-le de sa page.', done: 'Le jugement est inscrit sous {{id}}.',
  },
};
