// A passkey in a real browser: Chromium's own WebAuthn, with a device that it plays itself (DevTools protocol, domain WebAuthn). Made, used to
// sign in, asked for once more before a serious act, refused without PIN or finger, and removed.
import axe, { type AxeResults } from 'axe-core';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { sharedBrowser } from './browser.js';
import { sharedNode } from './node.js';
import { addAuthenticator, openVisitor, rowsOf, signIn, stateWork, type Visitor } from './visitor.js';

const oyelaran = { user: 'k.oyelaran', purpose: 'threat_assessment', caseRef: 'ppib~windbreak' };
const whitford = { user: 'j.whitford', purpose: 'officer_safety', caseRef: 'hvps~desk' };
let node: Awaited<ReturnType<typeof sharedNode>>;
let browser: Browser;
let visitor: Visitor;
let page: Page;
let cdp: CDPSession;
let authenticatorId: string;
/** Passkeys know names only: the node's own number is not one. */
let url: string;

beforeAll(async () => {
  [node, browser] = await Promise.all([sharedNode(), sharedBrowser()]);
  url = node.url.replace('127.0.0.1', 'localhost');
});
afterAll(async () => {
  await browser?.close();
});
beforeEach(async () => {
  visitor = await openVisitor(browser, url);
  ({ page } = visitor);
  ({ cdp, authenticatorId } = await addAuthenticator(page));
});
afterEach(() => visitor.close());

async function enterByPassword(who = oyelaran): Promise<void> {
  await signIn(page, who.user);
  await stateWork(page, who.purpose, who.caseRef);
  await page.getByRole('link', { name: /^(Passkeys|Clés d’accès)$/ }).waitFor();
}
async function toPasskeys(): Promise<void> {
  await page.getByRole('link', { name: /^(Passkeys|Clés d’accès)$/ }).click();
  await page.getByRole('heading', { level: 1, name: /^(Passkeys|Clés d’accès)$/ }).waitFor();
}
async function make(name: string): Promise<void> {
  await page.getByLabel(/^(Name of the new passkey|Nom de la nouvelle clé)/).fill(name);
  await page.keyboard.press('Enter');
}
async function signOut(): Promise<void> {
  await page.getByRole('button', { name: /^(Person|Personne):/ }).click();
  await page.getByRole('button', { name: /^(Sign out|Fermer la session)$/ }).click();
  await page.getByRole('button', { name: /^(Sign in|Ouvrir la session)$/ }).waitFor();
}
const byPasskey = () => page.getByRole('button', { name: /^(Sign in with a passkey|Ouvrir la session avec une clé d’accès)$/ });
async function readable(): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, { resultTypes: ['violations'] })`);
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
}
const sideways = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');

test('made, used to sign in, asked for before a serious act, and removed', async () => {
  await enterByPassword();
  await toPasskeys();
  await make('Test key');
  await page.getByText('The passkey was made.').waitFor();
  await expect.poll(() => rowsOf(page, 'Your passkeys').count()).toBe(1);
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
  expect(credentials).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }]);

  await signOut();
  await byPasskey().click();
  await page.getByRole('heading', { level: 1, name: 'Purpose and case' }).waitFor();
  expect(await page.evaluate('fetch("/api/session").then((answer) => answer.json())')).toMatchObject({ user: 'k.oyelaran', purpose: null });

  // A password does not let its owner change anything about passkeys while they hold one: the passkey is asked for.
  await signOut();
  await enterByPassword();
  await toPasskeys();
  await page.setViewportSize({ width: 380, height: 800 });
  await page.getByRole('link', { name: 'Remove Test key' }).click();
  await page.getByRole('button', { name: 'Remove the passkey' }).click();
  await page.getByRole('heading', { name: 'Show that it is you' }).waitFor();
  expect([await readable(), await sideways()]).toEqual([[], 0]);

  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.getByRole('button', { name: 'Show that it is you' }).click();
  await page.getByText('The device did not verify you, or you stopped.').waitFor();
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  await page.getByRole('button', { name: 'Show that it is you' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('The passkey was removed.').waitFor();
  await page.getByRole('link', { name: 'Back to the passkeys' }).click();
  await page.getByText('You have no passkey yet.').waitFor();
  expect([await readable(), await sideways()]).toEqual([[], 0]);

  await signOut();
  await byPasskey().click();
  await page.getByText('This passkey opens nothing here.').waitFor();
  expect(visitor.complaints).toEqual([]);
});

test('a page that asks the device for no PIN or finger gets no session from the server', async () => {
  await enterByPassword(whitford);
  await toPasskeys();
  await make('Second key');
  await page.getByText('The passkey was made.').waitFor();
  await signOut();
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  const withVerification = (wanted: string) => page.evaluate<number>(`(async () => {
    const text = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
    const options = await (await fetch('/api/session/passkey/options', { method: 'POST' })).json();
    const challenge = Uint8Array.from(atob(options.challenge.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
    const { id, type, response } = await navigator.credentials.get({ publicKey: { challenge, rpId: options.rpId, userVerification: '${wanted}' } });
    const body = { id, type, response: { clientDataJSON: text(response.clientDataJSON), authenticatorData: text(response.authenticatorData), signature: text(response.signature), userHandle: text(response.userHandle) } };
    return (await fetch('/api/session/passkey', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).status;
  })()`);
  expect(await withVerification('discouraged')).toBe(401);
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  expect(await withVerification('required')).toBe(200);
  await page.reload();
  await stateWork(page, whitford.purpose, whitford.caseRef);
  await toPasskeys();
  await page.getByRole('link', { name: 'Remove Second key' }).click();
  // Signed in by the passkey a moment ago: that is fresh enough.
  await page.getByRole('button', { name: 'Remove the passkey' }).click();
  await page.getByText('The passkey was removed.').waitFor();
});

test('in French, and at an address without a name', async () => {
  const french = await openVisitor(browser, url, { locale: 'fr-CA' });
  await french.page.getByRole('button', { name: 'Ouvrir la session avec une clé d’accès' }).waitFor();
  await french.close();
  const numbered = await openVisitor(browser, node.url);
  expect(await numbered.page.getByRole('link', { name: url }).getAttribute('href')).toBe(`${url}${new URL(numbered.page.url()).pathname}`);
  expect(await numbered.page.getByRole('button', { name: 'Sign in with a passkey' }).count()).toBe(0);
  await numbered.close();
});
