// Reports about precursors: what the law lists, and the clocks that run from it.
import { type Static, Type } from 'typebox';
import { NewLabel } from './labels.js';
import { LedgerReceipt, nullable } from './receipt.js';

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const moment = (description: string) => Type.String({ maxLength: 40, description });

const draft = {
  kind: Type.Union([Type.Literal('suspicious'), Type.Literal('theft'), Type.Literal('loss')]),
  reporter: Type.Object({ name: text(200), title: Type.String({ maxLength: 200 }), address: text(300), phone: text(60) }),
  party: nullable(Type.Object({ name: text(200), address: Type.String({ maxLength: 300 }) })),
  occurredAt: moment('of the transaction, theft or loss, with its offset'), awareAt: moment('when the dealer became aware of it, with its offset: the clocks run from here'),
  type: text(100), substance: text(200), quantity: text(60), reasons: Type.String({ minLength: 10, maxLength: 4_000 }),
};
/** One transaction, one theft or one loss: there is no list of them. */
export const NewPrecursorReport = Type.Object({ ...draft, concerns: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 20, description: '`user@agency` of members who must never learn of it' }), label: NewLabel }, { additionalProperties: false });
export type NewPrecursorReport = Static<typeof NewPrecursorReport>;
export const PrecursorReportRecorded = Type.Object({ id: Type.String(), ledger: LedgerReceipt });
export type PrecursorReportRecorded = Static<typeof PrecursorReportRecorded>;

const Whom = Type.Union([Type.Literal('police'), Type.Literal('minister')]);
export const ToldOfReport = Type.Object({ whom: Whom, at: moment('when they were told, with its offset') }, { additionalProperties: false });
export type ToldOfReport = Static<typeof ToldOfReport>;
export const ReportTold = Type.Object({ ledger: LedgerReceipt });
export type ReportTold = Static<typeof ReportTold>;

const Clock = Type.Object({ whom: Whom, dueAt: Type.String(), toldAt: nullable(Type.String()), state: Type.String({ description: 'open, overdue, in_time or late' }) });
const Report = Type.Object({ id: Type.String(), agency: Type.String(), by: Type.String(), recordedAt: Type.String(), basis: Type.String(), marking: Type.String(), keepUntil: Type.String({ description: 'kept at least until then' }), substanceName: Type.String(), clocks: Type.Array(Clock), ...draft });
export type PrecursorReportView = Static<typeof Report>;
export const PrecursorReportsAnswer = Type.Object({ reports: Type.Array(Report), ledger: LedgerReceipt });
export type PrecursorReportsAnswer = Static<typeof PrecursorReportsAnswer>;
