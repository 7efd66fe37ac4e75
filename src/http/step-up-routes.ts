// Stepping up: the person of this session shows their passkey once more. In a demo folder whoever has none types the password again.
import { passwordMatches } from '../access/index.js';
import type { Passkey } from '../access/passkey/index.js';
import { BadInput, refuse } from '../kernel/index.js';
import { onRecord } from './answer.js';
import type { App } from './app.js';
import { type SignedIn, signedIn } from './caller.js';
import { type AssertionBody, StepUp, StepUpOptions, SteppedUp } from './contract.js';
import type { House } from './house.js';
import { assertionOf, useOptions } from './passkey-options.js';
import { actorOf, noteStopped } from './passkey-routes.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';
import { relyingParty } from './relying-party.js';
import { setSessionCookie } from './cookie.js';

const rateLimit = { max: 20, timeWindow: '1 minute' } as const;
type InBrowser = SignedIn & { readonly token: string };

export function stepUpRoutes(app: App, house: House): void {
  app.post('/api/session/step-up/options', { schema: { response: { 200: StepUpOptions } } }, async (request, reply) => {
    const who = inBrowser(await signedIn(house, request));
    const { challenge, allow } = await house.passkeys.askToUse('stepUp', who.token, who.member);
    const by = await wayOf(house, who, allow);
    await house.door.note(who.member.agencyId, { action: 'stepUpAsked', by, actor: actorOf(who.member) });
    return onRecord(reply, by === 'passkey' ? { by, options: useOptions(relyingParty(house, request), challenge, allow) } : { by });
  });

  app.post('/api/session/step-up', { schema: { body: StepUp, response: { 200: SteppedUp } }, config: { rateLimit } }, async (request, reply) => {
    const who = inBrowser(await signedIn(house, request));
    const { credential, password } = request.body;
    const shown = credential === undefined ? await byPassword(house, who, password ?? '') : await byPasskey(house, who, credential, relyingParty(house, request));
    const receipt = await house.door.note(who.member.agencyId, { action: 'stepUp', actor: actorOf(who.member), session: who.session?.sessionId ?? '', ...shown });
    // A new token for the stepped-up session: one that was stolen before stays behind (OWASP ASVS 5.0, 7.2.4).
    const stepped = await house.sessions.stepUp(who.token);
    if (stepped === undefined) throw notProven();
    setSessionCookie(request, reply, stepped.token, stepped.expiresAtMs);
    return onRecord(reply, { until: new Date(stepped.untilMs).toISOString(), ledger: presentReceipt(receipt) });
  });
}

function inBrowser(who: SignedIn): InBrowser {
  if (who.token === undefined) throw new BadInput('stepping up belongs to a session; sign in first', { fr: 'il faut d’abord ouvrir une session' });
  return { ...who, token: who.token };
}

/** A password steps nobody up who holds a passkey, a stopped one included, and nobody outside a demo folder. */
async function wayOf(house: House, { member }: SignedIn, working: readonly Passkey[]): Promise<'passkey' | 'password' | 'none'> {
  if (working.length > 0) return 'passkey';
  if (!house.demo || (await house.passkeys.store.ofMember(member.agencyId, member.memberId)).length > 0) return 'none';
  return (await passwordHashOf(house, { member })) === null ? 'none' : 'password';
}

async function passwordHashOf(house: House, { member }: Pick<SignedIn, 'member'>): Promise<string | null> {
  const found = await house.people.memberByUser(`${member.userName}@${member.agencyId}`, house.door.today());
  return found?.passwordHash ?? null;
}

async function byPassword(house: House, who: InBrowser, password: string): Promise<{ by: string }> {
  const working = (await house.passkeys.store.ofMember(who.member.agencyId, who.member.memberId)).filter((one) => one.stoppedAtMs === undefined);
  const way = await wayOf(house, who, working);
  const phc = way === 'password' ? await passwordHashOf(house, who) : null;
  if (phc === null || !(await passwordMatches(phc, password))) {
    await noteFailed(house, who, { by: 'password', why: way === 'password' ? 'not_proven' : 'not_by_password' });
    throw notProven();
  }
  return { by: 'password' };
}

async function byPasskey(house: House, who: InBrowser, credential: AssertionBody, party: ReturnType<typeof relyingParty>): Promise<{ by: string; passkey: string }> {
  const use = await house.passkeys.use('stepUp', party, who.token, assertionOf(credential), who.member);
  if (use.proven) return { by: 'passkey', passkey: use.passkey.passkeyId };
  await noteFailed(house, who, { by: 'passkey', why: use.why });
  if (use.why === 'counter_back' && use.passkey !== undefined) await noteStopped(house, who.member, use.passkey);
  throw notProven();
}

async function noteFailed(house: House, { member, session }: SignedIn, how: { readonly by: string; readonly why: string }): Promise<void> {
  await house.door.note(member.agencyId, { action: 'stepUpFailed', actor: actorOf(member), session: session?.sessionId ?? '', ...how });
}

const notProven = () => new RefusedError(refuse('step_up_needed', 'this did not show that it is you; try again with your passkey', 'ceci n’a pas montré que c’est bien vous ; réessayez avec votre clé d’accès'));
