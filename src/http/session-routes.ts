// Signing in, and stating what one works on. Each step is on the record before it takes effect.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { hashPassword, passwordMatches, purposes } from '../access/index.js';
import { promptBook } from '../access/prompts/index.js';
import { BadInput, newId, refuse } from '../kernel/index.js';
import { LedgerError } from '../ledger/index.js';
import type { App } from './app.js';
import { onRecord } from './answer.js';
import { planFor } from './ask.js';
import { anyCallerOf, type SignedIn, signedIn } from './caller.js';
import { clearSessionCookie } from './cookie.js';
import { DemoPeople, Me, SignedOut, SignIn, WorkContext } from './contract.js';
import type { House } from './house.js';
import { type Language, languageOf } from './language.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';
import { SignInTries } from './sign-in-tries.js';
import { welcome } from './welcome.js';
import { agencyNames } from './words.js';

const badSignIn = () => new RefusedError(refuse('not_signed_in', 'this user name and password do not go together; try again', 'cet utilisateur et ce mot de passe ne vont pas ensemble ; réessayez'));

/** Compared against when there is no such person, so that the time taken says nothing. */
const nobodysHash = hashPassword('nobody');

export function sessionRoutes(app: App, house: House): void {
  const tries = new SignInTries(house.clock);
  app.get('/api/demo/people', { schema: { response: { 200: DemoPeople } }, config: { openBecause: 'fictional people of a demo folder, shown before signing in' } },
    async (request) => {
      if (!house.demo) throw new RefusedError(refuse('not_a_demo_folder', 'this is not a demo folder', 'ceci n’est pas un répertoire de démonstration'));
      return demoPeople(house, languageOf(request));
    });

  app.post('/api/session', { schema: { body: SignIn, response: { 200: Me } }, config: { rateLimit: { max: 20, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const { user } = request.body;
      if (tries.mustWait(user)) throw Object.assign(new Error('too many sign-ins under one name'), { statusCode: 429 });
      try {
        return onRecord(reply, await signIn(house, request.body, request, reply));
      } catch (fault) {
        if (fault instanceof RefusedError) tries.failed(user);
        throw fault;
      }
    });

  app.get('/api/session', { schema: { response: { 200: Me } }, config: { openBecause: 'says to a signed-in person who they are; nothing of the registry' } },
    async (request) => {
      // It names the person's own cases: with the ledger down not even that is shown.
      if (!house.ledger.state().running) throw new LedgerError('stopped', 'the ledger does not run');
      return presentMe(house, await signedIn(house, request), languageOf(request));
    });

  app.delete('/api/session', { schema: { response: { 200: SignedOut, 204: Type.Null() } } }, async (request, reply) => {
    const { member, token, session } = await signedIn(house, request);
    await house.door.note(member.agencyId, { action: 'signOut', actor: { agency: member.agencyId, member: member.memberId, user: member.userName } });
    if (token !== undefined) await house.sessions.close(token);
    clearSessionCookie(request, reply);
    if (session === undefined || session.issuer === null) return onRecord(reply.code(204), null);
    return onRecord(reply, { providerSignOut: (await house.signOn.endSessionUrl(member.agencyId, session.issuer)) ?? null });
  });

  app.put('/api/session/context', { schema: { body: WorkContext } }, async (request, reply) => {
    const { member, token, session } = await signedIn(house, request);
    if (token === undefined || session === undefined) throw new BadInput('on the socket, purpose and case go with each request', { fr: 'sur le canal local, finalité et dossier accompagnent chaque demande' });
    const { purpose, caseRef, answers = [] } = request.body;
    const work = { member, purpose, caseRef, sessionId: session.sessionId };
    await planFor(house, { member, purpose, caseRef, sessionId: session.sessionId }, { action: 'setPurpose', asked: { purpose, case: caseRef } });
    const language = languageOf(request);
    const spoken = promptBook.spoken(purpose, 'stated', house.door.today(), answers, language).map((one) => ({ ...one, answerId: newId('ans', house.random) }));
    const receipt = await house.door.note(member.agencyId, {
      action: 'setPurpose', actor: { agency: member.agencyId, member: member.memberId, user: member.userName }, purpose, case: caseRef,
      ...(spoken.length > 0 && { prompts: spoken.map(({ answerId, prompt, version, words, answer }) => ({ id: answerId, prompt, version, language, words, answer })) }),
    });
    // Emergency access is for the work that was stated when it was opened: stating any work anew ends it.
    await house.breakGlass.endOf(await anyCallerOf(house, request));
    await house.prompts.replace(work, spoken, new Date(house.clock()), receipt.index);
    await house.sessions.setContext(token, purpose, caseRef);
    return onRecord(reply, { ledger: presentReceipt(receipt) });
  });
}

async function signIn(house: House, body: { user: string; password: string }, request: FastifyRequest, reply: FastifyReply): Promise<Me> {
  const found = await house.people.memberByUser(body.user, house.door.today());
  const matches = await passwordMatches(found?.passwordHash ?? (await nobodysHash), body.password);
  if (found === undefined || found.passwordHash === null) {
    // As durable, and so as slow, as the refusal of a known person. What was typed is not kept: it may be a password.
    await house.door.note('node', { action: 'signInFailed', actor: { agency: 'node', member: '', user: '' } });
    throw badSignIn();
  }
  const { member } = found;
  const actor = { agency: member.agencyId, member: member.memberId, user: member.userName };
  // Every failed attempt goes to one log: the sizes of logs are public, and must not tell which names exist.
  await house.door.note(matches ? member.agencyId : 'node', { action: matches ? 'signIn' : 'signInFailed', actor });
  if (!matches) throw badSignIn();
  return presentMe(house, await welcome(house, member, { by: 'password' }, request, reply), languageOf(request));
}

export async function presentMe(house: House, { member, session }: SignedIn, language: Language): Promise<Me> {
  const names = await agencyNames(house, language);
  const glass = session && (await house.breakGlass.openOf({ member, purpose: session.purpose ?? '', caseRef: session.caseRef ?? '', sessionId: session.sessionId }));
  return {
    user: member.userName,
    displayName: member.displayName,
    role: member.role,
    agency: member.agencyId,
    agencyName: names.get(member.agencyId) ?? member.agencyId,
    purposes: member.purposes.map((code) => ({ code, label: purposeLabel(code, language) })),
    cases: member.cases.filter((duty) => duty.closedOn === null).map(({ ref, title }) => ({ ref, title })),
    purpose: session?.purpose ?? null,
    caseRef: session?.caseRef ?? null,
    glass: glass === undefined ? null : { id: glass.glassId, until: new Date(glass.untilMs).toISOString() },
    csrf: session?.csrf ?? '',
    demo: house.demo,
  };
}

function purposeLabel(code: string, language: Language): string {
  return purposes.find((one) => one.code === code)?.[language] ?? code;
}

async function demoPeople(house: House, language: Language): Promise<DemoPeople> {
  const members = await house.people.demoMembers(house.door.today());
  const names = await agencyNames(house, language);
  return members.map((member) => ({
    user: member.userName, displayName: member.displayName, role: member.role, agency: member.agencyId,
    agencyName: names.get(member.agencyId) ?? member.agencyId, purposes: [...member.purposes], purposeLabels: member.purposes.map((code) => purposeLabel(code, language)),
    cases: member.cases.filter((duty) => duty.closedOn === null).map((duty) => duty.ref),
  }));
}
