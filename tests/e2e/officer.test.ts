// A desk officer of another agency, in a real browser: sees less than the analyst, and nothing on any page says that there is more.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { demoGuide } from '../../src/demo/index.js';
import { sharedBrowser } from './browser.js';
import { sharedNode } from './node.js';
import { enter, openVisitor, rowsOf, seal, search, signIn, stateWork, type Visitor } from './visitor.js';

const whitford = { user: 'j.whitford', purpose: 'officer_safety', caseRef: 'hvps~desk' };
const okonedo = { user: 'm.okonedo', purpose: 'intelligence_analysis', caseRef: 'nsrp~larkspur' };
/** Somebody whom the analyst finds and the officer must not: the same schema, agency and form of id as one who does not exist. */
const hidden = 'nsrp~person-rgk407z1';
const absent = 'nsrp~person-rgk407z2';
let node: Awaited<ReturnType<typeof sharedNode>>;
let browser: Browser;
let visitor: Visitor;
let page: Page;

beforeAll(async () => {
  [node, browser] = await Promise.all([sharedNode(), sharedBrowser()]);
});
afterAll(async () => {
  await browser?.close();
});
beforeEach(async () => {
  visitor = await openVisitor(browser, node.url);
  ({ page } = visitor);
});
afterEach(() => visitor.close());

/** Ids that a person finds, for each search in turn. */
async function found(who: typeof whitford, ...searches: readonly string[]): Promise<string[][]> {
  const one = await openVisitor(browser, node.url);
  await enter(one.page, who);
  const answers: string[][] = [];
  for (const words of searches) {
    await search(one.page, words);
    const places = await rowsOf(one.page, 'Results').getByRole('link').evaluateAll((links) => links.map((link) => String(link)));
    answers.push(places.map((place) => decodeURIComponent(new URL(place).pathname.replace('/entities/', ''))));
  }
  await one.close();
  return answers;
}

/** Everything that a page says, to eyes and to a screen reader, without what differs between any two answers: the entry's number. */
async function wholePage(path: string): Promise<string> {
  await page.goto(`${node.url}${path}`);
  await seal(page).and(page.getByRole('button', { name: /proof checked/ })).waitFor();
  const spoken = await page.locator('body').ariaSnapshot();
  const written = await page.getByRole('main').innerHTML();
  return `${await page.title()}\n${spoken}\n${written}`.replaceAll(/No\. [\d,]+/g, 'No.').replaceAll(/mantine-[a-z0-9]+(?=["-])/g, 'mantine-id').replaceAll(/\/ledger\/entries\/hvps\/\d+/g, '');
}

test('the same search shows less to the officer, and only what the guide says', async () => {
  const [analyst = [], kouryOfAnalyst = []] = await found(okonedo, 'sinaloa', 'Koury');
  const [officer = [], kouryOfOfficer = []] = await found(whitford, 'sinaloa', 'Koury');
  expect(officer).toContain('ca-ps~ca-list-1515766');
  expect(officer.length).toBeLessThan(analyst.length);
  expect(kouryOfAnalyst).toContain(hidden);
  const visit = demoGuide.find((one) => one.user === whitford.user);
  for (const id of visit?.doesNotSee ?? ['no guide']) expect([...officer, ...kouryOfOfficer]).not.toContain(id);
});

test('an entity of another agency that is hidden and one that does not exist are one page', async () => {
  await enter(page, whitford);
  const pages = [await wholePage(`/entities/${hidden}`), await wholePage(`/entities/${absent}`), await wholePage('/entities/nobody~person-rgk407z1')];
  expect(pages[0]).toContain('Nothing to show under this purpose and case.');
  const [hiddenPage, ...others] = pages.map((text) => text.replaceAll(hidden, 'ID').replaceAll(absent, 'ID').replaceAll('nobody~person-rgk407z1', 'ID'));
  for (const other of others) expect(other).toBe(hiddenPage);
});

test('nothing more is drawn on the other pages of a hidden entity than on those of an absent one', async () => {
  await enter(page, whitford);
  for (const tail of ['?view=neighbours', '?view=timeline', '?view=sources', '/correction']) {
    const [one, other] = [await wholePage(`/entities/${hidden}${tail}`), await wholePage(`/entities/${absent}${tail}`)];
    expect(one.replaceAll(hidden, 'ID'), tail).toBe(other.replaceAll(absent, 'ID'));
    expect(await page.getByRole('tab').count(), tail).toBe(0);
  }
});

test('no page hints at what is hidden', async () => {
  await enter(page, whitford);
  await search(page, 'Drayle');
  const counted = await page.getByRole('region', { name: 'Results' }).getByRole('status').innerText();
  expect(Number.parseInt(counted, 10)).toBe(await rowsOf(page, 'Results').count());
  await page.getByRole('link', { name: 'Corwin Drayle' }).click();
  const tabs = page.getByRole('tab');
  await tabs.first().waitFor();
  for (const tab of await tabs.all()) expect(await tab.isDisabled()).toBe(false);
  for (const name of ['Statements', 'Links', 'Timeline', 'Sources']) {
    await page.getByRole('tab', { name }).click();
    await page.getByRole('tabpanel', { name }).getByRole('table').first().waitFor();
    const text = await page.getByRole('main').innerText();
    expect(text, name).not.toMatch(/withheld|hidden|redacted|restricted|more results|not shown|no access|forbidden|clearance/i);
    // What only the analyst's own agency may see of him stands nowhere, not even as an empty place.
    expect(text, name).not.toMatch(/Said to be in Harrow Vale|Quiet after the seizure|Vostrand/);
    expect((await page.locator('tbody [data-row]').allInnerTexts()).filter((row) => row.trim() === '')).toEqual([]);
  }
});

test('a search for a hidden name is answered as one for a name that nobody bears', async () => {
  await enter(page, whitford);
  const answers: string[] = [];
  for (const words of ['Pernille Ashdown-Roy', 'Pxrnzlle Axhqown-Rxy']) {
    await search(page, words);
    answers.push((await page.getByRole('main').innerText()).replaceAll(words, 'WORDS'));
  }
  expect(answers[0]).toContain('Nothing to show under this purpose and case.');
  expect(answers[0]).toBe(answers[1]);
});

test('a purpose or case that is not the officer’s is not offered, and refused when asked all the same', async () => {
  await signIn(page, whitford.user);
  await page.getByRole('heading', { level: 1, name: 'Purpose and case' }).waitFor();
  expect(await page.locator('input[type="radio"][value="intelligence_analysis"]').count()).toBe(0);
  expect(await page.locator('input[type="radio"][value="nsrp~larkspur"]').count()).toBe(0);
  const put = async (purpose: string, caseRef: string): Promise<{ status: number; body: { message: string } }> => page.evaluate(`(async () => {
    const me = await (await fetch('/api/session')).json();
    const answer = await fetch('/api/session/context', { method: 'PUT', headers: { 'content-type': 'application/json', 'x-custos-csrf': me.csrf }, body: JSON.stringify(${JSON.stringify({ purpose, caseRef })}) });
    return { status: answer.status, body: await answer.json() };
  })()`);
  expect((await put('intelligence_analysis', 'hvps~desk')).status).toBe(403);
  const [others, invented] = [await put('officer_safety', 'nsrp~larkspur'), await put('officer_safety', 'nsrp~larkspwr')];
  expect(others.status).toBe(403);
  // A case that exists elsewhere and one that does not are told apart by nothing but the name that was asked.
  expect(others.body.message.replace('larkspur', 'X')).toBe(invented.body.message.replace('larkspwr', 'X'));
});

test('a refusal is said on the page, and stands in the record', async () => {
  await signIn(page, whitford.user);
  await page.route('**/api/session/context', (route) => route.continue({ postData: JSON.stringify({ purpose: 'officer_safety', caseRef: 'nsrp~larkspur' }) }), { times: 1 });
  await stateWork(page, whitford.purpose, whitford.caseRef);
  await page.getByRole('alert').filter({ hasText: 'This was refused, and the refusal is on the record.' }).waitFor();
  expect(await page.getByRole('search').count()).toBe(0);
  await stateWork(page, whitford.purpose, whitford.caseRef);
  await page.getByRole('search').waitFor();
  await page.getByRole('link', { name: 'My record' }).click();
  const refused = rowsOf(page, 'My record').filter({ hasText: 'nsrp~larkspur' }).first();
  await refused.waitFor();
  expect(await refused.innerText()).toMatch(/State purpose and case[\s\S]*refused/);
});
