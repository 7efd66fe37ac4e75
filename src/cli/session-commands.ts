// `custos login`, `custos logout`: a person's own session for the terminal, the same as in the browser.
import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import type { Me } from '../http/contract.js';
import { askerHeaders, exitFrom } from './ask.js';
import { forgetLogin, keepLogin } from './login-file.js';
import { print, withNode } from './with-node.js';

export function sessionCommands(program: Command): void {
  program.command('login <user>').description('sign in; the password is read from the terminal or from standard input').action(login);
  program.command('logout').description('end the session').action(logout);
}

async function login(user: string): Promise<void> {
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  const password = await asking.question('Password: ');
  asking.close();
  await withNode(async (link) => {
    const reply = await link.call({
      method: 'POST', path: '/api/session', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user, password }),
    });
    const body = await text(reply.body);
    if (reply.status !== 200) throw exitFrom(reply.status, body);
    const me = JSON.parse(body) as Me;
    const cookie = (reply.body.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
    keepLogin({ cookie, csrf: me.csrf });
    print(`Signed in as ${me.displayName} (${me.role}, ${me.agencyName}).`);
  });
}

async function logout(): Promise<void> {
  await withNode(async (link) => {
    const reply = await link.call({ method: 'DELETE', path: '/api/session', headers: askerHeaders({}) });
    reply.body.resume();
  });
  forgetLogin();
  print('Signed out.');
}
