// How a sign-in ends, whichever way it went: its entry first, then a new session, a cookie that no script reads, and who one is.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Member } from '../access/index.js';
import type { SignedIn } from './caller.js';
import { sessionTokenOf, setSessionCookie } from './cookie.js';
import type { House } from './house.js';

type Arrival = NonNullable<Parameters<House['sessions']['open']>[2]>;

/** Whoever calls this has put the sign-in on the record. Always a new token: one that was planted before opens nothing. */
export async function welcome(house: House, member: Member, arrival: Arrival, request: FastifyRequest, reply: FastifyReply): Promise<SignedIn> {
  const { token, expiresAtMs } = await house.sessions.open(member.agencyId, member.memberId, { ...arrivalOf(request), ...arrival });
  await replace(house, request, reply, token, expiresAtMs);
  return { member, token, session: await house.sessions.find(token) };
}

/** A browser has one session: the one that it brings to the next sign-in ends, whoever planted it. */
export async function replace(house: House, request: FastifyRequest, reply: FastifyReply, token: string, expiresAtMs: number): Promise<void> {
  const before = sessionTokenOf(request);
  if (before !== undefined) await house.sessions.close(before);
  setSessionCookie(request, reply, token, expiresAtMs);
}

/** Where somebody signs in from, as they will see it among their sessions. */
export function arrivalOf(request: FastifyRequest): { address: string; device: string } {
  return { address: request.onSocket ? '' : request.ip, device: (request.headers['user-agent'] ?? '').replaceAll(/[^\x20-\x7e]/g, '') };
}
