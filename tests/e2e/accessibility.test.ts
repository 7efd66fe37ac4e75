// Every page, wide and narrow, light and dark, in both languages: readable by everyone (WCAG 2.2 AA, axe-core), nothing to scroll sideways,
// nothing in the console, nothing that a content policy stops, and no request that leaves the origin.
import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.js';
import { type StartedNode, startDemoNode } from './node.js';
import { enter, openVisitor, signIn, stateWork, type Visitor } from './visitor.js';

const wide = { width: 1280, height: 900 };
const narrow = { width: 380, height: 800 };
const okonedo = { user: 'm.okonedo', purpose: 'intelligence_analysis', caseRef: 'nsrp~larkspur' };
const examiner = { user: 'h.stormont', purpose: 'integrity_review', caseRef: 'nsrp~review' };
const drayle = '/entities/nsrp~person-yfa4dgn0';
const languages = ['en', 'fr'] as const;

/** A page, and what stands on it once its answer is there. */
type Stop = readonly [path: string, ready: string, act?: (page: Page) => Promise<void>];

const table = 'table [data-row]';
const stops: readonly Stop[] = [
  ['/context', 'input[type=radio]'],
  ['/search', '#search-field'],
  ['/search?q=sinaloa', table, async (page) => page.locator('form[role=search] button[aria-expanded]').click()],
  ['/search?q=zzzzqqqq', 'main [role=status]'],
  ['/search?q=x', '[role=alert]'],
  [drayle, table, async (page) => page.locator('details summary').first().click()],
  [drayle, table, async (page) => openProvenance(page)],
  [`${drayle}?view=neighbours`, table],
  [`${drayle}?view=timeline`, table],
  [`${drayle}?view=sources`, table],
  ['/entities/us-ofac~ofac-11440', '[role=note]'],
  ['/entities/nsrp~nobody', 'main [role=status]'],
  [`${drayle}/correction`, 'textarea'],
  [`${drayle}/judgement`, 'textarea'],
  ['/reports/nsrp~report-2024-hbf9tedx', table],
  ['/ledger', table, async (page) => page.keyboard.press('?')],
  ['/ledger/mine', table],
  ['/ledger/entries/nsrp/1', 'main'],
  ['/ledger/forget', 'form'],
  ['/account/passkeys', 'main form'],
  ['/no/such/page', 'main a'],
];

let node: StartedNode;
let browser: Browser;

beforeAll(async () => {
  [node, browser] = await Promise.all([startDemoNode(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await node?.stop();
});

async function openProvenance(page: Page): Promise<void> {
  await page.locator(table).first().focus();
  await page.keyboard.press('.');
  await page.getByRole('dialog').waitFor();
}

async function visit(language: (typeof languages)[number]): Promise<Visitor> {
  const visitor = await openVisitor(browser, node.url, { locale: `${language}-CA`, colorScheme: 'light' });
  await visitor.page.context().addInitScript(axe.source);
  await visitor.page.reload();
  return visitor;
}

/** Serious and critical findings of one state of the page, and whether it must be scrolled sideways. */
async function findings(page: Page, where: string, rules: string[] | undefined): Promise<string[]> {
  const options = { resultTypes: ['violations'], ...(rules === undefined ? { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } : { runOnly: { type: 'rule', values: rules } }) };
  const results = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  const grave = results.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const found = grave.flatMap((one) => one.nodes.slice(0, 3).map((at) => `${where}: ${one.id}: ${at.target.join(' ')}: ${at.failureSummary?.replaceAll(/\s+/g, ' ') ?? ''}`));
  const sideways = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  return sideways > 0 ? [...found, `${where}: ${sideways} px stand outside the window`] : found;
}

/** One page in light and dark, wide and narrow; colours are what darkness changes, so there the contrast alone is judged. */
async function look(page: Page, where: string): Promise<string[]> {
  const found: string[] = [];
  for (const [size, viewport] of [['wide', wide], ['narrow', narrow]] as const) {
    await page.setViewportSize(viewport);
    for (const [colorScheme, rules] of [['dark', ['color-contrast']], ['light', undefined]] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: 'attached' });
      found.push(...await findings(page, `${where} ${size} ${colorScheme}`, rules === undefined ? undefined : [...rules]));
    }
  }
  await page.setViewportSize(wide);
  return found;
}

test('the check sees what it is there for', async () => {
  const visitor = await visit('en');
  await visitor.page.evaluate(`document.body.insertAdjacentHTML('beforeend', '<p style="width:2000px;color:#999;background:#fff">too pale, too wide</p><img src="/icon.svg">')`);
  const seen = (await findings(visitor.page, 'spoilt', undefined)).join(' ');
  expect(seen).toMatch(/color-contrast/);
  expect(seen).toMatch(/image-alt/);
  expect(seen).toMatch(/outside the window/);
  await visitor.close();
});

test.each(languages)('every page of an analyst can be read by everyone (%s)', async (language) => {
  const visitor = await visit(language);
  const { page } = visitor;
  const found = await look(page, 'sign-in');
  await enter(page, okonedo);
  for (const [path, ready, act] of stops) {
    await page.goto(`${node.url}${path}`);
    await page.locator(ready).first().waitFor();
    await page.locator('.waiting').waitFor({ state: 'detached' });
    await act?.(page);
    found.push(...await look(page, `${path}${act === undefined ? '' : ' opened'}`));
  }
  expect(found).toEqual([]);
  expect(visitor.complaints).toEqual([]);
  await visitor.close();
});

test.each(languages)('so can the menus, and the pages that only an examiner has (%s)', async (language) => {
  const visitor = await visit(language);
  const { page } = visitor;
  await signIn(page, examiner.user);
  await stateWork(page, examiner.purpose, examiner.caseRef);
  await page.getByRole('search').waitFor();
  const found: string[] = [];
  await page.goto(`${node.url}/ledger/agency`);
  await page.locator(table).first().waitFor();
  found.push(...await look(page, '/ledger/agency'));
  for (const name of [/^(Seal|Sceau)/, /^(Person|Personne):/]) {
    await page.getByRole('banner').getByRole('button', { name }).click();
    await page.locator('[role=dialog], [role=menu]').first().waitFor();
    found.push(...await look(page, `open ${name.source}`));
    await page.keyboard.press('Escape');
  }
  expect(found).toEqual([]);
  expect(visitor.complaints).toEqual([]);
  await visitor.close();
});
