// Passes in this very process, for tests of the house; a node starts a child, so that its serving does not wait for one.
import type { Clock } from '../../kernel/index.js';
import type { PassEnd, StartPasses, WorkEnd, WorkRequest } from './pass.js';
import type { ArrivalsEnd } from './sources/arrivals.js';

export const passesHere = (clock: Clock): StartPasses => () => {
  const stop = new AbortController();
  return passesBy(async (request) => (await loadWork())(request, { clock, signal: stop.signal }), () => stop.abort());
};

/** What somewhere is done by requests and their answers, as passes. An answer to something else: it went wrong. */
export function passesBy(ask: (request: WorkRequest) => Promise<WorkEnd>, stop: () => void): ReturnType<StartPasses> {
  const amiss: PassEnd & ArrivalsEnd = { kind: 'failed', en: 'the work of the live examiner ended in a way that is not understood', fr: 'le travail de l’examen continu s’est terminé d’une façon incompréhensible' };
  return {
    run: async (pass) => (await ask({ pass })).pass ?? amiss,
    takeIn: async (arrivals) => (await ask({ arrivals })).arrivals ?? amiss,
    stop,
  };
}

/** With DuckDB, and so only where a pass runs. */
export async function loadWork(): Promise<typeof import('./perform-pass.js').work> {
  return (await import('./perform-pass.js')).work;
}
