// Emergency access in a real browser: opened with a reason and a step-up, told to others, ended; and a request to another agency.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.js';
import { copyDemoFolder, type StartedNode, startNode } from './node.js';
import { enter, openVisitor, search, type Visitor } from './visitor.js';

const okonedo = { user: 'm.okonedo', purpose: 'intelligence_analysis', caseRef: 'nsrp~larkspur' };
let node: StartedNode;
let browser: Browser;
let visitor: Visitor;
let page: Page;

beforeAll(async () => {
  const folder = await copyDemoFolder('break-glass');
  [node, browser] = await Promise.all([startNode(folder), launchBrowser()]);
  visitor = await openVisitor(browser, node.url);
  ({ page } = visitor);
  await enter(page, okonedo);
});
afterAll(async () => {
  await visitor?.close();
  await browser?.close();
  await node?.stop();
});

test('asking other agencies says the same whatever they hold', async () => {
  await search(page, 'Drayle');
  await page.getByRole('main').getByRole('link', { name: 'Ask other agencies' }).click();
  for (const name of ['Koury', 'Nobody At All']) {
    await page.getByLabel('What do you ask?').fill(`Do you know ${name}?`);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('cell', { name: `Do you know ${name}?` }).waitFor();
    expect(await page.getByRole('main').getByText('Sent. You will hear from them if they choose to answer.').count()).toBe(1);
  }
  expect(visitor.complaints).toEqual([]);
});

test('emergency access asks for a reason and a step-up before it opens', async () => {
  await page.goto(`${node.url}/break-glass`);
  const send = page.getByRole('button', { name: /^Open emergency access/ });
  expect(await send.isDisabled()).toBe(true);
  await page.getByLabel('What is the danger, and what do you look for?').fill('A colleague is held in a house that one file names.');
  expect(await send.isEnabled()).toBe(true);
});
