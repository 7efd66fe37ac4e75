// The kernel: words that every room uses. It imports nothing of ours.
export { asJson, canonicalBytes, canonicalJson, hashOf, type Json } from './canonical.js';
export { type Chain, chainsDiffer } from './chain.js';
export { type Clock, dayOf, type Random, systemClock, systemRandom } from './clock.js';
export { always, and, type Condition, never, not, or, type Scalar } from './condition.js';
export { csvLine } from './csv-line.js';
export { BadInput, CustosError } from './error.js';
export { groupBy } from './group-by.js';
export { escapeHtml, html, Html } from './html.js';
export { type EntityKey, entityRef, newId, parseEntityRef } from './ids.js';
export { referenceText } from './reference.js';
export { isRefused, type RefusalCode, type Refused, refuse, type SentencePrompt } from './refused.js';
export { shareWithBounds } from './share.js';
