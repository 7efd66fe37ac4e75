// Who asks, from a session cookie or, on the node's own socket, from headers. Without a purpose and a case there is no caller.
import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { type Caller, isFresh, type Member, type Session } from '../access/index.js';
import { memberOfService } from '../access/sign-on/index.js';
import { BadInput, refuse } from '../kernel/index.js';
import { refuseNullIn } from './clean-input.js';
import { headers } from './contract.js';
import { sessionTokenOf } from './cookie.js';
import type { House } from './house.js';
import { languageOf } from './language.js';
import { RefusedError } from './problem.js';
import { sentenceIn, spokenIn } from './spoken.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** An open page asks this without anybody at it: it does not keep a session from ending. */
    asksOnItsOwn?: boolean;
  }
  interface FastifyRequest {
    /** True for a request over the node's own 0600 socket: whoever can open it runs the node. */
    onSocket: boolean;
    /** The agency of whoever asks; empty until that is known. */
    askerAgency: string;
  }
}

export interface SignedIn {
  readonly member: Member;
  readonly session: Session | undefined;
  readonly token: string | undefined;
}

const notSignedIn = () => new RefusedError(refuse('not_signed_in', 'sign in first', 'ouvrez d’abord une séance'));

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  if (typeof value !== 'string' || value === '') return undefined;
  try {
    const text = decodeURIComponent(value);
    refuseNullIn(text);
    return text;
  } catch (cause) {
    throw new BadInput(`the header \`${name}\` cannot be read; percent-encode it`, { cause, fr: `l’en-tête \`${name}\` ne peut être lu ; encodez-le par pourcentage` });
  }
}

/** Throws `RefusedError` when nobody is signed in, and for a changing request without the session's CSRF value. */
export async function signedIn(house: House, request: FastifyRequest): Promise<SignedIn> {
  const found = await anyoneIn(house, request);
  refuseServices(found.member);
  return found;
}

/** What a program asks goes to the door, which says no on the record; a route that does not ask there is for people. */
export function refuseServices(member: Member): void {
  if (member.role === 'service') throw new RefusedError(refuse('not_allowed', 'this is for people; a service account does only what it was made for', 'ceci est pour les personnes ; un compte de service ne fait que ce pour quoi il a été créé'));
}

async function anyoneIn(house: House, request: FastifyRequest): Promise<SignedIn> {
  const found = await whoAsks(house, request);
  request.askerAgency = found.member.agencyId;
  return found;
}

async function whoAsks(house: House, request: FastifyRequest): Promise<SignedIn> {
  const { authorization } = request.headers;
  if (authorization !== undefined) return serviceOf(house, authorization);
  const onSocketAs = request.onSocket && (headerOf(request, headers.as) !== undefined || sessionTokenOf(request) === undefined);
  if (onSocketAs) return { member: await memberOnSocket(house, request), session: undefined, token: undefined };
  const token = sessionTokenOf(request);
  const session = token === undefined ? undefined : await house.sessions.find(token, request.routeOptions.config.asksOnItsOwn !== true);
  if (token === undefined || session === undefined) throw notSignedIn();
  if (request.method !== 'GET' && request.method !== 'HEAD') checkCsrf(request, session);
  const member = await house.people.memberById(session.agencyId, session.memberId, house.door.today());
  if (member === undefined) throw notSignedIn();
  return { member, session, token };
}

/** A program's key, `Authorization: Bearer …`. Whoever brings one is that program, whatever cookie comes along. */
async function serviceOf(house: House, authorization: string): Promise<SignedIn> {
  const account = await house.services.find(/^Bearer (\S{1,200})$/i.exec(authorization)?.[1] ?? '');
  if (account === undefined) throw notSignedIn();
  return { member: memberOfService(account), session: undefined, token: undefined };
}

async function memberOnSocket(house: House, request: FastifyRequest): Promise<Member> {
  const as = headerOf(request, headers.as);
  if (as === undefined) throw new BadInput('say who asks with `--as USER`', { fr: 'dites qui demande par `--as UTILISATEUR`' });
  if (!house.demo) throw new RefusedError(refuse('not_a_demo_folder', '`--as` works in a demo folder only; here people use `custos login`', '`--as` ne vaut que dans un répertoire de démonstration ; ici, on se connecte par `custos login`'));
  const found = await house.people.memberByUser(as, house.door.today());
  if (found === undefined || found.passwordHash === null) {
    throw new BadInput('there is no such demo person; `custos demo people` lists them', { fr: 'il n’y a pas de telle personne de démonstration ; `custos demo people` les énumère' });
  }
  return found.member;
}

function checkCsrf(request: FastifyRequest, session: Session): void {
  const given = Buffer.from(headerOf(request, headers.csrf) ?? '');
  const expected = Buffer.from(session.csrf);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw notSignedIn();
}

/** The signed-in member with whatever they stated, possibly nothing: enough for one's own record, which needs no case. */
export async function anyCallerOf(house: House, request: FastifyRequest): Promise<Caller> {
  request.asker = await readCaller(house, request);
  return request.asker;
}

async function readCaller(house: House, request: FastifyRequest): Promise<Caller> {
  const { member, session } = await anyoneIn(house, request);
  if (member.role === 'service') return { member, purpose: 'service_feed', caseRef: '' };
  const stated = (name: string, kept: string | null | undefined) => (request.onSocket ? headerOf(request, name) : undefined) ?? kept ?? '';
  const work = { member, purpose: stated(headers.purpose, session?.purpose), caseRef: stated(headers.caseRef, session?.caseRef) };
  const given = headerOf(request, headers.answers);
  const sentence = sentenceIn(given, languageOf(request));
  const spoken = spokenIn(given, { purpose: work.purpose, today: house.door.today(), language: languageOf(request), onSocket: request.onSocket });
  const said = { spoken, ...(sentence !== undefined && { sentence }) };
  if (session === undefined) return { ...work, ...said };
  const at = { ...work, sessionId: session.sessionId };
  const caller: Caller = { ...at, ...said, steppedUp: isFresh(session.steppedUpAtMs, house.clock()), promptAnswers: await house.prompts.of(at) };
  const glass = await house.breakGlass.openOf(caller);
  return glass === undefined ? caller : { ...caller, glass };
}

/** The signed-in member with the purpose and case that they stated. */
export async function callerOf(house: House, request: FastifyRequest): Promise<Caller> {
  const caller = await anyCallerOf(house, request);
  const { member } = caller;
  if (member.role === 'service') return caller;
  if (caller.purpose === '') {
    throw new BadInput(`state a purpose first${request.onSocket ? ' with `--purpose`' : ''}; yours are ${member.purposes.join(', ')}`, { fr: 'indiquez d’abord une finalité' });
  }
  if (caller.caseRef === '') {
    const open = member.cases.filter((duty) => duty.closedOn === null).map((duty) => duty.ref);
    throw new BadInput(`state a case first${request.onSocket ? ' with `--case`' : ''}; yours are ${open.join(', ')}`, { fr: 'indiquez d’abord un dossier' });
  }
  return caller;
}
