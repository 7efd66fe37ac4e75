// How the policies change: proposals, rehearsals, and what is in force.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';

const Hash = Type.String({ description: 'SHA-256, hex' });
const PolicyFile = Type.Object({ name: Type.String({ pattern: '^[a-z][a-z0-9-]{0,59}\\.cedar$' }), text: Type.String({ maxLength: 200_000 }) });
export type PolicyFile = Static<typeof PolicyFile>;

/** Whole files; those that are not named stay as they are in force. `shipped`: the files that came with this version, instead. */
export const NewPolicyChange = Type.Object({
  files: Type.Optional(Type.Array(PolicyFile, { maxItems: 50 })), remove: Type.Optional(Type.Array(Type.String({ maxLength: 80 }), { maxItems: 50 })),
  shipped: Type.Optional(Type.Boolean()), why: Type.String({ minLength: 10, maxLength: 500 }),
});
export type NewPolicyChange = Static<typeof NewPolicyChange>;

const Counts = Type.Object({
  decisions: Type.Integer({ description: 'past decisions that were compared' }), allowed: Type.Integer({ description: '★ a no that becomes a yes' }),
  refused: Type.Integer({ description: 'a yes that becomes a no' }), terms: Type.Integer({ description: 'still a yes, with other obligations or masks' }),
  cannot: Type.Integer({ description: 'not comparable: shredded, or recorded with facts that are not known any more' }), disagreements: Type.Integer(),
});
export type RehearsalCounts = Static<typeof Counts>;
export const ChangeGroupView = Type.Object({
  kind: Type.Union([Type.Literal('allowed'), Type.Literal('refused'), Type.Literal('terms')]), action: Type.String(), role: Type.String(),
  policies: Type.Array(Type.String({ description: 'would determine it; none: nothing permits it' })), before: Type.Array(Type.String()), count: Type.Integer(),
  entries: Type.Array(Type.String({ description: '`agency#index`; at most a hundred, and none for those who may not rehearse' })),
});
export type ChangeGroupView = Static<typeof ChangeGroupView>;
/** By role and agency; people by name in the caller's own agency only. Empty `user`: so many people of another agency. */
export const SightRow = Type.Object({
  agency: Type.String(), role: Type.String(), user: nullable(Type.String()), people: Type.Integer(), before: nullable(Type.Integer({ description: 'labels visible now; null for several people' })),
  after: nullable(Type.Integer()), gained: Type.Array(Type.String({ description: 'marking and originator' })), lost: Type.Array(Type.String()),
});
export type SightRow = Static<typeof SightRow>;

export const RehearsalView = Type.Object({
  from: nullable(Type.String()), endedAt: Type.String(), by: Type.String(), hash: Hash, counts: Counts, groups: Type.Array(ChangeGroupView),
  members: Type.Integer({ description: 'whose sight was compared' }), sight: Type.Array(SightRow),
});
export type RehearsalView = Static<typeof RehearsalView>;

const ChangeSummary = Type.Object({
  id: Type.String({ description: '`agency~change`' }), why: Type.String(), proposedBy: Type.String(), proposedAt: Type.String(), policyHash: Hash, before: Hash,
  state: Type.Union([Type.Literal('proposed'), Type.Literal('rehearsed'), Type.Literal('stale'), Type.Literal('adopted')]), adoptedBy: nullable(Type.String()), adoptedAt: nullable(Type.String()),
});
export type ChangeSummary = Static<typeof ChangeSummary>;
export const PoliciesAnswer = Type.Object({
  inForce: Hash, shippedDiffers: Type.Boolean({ description: 'this version came with other policies than those in force' }), files: Type.Array(Type.Object({ name: Type.String(), text: Type.String() })),
  changes: Type.Array(ChangeSummary), ledger: LedgerReceipt,
});
export type PoliciesAnswer = Static<typeof PoliciesAnswer>;

export const ChangeAnswer = Type.Object({
  change: Type.Intersect([ChangeSummary, Type.Object({
    stale: nullable(Type.String({ description: 'why it cannot be adopted now: unrehearsed, other_policies, too_old, record_shrank, altered, engines_differ, adopted' })),
    files: Type.Array(Type.Object({ name: Type.String(), now: nullable(Type.String()), proposed: nullable(Type.String()) }), { description: 'only those that differ' }),
    rehearsal: nullable(RehearsalView),
  })]),
  ledger: LedgerReceipt,
});
export type ChangeAnswer = Static<typeof ChangeAnswer>;

export const ChangeStep = Type.Object({ id: Type.String(), policyHash: Hash, ledger: LedgerReceipt });
export type ChangeStep = Static<typeof ChangeStep>;
export const NewRehearsal = Type.Object({ from: Type.Optional(Type.String({ maxLength: 10, description: 'first day, YYYY-MM-DD; without it the whole record' })) });
export const NewApprovalRequest = Type.Object({ why: Type.String({ minLength: 10, maxLength: 500 }), agency: Type.Optional(Type.String({ maxLength: 60, description: 'whose people may approve; without it one’s own' })) });
/** `approval`: `agency~approval`, what the second person finds in their list. */
export const ApprovalAsked = Type.Object({ approval: Type.String(), subjectHash: Hash, ledger: LedgerReceipt });
export type ApprovalAsked = Static<typeof ApprovalAsked>;
/** The last line of a rehearsal's stream. */
export const RehearsalOutcome = Type.Object({ counts: Counts, changedSight: Type.Integer({ description: 'people who would see other labels' }), ledger: LedgerReceipt });
export type RehearsalOutcome = Static<typeof RehearsalOutcome>;
