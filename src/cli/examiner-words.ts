// What the examiner says at the terminal, in English and French; its report and its sentences have words of their own (src/watch/output/).
import type { TerminalLanguage } from './language.js';

/** What a summary counts. */
export interface SummaryCounts {
  readonly lookUps: number;
  /** 0 to 1; null where there was no look-up. */
  readonly shareExplained: number | null;
  readonly setAside: number;
  readonly ran: number;
  readonly detectors: number;
  /** Those that could not run, each with what it needs. */
  readonly notRun: readonly string[];
  readonly leads: number;
  readonly audits: number;
  readonly perWeek: number;
  readonly prompts: number;
  readonly below: number;
}

interface ExaminerWords {
  readonly steps: Readonly<Partial<Record<string, string>>>;
  readonly detecting: (detector: string) => string;
  readonly lookUpsASecond: string;
  readonly megabytesASecond: string;
  readonly ended: (rows: number, seconds: number) => string;
  readonly cannotRun: (needs: string) => string;
  readonly doneBefore: string;
  readonly needs: (tables: string) => string;
  readonly ofRecord: (counts: SummaryCounts) => string;
  readonly explained: (counts: SummaryCounts) => string;
  readonly ran: (counts: SummaryCounts) => string;
  readonly found: (counts: SummaryCounts) => string;
  readonly columns: readonly [week: string, score: string, who: string, about: string, why: string];
  readonly readReport: (out: string) => string;
  readonly readPage: (page: string, entry: string) => string;
  readonly stopped: string;
  readonly unfinished: (id: string, state: string) => string;
  readonly map: MapWords;
}

/** Of `custos watch map`. */
interface MapWords {
  readonly has: (list: string) => string;
  readonly how: string;
  readonly needed: string;
  readonly isNeeded: (column: string) => string;
  readonly noColumn: (typed: string) => string;
  readonly record: string;
  readonly or: string;
  readonly written: (time: string) => string;
  readonly canBeRead: (rows: number, quarantined: number) => string;
  readonly couldRun: (able: readonly string[]) => string;
  readonly more: (unable: readonly string[]) => string;
  readonly saved: (file: string, out: string) => string;
}

const percent = (share: number, language: TerminalLanguage): string => new Intl.NumberFormat(language === 'fr' ? 'fr-CA' : 'en-CA', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(share);
const number = (value: number, language: TerminalLanguage): string => new Intl.NumberFormat(language === 'fr' ? 'fr-CA' : 'en-CA').format(value);

const en: ExaminerWords = {
  steps: { read: 'reading', explain: 'explaining', rank: 'weighing', write: 'writing' },
  detecting: (detector) => `asking: ${detector}`,
  lookUpsASecond: 'look-ups/s', megabytesASecond: 'MB/s',
  ended: (rows, seconds) => `${number(rows, 'en')} rows, ${seconds} s`,
  cannotRun: (needs) => `cannot run: needs ${needs}`, doneBefore: ' (done before)', needs: (tables) => `needs ${tables}`,
  ofRecord: ({ lookUps }) => `${number(lookUps, 'en')} look-ups of the record`,
  explained: ({ lookUps, shareExplained, setAside }) => `${number(lookUps, 'en')} look-ups, ${shareExplained === null ? 'none' : percent(shareExplained, 'en')} explained independently; ${number(setAside, 'en')} rows set aside (quarantine.csv)`,
  ran: ({ ran, detectors, notRun }) => `${ran} of ${detectors} detectors ran${notRun.length === 0 ? '' : `; could not: ${notRun.join('; ')}`}`,
  found: ({ leads, audits, perWeek, prompts, below }) => `${number(leads, 'en')} leads, ${number(audits, 'en')} drawn at random, at most ${perWeek} a week; ${number(prompts, 'en')} questions for a next shift; ${number(below, 'en')} candidates below`,
  columns: ['week', 'score', 'who', 'about', 'why'],
  readReport: (out) => `A lead is not guilt. Read ${out}/report.html`,
  readPage: (page, entry) => `A lead is not guilt. Read it on its page, ${page}. On the record: ${entry}`,
  stopped: 'the scan was stopped; the same command goes on from the last finished step',
  unfinished: (id, state) => `scan ${id}: ${state}; carry it on from its page`,
  map: {
    has: (list) => `The file has these columns:\n${list}`,
    how: 'For each column that the examiner knows: Enter keeps the proposal, a number or a name takes that column, =word gives all rows that word, - leaves it empty.',
    needed: 'needed', isNeeded: (column) => `\`${column}\` is needed: `, noColumn: (typed) => `the file has no column \`${typed}\`: `,
    record: 'number of the record', or: ' or ', written: (time) => `, written ${time}`,
    canBeRead: (rows, quarantined) => `${number(rows, 'en')} accesses can be read, ${number(quarantined, 'en')} rows cannot. The first:`,
    couldRun: (able) => `From this file alone ${able.length} detectors could run: ${able.join(', ') || 'none'}.`,
    more: (unable) => `More evidence lets more of them run: ${unable.join('; ')}.`,
    saved: (file, out) => `Written: ${out}. Read it, correct it, then: custos watch scan ${file} --mapping ${out} --out DIR`,
  },
};

const fr: ExaminerWords = {
  steps: { read: 'lecture', explain: 'explications', rank: 'pondération', write: 'rédaction' },
  detecting: (detector) => `question : ${detector}`,
  lookUpsASecond: 'consultations/s', megabytesASecond: 'Mo/s',
  ended: (rows, seconds) => `${number(rows, 'fr')} lignes, ${number(seconds, 'fr')} s`,
  cannotRun: (needs) => `impossible : il manque ${needs}`, doneBefore: ' (déjà fait)', needs: (tables) => `il manque ${tables}`,
  ofRecord: ({ lookUps }) => `${number(lookUps, 'fr')} consultations inscrites au registre`,
  explained: ({ lookUps, shareExplained, setAside }) => `${number(lookUps, 'fr')} consultations, dont ${shareExplained === null ? 'aucune' : percent(shareExplained, 'fr')} expliquées de façon indépendante ; ${number(setAside, 'fr')} lignes mises de côté (quarantine.csv)`,
  ran: ({ ran, detectors, notRun }) => `${ran} détecteurs sur ${detectors} ont fonctionné${notRun.length === 0 ? '' : ` ; n’ont pas pu : ${notRun.join(' ; ')}`}`,
  found: ({ leads, audits, perWeek, prompts, below }) => `${number(leads, 'fr')} pistes, ${number(audits, 'fr')} tirées au sort, au plus ${perWeek} par semaine ; ${number(prompts, 'fr')} questions pour un prochain quart ; ${number(below, 'fr')} pistes possibles sous le budget`,
  columns: ['semaine', 'poids', 'qui', 'au sujet de', 'pourquoi'],
  readReport: (out) => `Une piste n’est pas une faute. Lisez ${out}/report.html`,
  readPage: (page, entry) => `Une piste n’est pas une faute. Lisez-la sur sa page, ${page}. Au registre : ${entry}`,
  stopped: 'l’examen a été arrêté ; la même commande reprend à la dernière étape terminée',
  unfinished: (id, state) => `examen ${id} : ${{ stopped: 'arrêté', failed: 'échoué', interrupted: 'interrompu', running: 'en cours' }[state] ?? state} ; poursuivez-le depuis sa page`,
  map: {
    has: (list) => `Le fichier a ces colonnes :\n${list}`,
    how: 'Pour chaque colonne que connaît l’examinateur : Entrée garde la proposition, un numéro ou un nom prend cette colonne, =mot donne ce mot à toutes les lignes, - la laisse vide.',
    needed: 'nécessaire', isNeeded: (column) => `\`${column}\` est nécessaire : `, noColumn: (typed) => `le fichier n’a pas de colonne \`${typed}\` : `,
    record: 'numéro de l’enregistrement', or: ' ou ', written: (time) => `, écrit ${time}`,
    canBeRead: (rows, quarantined) => `${number(rows, 'fr')} consultations se lisent, ${number(quarantined, 'fr')} lignes non. Les premières :`,
    couldRun: (able) => `Avec ce seul fichier, ${able.length} détecteurs pourraient fonctionner : ${able.join(', ') || 'aucun'}.`,
    more: (unable) => `Avec plus de données, d’autres le pourraient : ${unable.join(' ; ')}.`,
    saved: (file, out) => `Écrit : ${out}. Relisez, corrigez, puis : custos watch scan ${file} --mapping ${out} --out DOSSIER`,
  },
};

export const examinerWords: Readonly<Record<TerminalLanguage, ExaminerWords>> = { en, fr };
