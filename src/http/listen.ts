// Where the node can be reached: a port for people, and a 0600 socket for whoever runs it. A demo listens to this machine only.
import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BadInput } from '../kernel/index.js';
import type { House } from './house.js';
import { buildServer } from './server.js';

export interface ListenOptions {
  /** Absent: no port, only the socket. */
  readonly port?: { readonly host: string; readonly number: number };
  readonly socketPath: string;
  readonly log?: boolean;
  /** A proxy on this machine ends TLS: its word on address and protocol is taken, nobody else's. */
  readonly behindProxy?: boolean;
}

export interface Listening {
  readonly url: string | undefined;
  close(): Promise<void>;
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** Starts both listeners. Throws `BadInput` when a demo folder would be served to other machines. */
export async function listen(house: House, options: ListenOptions): Promise<Listening> {
  if (house.demo && options.port !== undefined && !loopback.has(options.port.host)) {
    throw new BadInput('a demo folder is served to this machine only (its passwords are known to all); use --host 127.0.0.1', { fr: 'un répertoire de démonstration n’est servi qu’à cette machine (ses mots de passe sont connus de tous) ; employez --host 127.0.0.1' });
  }
  let onSocket: Server | undefined;
  const app = await buildServer(house, {
    // A connection is known by the server that accepted it, never by anything that a client can write.
    isOnSocket: (request) => (request.raw.socket as { server?: unknown }).server === onSocket && onSocket !== undefined,
    ...(options.log === undefined ? {} : { log: options.log }), behindProxy: options.behindProxy ?? false,
  });
  await app.ready();
  // The port first: when somebody else has it, nothing of ours is left open.
  if (options.port !== undefined) {
    await app.listen({ host: options.port.host, port: options.port.number }).catch(async (fault: unknown) => {
      await app.close();
      throw fault;
    });
  }
  onSocket = createServer((request, response) => app.routing(request, response));
  await listenOnSocket(onSocket, options.socketPath);
  const address = options.port === undefined ? undefined : (app.server.address() as AddressInfo);
  const socketServer = onSocket;
  return {
    url: address === undefined ? undefined : `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}/`,
    close: async () => {
      socketServer.closeAllConnections();
      await new Promise((resolve) => {
        socketServer.close(resolve);
      });
      rmSync(options.socketPath, { force: true });
      app.server.closeAllConnections();
      await app.close();
    },
  };
}

/** The folder around the socket is 0700; the socket itself is made 0600 before anyone is told of it. */
async function listenOnSocket(server: Server, path: string): Promise<void> {
  rmSync(path, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  chmodSync(path, 0o600);
}
