// Passkeys: signing in by one, and seeing, adding and removing one's own. Every ceremony that fails is on the record, with its reason.
import { Type } from 'typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller, Member, Plan } from '../access/index.js';
import type { Passkey } from '../access/passkey/index.js';
import { BadInput, refuse } from '../kernel/index.js';
import { answer, onRecord } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { anyCallerOf, signedIn } from './caller.js';
import { setCeremonyCookie, takeCeremonyCookie } from './cookie.js';
import { AssertionBody, Me, NewPasskey, NewPasskeyOptions, PasskeyChanged, PasskeysAnswer, type PasskeyView, UseOptions, WithdrawPasskeys } from './contract.js';
import type { House } from './house.js';
import { languageOf } from './language.js';
import { assertionOf, newPasskeyOptions, useOptions } from './passkey-options.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';
import { relyingParty } from './relying-party.js';
import { presentMe } from './session-routes.js';
import { mayChangePasskeys } from './step-up.js';
import { welcome } from './welcome.js';

const rateLimit = { max: 20, timeWindow: '1 minute' } as const;
const PasskeyParams = Type.Object({ passkey: Type.String({ maxLength: 60 }) });

export function passkeyRoutes(app: App, house: House): void {
  signInRoutes(app, house);
  ownRoutes(app, house);

  app.post('/api/passkeys/withdraw', { schema: { body: WithdrawPasskeys, response: { 200: PasskeyChanged } } }, async (request, reply) => {
    const caller = await anyCallerOf(house, request);
    const { user } = request.body;
    const plan = await planFor(house, caller, { action: 'withdrawPasskeys', asked: { user } });
    const { receipt } = await house.door.write(plan, { withdrawn: user }, async () => withdraw(house, caller, user));
    return onRecord(reply, { ledger: presentReceipt(receipt) });
  });
}

function signInRoutes(app: App, house: House): void {
  app.post('/api/session/passkey/options', { schema: { response: { 200: UseOptions } }, config: { rateLimit, openBecause: 'a random number for whoever wants to sign in; nobody is known yet, and nothing is shown' } },
    async (request, reply) => {
      const cookie = Buffer.from(house.random(32)).toString('base64url');
      setCeremonyCookie(request, reply, cookie);
      const { challenge } = await house.passkeys.askToUse('signIn', cookie);
      return useOptions(relyingParty(house, request), challenge, []);
    });

  app.post('/api/session/passkey', { schema: { body: AssertionBody, response: { 200: Me } }, config: { rateLimit } }, async (request, reply) => {
    const member = await signInMember(house, request, reply, request.body);
    const who = await welcome(house, member, { by: 'passkey' }, request, reply);
    return onRecord(reply, await presentMe(house, who, languageOf(request)));
  });
}

function ownRoutes(app: App, house: House): void {
  app.get('/api/passkeys', { schema: { response: { 200: PasskeysAnswer } } }, async (request, reply) => {
    const caller = await anyCallerOf(house, request);
    const plan = await planFor(house, caller, { action: 'viewPasskeys', asked: { passkeys: 'mine' } });
    const lastStays = !(await house.passkeys.store.hasOtherWay(caller.member.agencyId, caller.member.memberId));
    return answer(house, reply, await house.passkeys.store.listOwn(plan), (found, ledger) => ({ passkeys: found.map(presentPasskey), lastStays, ledger }));
  });

  app.post('/api/passkeys/options', { schema: { response: { 200: NewPasskeyOptions } } }, async (request, reply) => {
    const { plan, token } = await changePlan(house, request, 'addPasskey', { step: 'ask' });
    const { member } = plan.caller;
    const asked = await house.passkeys.askToRegister(member, token);
    await house.door.note(member.agencyId, { action: 'addPasskeyAsked', actor: actorOf(member) });
    return onRecord(reply, newPasskeyOptions(relyingParty(house, request), member, asked));
  });

  app.post('/api/passkeys', { schema: { body: NewPasskey, response: { 200: PasskeyChanged } } }, async (request, reply) => {
    const { name, credential: { id, response } } = request.body;
    const { plan, token } = await changePlan(house, request, 'addPasskey', { name });
    const given = { id, clientDataJSON: response.clientDataJSON, attestationObject: response.attestationObject, transports: response.transports ?? [] };
    const { receipt } = await house.passkeys.register(plan, relyingParty(house, request), token, name.trim(), given);
    await tellOf(house, plan.caller.member, 'passkey_added');
    return onRecord(reply, { ledger: presentReceipt(receipt) });
  });

  app.delete('/api/passkeys/:passkey', { schema: { params: PasskeyParams, response: { 200: PasskeyChanged } } }, async (request, reply) => {
    const { passkey } = request.params;
    const { plan } = await changePlan(house, request, 'removePasskey', { passkey });
    const { agencyId, memberId } = plan.caller.member;
    const { receipt } = await house.door.write(plan, { removed: passkey }, async () => {
      if (!(await house.passkeys.store.remove(agencyId, memberId, passkey))) throw notRemoved();
    });
    await tellOf(house, plan.caller.member, 'passkey_removed');
    return onRecord(reply, { ledger: presentReceipt(receipt) });
  });
}

/** The member whose passkey was shown; every failure reads the same, and stands in the one log of failures. */
async function signInMember(house: House, request: FastifyRequest, reply: FastifyReply, body: AssertionBody): Promise<Member> {
  const cookie = takeCeremonyCookie(request, reply);
  const use = await house.passkeys.use('signIn', relyingParty(house, request), cookie, assertionOf(body));
  const { passkey } = use;
  const member = passkey && (await house.people.memberById(passkey.agencyId, passkey.memberId, house.door.today()));
  const why = use.proven ? 'not_active' : use.why;
  if (use.proven && member !== undefined) {
    await house.door.note(member.agencyId, { action: 'signIn', by: 'passkey', passkey: use.passkey.passkeyId, actor: actorOf(member) });
    return member;
  }
  await house.door.note('node', { action: 'signInFailed', by: 'passkey', why, actor: member === undefined ? { agency: 'node', member: '', user: '' } : actorOf(member) });
  if (why === 'counter_back' && passkey !== undefined && member !== undefined) await noteStopped(house, member, passkey);
  throw new RefusedError(refuse('not_signed_in', 'this passkey opens nothing here; try again, or sign in another way', 'cette clé d’accès n’ouvre rien ici ; réessayez, ou connectez-vous autrement'));
}

/** On the person's own record: a copy of their key may be about. */
export async function noteStopped(house: House, member: Member, { passkeyId }: Passkey): Promise<void> {
  await house.door.note(member.agencyId, { action: 'passkeyStopped', why: 'counter_back', passkey: passkeyId, actor: actorOf(member) });
  await tellOf(house, member, 'passkey_stopped');
}

export function actorOf({ agencyId, memberId, userName }: Member) {
  return { agency: agencyId, member: memberId, user: userName };
}

/** A plan for changing one's passkeys. What counts as a step-up here is written in `mayChangePasskeys`; the policies demand it. */
async function changePlan(house: House, request: FastifyRequest, action: string, asked: { readonly [key: string]: string }): Promise<{ plan: Plan; token: string }> {
  const who = await signedIn(house, request);
  if (who.token === undefined) throw new BadInput('a passkey belongs to a browser; sign in there', { fr: 'une clé d’accès appartient à un navigateur ; ouvrez-y une session' });
  const have = await house.passkeys.store.ofMember(who.member.agencyId, who.member.memberId);
  const caller: Caller = { ...(await anyCallerOf(house, request)), steppedUp: mayChangePasskeys(house, who, have.length > 0) };
  return { plan: await planFor(house, caller, { action, asked }), token: who.token };
}

/** Somebody of another agency, and nobody, are the same to the administrator who asks: done, and nothing was there. */
async function withdraw(house: House, { member }: Caller, user: string): Promise<void> {
  const found = await house.people.memberByUser(`${user}@${member.agencyId}`, house.door.today());
  if (found === undefined) return;
  await house.passkeys.store.removeAll(member.agencyId, found.member.memberId);
  await house.sessions.revokeAll(member.agencyId, found.member.memberId);
  await tellOf(house, found.member, 'passkeys_withdrawn');
}

/** Whoever's ways in change is told, so that a change which was not theirs is noticed (OWASP ASVS 5.0, 6.3.7). */
async function tellOf(house: House, { agencyId, memberId }: Member, what: string): Promise<void> {
  await house.notices.tell({ to: { agencyId, memberId }, kind: 'passkey_changed', facts: { what }, link: '/account/passkeys' });
}

function presentPasskey({ passkeyId, name, createdAtMs, lastUsedAtMs, backedUp, stoppedAtMs }: Passkey): PasskeyView {
  return {
    id: passkeyId, name, backedUp, stopped: stoppedAtMs !== undefined, createdAt: new Date(createdAtMs).toISOString(),
    lastUsedAt: lastUsedAtMs === undefined ? null : new Date(lastUsedAtMs).toISOString(),
  };
}

const notRemoved = () => new BadInput('this passkey is not removed: it is not yours, or it is the last way in that you have; ask your agency administrator', {
  fr: 'cette clé d’accès n’est pas retirée : elle n’est pas la vôtre, ou c’est votre dernier moyen d’entrer ; voyez l’administrateur de votre service',
});
