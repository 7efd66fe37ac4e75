// Every page, wide and narrow, light and dark, in both languages: readable by everyone (WCAG 2.2 AA, axe-core), nothing to scroll sideways,
// nothing in the console, nothing that a content policy stops, and no request that leaves the origin.
import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedBrowser } from './browser.js';
import { sharedNode } from './node.js';
import { openVisitor, signIn, stateWork, type Visitor, type Who } from './visitor.js';

const wide = { width: 1280, height: 900 };
const narrow = { width: 380, height: 800 };
const drayle = '/entities/nsrp~person-yfa4dgn0';
const sprint = '/operations/nsrp~sprint-2024';
const languages = ['en', 'fr'] as const;
type Language = (typeof languages)[number];

/** A page, and what stands on it once its answer is there. */
type Stop = readonly [path: string, ready: string, act?: (page: Page) => Promise<void>];

const table = 'table [data-row]';
const okonedo: readonly Stop[] = [
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
  ['/ledger/mine', table],
  ['/ledger/entries/nsrp/1', 'main'],
  ['/ledger/forget', 'form'],
  ['/ledger', table, async (page) => page.keyboard.press('?')],
  ['/account/passkeys', 'main form'],
  ['/account/sessions', table],
  ['/access', table],
  ['/access/who-sees?id=nsrp~person-yfa4dgn0', table],
  ['/approvals', 'main section'],
  ['/notices', 'main h1'],
  ['/requests', 'textarea'],
  ['/requests/received', 'main h1'],
  ['/break-glass', 'textarea'],
  ['/figures', table],
  ['/figures/check', 'textarea', async (page) => holdText(page)],
  ['/assessment', 'main section'],
  ['/routes', 'main h1'],
  ['/gaps', 'main h1'],
  ['/gaps/sent', 'main h1'],
  ['/annual-reports', 'main h1'],
  ['/trends', 'main h1'],
  ['/map', 'main svg'],
  ['/commitments', 'main h1'],
  ['/notes', 'main h1'],
  ['/operations', table],
  ['/operations/new', 'main form'],
  [sprint, '.op-bars'],
  [`${sprint}?wall=true`, '.op-wall .op-bars'],
  [`${sprint}/rows?kind=seizure`, table],
  [`${sprint}/report`, 'main form', async (page) => void (await page.locator('main form select').first().selectOption('seizure'))],
  [`${sprint}/quarantine`, 'main h1'],
  [`${sprint}/merges`, 'main section', async (page) => sideBySide(page)],
  ['/no/such/page', 'main a'],
];
const farraday: readonly Stop[] = [
  ['/sources', table],
  ['/sources/new', 'textarea'],
  ['/sources/S-4417', 'input[type=checkbox]', async (page) => page.getByRole('checkbox').first().check()],
  ['/sources/S-4417/destroy', 'textarea'],
];
const lambrick: readonly Stop[] = [
  ['/people', table],
  ['/people/new', 'input[type=date]'],
  ['/access/policies', 'form'],
];
const stormont: readonly Stop[] = [
  ['/access/replay?entry=3', 'form', async (page) => replay(page)],
  ['/break-glass/reviews', 'main h1'],
  ['/watch', 'main h1'],
  ['/watch/new', 'main form'],
  ['/ledger/review', 'main section'],
  ['/ledger/logs/nsrp', 'main section'],
  ['/ledger/logs/nsrp/5', 'main section'],
  ['/ledger/agency', table, async (page) => openMenu(page, /^(Seal|Sceau)/)],
  ['/ledger/agency', table, async (page) => openMenu(page, /^(Person|Personne):/)],
];
const walks: readonly (readonly [Who, readonly Stop[]])[] = [
  [{ user: 'm.okonedo', purpose: 'intelligence_analysis', caseRef: 'nsrp~larkspur' }, okonedo],
  [{ user: 'e.farraday', purpose: 'source_handling', caseRef: 'nsrp~sources' }, farraday],
  [{ user: 'z.lambrick', purpose: 'audit', caseRef: 'nsrp~review' }, lambrick],
  [{ user: 'h.stormont', purpose: 'integrity_review', caseRef: 'nsrp~review' }, stormont],
];

let node: Awaited<ReturnType<typeof sharedNode>>;
let browser: Browser;

beforeAll(async () => {
  [node, browser] = await Promise.all([sharedNode(), sharedBrowser()]);
});
afterAll(async () => {
  await browser?.close();
});

async function openProvenance(page: Page): Promise<void> {
  await page.locator(table).first().focus();
  await page.keyboard.press('.');
  await page.getByRole('dialog').waitFor();
}

async function visit(language: Language): Promise<Visitor> {
  const visitor = await openVisitor(browser, node.url, { locale: `${language}-CA`, colorScheme: 'light' });
  await visitor.page.context().addInitScript(axe.source);
  await visitor.page.reload();
  return visitor;
}

/** From page to page as a click goes; anew where something was opened, or the next page is of the same kind, whose old content could pass for the new. */
async function go(page: Page, path: string, isTouched: boolean): Promise<void> {
  const [here, there] = [page.url(), `${node.url}${path}`].map((one) => new URL(one).pathname.split('/'));
  if (isTouched || (here?.length === there?.length && here?.[1] === there?.[1])) {
    await page.goto(`${node.url}${path}`);
    return;
  }
  await page.evaluate(`for (const one of document.querySelectorAll('main h1')) one.dataset.left = ''; history.pushState({}, '', ${JSON.stringify(path)})`);
  await page.locator('main h1[data-left]').waitFor({ state: 'detached' });
}

async function openMenu(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name }).click();
  await page.locator('[role=dialog], [role=menu]').first().waitFor();
}

async function replay(page: Page): Promise<void> {
  await page.locator('main form button[type=submit]').click();
  await page.locator('main section [role=status]').waitFor();
}

/** A text with one claim of each colour, held against the figures. */
async function holdText(page: Page): Promise<void> {
  await page.locator('main textarea').fill('At least 369 groups are trying to infiltrate government. The sprint led to 524 arrests. Seizures by the border agency rose 775 per cent in 2023-24. The museum drew 369 visitors.');
  await page.locator('main form button[type=submit]').click();
  await page.locator('.verdict-counts').waitFor();
}

/** The rows of the first proposal, once they are there. */
async function sideBySide(page: Page): Promise<void> {
  await page.locator('main section button').first().click();
  await page.locator('.op-side table').waitFor();
}

/** Serious and critical findings of one state of the page. */
async function findings(page: Page, where: string, rules: object): Promise<string[]> {
  const results = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify({ resultTypes: ['violations'], ...rules })})`);
  const grave = results.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return grave.flatMap((one) => one.nodes.slice(0, 3).map((at) => `${where}: ${one.id}: ${at.target.join(' ')}: ${at.failureSummary?.replaceAll(/\s+/g, ' ') ?? ''}`));
}

async function sideways(page: Page, where: string): Promise<string[]> {
  const outside = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  return outside > 0 ? [`${where}: ${outside} px stand outside the window`] : [];
}

async function paint(page: Page, viewport: typeof wide, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: 'attached' });
}

const all = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
/** What darkness, a narrow window and another language can change; the rest of a page is the same tree, judged once in English. */
const changing = { runOnly: { type: 'rule', values: ['color-contrast', 'target-size', 'scrollable-region-focusable', 'button-name', 'link-name', 'label', 'html-has-lang', 'html-lang-valid', 'document-title', 'aria-input-field-name'] } };

/** One page: in English by every rule, wide and light; in French what else can change, narrow and dark. In both it must fit, wide and narrow. */
async function look(page: Page, language: Language, where: string): Promise<string[]> {
  const [first, second] = language === 'en' ? [wide, narrow] : [narrow, wide];
  await paint(page, first, language === 'en' ? 'light' : 'dark');
  const found = [...await findings(page, `${where} (${language})`, language === 'en' ? all : changing), ...await sideways(page, `${where} (${language}, ${first.width})`)];
  await page.setViewportSize(second);
  return [...found, ...await sideways(page, `${where} (${language}, ${second.width})`)];
}

test('the check sees what it is there for', async () => {
  const visitor = await visit('en');
  await visitor.page.evaluate(`document.body.insertAdjacentHTML('beforeend', '<p style="width:2000px;color:#999;background:#fff">too pale, too wide</p><img src="/icon.svg">')`);
  const seen = [...await findings(visitor.page, 'spoilt', all), ...await sideways(visitor.page, 'spoilt')].join(' ');
  expect(seen).toMatch(/color-contrast/);
  expect(seen).toMatch(/image-alt/);
  expect(seen).toMatch(/outside the window/);
  expect((await findings(visitor.page, 'spoilt', changing)).join(' ')).toMatch(/color-contrast/);
  await visitor.close();
});

test.each(languages)('every page can be read by everyone (%s)', { timeout: 400_000 }, async (language) => {
  const found: string[] = [];
  for (const [at, [who, stops]] of walks.entries()) {
    const visitor = await visit(language);
    const { page } = visitor;
    if (at === 0) found.push(...await look(page, language, 'sign-in'));
    await signIn(page, who.user);
    await stateWork(page, who.purpose, who.caseRef);
    await page.getByRole('search').waitFor();
    let isTouched = false;
    for (const [path, ready, act] of stops) {
      await go(page, path, isTouched);
      await page.locator(ready).first().waitFor();
      await page.locator('.waiting').first().waitFor({ state: 'detached' });
      await act?.(page);
      found.push(...await look(page, language, `${path}${act === undefined ? '' : ' opened'}`));
      await page.setViewportSize(wide);
      isTouched = act !== undefined;
    }
    expect(visitor.complaints).toEqual([]);
    await visitor.close();
  }
  expect(found).toEqual([]);
});
