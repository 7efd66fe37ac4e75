// Routes of traffic (G3, G4, G7): each reading is an entry; observed and forecast leave in two lists, and nothing adds them up.
import { Type } from 'typebox';
import { markingOf } from '../access/index.js';
import { type Effort, type RouteDraft, type RouteJudgement, type RoutePicture, routeTerms } from '../assessment/routes/index.js';
import { BadInput } from '../kernel/index.js';
import { answer, onRecord } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import { NewRouteJudgement, RouteJudged, RoutesAnswer, type RouteSays, type RouteView } from './contract.js';
import type { House } from './house.js';
import { type Language, languageOf } from './language.js';
import { presentReceipt } from './receipt.js';
import { refuseNames } from './source-names.js';

const Query = Type.Object({ route: Type.Optional(Type.String({ maxLength: 60 })) });

export function routeRoutes(app: App, house: House): void {
  app.get('/api/routes', { schema: { querystring: Query, response: { 200: RoutesAnswer } } }, async (request, reply) => {
    const { route } = request.query;
    const plan = await planFor(house, await callerOf(house, request), { action: 'viewRoutes', asked: { route: route ?? null } });
    return answer(house, reply, await house.routes.read(plan, route), (pictures, ledger) => ({ routes: pictures.map((one) => presentRoute(house, one)), terms: termsIn(languageOf(request)), ledger }));
  });

  app.post('/api/routes', { schema: { body: NewRouteJudgement, response: { 200: RouteJudged } } }, async (request, reply) => {
    const { label, says, ...draft } = request.body;
    const caller = await callerOf(house, request);
    await refuseNames(house, caller, 'judgeRoute', [{ field: 'why', text: draft.why }, { field: 'source', text: draft.source }, { field: 'carrier', text: draft.carrier ?? '' }, ...draft.indicators.map(({ words }, at) => ({ field: `indicators.${at}.words`, text: words }))]);
    const plan = await planFor(house, caller, { action: 'judgeRoute', asked: { route: draft.route, mode: draft.mode, kind: says.kind } });
    const { value, receipt } = await house.routes.judge(plan, { ...draft, says: saysOf(says) }, label);
    return onRecord(reply, { id: `${value.agencyId}~${value.judgementId}`, ledger: presentReceipt(receipt) });
  });
}

/** Each kind with its own fields and no other's: a forecast with seizures is nobody's. Throws `BadInput`. */
function saysOf(says: RouteSays): RouteDraft['says'] {
  const { kind, from, to, seizures = null, effort, level, likelihood, until, on } = says;
  if (kind === 'observed' && from !== undefined && to !== undefined && effort !== undefined && level !== undefined && [likelihood, until, on].every((one) => one === undefined)) return { kind, from, to, seizures, effort: effortOf(effort), level };
  if (kind === 'forecast' && likelihood !== undefined && until !== undefined && seizures === null && [from, to, effort, level, on].every((one) => one === undefined)) return { kind, likelihood, until };
  if (kind === 'hardened' && on !== undefined && seizures === null && [from, to, effort, level, likelihood, until].every((one) => one === undefined)) return { kind, on };
  throw new BadInput('`says` is observed with `from`, `to`, `seizures`, `effort` and `level`, or forecast with `likelihood` and `until`, or hardened with `on`; never two of them', {
    fr: '`says` est observé avec `from`, `to`, `seizures`, `effort` et `level`, ou prévu avec `likelihood` et `until`, ou durci avec `on` ; jamais deux à la fois',
  });
}

function effortOf({ state, amount, unit }: NonNullable<RouteSays['effort']>): Effort {
  if (state !== 'recorded') return { state };
  if (amount === undefined || unit === undefined) throw new BadInput('a recorded `effort` has an `amount` and a `unit`', { fr: 'un `effort` consigné a un `amount` et un `unit`' });
  return { state, amount, unit };
}

function presentRoute(house: House, { displacements, notObserved, route, ...lists }: RoutePicture): RouteView {
  const judgement = ({ agencyId, judgementId, labelId, by, atMs, says, ...draft }: RouteJudgement) => {
    const label = house.labels.label(labelId);
    return { ...draft, indicators: [...draft.indicators], says: { ...says }, id: `${agencyId}~${judgementId}`, agency: agencyId, by, at: new Date(atMs).toISOString(), marking: label === undefined ? '' : markingOf(label) };
  };
  const list = (all: RoutePicture['observed']) => all.map(({ earlier, isDisputed, ...one }) => ({ ...judgement(one), isDisputed, earlier: earlier.map(judgement) }));
  return {
    route, observed: list(lists.observed), forecast: list(lists.forecast), hardened: list(lists.hardened), notObserved: [...notObserved],
    displacements: displacements.map(({ hardened: { mode, on, agencyId }, ...one }) => ({ ...one, agency: one.agencyId, hardened: { mode, on, agency: agencyId } })),
  };
}

function termsIn(language: Language): Record<string, { code: string; label: string }[]> {
  const { modes, conveyances, commodities, levels, efforts, channels, likelihoods, confidences, signs } = routeTerms;
  const lists = { modes, conveyances, commodities, levels, efforts, channels, confidences, signs };
  const bands = likelihoods.map((one) => ({ code: one.code, label: `${one[language]} (${one.from}–${one.to} %)` }));
  return { ...Object.fromEntries(Object.entries(lists).map(([name, terms]) => [name, terms.map((term) => ({ code: term.code, label: term[language] }))])), likelihoods: bands };
}
