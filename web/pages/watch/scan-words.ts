// States and steps of a scan in words; a code that is not known yet is read as words.
import type { TFunction } from 'i18next';
import type { ScanLine } from '../../../src/http/contract.js';
import { codeWords } from '../../marks/code-words.js';

export function stateWords(state: string, t: TFunction): string {
  const words: Partial<Record<string, string>> = { running: t('watch.running'), done: t('watch.done'), stopped: t('watch.stopped'), failed: t('watch.failed'), interrupted: t('watch.interrupted') };
  return words[state] ?? codeWords(state);
}

export function stepWords(step: string, t: TFunction): string {
  const words: Partial<Record<string, string>> = { '': t('watch.beginning'), read: t('watch.reading'), 'read record': t('watch.readingRecord'), explain: t('watch.explaining'), rank: t('watch.ranking'), write: t('watch.writing') };
  return words[step] ?? t('watch.detecting', { detector: step.replace(/^detect /u, '') });
}

export function sourceWords({ source, evidence }: Pick<ScanLine, 'source' | 'evidence'>, t: TFunction): string {
  return source === 'record' ? t('watch.ownRecord') : evidence;
}

export function daysWords({ from, to }: Pick<ScanLine, 'from' | 'to'>, t: TFunction): string {
  return from === null && to === null ? t('watch.allDays') : `${from ?? '…'} – ${to ?? '…'}`;
}

export function subjectTypeWords(type: string, t: TFunction): string {
  const words: Partial<Record<string, string>> = { person: t('watch.person'), address: t('watch.address'), vehicle: t('watch.vehicle'), phone: t('watch.phone'), group: t('watch.group'), case: t('watch.caseFile') };
  return words[type] ?? codeWords(type);
}

/** Kinds of evidence that do not follow from each other, and what else a weight is made of. */
export function familyWords(family: string, t: TFunction): string {
  const words: Partial<Record<string, string>> = {
    relation: t('watch.relation'), interest: t('watch.interest'), harm: t('watch.harm'), guarded: t('watch.guarded'), volume: t('watch.volume'), paper: t('watch.paper'), presence: t('watch.presence'),
    skew: t('watch.skew'), repeats: t('watch.repeats'), explanations: t('watch.explained'),
  };
  return words[family] ?? codeWords(family);
}
