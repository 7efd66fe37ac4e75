// States, acts and outcomes of the review desk in words; a code that is not known yet is read as words.
import type { TFunction } from 'i18next';
import { codeWords } from '../../marks/code-words.js';

type Words = Partial<Record<string, string>>;

export function leadStateWords(state: string, t: TFunction): string {
  const words: Words = { new: t('reviews.stateNew'), triage: t('reviews.stateTriage'), review: t('reviews.stateReview'), split: t('reviews.stateSplit'), third: t('reviews.stateThird'), closed: t('reviews.stateClosed') };
  return words[state] ?? codeWords(state);
}

export function leadSourceWords(source: string, t: TFunction): string {
  const words: Words = { scan: t('reviews.fromScan'), live: t('reviews.fromLive'), canary: t('reviews.fromCanary'), feed: t('reviews.fromFeed'), complaint: t('reviews.fromComplaint') };
  return words[source] ?? codeWords(source);
}

export function outcomeWords(outcome: string, t: TFunction): string {
  const words: Words = { clear: t('reviews.cleared'), coach: t('reviews.coached'), restrict: t('reviews.restricted'), refer: t('reviews.referred'), open: t('reviews.open') };
  return words[outcome] ?? codeWords(outcome);
}

export function threadStateWords(state: string, t: TFunction): string {
  const words: Words = { open: t('reviews.taskStateOpen'), owned: t('reviews.taskOwned'), closed: t('reviews.taskClosed'), stopped: t('reviews.taskStopped'), decided: t('reviews.lineDecided') };
  return words[state] ?? codeWords(state);
}

export function actKindWords(kind: string, t: TFunction): string {
  const words: Words = {
    taken: t('reviews.actTaken'), took: t('reviews.actTook'), opened: t('reviews.actOpened'), triaged: t('reviews.actTriaged'), asked: t('reviews.actAsked'), answered: t('reviews.actAnswered'), decided: t('reviews.actDecided'),
    recused: t('reviews.actRecused'), named: t('reviews.actNamed'), owned: t('reviews.actOwned'), warned: t('reviews.actWarned'), breach_noticed: t('reviews.actBreach'), stopped: t('reviews.actStopped'),
    lead_cleared: t('reviews.actCleared'), reopened: t('reviews.actReopened'), lead_reopened: t('reviews.actLeadReopened'), lead_sustained: t('reviews.actSustained'),
    carried: t('reviews.carried'), not_carried: t('reviews.notCarried'), triage_lent: t('reviews.actTriageLent'),
  };
  return words[kind] ?? codeWords(kind);
}

/** Of a lead, a task about somebody exposed, or a case. */
export function decisionWords(decision: string, t: TFunction): string {
  const words: Words = {
    clear: t('reviews.cleared'), coach: t('reviews.coached'), restrict: t('reviews.restricted'), refer: t('reviews.referred'), warn: t('reviews.warn'), do_not_warn: t('reviews.doNotWarn'), given: t('reviews.given'), put_off: t('reviews.putOff'),
    not_required: t('reviews.notRequired'), disclose: t('reviews.disclose'), does_not_bear: t('reviews.doesNotBear'), ask_crown: t('reviews.askCrown'), none_known: t('reviews.noneKnown'), possible: t('reviews.possible'), immediate: t('reviews.immediate'),
  };
  return words[decision] ?? codeWords(decision);
}

export function evidenceWords(evidence: string, t: TFunction): string {
  const words: Words = { lead: t('reviews.evidenceLead'), complaint: t('reviews.evidenceComplaint'), canary: t('reviews.evidenceCanary'), ruling: t('reviews.evidenceRuling') };
  return words[evidence] ?? codeWords(evidence);
}
