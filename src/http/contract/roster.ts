// When people are on duty, as their agency's duty system writes it.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';

export const NewShifts = Type.Object({
  agency: Type.Optional(Type.String({ maxLength: 64 })), why: Type.String({ minLength: 10, maxLength: 500 }),
  csv: Type.String({ maxLength: 3_500_000, description: 'columns `user`, `starts_at`, `ends_at`, `kind`; times with an offset. It takes the place of what the named people had in the days that it speaks of' }),
});
export type NewShifts = Static<typeof NewShifts>;

const RosterLine = Type.Object({
  member: Type.String(), user: Type.String(), unit: nullable(Type.String()), shifts: Type.Integer({ description: '0: none, so that nothing is asked of them for being off duty' }), first: nullable(Type.String()), last: nullable(Type.String()),
  importedBy: nullable(Type.String()), importedAt: nullable(Type.String()),
});
/** `GET /api/roster`: how far the roster goes for each member. */
export const RosterAnswer = Type.Object({ agency: Type.String(), people: Type.Array(RosterLine), ledger: LedgerReceipt });
export type RosterAnswer = Static<typeof RosterAnswer>;

export const ShiftsAnswer = Type.Object({ taken: Type.Integer(), setAside: Type.Array(Type.Object({ line: Type.Integer(), why: Type.String() })), ledger: LedgerReceipt });
export type ShiftsAnswer = Static<typeof ShiftsAnswer>;
