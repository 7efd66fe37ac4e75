// Passes in this very process, for tests of the house; a node starts a child, so that its serving does not wait for one.
import type { Clock } from '../../kernel/index.js';
import type { StartPasses } from './pass.js';

export const passesHere = (clock: Clock): StartPasses => () => {
  const stop = new AbortController();
  return { run: async (request) => (await loadPerformPass())(request, { clock, signal: stop.signal }), stop: () => stop.abort() };
};

/** With DuckDB, and so only where a pass runs. */
export async function loadPerformPass(): Promise<typeof import('./perform-pass.js').performPass> {
  return (await import('./perform-pass.js')).performPass;
}
