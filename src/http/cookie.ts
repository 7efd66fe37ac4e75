// Cookies of this node: over https under the `__Host-` prefix, which no other host, path or plain connection can set (RFC 6265bis 4.1.3).
import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

const session = 'custos_session';
const signOn = 'custos_sign_on';
const signOnForMs = 600_000;
const ceremony = 'custos_ceremony';
const ceremonyForS = 120;

function nameFor(request: FastifyRequest, name: string): string {
  return request.protocol === 'https' ? `__Host-${name}` : name;
}

/** The session's token; over https only the prefixed cookie counts, so that a planted one does not. */
export function sessionTokenOf(request: FastifyRequest): string | undefined {
  return request.cookies[nameFor(request, session)];
}

export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string, expiresAtMs: number): void {
  void reply.setCookie(nameFor(request, session), token, { ...flags(request), sameSite: 'strict', expires: new Date(expiresAtMs) });
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(nameFor(request, session), flags(request));
}

/** Binds the way to an identity provider and back to one browser. `lax`: the way back comes from another site. */
export function setSignOnCookie(request: FastifyRequest, reply: FastifyReply, value: string, nowMs: number): void {
  void reply.setCookie(nameFor(request, signOn), value, { ...flags(request), sameSite: 'lax', expires: new Date(nowMs + signOnForMs) });
}

/** Reads it, and takes it away: it is good for one way back. */
export function takeSignOnCookie(request: FastifyRequest, reply: FastifyReply): string {
  const value = request.cookies[nameFor(request, signOn)];
  if (value !== undefined) void reply.clearCookie(nameFor(request, signOn), flags(request));
  return value ?? '';
}

/** Binds a passkey's challenge to the browser that asked for it. */
export function setCeremonyCookie(request: FastifyRequest, reply: FastifyReply, value: string): void {
  void reply.setCookie(nameFor(request, ceremony), value, { ...flags(request), sameSite: 'strict', maxAge: ceremonyForS });
}

/** Reads it, and takes it away: a challenge is answered once. */
export function takeCeremonyCookie(request: FastifyRequest, reply: FastifyReply): string {
  const value = request.cookies[nameFor(request, ceremony)];
  if (value !== undefined) void reply.clearCookie(nameFor(request, ceremony), flags(request));
  return value ?? '';
}

function flags(request: FastifyRequest) {
  return { path: '/', httpOnly: true, secure: request.protocol === 'https' } as const;
}
