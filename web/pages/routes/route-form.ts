// What somebody types of a route, and the judgement that it makes: of the three kinds only the fields of the one that was chosen.
import type { NewRouteJudgement, RouteEffort } from '../../../src/http/contract.js';
import { usualLevel } from '../../marks/usual-level.js';

export interface RouteForm {
  readonly route: string;
  readonly mode: string;
  readonly conveyance: string;
  readonly commodity: string;
  readonly kind: 'observed' | 'forecast' | 'hardened';
  readonly from: string;
  readonly to: string;
  readonly seizures: string;
  readonly effort: string;
  readonly amount: string;
  readonly unit: string;
  /** Of what was observed. */
  readonly found: string;
  readonly likelihood: string;
  readonly until: string;
  readonly on: string;
  readonly channel: string;
  readonly carrier: string;
  readonly indicators: string;
  readonly source: string;
  readonly assessedOn: string;
  readonly confidence: string;
  readonly why: string;
  readonly level: string;
  readonly isForAll: boolean;
}

/** What nobody chose is unknown, and never a level. */
export const emptyDraft: RouteForm = {
  route: '', mode: 'road', conveyance: '', commodity: '', kind: 'observed', from: '', to: '', seizures: '', effort: 'unknown', amount: '', unit: 'inspections', found: 'unknown', likelihood: 'roughly-even', until: '', on: '',
  channel: 'unknown', carrier: '', indicators: '', source: '', assessedOn: '', confidence: 'low', why: '', level: usualLevel, isForAll: false,
};

export function isReady({ route, kind, from, to, effort, amount, until, on, source, assessedOn, why }: RouteForm): boolean {
  const said = kind === 'observed' ? from !== '' && to !== '' && (effort !== 'recorded' || amount.trim() !== '') : kind === 'forecast' ? until !== '' : on !== '';
  return said && route.trim().length >= 3 && source.trim().length >= 3 && assessedOn !== '' && why.trim().length >= 3;
}

export function judgementOf(form: RouteForm): NewRouteJudgement {
  const { route, mode, conveyance, commodity, channel, carrier, indicators, source, assessedOn, confidence, why, level, isForAll } = form;
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  return {
    route: route.trim(), mode, conveyance: orNull(conveyance), commodity: orNull(commodity), says: saysOf(form), channel, carrier: orNull(carrier), source: source.trim(), assessedOn, confidence, why: why.trim(),
    indicators: indicators.split('\n').map((line) => line.trim()).filter((line) => line !== '').map(indicatorOf), label: { level, releasableTo: isForAll ? ['ALL'] : [] },
  };
}

function saysOf({ kind, from, to, seizures, effort, amount, unit, found, likelihood, until, on }: RouteForm): NewRouteJudgement['says'] {
  if (kind === 'forecast') return { kind, likelihood, until };
  if (kind === 'hardened') return { kind, on };
  const state = (['recorded', 'none'] as const).find((one) => one === effort) ?? 'unknown';
  const search: RouteEffort = state === 'recorded' ? { state, amount: Number(amount.trim().replaceAll(/[\s\u00A0]/gu, '').replace(',', '.')), unit } : { state };
  return { kind, from, to, seizures: seizures.trim() === '' ? null : Number(seizures.trim()), effort: search, level: found };
}

/** `+ words` was seen, `- words` was looked for and not seen; of anything else nobody looked. */
export function indicatorOf(line: string): { readonly words: string; readonly sign: string } {
  const sign = line.startsWith('+') ? 'seen' : line.startsWith('-') ? 'not_seen' : 'not_looked_for';
  return { words: line.replace(/^[+-]\s*/u, ''), sign };
}
