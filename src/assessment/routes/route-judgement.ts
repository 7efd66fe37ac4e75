// A judgement of a route, as it was made: what was observed with how hard anybody searched, or what is forecast, never both in one (domain.md section 12).
// It is added and never changed; a later one of the same agency on the same thing stands before it.
import { BadInput } from '../../kernel/index.js';
import { isDay } from '../../registry/index.js';
import { checkTerm, routeTerms } from './route-terms.js';

/** How hard anybody searched. `none`: nobody did. `unknown`: nobody wrote it down. */
export type Effort = { readonly state: 'recorded'; readonly amount: number; readonly unit: string } | { readonly state: 'none' } | { readonly state: 'unknown' };

/** Days are `YYYY-MM-DD`, inclusive. `seizures`: how many, null where nobody said. */
export interface Observed {
  readonly kind: 'observed';
  readonly from: string;
  readonly to: string;
  readonly seizures: number | null;
  readonly effort: Effort;
  readonly level: string;
}

/** Likelihood and confidence are two things and stand in two fields (domain.md section 3, estimative language). */
export interface Forecast {
  readonly kind: 'forecast';
  readonly likelihood: string;
  readonly until: string;
}

/** Somebody made a mode harder to use: what a displacement is looked for after. */
export interface Hardened {
  readonly kind: 'hardened';
  readonly on: string;
}

export interface WatchIndicator {
  readonly words: string;
  readonly sign: string;
}

export interface RouteDraft {
  /** Where it leads, as a code that agencies share: `mexico-canada`. */
  readonly route: string;
  readonly mode: string;
  readonly conveyance: string | null;
  readonly commodity: string | null;
  readonly says: Observed | Forecast | Hardened;
  /** The way to the carrier, and the carrier's name or kind in words. */
  readonly channel: string;
  readonly carrier: string | null;
  readonly indicators: readonly WatchIndicator[];
  readonly source: string;
  readonly assessedOn: string;
  readonly confidence: string;
  readonly why: string;
}

export interface RouteJudgement extends RouteDraft {
  readonly agencyId: string;
  readonly judgementId: string;
  readonly labelId: number;
  readonly by: string;
  readonly atMs: number;
}

/** Of one mode in one period: more is a typing error. */
const mostSeizures = 1_000_000;
const codeForm = /^[a-z0-9][a-z0-9-]{1,58}[a-z0-9]$/;

/** Throws `BadInput` that names the field: a code that does not exist, a day that is none, and whatever would let silence pass for an absence. */
export function checkRoute(draft: RouteDraft, today: string): void {
  if (!codeForm.test(draft.route)) throw new BadInput('`route` is a code of 3 to 60 small letters, digits and dashes, such as `mexico-canada`', { fr: '`route` est un code de 3 à 60 minuscules, chiffres et traits d’union, comme `mexico-canada`' });
  checkTerm('modes', 'mode', draft.mode);
  checkTerm('channels', 'channel', draft.channel);
  checkTerm('confidences', 'confidence', draft.confidence);
  if (draft.commodity !== null) checkTerm('commodities', 'commodity', draft.commodity);
  if (draft.conveyance !== null) checkConveyance(draft.conveyance, draft.mode);
  for (const { sign } of draft.indicators) checkTerm('signs', 'sign', sign);
  checkDay('assessedOn', draft.assessedOn);
  if (draft.assessedOn > today) throw new BadInput('`assessedOn` lies in the future; a judgement is of today or before', { fr: '`assessedOn` est dans l’avenir ; un jugement date d’aujourd’hui ou d’avant' });
  const { says } = draft;
  if (says.kind === 'observed') checkObserved(says, today);
  else if (says.kind === 'forecast') checkForecast(says, draft.assessedOn);
  else checkDay('on', says.on);
}

function checkConveyance(code: string, mode: string): void {
  checkTerm('conveyances', 'conveyance', code);
  if (routeTerms.conveyances.some((one) => one.code === code && !one.modes.includes(mode))) throw new BadInput(`\`${code}\` does not go by \`${mode}\``, { fr: `\`${code}\` ne va pas par \`${mode}\`` });
}

function checkObserved({ from, to, seizures, effort, level }: Observed, today: string): void {
  checkDay('from', from);
  checkDay('to', to);
  if (from > to || to > today) throw new BadInput('what was observed ends after it began and not after today; what is to come is a forecast', { fr: 'ce qui fut observé finit après avoir commencé, et pas après aujourd’hui ; ce qui est à venir est une prévision' });
  if (seizures !== null && (!Number.isSafeInteger(seizures) || seizures < 0 || seizures > mostSeizures)) throw new BadInput(`\`seizures\` is a whole number from 0 to ${mostSeizures}, or nothing where nobody said`, { fr: `\`seizures\` est un nombre entier de 0 à ${mostSeizures}, ou rien si personne ne l’a dit` });
  checkTerm('levels', 'level', level);
  if (effort.state === 'recorded') {
    checkTerm('efforts', 'effort', effort.unit);
    if (!Number.isFinite(effort.amount) || effort.amount <= 0) throw new BadInput('`effort` is a number above 0; where nobody searched say `none`', { fr: '`effort` est un nombre au-dessus de 0 ; si personne n’a cherché, dites `none`' });
  }
  // INVARIANT: an absence of seizures without search effort is unknown, not low (route-judgement.test.ts).
  if (effort.state !== 'recorded' && ['low', 'nil'].includes(level)) throw new BadInput(`nobody recorded a search, so \`level\` cannot be \`${level}\`: finding nothing without searching is \`unknown\``, { fr: `personne n’a consigné de recherche, donc \`level\` ne peut être \`${level}\` : ne rien trouver sans chercher, c’est \`unknown\`` });
  if (level === 'nil' && seizures !== 0) throw new BadInput('`nil` says that searching found nothing; give `seizures` as 0', { fr: '`nil` dit que la recherche n’a rien trouvé ; donnez 0 comme `seizures`' });
}

function checkForecast({ likelihood, until }: Forecast, assessedOn: string): void {
  checkTerm('likelihoods', 'likelihood', likelihood);
  checkDay('until', until);
  if (until <= assessedOn) throw new BadInput('a forecast says of a day after the judgement; what was seen is observed', { fr: 'une prévision porte sur un jour postérieur au jugement ; ce qui fut vu est observé' });
}

function checkDay(field: string, day: string): void {
  if (!isDay(day)) throw new BadInput(`\`${field}\` is not a date; write it as YYYY-MM-DD`, { fr: `\`${field}\` n’est pas une date ; écrivez AAAA-MM-JJ` });
}
