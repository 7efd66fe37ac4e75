// The record of an answer, as it travels.
import { type Static, type TSchema, Type } from 'typebox';

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** The record of the step that gave an answer. Integers as decimal strings, hashes and bytes as base64. */
export const LedgerReceipt = Type.Object({
  origin: Type.String(), index: Type.String(), size: Type.String(), root: Type.String(), leafHash: Type.String(),
  entry: Type.String({ description: 'the leaf: a small record with the commitment to the payload' }),
  proof: Type.Array(Type.String(), { description: 'inclusion proof, RFC 6962, from the leaf upward' }),
  checkpoint: Type.String({ description: 'C2SP signed note over origin, size and root' }),
  watermark: Type.Optional(Type.String({ description: 'reader, time and entry: to be shown across whatever shows the answer, and kept with whatever is made of it' })),
});
export type LedgerReceipt = Static<typeof LedgerReceipt>;

