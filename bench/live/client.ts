// People at their desks, in a thread of their own: so many look-ups a second through the real server, whether or not it keeps up (an open loop: a slow answer
// makes nobody ask less). Four of them begin, one after another, to take whatever they can: what the examiner should tell of.
import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

export interface ClientTerms {
  readonly port: number;
  readonly tokens: readonly string[];
  readonly persons: number;
  readonly rate: number;
  readonly forMs: number;
  /** Planted beside the load. */
  readonly offences?: readonly Offence[];
}

export interface Offence {
  readonly actor: string;
  readonly token: string;
  readonly path: string;
  /** From the beginning. */
  readonly atMs: number;
}

export interface Look {
  readonly index: bigint;
  readonly answeredAtMs: number;
}

export interface Looked {
  readonly looks: readonly Look[];
  /** Milliseconds, ascending. */
  readonly latencies: readonly number[];
  /** What went wrong, with how often. */
  readonly failed: readonly (readonly [string, number])[];
  readonly sent: number;
  /** Of each offender, when their last planted look-up was answered. */
  readonly offended: readonly (readonly [actor: string, answeredAtMs: number])[];
}

/** Of forty turns one is theirs, for so long: a hundred and twenty things that no work of theirs leads to. */
const takers = 4;
const takingEvery = 40;
const takenThings = 120;
const mostWaiting = 5_000;

const agent = new Agent({ keepAlive: true, maxSockets: 200 });

function read(port: number, path: string, token: string): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    get({ agent, host: '127.0.0.1', port, path, headers: { cookie: `custos_session=${encodeURIComponent(token)}` } }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.once('error', reject);
      reply.once('end', () => resolve({ status: reply.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }));
    }).once('error', reject);
  });
}

/** Who looks at whom in this turn: each at nine people of their own, in turn; a taker at one after another. */
export function turnOf(turn: number, { tokens, persons, rate, forMs }: Pick<ClientTerms, 'tokens' | 'persons' | 'rate' | 'forMs'>): { readonly who: number; readonly subject: number } {
  const taken = Math.floor(turn / takingEvery);
  const everyThings = Math.max(takenThings, Math.floor((rate * forMs) / 1000 / takingEvery / takers));
  const taker = Math.floor(taken / everyThings);
  if (turn % takingEvery === 0 && taker < takers && taken % everyThings < takenThings) return { who: taker, subject: (taken * 37) % persons };
  const who = turn % tokens.length;
  return { who, subject: (who * 7 + Math.floor(turn / tokens.length) % 9) % persons };
}

export async function lookUp(terms: ClientTerms): Promise<Looked> {
  const { port, tokens, rate, forMs } = terms;
  const looks: Look[] = [];
  const latencies: number[] = [];
  const failed = new Map<string, number>();
  const count = (reason: string): void => void failed.set(reason, (failed.get(reason) ?? 0) + 1);
  const ask = async (turn: number): Promise<void> => {
    const { who, subject } = turnOf(turn, terms);
    const fromMs = performance.now();
    const { status, body } = await read(port, `/api/entities/alder~p${subject}`, tokens[who] ?? '');
    latencies.push(performance.now() - fromMs);
    const { ledger } = JSON.parse(body) as { readonly ledger?: { readonly index: string } };
    if (status !== 200 || ledger === undefined) return count(`${status} ${body.slice(0, 200)}`);
    looks.push({ index: BigInt(ledger.index), answeredAtMs: Date.now() });
  };
  const offended = new Map<string, number>();
  const offend = async ({ actor, token, path, atMs }: Offence): Promise<void> => {
    await pause(atMs);
    const { status, body } = await read(port, path, token);
    if (status === 200) offended.set(actor, Date.now());
    else count(`planted: ${status} ${body.slice(0, 200)}`);
  };
  const planted = Promise.all((terms.offences ?? []).map(async (one) => offend(one).catch((fault: unknown) => count(String(fault)))));
  const startMs = performance.now();
  const waiting = new Set<Promise<void>>();
  let turn = 0;
  for (; performance.now() - startMs < forMs; turn += 1) {
    const dueMs = (turn * 1000) / rate - (performance.now() - startMs);
    if (dueMs > 1) await pause(dueMs);
    const asked: Promise<void> = ask(turn).catch((fault: unknown) => count(String(fault))).finally(() => waiting.delete(asked));
    waiting.add(asked);
    if (waiting.size > mostWaiting) await Promise.race(waiting);
  }
  await Promise.all([...waiting, planted]);
  return { looks: looks.toSorted((a, b) => (a.index < b.index ? -1 : 1)), latencies: latencies.toSorted((a, b) => a - b), failed: [...failed], sent: turn, offended: [...offended] };
}

if (parentPort !== null) parentPort.postMessage(await lookUp(workerData as ClientTerms), []);
