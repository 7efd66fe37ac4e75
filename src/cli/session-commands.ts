// `custos login`, `custos logout`: a person's own session for the terminal, the same as in the browser.
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import type { Me } from '../http/contract.js';
import { askerHeaders, exitFrom } from './ask.js';
import { Exit } from './exit.js';
import { askPassword } from './question.js';
import { forgetLogin, keepLogin, readLogin } from './login-file.js';
import { print, withNode } from './with-node.js';

export function sessionCommands(program: Command): void {
  program.command('login <user>').description('sign in; the password is read from the terminal or from standard input').action(login);
  program.command('step-up').description('show once more that it is you, by the password; a demo folder only, and without a passkey').action(stepUp);
  program.command('logout').description('end the session').action(logout);
}

async function login(user: string): Promise<void> {
  const password = await askPassword();
  await withNode(async (link) => {
    const reply = await link.call({
      method: 'POST', path: '/api/session', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user, password }),
    });
    const body = await text(reply.body);
    if (reply.status !== 200) throw exitFrom(reply.status, body);
    const me = JSON.parse(body) as Me;
    keepLogin({ cookie: cookieOf(reply.body.headers['set-cookie']), csrf: me.csrf });
    print(`Signed in as ${me.displayName} (${me.role}, ${me.agencyName}).`);
  });
}

/** The browser alone has passkeys: whoever holds one steps up there. */
async function stepUp(): Promise<void> {
  const kept = readLogin();
  if (kept === undefined) throw new Exit(2, 'sign in first with `custos login`');
  const password = await askPassword();
  await withNode(async (link) => {
    const reply = await link.call({
      method: 'POST', path: '/api/session/step-up', headers: { ...askerHeaders({}), 'content-type': 'application/json' }, body: JSON.stringify({ password }),
    });
    const body = await text(reply.body);
    if (reply.status !== 200) throw exitFrom(reply.status, body);
    keepLogin({ ...kept, cookie: cookieOf(reply.body.headers['set-cookie']) });
    print('Stepped up for five minutes.');
  });
}

function cookieOf(lines: readonly string[] = []): string {
  return lines.map((line) => line.split(';')[0]).join('; ');
}

async function logout(): Promise<void> {
  await withNode(async (link) => {
    const reply = await link.call({ method: 'DELETE', path: '/api/session', headers: askerHeaders({}) });
    reply.body.resume();
  });
  forgetLogin();
  print('Signed out.');
}
