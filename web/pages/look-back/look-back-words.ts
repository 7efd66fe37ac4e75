// Codes of a look-back in words.
import type { TFunction } from 'i18next';
import type { LookBackLine, ReverseLine } from '../../../src/http/contract.js';
import { formatNumber } from '../../words/language.js';

const fewest = 0.01;
const rarest = 1_000_000;

export function actWords({ act, outcome }: Pick<LookBackLine, 'act' | 'outcome'>, t: TFunction): string {
  const acts: Readonly<Record<string, string>> = {
    search: t('lookBack.search'), view: t('lookBack.view'), expand: t('lookBack.expand'), export: t('lookBack.export'), report: t('lookBack.report'), whoSees: t('lookBack.whoSees'), lookBack: t('lookBack.lookBack'),
    denied: t('lookBack.denied'), listed: t('lookBack.listed'),
  };
  const what = acts[act] ?? act;
  if (outcome === 'nothing') return t('lookBack.nothingShown', { what });
  return outcome === 'gone' ? t('lookBack.gone', { what }) : what;
}

/** Reasons first; where the record says nothing of a case, that stands there too. */
export function becauseWords({ because, onCase }: Pick<LookBackLine, 'because' | 'onCase'>, t: TFunction): string[] {
  const words: Readonly<Record<string, string>> = { own_work: t('lookBack.ownWork'), others_work: t('lookBack.othersWork'), request: t('lookBack.request') };
  const ofCase = onCase === null ? [] : [onCase ? t('lookBack.onCase') : t('lookBack.notOnCase')];
  return [...because.map((one) => words[one] ?? one), ...ofCase];
}

/** `expected 0.3, looked 4`: never a bare zero, which nothing is. */
export function expectedWords(expected: number | null, t: TFunction): string {
  if (expected === null) return t('lookBack.unknown');
  return expected < fewest ? t('lookBack.below', { number: formatNumber(fewest) }) : formatNumber(Number(expected.toPrecision(2)));
}

export function chanceWords(chance: number | null, t: TFunction): string {
  if (chance === null) return t('lookBack.unknown');
  if (chance >= 0.5) return t('lookBack.usual');
  const oneIn = 1 / chance;
  return oneIn > rarest ? t('lookBack.rarer', { number: formatNumber(rarest) }) : t('lookBack.oneIn', { number: formatNumber(Math.round(Number(oneIn.toPrecision(2)))) });
}

export function shiftKindWords(kind: string, t: TFunction): string {
  const kinds: Readonly<Record<string, string>> = { shift: t('reverse.kindShift'), overtime: t('reverse.kindOvertime'), court: t('reverse.kindCourt'), callout: t('reverse.kindCallout'), leave: t('reverse.kindLeave'), off: t('reverse.kindOff') };
  return kinds[kind] ?? kind;
}

/** Empty for what is unknown. */
export function shiftWords(shift: ReverseLine['shift'], t: TFunction): string {
  if (shift === null) return '';
  const kind = shiftKindWords(shift.kind, t);
  return shift.isAlone ? t('reverse.alone', { what: kind }) : kind;
}

export function dispatchWords(dispatch: ReverseLine['dispatch'], t: TFunction): string {
  if (dispatch === null) return '';
  const what = dispatch.incident ?? t('reverse.sentNowhere');
  return dispatch.isAlone ? t('reverse.alone', { what }) : what;
}
