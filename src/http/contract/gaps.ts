// What is unknown in a cycle of assessment, ranked by what knowing it would narrow.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';
import { RequirementState } from './requirements.js';

const Bounds = Type.Array(Type.Number({ description: '0 to 1' }), { minItems: 2, maxItems: 2 });
const Indicator = Type.Object({ code: Type.String(), label: Type.String() });
const Narrowed = Type.Object({ share: Type.String(), label: Type.String(), before: Bounds, ifYes: Bounds, ifNo: Bounds, points: Type.Number({ description: 'percentage points off the width of the bounds' }) });
const Asked = Type.Object({ id: Type.String(), to: Type.String(), state: RequirementState, dueOn: Type.String() });

export const GapLine = Type.Object({
  rank: Type.Integer(), group: Type.String({ description: '`agency~id`' }), name: Type.String(), indicator: Indicator, isConflict: Type.Boolean({ description: 'agencies differ and nobody has decided' }), points: Type.Number(), because: Type.String(),
  shares: Type.Array(Narrowed), scheme: nullable(Type.Object({ floor: Type.Number(), ceiling: Type.Number(), narrows: Type.Number(), most: Type.Number() })), asked: Type.Array(Asked),
});
export type GapLine = Static<typeof GapLine>;
const OfIndicator = Type.Object({ indicator: Indicator, unknown: Type.Integer(), points: Type.Number({ description: 'that go when all of it is known' }) });
export type IndicatorGapsLine = Static<typeof OfIndicator>;
const ShareNow = Type.Object({ code: Type.String(), label: Type.String(), indicator: Type.String(), yes: Type.Integer(), no: Type.Integer(), unknown: Type.Integer(), total: Type.Integer(), bounds: Bounds });
export type GapShare = Static<typeof ShareNow>;

/** `GET /api/gaps?cycle=ID&page=N`: a hundred on a page. */
export const GapsAnswer = Type.Object({ cycle: Type.Object({ id: Type.String(), name: Type.String(), isOpen: Type.Boolean() }), gaps: Type.Array(GapLine), total: Type.Integer({ description: 'gaps that there are, on all pages' }), page: Type.Integer(), pages: Type.Integer(), indicators: Type.Array(OfIndicator), shares: Type.Array(ShareNow), ledger: LedgerReceipt });
export type GapsAnswer = Static<typeof GapsAnswer>;
