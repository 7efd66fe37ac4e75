// How a sign-in ends, whichever way it went: its entry first, then a new session, a cookie that no script reads, and who one is.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Member } from '../access/index.js';
import { sessionCookie, type SignedIn } from './caller.js';
import type { House } from './house.js';

type Arrival = NonNullable<Parameters<House['sessions']['open']>[2]>;

/** Whoever calls this has put the sign-in on the record. Always a new token: one that was planted before opens nothing. */
export async function welcome(house: House, member: Member, arrival: Arrival, request: FastifyRequest, reply: FastifyReply): Promise<SignedIn> {
  const device = request.headers['user-agent'];
  const { token, expiresAtMs } = await house.sessions.open(member.agencyId, member.memberId, { address: request.ip, ...(device !== undefined && { device }), ...arrival });
  setSessionCookie(request, reply, token, expiresAtMs);
  return { member, token, session: await house.sessions.find(token) };
}

export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string, expiresAtMs: number): void {
  void reply.setCookie(sessionCookie, token, { path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https', expires: new Date(expiresAtMs) });
}
