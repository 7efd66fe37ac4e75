// Logs of other systems: the sources of an agency, and what a program sends.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';

const Source = Type.Object({
  id: Type.String(), name: Type.String(), kind: Type.String({ description: 'folder, syslog or http' }), preset: nullable(Type.String({ description: 'null: a mapping of one’s own' })), timezone: nullable(Type.String()),
  expectEveryS: nullable(Type.Integer({ description: 'the longest silence that is no alarm; null: learned from its past' })), addedBy: Type.String(), addedAt: Type.String(),
  isHeard: Type.Boolean({ description: 'false while the live examiner is off' }), rows: Type.Integer({ description: 'new look-ups' }), sentAgain: Type.Integer(), conflicting: Type.Integer({ description: 'other content under an old identifier: not taken' }),
  quarantined: Type.Integer(), lastEntryAt: nullable(Type.String()), lastArrivedAt: nullable(Type.String()), silentSince: nullable(Type.String()), problem: nullable(Type.String()),
});
export type LogSource = Static<typeof Source>;

/** `GET /api/watch/sources`. */
export const LogSourcesAnswer = Type.Object({ sources: Type.Array(Source), mayAdd: Type.Boolean(), ledger: LedgerReceipt });
export type LogSourcesAnswer = Static<typeof LogSourcesAnswer>;

export const NewLogSource = Type.Object({
  name: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}$', description: 'of a folder as well' }), kind: Type.Union([Type.Literal('folder'), Type.Literal('syslog'), Type.Literal('http')]),
  preset: Type.Optional(Type.String({ maxLength: 40, description: 'custos, ocsf, ecs, fhir, plate-reader; absent with a mapping' })), mapping: Type.Optional(Type.String({ maxLength: 100_000, description: 'text of a mapping file' })),
  timezone: Type.Optional(Type.String({ maxLength: 60 })), expectEveryMinutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 44_640 })),
});
export type NewLogSource = Static<typeof NewLogSource>;
export const LogSourceAdded = Type.Object({ id: Type.String(), ledger: LedgerReceipt });
export type LogSourceAdded = Static<typeof LogSourceAdded>;
export const LogSourceStep = Type.Object({ ledger: LedgerReceipt });

/** `POST /api/watch/feed/:source`: durable, to be examined within the minute. */
export const LogReceived = Type.Object({ entries: Type.Integer(), bad: Type.Integer({ description: 'lines that are no JSON object: set aside and counted' }), ledger: LedgerReceipt });
