// A person at a browser: signs in by the form, states purpose and case, and keeps every complaint that the browser makes on the way.
import type { Browser, BrowserContextOptions, CDPSession, Locator, Page } from 'playwright-core';

export interface Who {
  readonly user: string;
  readonly purpose: string;
  readonly caseRef: string;
}

export interface Visitor {
  readonly page: Page;
  /** Errors of the console, pages that threw, broken content policies, and requests that left the origin. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** A browser that nobody has used yet, at the front page. */
export async function openVisitor(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ locale: 'en-CA', viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(20_000);
  await context.addInitScript(`addEventListener('securitypolicyviolation', (event) => console.error('content policy broken: ' + event.violatedDirective + ' ' + event.blockedURI))`);
  const page = await context.newPage();
  const complaints: string[] = [];
  listen(page, url, complaints);
  await page.goto(url);
  return { page, complaints, close: () => context.close() };
}

/** The browser's own note that an answer was a plain no; the page says so in its own words. */
const plainNo = /^Failed to load resource: the server responded with a status of (401|403|404|400)/;

function listen(page: Page, url: string, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' && !plainNo.test(message.text())) complaints.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(`threw: ${error.stack ?? error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`) && !/^(data|blob):/.test(request.url())) complaints.push(`left the origin: ${request.url()}`);
  });
}

/** Signs in through the form in either language; the demo table fills in the user. */
export async function signIn(page: Page, user: string, password = 'demo'): Promise<void> {
  await page.getByRole('button', { name: user, exact: true }).click();
  await page.getByLabel(/^(Password|Mot de passe)$/).fill(password);
  await page.getByRole('button', { name: /^(Sign in|Ouvrir la session)$/ }).click();
}

/** States purpose and case by their codes, which are the same in both languages. */
export async function stateWork(page: Page, purpose: string, caseRef: string): Promise<void> {
  await choice(page, purpose).check();
  await choice(page, caseRef).check();
  await page.getByRole('button', { name: /^(Work under|Travailler pour)/ }).click();
}

export function choice(page: Page, value: string): Locator {
  return page.getByRole('radio').and(page.locator(`[value="${value}"]`));
}

/** From the front page to the search page. */
export async function enter(page: Page, who: Who): Promise<void> {
  await signIn(page, who.user);
  await stateWork(page, who.purpose, who.caseRef);
  await searchField(page).waitFor();
}

export function searchField(page: Page): Locator {
  return page.getByRole('search').getByRole('combobox');
}

/** Asks on Enter and waits for the answer, which says how many it holds. */
export async function search(page: Page, words: string): Promise<void> {
  await searchField(page).fill(words);
  await searchField(page).press('Enter');
  await page.getByRole('heading', { level: 2, name: words }).waitFor();
}

export interface Authenticator {
  readonly cdp: CDPSession;
  readonly authenticatorId: string;
}

/** A device that holds passkeys and knows its owner, played by Chromium itself (DevTools protocol, domain WebAuthn). */
export async function addAuthenticator(page: Page): Promise<Authenticator> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  return { cdp, authenticatorId };
}

/** The mark in the top bar, whose name says the latest entry and whether its proof was checked here. */
export function seal(page: Page): Locator {
  return page.getByRole('banner').getByRole('button', { name: /^(Seal|Sceau)/ });
}

/** Rows of a table by the table's name, without its heading. */
export function rowsOf(page: Page, table: string | RegExp): Locator {
  return page.getByRole('table', { name: table }).locator('tbody [data-row]');
}
