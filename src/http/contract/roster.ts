// When people are on duty, as their agency's duty system writes it.
import { type Static, Type } from 'typebox';
import { LedgerReceipt } from './receipt.js';

export const NewShifts = Type.Object({
  agency: Type.Optional(Type.String({ maxLength: 64 })), why: Type.String({ minLength: 10, maxLength: 500 }),
  csv: Type.String({ maxLength: 3_500_000, description: 'columns `user`, `starts_at`, `ends_at`, `kind`; times with an offset. It takes the place of what the named people had in the days that it speaks of' }),
});
export type NewShifts = Static<typeof NewShifts>;

export const ShiftsAnswer = Type.Object({ taken: Type.Integer(), setAside: Type.Array(Type.Object({ line: Type.Integer(), why: Type.String() })), ledger: LedgerReceipt });
export type ShiftsAnswer = Static<typeof ShiftsAnswer>;
