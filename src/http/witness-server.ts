// The face of a witness to the logs it serves (C2SP tlog-witness), in a process of its own, without a database and without
// the rest of the house. Whoever asks is a stranger until the checkpoint's signature holds.
import type { AddressInfo } from 'node:net';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify';
import { MAX_REQUEST_BYTES, type Witness, type WitnessAnswer } from '../ledger/index.js';

export interface WitnessServerOptions {
  /** Requests a minute and address: a busy log asks four times a second. Default 6000. */
  readonly requestsPerMinute?: number;
  /** A proxy on this machine ends TLS: its word on the address is taken, nobody else's. */
  readonly behindProxy?: boolean;
}

export interface ServedWitness {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a witness on a port (0 for any free one). The witness itself is closed by the caller. */
export async function serveWitness(witness: Witness, address: { readonly host: string; readonly port: number }, options: WitnessServerOptions = {}): Promise<ServedWitness> {
  const app = await buildWitnessServer(witness, options);
  await app.listen(address);
  const { family, address: host, port } = app.server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${host}]` : host}:${port}/`,
    close: async () => {
      app.server.closeIdleConnections();
      await app.close();
    },
  };
}

/** Builds the server; listening and closing are the caller's. */
export async function buildWitnessServer(witness: Witness, options: WitnessServerOptions = {}): Promise<FastifyInstance> {
  const app = fastify({ bodyLimit: MAX_REQUEST_BYTES, trustProxy: options.behindProxy === true ? 'loopback' : false, requestTimeout: 30_000 });
  app.setErrorHandler((fault: FastifyError, _request, reply) => {
    const status = fault.statusCode ?? 500;
    if (status < 500) return plain(reply, status, `${fault.message}\n`);
    // The operator reads why; a stranger learns nothing of the disk.
    process.stderr.write(`custos: the witness cannot answer: ${fault.message}\n`);
    return plain(reply, 500, 'the witness cannot answer now; ask again\n');
  });
  await app.register(rateLimit, { max: options.requestsPerMinute ?? 6000, timeWindow: '1 minute' });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post('/add-checkpoint', async (request, reply) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    return send(reply, await witness.addCheckpoint(body));
  });
  app.get('/', (_request, reply) => plain(reply, 200, describe(witness)));
  // Beyond the specification, for monitors: what this witness holds, signed by the log and by us.
  app.get<{ Params: { origin: string } }>('/checkpoint/:origin', (request, reply) => {
    const note = witness.heldNote(request.params.origin);
    return note === undefined ? plain(reply, 404, 'no checkpoint of this log is held\n') : plain(reply, 200, note);
  });
  return app;
}

/** C2SP tlog-witness, "add-checkpoint". */
const statuses = { cosigned: 200, malformed: 400, not_signed: 403, unknown_log: 404, bad_proof: 422 } as const;
const refusals = { not_signed: 'no key of the log signed this checkpoint', unknown_log: 'this witness does not know the log' } as const;

function send(reply: FastifyReply, answer: WitnessAnswer): FastifyReply {
  // As bytes: the type stands in the specification without a character set.
  if (answer.kind === 'conflict') return reply.code(409).header('content-type', 'text/x.tlog.size').send(Buffer.from(`${answer.size}\n`));
  if (answer.kind === 'cosigned') return plain(reply, statuses.cosigned, answer.lines);
  return plain(reply, statuses[answer.kind], `${'reason' in answer ? answer.reason : refusals[answer.kind]}\n`);
}

function plain(reply: FastifyReply, status: number, text: string): FastifyReply {
  return reply.code(status).header('content-type', 'text/plain; charset=utf-8').header('cache-control', 'no-store').header('x-content-type-options', 'nosniff').send(text);
}

function describe(witness: Witness): string {
  const keys = witness.verifiers.map(({ vkey }) => `  ${vkey}\n`).join('');
  const logs = witness.watched.map(({ origin, size, timeMs }) => `  ${origin}: ${size === undefined || timeMs === undefined ? 'nothing yet' : `${size} entries, cosigned ${new Date(timeMs).toISOString()}`}\n`).join('');
  return `A witness of transparency logs (c2sp.org/tlog-witness). It cosigns a checkpoint only when it extends the one before.\n\nKeys:\n${keys}\nLogs:\n${logs === '' ? '  none\n' : logs}`;
}
