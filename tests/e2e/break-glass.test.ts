// Emergency access in a real browser, to its end: opened with a reason and a passkey, marked on every page, told to others, ended, and reviewed
// by two; and requests to other agencies, asked and answered.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedBrowser } from './browser.js';
import { sharedNode } from './node.js';
import { addAuthenticator, enter, openVisitor, rowsOf, search, signIn, stateWork, type Visitor } from './visitor.js';

const okonedo = { user: 'm.okonedo', purpose: 'intelligence_analysis', caseRef: 'nsrp~larkspur' };
const reason = 'A colleague is held in a house that one file names.';
let browser: Browser;
let url: string;
let visitor: Visitor;
let page: Page;

beforeAll(async () => {
  browser = await sharedBrowser();
  // Passkeys know names only.
  url = (await sharedNode()).url.replace('127.0.0.1', 'localhost');
  visitor = await openVisitor(browser, url);
  ({ page } = visitor);
  await enter(page, okonedo);
});
afterAll(() => browser?.close());

/** Another person at a browser of their own. */
async function another(who: typeof okonedo): Promise<Visitor> {
  const one = await openVisitor(browser, url);
  await signIn(one.page, who.user);
  await stateWork(one.page, who.purpose, who.caseRef);
  await one.page.getByRole('search').waitFor();
  return one;
}

test('asking other agencies says the same whatever they hold; their desk answers, and the asker reads it', async () => {
  await search(page, 'Drayle');
  await page.getByRole('main').getByRole('link', { name: 'Ask other agencies' }).click();
  for (const name of ['Koury', 'Nobody At All']) {
    await page.getByLabel('What do you ask?').fill(`Do you know ${name}?`);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('cell', { name: `Do you know ${name}?` }).waitFor();
    expect(await page.getByRole('main').getByText('Sent. You will hear from them if they choose to answer.').count()).toBe(1);
  }
  const desk = await another({ user: 'a.thornbury', purpose: 'intelligence_analysis', caseRef: 'hvps~desk' });
  await desk.page.getByRole('link', { name: 'Requests to us' }).click();
  await rowsOf(desk.page, 'Requests to us').filter({ hasText: 'Do you know Koury?' }).getByRole('link', { name: 'Read and answer' }).click();
  await desk.page.getByLabel(/^Words to them/).fill('Ask our desk by telephone.');
  await desk.page.getByRole('button', { name: 'Do this' }).click();
  await desk.page.getByText('It is done, and on the record.').waitFor();
  await page.reload();
  await page.getByRole('cell', { name: /Ask our desk by telephone\./ }).waitFor();
  expect([visitor.complaints, desk.complaints]).toEqual([[], []]);
  await desk.close();
});

test('emergency access opens with a reason and a passkey, marks every page, ends, and is reviewed by two', async () => {
  await addAuthenticator(page);
  await page.goto(`${url}/account/passkeys`);
  await page.getByLabel(/^Name of the new passkey/).fill('Night key');
  await page.keyboard.press('Enter');
  await page.getByText('The passkey was made.').waitFor();

  await page.goto(`${url}/break-glass`);
  const send = page.getByRole('button', { name: /^Open emergency access/ });
  expect(await send.isDisabled()).toBe(true);
  await page.getByLabel('What is the danger, and what do you look for?').fill(reason);
  await send.click();
  const marked = page.getByText(/^Emergency access is open until/);
  await page.getByRole('heading', { name: 'Show that it is you' }).or(marked).first().waitFor();
  if (await marked.count() === 0) await page.getByRole('button', { name: 'Show that it is you' }).click();
  await marked.waitFor();
  await page.goto(`${url}/search?q=Koury`);
  await rowsOf(page, 'Results').first().waitFor();
  await marked.waitFor();
  expect(await page.locator('svg.watermark').textContent()).toMatch(/^m\.okonedo@nsrp · .* · custos\.example\/nsrp#\d+$/);
  await marked.getByRole('link', { name: 'End it now' }).click();
  await page.getByRole('button', { name: 'End it now' }).click();
  await marked.waitFor({ state: 'hidden' });

  for (const [user, role] of [['h.stormont', 'Integrity examiner'], ['c.adair-woo', 'Independent reviewer']] as const) {
    const reviewer = await another({ user, purpose: 'integrity_review', caseRef: 'nsrp~review' });
    await reviewer.page.getByRole('link', { name: 'Emergency reviews' }).click();
    await rowsOf(reviewer.page, 'Emergency reviews').filter({ hasText: 'waits for review' }).getByRole('link').click();
    await reviewer.page.getByText(reason).waitFor();
    expect(await rowsOf(reviewer.page, 'Everything asked under it').filter({ hasText: 'q: Koury' }).count()).toBe(1);
    await reviewer.page.getByLabel('justified, with advice').check();
    await reviewer.page.getByLabel('Why').fill('The danger was real; the search went wide.');
    await reviewer.page.getByRole('button', { name: 'Put my opinion on the record' }).click();
    await reviewer.page.getByText('Your opinion is on the record.').waitFor();
    await reviewer.page.getByRole('term').filter({ hasText: role }).waitFor();
    expect(reviewer.complaints).toEqual([]);
    await reviewer.close();
  }
  await page.goto(`${url}/notices`);
  await rowsOf(page, 'Notices').filter({ hasText: 'reviewed: justified, with advice' }).first().waitFor();
  expect(visitor.complaints).toEqual([]);
});
