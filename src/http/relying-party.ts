// Whose passkeys these are: a host name and the origin of its pages, from the settings or of this machine, never from what a request says
// of itself (a name that resolves to this machine would otherwise make itself ours).
import type { FastifyRequest } from 'fastify';
import type { RelyingParty } from '../access/passkey/index.js';
import type { House } from './house.js';

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** Passkeys know names only: on this machine they work at `http://localhost:PORT`, never at its number. */
export function relyingParty(house: House, request: FastifyRequest): RelyingParty {
  const { publicUrl = '' } = house;
  if (publicUrl === '') return { id: 'localhost', origin: originOf('http:', 'localhost', request.socket.localPort) };
  const { protocol, hostname, port } = new URL(publicUrl);
  const id = loopback.has(hostname) ? 'localhost' : hostname;
  return { id, origin: originOf(protocol, id, port === '' ? undefined : Number(port)) };
}

function originOf(protocol: string, name: string, port: number | undefined): string {
  return new URL(`${protocol}//${name}${port === undefined ? '' : `:${port}`}`).origin;
}
