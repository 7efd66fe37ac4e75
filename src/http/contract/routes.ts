// Routes of traffic: judgements as they were made, observed and forecast in two lists.
import { type Static, Type } from 'typebox';
import { NewLabel } from './labels.js';
import { LedgerReceipt, nullable } from './receipt.js';

const day = (description: string) => Type.String({ maxLength: 10, description });
const code = Type.String({ maxLength: 60 });
/** `none`: nobody searched; `unknown`: nobody wrote it down. `amount` and `unit` stand where it is `recorded`. */
const Effort = Type.Object({ state: Type.Union([Type.Literal('recorded'), Type.Literal('none'), Type.Literal('unknown')]), amount: Type.Optional(Type.Number()), unit: Type.Optional(code) });
export type RouteEffort = Static<typeof Effort>;
const Says = Type.Object({
  kind: Type.Union([Type.Literal('observed'), Type.Literal('forecast'), Type.Literal('hardened')]),
  from: Type.Optional(day('observed: first day')), to: Type.Optional(day('observed: last day')), seizures: Type.Optional(nullable(Type.Integer({ description: 'null where nobody said' }))), effort: Type.Optional(Effort), level: Type.Optional(code),
  likelihood: Type.Optional(code), until: Type.Optional(day('forecast: by when')), on: Type.Optional(day('hardened: since when')),
});
export type RouteSays = Static<typeof Says>;
const Indicator = Type.Object({ words: Type.String({ minLength: 3, maxLength: 300 }), sign: code });

const draft = {
  route: Type.String({ maxLength: 60, description: 'a code that agencies share: `mexico-canada`' }), mode: code, conveyance: nullable(code), commodity: nullable(code), says: Says, channel: code, carrier: nullable(Type.String({ maxLength: 200 })),
  indicators: Type.Array(Indicator, { maxItems: 20 }), source: Type.String({ minLength: 3, maxLength: 300 }), assessedOn: day('the day of the judgement'), confidence: code, why: Type.String({ minLength: 3, maxLength: 1_000 }),
};
export const NewRouteJudgement = Type.Object({ ...draft, label: NewLabel });
export type NewRouteJudgement = Static<typeof NewRouteJudgement>;
export const RouteJudged = Type.Object({ id: Type.String(), ledger: LedgerReceipt });
export type RouteJudged = Static<typeof RouteJudged>;

const judged = { id: Type.String(), agency: Type.String(), by: Type.String(), at: Type.String(), marking: Type.String(), ...draft };
const Judgement = Type.Object({ ...judged, isDisputed: Type.Boolean({ description: 'another agency judges the same otherwise' }), earlier: Type.Array(Type.Object(judged)) });
export type RouteJudgementView = Static<typeof Judgement>;
const Searched = Type.Object({ from: Type.String(), to: Type.String(), seizures: nullable(Type.Integer()), perThousand: nullable(Type.Number({ description: 'seizures to a thousand units of search' })) });
const Displacement = Type.Object({
  hardened: Type.Object({ mode: Type.String(), on: Type.String(), agency: Type.String() }), mode: Type.String(), agency: Type.String(), commodity: nullable(Type.String()),
  verdict: Type.String({ description: 'rate_rose, more_search, no_clear_rise, no_rise, unknown_effort or unknown_not_observed' }), before: nullable(Searched), after: nullable(Searched), chance: nullable(Type.Number({ description: 'how often chance alone would find as much or more' })),
});
export type RouteDisplacement = Static<typeof Displacement>;
export const RouteView = Type.Object({
  route: Type.String(), observed: Type.Array(Judgement), forecast: Type.Array(Judgement), hardened: Type.Array(Judgement), displacements: Type.Array(Displacement),
  notObserved: Type.Array(Type.String({ description: 'modes that nobody observed: unknown, not free of traffic' })),
});
export type RouteView = Static<typeof RouteView>;

const Term = Type.Object({ code: Type.String(), label: Type.String() });
/** Codes and their words in the reader's language. */
const Terms = Type.Record(Type.String(), Type.Array(Term));
export type RouteTermsView = Static<typeof Terms>;
/** `GET /api/routes`. */
export const RoutesAnswer = Type.Object({ routes: Type.Array(RouteView), terms: Terms, ledger: LedgerReceipt });
export type RoutesAnswer = Static<typeof RoutesAnswer>;
