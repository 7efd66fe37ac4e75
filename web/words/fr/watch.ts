// Mots français des examens.
import type { watch as english } from '../en/watch.js';

export const watch: typeof english = {
  watch: {
    rail: 'Examens', title: 'Examens', one: 'Examen', hint: 'Ce que rien n’explique parmi les consultations de votre service. Consulter cette page est porté au registre. Une piste n’est pas une faute.', back: 'Tous les examens',
    none: 'Aucun examen encore. Demandez à qui exploite le nœud d’y déposer des données, puis lancez-en un.', noneToRead: 'Aucun examen à lire.',
    start: 'Lancer un examen', noEvidence: 'Il n’y a pas de données pour votre service. Qui exploite le nœud y dépose un dossier de tables ; son nom apparaît alors ici.', notYours: 'Votre rôle lit les examens et n’en lance pas.',
    what: 'L’examen lit tout le dossier, cherche le travail derrière chaque consultation et nomme celles que rien n’explique, dans la limite que vous fixez. Il peut durer plusieurs minutes et se poursuit sans vous.',
    whoElse: 'Les examinateurs et réviseurs de votre service lisent ce qu’il trouve. Personne ne lit ce qui le concerne, ni ce qui concerne quelqu’un relevant du même supérieur. Les administrateurs n’en lisent rien.', recorded: 'Que vous l’avez lancé, sur quelles données et quels jours, avec quelle limite. Chaque lecture est aussi une inscription.', send: 'Lancer, sur registre',
    evidence: 'Données', evidenceHint: 'Dossiers déposés pour votre service.', from: 'Du', to: 'Au', daysHint: 'Vide : depuis la première consultation.', toHint: 'Dernier jour compris, UTC. Vide : jusqu’à la dernière.', days: 'Jours', allDays: 'tous',
    perThousand: 'Alertes par 1 000 personnes et semaine', perThousandHint: 'Au plus ; jamais moins d’une. Demandez ce que vous avez les moyens d’examiner.', memory: 'Mémoire', memoryHint: 'Au-delà, l’examen travaille sur disque.', timezone: 'Fuseau horaire', timezoneHint: 'Des heures sans décalage ; sinon, laissez vide.',
    startedAt: 'Début', endedAt: 'Fin', startedBy: 'Lancé par', over: 'Sur', ownRecord: 'Le registre de ce nœud', state: 'État', running: 'En cours', done: 'Terminé', stopped: 'Arrêté', failed: 'Échoué', interrupted: 'Interrompu',
    wasInterrupted: 'Le nœud s’est arrêté pendant cet examen. Ce qui était fini est gardé : reprenez-le de là.', removed: 'Ce que cet examen a trouvé a été retiré par qui exploite le nœud.',
    stop: 'Arrêter l’examen', stopHint: 'Ce qui est fini est gardé ; il peut être repris.', resume: 'Reprendre l’examen', resumeHint: 'Depuis la dernière étape finie, si les données n’ont pas changé.',
    progress: 'Avancement de l’examen', step: 'étape {{index}} sur {{count}}', beginning: 'Début', reading: 'Lecture des données', explaining: 'Recherche des explications', detecting: 'Question : {{detector}}', ranking: 'Pesée, semaine par semaine', writing: 'Rédaction',
    notGuilt: 'Une piste n’est pas une faute. C’est une consultation que rien n’explique dans les données. Deux personnes l’examinent, hors de la voie hiérarchique de l’intéressé ; on cherche d’abord le travail légitime, et l’intéressé est entendu.',
    lookUps: 'consultations', shareExplained: 'expliquées de façon indépendante', leads: 'Pistes', audits: 'Au sort', prompts: 'Questions', below: 'sous la limite', people: 'Personnes', aWeek: 'alertes par semaine au plus', quarantined: 'Mises de côté',
    ran: 'Ce qui a été examiné, et ce qui n’a pas pu l’être', ranCount: '{{ran}} détecteurs sur {{count}} ont tourné.', ranNote: 'Celui qui n’a pas pu tourner n’a rien vu. Cela ne veut pas dire que tout va bien.', detectors: 'Détecteurs', detector: 'Détecteur', asks: 'Ce qu’il demande', didRun: 'exécuté', cannotRun: 'impossible : il manque {{needs}}',
    tables: 'Ce qui a été lu', period: 'Consultations du {{from}} au {{to}}.', table: 'Table', rows: 'Lignes', duplicates: 'Doublons', remarks: 'Remarques', missing: 'absente',
    explanations: 'Les explications d’abord', explanationsNote: 'Seul un motif écrit par quelqu’un d’autre, sur un fait commencé auparavant, éclaircit une consultation.', independent: 'indépendante', selfMade: 'écrite par la même personne', afterTheFact: 'après coup', unexplained: 'aucune', firstLooks: 'première consultation d’un sujet', firstExplained: '{{share}} expliquées de façon indépendante',
    alerts: 'Alertes', noAlerts: 'Aucune alerte pour vous. Voyez d’abord ci-dessus ce qui n’a pas pu être examiné.', lead: 'piste', audit: 'tirée au sort', week: 'semaine', weight: 'poids', weighs: 'Il classe les alertes et ne prouve rien.', drawnWith: 'probabilité de tirage : {{share}}', manySubjects: 'plusieurs sujets',
    considered: 'Explications innocentes envisagées', reasons: 'Pourquoi elle a été remarquée', when: 'Quand (heure du jour, UTC)', whoAndWhat: 'Qui et quoi', weights: 'Poids par famille :', events_one: '{{count}} consultation :', events_other: '{{count}} consultations :',
    timelineLabel: '{{count}} consultations entre {{from}} et {{to}}, selon l’heure du jour', graphLabel: '{{people}} et les {{count}} objets consultés',
    fairness: 'Sur qui tombent les alertes', fairnessNote: 'Si une unité ou un sexe est visé plus souvent que son travail ne l’explique, arrêtez-vous et cherchez pourquoi avant d’agir.', unit: 'Unité', sex: 'Sexe', notKnown: 'inconnu',
    promptsHead: 'Questions à poser au prochain quart', promptsNote: 'Seulement pour ce qui présente peu de risque. On n’interroge personne sur ce qu’un réviseur doit voir d’abord : une question avertirait.', who: 'Qui', question: 'Question', askAt: 'Prochain quart',
  },
};
