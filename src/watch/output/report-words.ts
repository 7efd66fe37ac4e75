// The report's own words, in English and in French.
import type { Language } from '../detector.js';

const en = {
  title: 'Examination of look-ups', from: 'from', to: 'to',
  notGuilt: 'A lead is not guilt. It is a look-up that nothing in the evidence explains, with the reasons why it was noticed. Two people review it, neither in the person’s chain of command; the legitimate work is looked for first, and the person is heard. Nothing here is a ground for discipline by itself.',
  lookUps: 'look-ups', explained: 'explained independently', leads: 'leads', audits: 'drawn at random', prompts: 'questions for a next shift', below: 'below the budget', aWeek: 'alerts a week at most', people: 'people',
  ran: 'What ran, and what could not', ranNote: 'A detector that could not run has found nothing because it has seen nothing. That is not the same as clean.',
  detector: 'detector', question: 'question', state: 'state', findings: 'findings', didRun: 'ran', cannot: 'cannot run', needs: 'needs',
  tables: 'What was read', table: 'table', rows: 'rows', quarantined: 'set aside', duplicates: 'duplicates', missing: 'missing', remarks: 'remarks', unknownColumns: 'columns not read',
  explanations: 'Explanations first',
  explanationsNote: 'Before anything is judged, the examiner looks for the work that led to each look-up. Only a reason that somebody else wrote, about something that had begun before, clears it.',
  independent: 'independent', self_made: 'written by the same person', after_the_fact: 'after the fact', none: 'none', firstAccesses: 'first look at a subject', repeats: 'repeats', share: 'share',
  alerts: 'Alerts', noAlerts: 'No alert. Read above what could not run before concluding anything.', lead: 'lead', audit: 'random', week: 'week', score: 'weight', weighs: 'it puts alerts in order and proves nothing', drawnWith: 'chance of being drawn',
  considered: 'Innocent explanations considered', reasons: 'Why it was noticed', events: 'Look-ups', about: 'about', manySubjects: 'many subjects', when: 'When (hour of the day, UTC)', who: 'Who and what', and: 'and', more: 'more',
  fairness: 'On whom alerts fell', fairnessNote: 'If people of one unit or sex are alerted more often than their work explains, stop and find out why before acting on any of it. Times everybody: the share of people with a lead against that of all, with a 95 % interval; marked where chance does not account for it.', times: 'times everybody', unit: 'unit', sex: 'sex', actors: 'people with open look-ups', withLead: 'people with a lead', unknown: 'not known',
  limits: 'Limits',
  limitList: [
    'What was never logged cannot be examined; who used another’s account appears as that other.',
    'Explanations are as good as the tables: unwritten work looks unexplained, and a forged entry by a colleague can look independent.',
    'The weight rests on a stated share of offenders (see coverage.json) and on families of evidence whose sums are measured against what peers come to. It orders; it does not prove.',
    'Random audits say how much the detectors miss; leads cannot.',
    'Weights are computed from this evidence alone; nothing was learnt from earlier cases.',
  ],
  budget: 'Budget', seeFiles: 'Every alert is a line of alerts.jsonl, with the same number. Rows set aside are in quarantine.csv, each look-up’s explanation in explained.csv.',
  yes: 'read',
};

const fr: typeof en = {
  title: 'Examen des consultations', from: 'du', to: 'au',
  notGuilt: 'Une piste n’est pas une faute. C’est une consultation que rien n’explique dans les données, avec les raisons qui l’ont fait remarquer. Deux personnes l’examinent, hors de la ligne hiérarchique de l’intéressé ; on cherche d’abord le travail légitime, et l’intéressé est entendu. Rien ici ne justifie à soi seul une mesure disciplinaire.',
  lookUps: 'consultations', explained: 'expliquées de façon indépendante', leads: 'pistes', audits: 'tirées au sort', prompts: 'questions à poser au prochain quart', below: 'sous le budget', aWeek: 'alertes par semaine au plus', people: 'personnes',
  ran: 'Ce qui a été examiné, et ce qui n’a pas pu l’être', ranNote: 'Un détecteur qui n’a pas pu tourner n’a rien trouvé parce qu’il n’a rien vu. Cela ne veut pas dire que tout va bien.',
  detector: 'détecteur', question: 'question', state: 'état', findings: 'constats', didRun: 'exécuté', cannot: 'impossible', needs: 'il manque',
  tables: 'Ce qui a été lu', table: 'table', rows: 'lignes', quarantined: 'mises de côté', duplicates: 'doublons', missing: 'absente', remarks: 'remarques', unknownColumns: 'colonnes non lues',
  explanations: 'Les explications d’abord',
  explanationsNote: 'Avant tout jugement, on cherche le travail qui a mené à chaque consultation. Seul l’éclaircit un motif écrit par quelqu’un d’autre, sur un fait commencé auparavant.',
  independent: 'indépendante', self_made: 'écrite par la même personne', after_the_fact: 'après coup', none: 'aucune', firstAccesses: 'première consultation d’un sujet', repeats: 'consultations suivantes', share: 'part',
  alerts: 'Alertes', noAlerts: 'Aucune alerte. Voir d’abord ci-dessus ce qui n’a pas pu être examiné.', lead: 'piste', audit: 'au sort', week: 'semaine', score: 'poids', weighs: 'il classe les alertes et ne prouve rien', drawnWith: 'probabilité de tirage',
  considered: 'Explications innocentes envisagées', reasons: 'Pourquoi elle a été remarquée', events: 'Consultations', about: 'au sujet de', manySubjects: 'plusieurs sujets', when: 'Quand (heure du jour, UTC)', who: 'Qui et quoi', and: 'et', more: 'de plus',
  fairness: 'Sur qui tombent les alertes', fairnessNote: 'Si une unité ou un sexe est visé plus souvent que son travail ne l’explique, il faut s’arrêter et chercher pourquoi avant d’agir. Rapport à l’ensemble : part des personnes avec une piste comparée à celle de tous, avec un intervalle à 95 % ; signalé là où le hasard ne suffit pas.', times: 'rapport à l’ensemble', unit: 'unité', sex: 'sexe', actors: 'personnes ayant des consultations ouvertes', withLead: 'personnes avec une piste', unknown: 'inconnu',
  limits: 'Limites',
  limitList: [
    'Ce qui n’a pas été journalisé ne peut être examiné ; qui emploie le compte d’autrui apparaît sous ce nom.',
    'Les explications valent ce que valent les tables : un travail non écrit paraît inexpliqué, une écriture forgée par un collègue peut paraître indépendante.',
    'Le poids repose sur une part supposée de fautifs (voir coverage.json) et sur des familles d’indices dont la somme est mesurée à celle des pairs. Il classe ; il ne prouve pas.',
    'Le tirage au sort dit ce que les détecteurs manquent ; les pistes ne le peuvent pas.',
    'Les poids ne viennent que de ces données ; rien n’est appris d’affaires antérieures.',
  ],
  budget: 'Budget', seeFiles: 'Chaque alerte est une ligne de alerts.jsonl, sous le même numéro. Les lignes mises de côté sont dans quarantine.csv, l’explication de chaque consultation dans explained.csv.',
  yes: 'lue',
};

export type ReportWords = typeof en;

export const reportWords: Readonly<Record<Language, ReportWords>> = { en, fr };
