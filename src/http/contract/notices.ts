// What people are told: codes, names and a page to look at, never content.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';

export const NoticeView = Type.Object({
  id: Type.String(), kind: Type.String(), words: Type.String({ description: 'in the language of whoever asks' }), link: Type.String({ description: 'a page of the app' }),
  at: Type.String({ description: 'RFC 3339, UTC' }), due: nullable(Type.String({ description: 'a task: when it must be done' })),
  settled: nullable(Type.String({ description: 'the task was done' })), read: nullable(Type.String({ description: 'when you read it' })),
  toRole: nullable(Type.String({ description: 'null: to you alone; otherwise to everyone with this role in your agency' })),
  entry: Type.String({ description: 'its entry in the log of your agency' }),
});
export type NoticeView = Static<typeof NoticeView>;

export const NoticesAnswer = Type.Object({ notices: Type.Array(NoticeView), ledger: LedgerReceipt });
export type NoticesAnswer = Static<typeof NoticesAnswer>;

/** `GET /api/notices/waiting`: asked every second by an open page. */
export const NoticesWaiting = Type.Object({ waiting: nullable(Type.Integer({ description: 'null: the record cannot be kept, so nothing is said' })) });
export type NoticesWaiting = Static<typeof NoticesWaiting>;

export const NoticeRead = Type.Object({ ledger: LedgerReceipt });
