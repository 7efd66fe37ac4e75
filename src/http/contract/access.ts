// The policies at work, as they are shown: past decisions made again, who could see something, and what somebody would see.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';

const Place = Type.String({ description: 'an entry, `origin#index`' });
const Hash = Type.String({ description: 'SHA-256 of a policy set, hex' });

const DecisionView = Type.Object({
  allow: Type.Boolean(), policies: Type.Array(Type.String({ description: 'those that determined it' })), errors: Type.Array(Type.String()),
  obligations: Type.Array(Type.String()), masks: Type.Array(Type.String()), policyHash: Hash,
});
export type DecisionView = Static<typeof DecisionView>;

/** Nothing but a number, or a day and a day, or everything. Numbers are of the caller's own log. */
export const NewReplay = Type.Object({
  entry: Type.Optional(Type.String({ pattern: '^([^#\\s]{1,200}#)?(0|[1-9][0-9]{0,17})$', description: '`index` or `origin#index`' })),
  from: Type.Optional(Type.String({ maxLength: 10, description: 'first day, YYYY-MM-DD, UTC' })),
  to: Type.Optional(Type.String({ maxLength: 10, description: 'last day' })),
});
export type NewReplay = Static<typeof NewReplay>;

const verdicts = Type.Union([Type.Literal('same'), Type.Literal('differs'), Type.Literal('cannot')]);
export const ReplayedLine = Type.Object({
  entry: Place, recordedAt: Type.String(), action: Type.String(), verdict: verdicts,
  reason: nullable(Type.String({ description: 'decision, engines, labels, shredded, unreadable, unwhole, archive, labels_gone' })),
  was: nullable(DecisionView), now: nullable(DecisionView),
});
export type ReplayedLine = Static<typeof ReplayedLine>;

/** The last line of `POST /api/access/replays`; lines before it are `{"progress":{"done","total"}}`. */
export const ReplayOutcome = Type.Object({
  entries: Type.Integer({ description: 'read, with those that decided nothing' }), same: Type.Integer(), differs: Type.Integer(), cannot: Type.Integer(),
  reasons: Type.Record(Type.String(), Type.Integer()),
  lines: Type.Array(ReplayedLine, { description: 'those that are not the same, at most 1,000; every decision when one entry was asked for' }),
  ledger: LedgerReceipt,
});
export type ReplayOutcome = Static<typeof ReplayOutcome>;

/** Who could see the statements that the caller sees of an entity or a report; one of them with `statement`. */
export const WhoSeesQuery = Type.Object({ statement: Type.Optional(Type.String({ maxLength: 300, description: '`agency~number` of one of its statements' })) });
const Way = Type.Object({ purpose: Type.String(), caseRef: Type.String(), policies: Type.Array(Type.String()) });
export const WhoSeesAnswer = Type.Object({
  labels: Type.Array(Type.Object({ agency: Type.String(), marking: Type.String() }), { description: 'under which it stands, as far as the caller sees it' }),
  people: Type.Array(Type.Object({
    user: Type.String(), displayName: Type.String(), role: Type.String(), labels: Type.Integer({ description: 'of the labels above, most at once' }), ways: Type.Array(Way),
  }), { description: 'of the caller’s own agency' }),
  roles: Type.Array(Type.Object({ role: Type.String(), people: Type.Integer() }), { description: 'of the caller’s own agency' }),
  others: Type.Array(Type.Object({ agency: Type.String(), people: Type.Integer({ description: 'at most so many: rounded up to tens' }), policies: Type.Array(Type.String()) }), { description: 'counted by agency only: who works there, and on what, is that agency’s to say' }),
  ledger: LedgerReceipt,
});
export type WhoSeesAnswer = Static<typeof WhoSeesAnswer>;

/** What a person would see, never its content. A case of another agency than the caller’s is not named. */
export const SightAnswer = Type.Object({
  user: Type.String(), displayName: Type.String(), role: Type.String(), agency: Type.String(),
  ways: Type.Array(Type.Object({
    purpose: Type.String(), caseRef: nullable(Type.String()), reads: Type.Boolean(), readsBy: Type.Array(Type.String({ description: 'policies that let them read, or keep them from it' })),
    labels: Type.Array(Type.Object({ agency: Type.String(), marking: Type.String(), count: Type.Integer(), policies: Type.Array(Type.String()) })),
  })),
  ledger: LedgerReceipt,
});
export type SightAnswer = Static<typeof SightAnswer>;
