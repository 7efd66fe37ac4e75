// The examiner at work all the time: over the record of this node, and over what other systems of an agency send.
export { Live, type LiveView } from './live.js';
export { LiveBook } from './live-book.store.js';
export type { PassEnd, PassRequest, StartPasses } from './pass.js';
export { loadPerformPass, passesHere } from './passes-here.js';
