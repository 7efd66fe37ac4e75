// The way to an agency's identity provider and back. Wherever it leads is this node or a configured provider: no address is ever taken
// from a request.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { SignOnError } from '../access/sign-on/index.js';
import { refuse } from '../kernel/index.js';
import type { App } from './app.js';
import { setSignOnCookie, takeSignOnCookie } from './cookie.js';
import { SignOnChoices } from './contract.js';
import type { House } from './house.js';
import { languageOf } from './language.js';
import { RefusedError } from './problem.js';
import { arrivalOf, replace } from './welcome.js';

const Params = Type.Object({ provider: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,39}$' }) });
const slow = { rateLimit: { max: 60, timeWindow: '1 minute' } };

export function signOnRoutes(app: App, house: House): void {
  app.get('/api/sign-on', { schema: { response: { 200: SignOnChoices } }, config: { openBecause: 'names of the identity providers, shown before signing in' } },
    async (request) => ({ providers: house.signOn.choices.map(({ id, name }) => ({ id, name: name[languageOf(request)] })) }));

  app.get('/api/sign-on/:provider', { schema: { params: Params }, config: { ...slow, openBecause: 'leads to an identity provider; nothing of the registry' } },
    async (request, reply) => {
      try {
        const begun = await house.signOn.begin(request.params.provider);
        if (begun === undefined) throw new RefusedError(refuse('not_signed_in', 'there is no such way to sign in', 'il n’y a pas de telle façon de se connecter'));
        setSignOnCookie(request, reply, begun.browser, house.clock());
        return await reply.redirect(begun.url, 303);
      } catch (fault) {
        return backToStart(request, reply, fault);
      }
    });

  app.get('/api/sign-on/:provider/callback', { schema: { params: Params }, config: { ...slow, openBecause: 'a way back that shows nothing; signing in is on the record before its cookie is set' } }, async (request, reply) => {
    try {
      const search = new URL(request.url, 'http://callback.invalid').search;
      const opened = await house.signOn.finish(request.params.provider, search, takeSignOnCookie(request, reply), arrivalOf(request));
      await replace(house, request, reply, opened.token, opened.expiresAtMs);
      return await reply.redirect('/', 303);
    } catch (fault) {
      return backToStart(request, reply, fault);
    }
  });

  logoutRoute(app, house);
}

/** The provider itself asks, without cookie or CSRF value: its signed token is all that counts (Back-Channel Logout 1.0, section 2.5). */
function logoutRoute(app: App, house: House): void {
  void app.register(async (forms) => {
    forms.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 65_536 }, (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))));
    forms.post<{ Params: { readonly provider: string }; Body: { readonly logout_token?: unknown } | undefined }>('/api/sign-on/:provider/logout', { config: { ...slow, openBecause: 'ends sessions and shows nothing; it must work when the ledger does not' } }, async (request, reply) => {
      const token = request.body?.logout_token;
      try {
        await house.signOn.loggedOut(request.params.provider, typeof token === 'string' ? token : '');
        return await reply.send('');
      } catch (fault) {
        if (!(fault instanceof SignOnError)) throw fault;
        return reply.code(400).send({ error: 'invalid_request' });
      }
    });
  });
}

/** A browser is on its way: it gets the sign-in page, which says what happened. Every problem that comes here is on the record. */
function backToStart(request: FastifyRequest, reply: FastifyReply, fault: unknown): FastifyReply {
  if (!(fault instanceof SignOnError)) throw fault;
  request.log.error(fault);
  const query = new URLSearchParams({ 'sign-in': fault.code, ...(fault.claim !== undefined && { claim: fault.claim }) });
  return reply.redirect(`/?${query.toString()}`, 303);
}
