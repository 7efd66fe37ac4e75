// Long work answers line by line: progress, then one last line with the outcome or the fault. Drawn as a bar on a terminal.
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { SingleBar } from 'cli-progress';
import { exitFrom } from './ask.js';
import { Exit } from './exit.js';
import type { Reply } from './node-link.js';

interface Progress {
  readonly done: number;
  readonly total: number;
  readonly statements?: number;
}
interface Line {
  readonly progress?: Progress;
  readonly error?: string;
  readonly message?: string;
}

/**
 * Reads a stream of lines to its end (the node may be let go only then) and resolves to its outcome.
 * Throws `Exit` with the node's own sentence, or with `cutOff` when the stream ends without an outcome.
 */
export async function readOutcome<T>(reply: Reply, format: string, cutOff: string): Promise<T> {
  if (reply.status !== 200) throw exitFrom(reply.status, await text(reply.body));
  const bar = new SingleBar({ stream: process.stderr, format, clearOnComplete: true, noTTYOutput: false });
  if (process.stderr.isTTY) bar.start(1, 0, { statements: 0 });
  const outcomes: T[] = [];
  try {
    for await (const said of createInterface({ input: reply.body })) {
      const line = JSON.parse(said) as Line & T;
      if (line.progress !== undefined) {
        bar.setTotal(line.progress.total);
        bar.update(line.progress.done, { statements: line.progress.statements ?? 0 });
      } else if (line.error !== undefined) throw new Exit(line.error === 'bad_input' ? 2 : 1, line.message ?? line.error);
      else outcomes.push(line);
    }
  } finally {
    bar.stop();
  }
  const outcome = outcomes.at(-1);
  if (outcome === undefined) throw new Exit(1, cutOff);
  return outcome;
}
