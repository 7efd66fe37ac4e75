// An answer that takes minutes to send ends with the session that asked for it: whether it stands is read twice a second while it flows
// (tests/attacks/access/session-revoked.test.ts). Whoever was cut off is told nothing more; what was sent is on the record already.
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../access/index.js';
import type { App } from './app.js';
import type { House } from './house.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whoever asks, once that is known. */
    asker: Caller | undefined;
  }
}

const everyMs = 400;

export function watchStreams(app: App, house: House): void {
  app.decorateRequest('asker', undefined);
  app.addHook('onSend', async (request, reply, payload) => {
    if (payload instanceof Readable && request.asker !== undefined) watch(house, reply, payload, request.asker);
    return payload;
  });
}

function watch(house: House, reply: FastifyReply, stream: Readable, asker: Caller): void {
  const look = async (): Promise<void> => {
    // A database that does not say so keeps nobody reading either.
    if (await house.door.stands(asker).catch(() => false)) return;
    stream.destroy();
    reply.raw.destroy();
  };
  const timer = setInterval(() => void look(), everyMs);
  reply.raw.once('close', () => clearInterval(timer));
}
