// Telling people what concerns them: on the record first, and never content (G11).
export { type NoticeDraft, type NoticeTo, Notices } from './notice.js';
export { type NoticeKind, noticeWords } from './notice-kind.js';
export { type NoticeRow, NoticeStore } from './notice.store.js';
