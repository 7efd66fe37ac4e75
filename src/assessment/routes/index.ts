// Routes of traffic by road, rail, air, post and sea: what was observed with the search behind it, what is forecast, and what moved when one was made harder (G7).
export type { Displacement, DisplacementVerdict } from './displacement.js';
export { RouteBook } from './route-book.store.js';
export { type Effort, type RouteDraft, type RouteJudgement } from './route-judgement.js';
export type { RoutePicture, StandingJudgement } from './route-picture.js';
export { routeTerms, type RouteTerm } from './route-terms.js';
export { Routes } from './routes.js';
