// The ledger as it is shown: heads, entries, verifications, witnesses, the end of retention.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';

export const RecordEntry = Type.Object({
  origin: Type.String(), index: Type.String(), recordedAt: Type.String({ description: 'RFC 3339, UTC' }), action: Type.String(),
  purpose: nullable(Type.String()), caseRef: nullable(Type.String()), actor: Type.String(),
  outcome: Type.String({ description: 'allowed or refused' }), policies: Type.Array(Type.String()),
  asked: Type.String({ description: 'what was asked, as canonical JSON' }), shown: Type.Integer({ description: 'how many items the answer showed' }),
  breakGlass: nullable(Type.String({ description: 'the emergency access under which it was asked' })),
  prompts: Type.Array(Type.Object({ words: Type.String(), answer: Type.String() }), { description: 'what the purpose asked, and the answer, word for word' }),
});
export type RecordEntry = Static<typeof RecordEntry>;
export const RecordQuery = Type.Object({
  scope: Type.Optional(Type.Union([Type.Literal('mine'), Type.Literal('agency')])), before: Type.Optional(Type.String({ pattern: '^[0-9]{1,18}$' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
});
export const RecordAnswer = Type.Object({ entries: Type.Array(RecordEntry), ledger: LedgerReceipt });
export type RecordAnswer = Static<typeof RecordAnswer>;

/** One entry whole: its payload, its salt and a proof at the log's present size, to be checked where it is read. */
export const EntryAnswer = Type.Object({
  entry: RecordEntry, payload: Type.String({ description: 'base64 of the canonical JSON that the commitment covers' }), salt: Type.String(),
  receipt: LedgerReceipt, ledger: LedgerReceipt,
});
export type EntryAnswer = Static<typeof EntryAnswer>;

/** `GET /api/ledger/heads`: public by design; sizes and roots only. */
export const LedgerHeads = Type.Object({
  running: Type.Boolean(), reason: nullable(Type.String()),
  logs: Type.Array(Type.Object({ agency: Type.String(), origin: Type.String(), size: Type.String(), root: Type.String(), checkpoint: Type.String(), key: Type.String({ description: 'C2SP verifier key: name+hash+key' }) })),
});
export type LedgerHeads = Static<typeof LedgerHeads>;

/** The last line of `POST /api/operator/verify` (the node's own socket only); lines before it are `{"progress":{"done","total"}}`. */
export const VerifyAnswer = Type.Object({
  ok: Type.Boolean(), logs: Type.Array(Type.Object({ origin: Type.String(), size: Type.String(), root: Type.String() })),
  mirror: Type.Object({ rows: Type.Integer(), behind: Type.Integer(), differences: Type.Integer() }),
  registry: nullable(Type.Object({
    intents: Type.Integer(), rows: Type.Integer(), differences: Type.Integer(), dangling: Type.Integer(),
    shredded: Type.Integer({ description: 'entries whose payload key was destroyed' }),
  }, { description: 'null: not compared, for nothing can be recorded and so no payload opened' })),
  problems: Type.Array(Type.Object({ log: Type.String(), index: nullable(Type.String()), code: Type.String(), message: Type.String() })),
});
export type VerifyAnswer = Static<typeof VerifyAnswer>;

/** What one verification found: counts only. `by`: role and agency of who ran it in a browser, null for the operator of the node. */
export const Verification = Type.Object({
  at: Type.String({ description: 'when it began, RFC 3339, UTC' }), tookMs: Type.Integer({ minimum: 0 }),
  by: nullable(Type.Object({ role: Type.String(), agency: Type.String() })),
  outcome: Type.Union([Type.Literal('ok'), Type.Literal('problems'), Type.Literal('cancelled'), Type.Literal('fault')]),
  logs: Type.Array(Type.Object({ origin: Type.String(), size: Type.String() })),
  mirror: nullable(Type.Object({ rows: Type.Integer(), behind: Type.Integer(), differences: Type.Integer() })),
  registry: nullable(Type.Object({ intents: Type.Integer(), rows: Type.Integer(), differences: Type.Integer(), dangling: Type.Integer(), shredded: Type.Integer() })),
  receiptsMissing: nullable(Type.Integer({ description: 'null: this verification did not look for them' })),
  problems: Type.Record(Type.String(), Type.Integer(), { description: 'how many problems of each code' }),
});
export type Verification = Static<typeof Verification>;

/** `GET /api/ledger/verifications`: the newest first. `unreadable`: lines of the history that nobody can read any more. */
export const VerificationsAnswer = Type.Object({ verifications: Type.Array(Verification), unreadable: Type.Integer() });
export type VerificationsAnswer = Static<typeof VerificationsAnswer>;

const WitnessLog = Type.Object({
  agency: Type.String(), size: nullable(Type.String({ description: 'the largest size that it cosigned' })), at: nullable(Type.String()),
  state: Type.Union([Type.Literal('ok'), Type.Literal('behind'), Type.Literal('unreachable'), Type.Literal('disagrees')]),
});
export const WitnessView = Type.Object({ name: Type.String(), key: Type.String(), logs: Type.Array(WitnessLog) });
export type WitnessView = Static<typeof WitnessView>;
const Up = Type.Union([Type.Literal('running'), Type.Literal('down')]);

/** `GET /api/ledger/state`: public by design, no content. Null is *not known here*, an empty list is *none*. */
export const LedgerStateAnswer = Type.Object({
  at: Type.String({ description: 'the clock of the node, RFC 3339, UTC' }),
  writer: Type.Object({
    running: Type.Boolean(), noSpace: nullable(Type.Boolean({ description: 'the disk is too full to record anything' })),
    reason: nullable(Type.String({ description: 'why it stopped: closed, fault, or the code of the system error' })),
  }),
  logs: Type.Array(Type.Object({
    agency: Type.String(), origin: Type.String(), key: Type.String(), size: Type.String(),
    published: nullable(Type.String({ description: 'size of the checkpoint under /tlog/:agency/' })),
  })),
  witnesses: Type.Array(WitnessView), policy: nullable(Type.String({ description: 'C2SP tlog-policy text; null: the node has none, and so no witnesses' })),
  signer: nullable(Up), keys: nullable(Up),
  shredded: nullable(Type.Array(Type.Object({ agency: Type.String(), month: Type.String() }))),
  verification: nullable(Verification), verifying: nullable(Type.Object({ done: Type.Integer(), total: Type.Integer() })),
});
export type LedgerStateAnswer = Static<typeof LedgerStateAnswer>;

const AgencyId = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' });
const Month = Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$' });
const EntryPlace = Type.String({ pattern: '^[^#\\s]{1,200}#(0|[1-9][0-9]{0,17})$', description: 'an entry, `origin#index`' });
/** Without `request` it asks; with the entry of another person's request it approves, and the month's key is destroyed. */
export const ShredStep = Type.Object({ agency: AgencyId, month: Month, request: Type.Optional(EntryPlace) });
export const NewHold = Type.Object({ agency: AgencyId, fromMonth: Month, toMonth: Month, reason: Type.String({ minLength: 10, maxLength: 500 }) });
/** Without `request` it asks; with it, it lifts. */
export const LiftStep = Type.Object({ hold: Type.String({ pattern: '^[A-Za-z0-9._-]{3,90}$' }), request: Type.Optional(EntryPlace) });
/** `entry`: the announced step, which is what an approval names. */
export const CustodyStep = Type.Object({ entry: EntryPlace, state: Type.Union([Type.Literal('requested'), Type.Literal('done')]), ledger: LedgerReceipt });
export type CustodyStep = Static<typeof CustodyStep>;
const HeldMonths = Type.Object({
  id: Type.String(), agency: Type.String(), fromMonth: Type.String(), toMonth: Type.String(), reason: Type.String(), by: Type.String(), lifted: Type.Boolean(),
});
export const HoldsAnswer = Type.Object({ holds: Type.Array(HeldMonths), ledger: LedgerReceipt });
export type HoldsAnswer = Static<typeof HoldsAnswer>;
