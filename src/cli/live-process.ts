// `custos watch-live`: passes of the live examiner in a process of their own, one for each line it is told, so that the node goes on serving. It has no key, no
// database and no socket, and ends with the node: its stdin is a pipe that only the node holds.
import { setPriority } from 'node:os';
import { createInterface } from 'node:readline';
import { systemClock } from '../kernel/index.js';
import { loadWork, type WorkRequest } from '../watch/live/index.js';

/** Of politeness: whoever searches comes first, and what nobody waits for last. */
const NEXT_TO_LAST = 10;
const LAST_IN_LINE = 19;

/** Resolves to the exit code once nothing more is asked. */
export async function runLiveProcess(isPatient: boolean): Promise<number> {
  setPriority(isPatient ? LAST_IN_LINE : NEXT_TO_LAST);
  const stop = new AbortController();
  // First what the work needs: a line that comes before somebody reads lines is lost.
  const work = await loadWork();
  const lines = createInterface({ input: process.stdin });
  lines.once('close', () => stop.abort());
  for await (const line of lines) {
    const end = await work(JSON.parse(line) as WorkRequest, { clock: systemClock, signal: stop.signal });
    process.stdout.write(`${JSON.stringify({ end })}\n`);
  }
  return 0;
}
