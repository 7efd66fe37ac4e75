// The examiner at work all the time: over the record of this node, and over what other systems of an agency send.
export { Live, type LiveView } from './live.js';
export { LiveBook } from './live-book.store.js';
export type { StartPasses, WorkEnd, WorkRequest } from './pass.js';
export { loadWork, passesBy, passesHere } from './passes-here.js';
export { SourceBook } from './sources/source-book.store.js';
export type { SourceOrder, SourceView } from './sources/source-desk.js';
