// What an agency decided about a foreign partner: a decision on the risk of mistreatment, a statement of its reliability.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';

const Kind = Type.Union([Type.Literal('mistreatment_risk'), Type.Literal('reliability')]);
const Outcome = Type.Union([Type.Literal('may_share'), Type.Literal('may_not_share')]);
const ApproverAgency = Type.Optional(Type.String({ maxLength: 64, description: 'whose people may approve; your own agency’s when absent' }));
const strict = { additionalProperties: false };

export const NewAssurance = Type.Object({
  partner: Type.String({ minLength: 1, maxLength: 64, description: 'agency id of a foreign partner' }), kind: Kind, outcome: Outcome,
  decidedBy: Type.String({ minLength: 3, maxLength: 120, pattern: '\\S', description: 'the head of the agency, or whoever acts for them' }),
  decidedOn: Type.String({ maxLength: 10, description: 'YYYY-MM-DD' }), until: Type.String({ maxLength: 10, description: 'last day, within a year' }),
  reference: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S', description: 'the paper: its file number' }), ground: Type.String({ minLength: 10, maxLength: 500 }),
  approverAgency: ApproverAgency,
}, strict);
export type NewAssurance = Static<typeof NewAssurance>;
export const EndAssurance = Type.Object({ why: Type.String({ minLength: 10, maxLength: 500 }), approverAgency: ApproverAgency }, strict);
export type EndAssurance = Static<typeof EndAssurance>;

export const AssuranceView = Type.Object({
  id: Type.String({ description: '`agency~assurance`' }), partner: Type.String(), kind: Kind, outcome: Outcome, decidedBy: Type.String(), decidedOn: Type.String(), until: Type.String(),
  reference: Type.String(), ground: Type.String(), recordedBy: Type.String(), recordedAt: Type.String(),
  state: Type.Union([Type.Literal('in_force'), Type.Literal('not_begun'), Type.Literal('over'), Type.Literal('ended')]),
  endedAt: nullable(Type.String()), endedBy: nullable(Type.String()), endedWhy: nullable(Type.String()),
});
export type AssuranceView = Static<typeof AssuranceView>;
export const PartnerView = Type.Object({
  agency: Type.String(), covered: Type.Boolean({ description: 'information may pass between you today' }), missing: Type.Array(Kind), forbidden: Type.Boolean({ description: 'a decision in force says no' }),
  until: nullable(Type.String({ description: 'last day on which it is covered' })),
});
export type PartnerView = Static<typeof PartnerView>;
export const AssurancesAnswer = Type.Object({
  agency: Type.String(), assurances: Type.Array(AssuranceView), partners: Type.Array(PartnerView), mayRecord: Type.Boolean(), mayEnd: Type.Boolean(), ledger: LedgerReceipt,
});
export type AssurancesAnswer = Static<typeof AssurancesAnswer>;
export const AssuranceDone = Type.Object({
  state: Type.Union([Type.Literal('requested'), Type.Literal('done')], { description: 'requested: it waits for a second person; make the same request again once they approved' }),
  id: nullable(Type.String()), approval: nullable(Type.String({ description: '`agency~approval`' })), ledger: LedgerReceipt,
});
export type AssuranceDone = Static<typeof AssuranceDone>;
