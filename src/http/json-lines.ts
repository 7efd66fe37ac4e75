// Long work answers in lines of JSON: progress at each new hundredth, then one last line with the outcome or a problem. Whoever hangs up ends the work.
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { problemOf } from './problem.js';

interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What the work says as it goes: `Progress` while it works, anything else as its last word. */
export type Work<T> = AsyncGenerator<Progress, T>;

/** A reply that ends when the work ends; when the asker goes away first, the work is told to return. */
export function jsonLines<T extends object>(reply: FastifyReply, work: Work<T>): Readable {
  void reply.type('application/x-ndjson');
  return Readable.from(linesOf(reply, work));
}

async function* linesOf<T extends object>(reply: FastifyReply, work: Work<T>): AsyncGenerator<string> {
  let shown = 0;
  try {
    let step = await work.next();
    while (step.done !== true) {
      const { done, total } = step.value;
      if (done - shown >= total / 100 || done === 1) {
        shown = done;
        yield `${JSON.stringify({ progress: { done, total } })}\n`;
      }
      step = await work.next();
    }
    yield `${JSON.stringify(step.value)}\n`;
  } catch (fault) {
    reply.log.error(fault);
    yield `${JSON.stringify(problemOf(fault).body)}\n`;
  } finally {
    // Cut off: what the work still has to say of itself, it says in its own `finally`.
    await work.return(undefined as never);
  }
}
