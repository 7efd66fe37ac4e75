// The attacker: one connection over loopback, in a thread of its own, asking about a hidden and an absent thing in turn, in random order.
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import type { Asked } from './world.js';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** From writing the request to the last byte of the answer. */
  readonly ms: number;
}

export interface Order {
  readonly base: string;
  readonly token: string;
  readonly kinds: readonly (readonly Asked[])[];
  readonly pairs: number;
}

/** Of each kind: milliseconds and bytes of the hidden and of the absent one, pair by pair. */
export interface Timed {
  readonly ms: readonly [hidden: Float64Array, absent: Float64Array];
  readonly bytes: readonly [hidden: Float64Array, absent: Float64Array];
}

/** Asks over a kept connection. */
export function asker(base: string, token: string): (path: string) => Promise<Answer> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const headers = { cookie: `custos_session=${encodeURIComponent(token)}` };
  return (path) => new Promise((resolve, reject) => {
    const startMs = performance.now();
    request(new URL(path, base), { agent, headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces).toString(), ms: performance.now() - startMs }));
    }).on('error', reject).end();
  });
}

async function time({ base, token, kinds, pairs }: Order): Promise<readonly Timed[]> {
  const ask = asker(base, token);
  const each = Math.ceil(pairs / kinds.length);
  const room = (): readonly [Float64Array, Float64Array] => [new Float64Array(each), new Float64Array(each)];
  const timed = kinds.map((): Timed => ({ ms: room(), bytes: room() }));
  for (let turn = -20; turn < each; turn += 1) {
    for (const [kind, things] of kinds.entries()) {
      const pair = things[(turn + 20) % things.length] as Asked;
      for (const side of Math.random() < 0.5 ? ([0, 1] as const) : ([1, 0] as const)) {
        const { ms, body } = await ask(side === 0 ? pair.hidden : pair.absent);
        if (turn < 0) continue;
        (timed[kind] as Timed).ms[side][turn] = ms;
        (timed[kind] as Timed).bytes[side][turn] = body.length;
      }
    }
    if (turn % 250 === 0) parentPort?.postMessage({ done: Math.max(0, turn) * kinds.length }, []);
  }
  return timed;
}

if (parentPort !== null) parentPort.postMessage({ timed: await time(workerData as Order) }, []);
