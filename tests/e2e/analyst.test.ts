// The analyst's day in a real browser: signs in, says why, searches, reads an entity to its last date, and checks the record of it all.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest';
import { sharedBrowser } from './browser.js';
import { sharedNode } from './node.js';
import { choice, enter, openVisitor, rowsOf, seal, search, signIn, stateWork, type Visitor } from './visitor.js';

const okonedo = { user: 'm.okonedo', purpose: 'intelligence_analysis', caseRef: 'nsrp~larkspur' };
const drayle = 'nsrp~person-yfa4dgn0';
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

/** Cells of a row by their headings. */
async function cellsOf(table: string, words: string | RegExp): Promise<Record<string, string>> {
  const row = rowsOf(page, table).filter({ hasText: words }).first();
  const cells = await row.locator('[data-label]').all();
  const pairs = await Promise.all(cells.map(async (cell) => [await cell.getAttribute('data-label'), (await cell.innerText()).replaceAll(/\s+/g, ' ').trim()]));
  return Object.fromEntries(pairs) as Record<string, string>;
}

test('from the demo table to a checked record of every step', async () => {
  await signIn(page, okonedo.user);
  await page.getByRole('heading', { level: 1, name: 'Purpose and case' }).waitFor();
  await stateWork(page, okonedo.purpose, okonedo.caseRef);
  await search(page, 'sinaloa');
  await expectResults();

  await rowsOf(page, 'Results').getByRole('link', { name: 'SINALOA CARTEL', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'SINALOA CARTEL' }).waitFor();
  await expect(page.getByRole('note', { name: 'Notice' }).innerText()).resolves.toMatch(/no legal force in Canada.*out of date/s);

  await page.goto(`${node.url}/entities/${drayle}`);
  await page.getByRole('heading', { level: 1, name: 'Corwin Drayle' }).waitFor();
  await expectStatement();
  await expectNeighbours();
  await expectRecord();
});

/** The three kinds of material that the first search must find, each with what a reader must know about it. */
async function expectResults(): Promise<void> {
  const listed = await cellsOf('Results', 'El Cartel de Sinaloa');
  expect(listed).toMatchObject({ Originators: 'Public Safety Canada (published list)', Notices: '' });
  const stale = await cellsOf('Results', /^SINALOA CARTEL/);
  expect(stale['Originators']).toContain('OFAC');
  expect(stale['Notices']).toMatch(/No force in Canada/);
  expect(stale['Notices']).toMatch(/List of 2021: stale/);
  const fictional = await cellsOf('Results', 'Corwen Draile');
  expect(fictional['Notices']).toBe('Fictional');
  expect(fictional['Matched on']).toContain('supplier from Sinaloa');
  // No row of the 2021 list goes without its warning.
  for (const row of await rowsOf(page, 'Results').filter({ hasText: 'OFAC, US Treasury' }).all()) expect(await row.innerText()).toMatch(/No force in Canada[\s\S]*stale/);
}

async function expectStatement(): Promise<void> {
  const born = await cellsOf('Statements', '1979-03-14');
  expect(born).toMatchObject({ Value: '1979-03-14', Originator: 'Northern Shoals Regional Police', Label: 'PROTECTED B // REL TO ALL', Report: 'Two groups at the Tidewick dock' });
  expect(born['Grades']).toMatch(/Source B.*Info 2/);
  expect(born['Known on']).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect((await cellsOf('Statements', 'Said to be in Harrow Vale'))['True']).toBe('since 2025-11');
  // Provenance is one key away, and Escape gives the row back.
  await rowsOf(page, 'Statements').filter({ hasText: '1979-03-14' }).focus();
  await page.keyboard.press('.');
  const provenance = page.getByRole('dialog', { name: 'Provenance' });
  await provenance.waitFor();
  expect(await provenance.innerText()).toMatch(/Birth date[\s\S]*1979-03-14[\s\S]*PROTECTED B[\s\S]*Northern Shoals Regional Police[\s\S]*2024-11-20/);
  await page.keyboard.press('Escape');
  await provenance.waitFor({ state: 'hidden' });
}

/** Whatever the chart draws stands in its tables; in a browser without graphics the tables stand alone. */
async function expectNeighbours(): Promise<void> {
  await page.getByRole('tab', { name: 'Links' }).click();
  await page.getByRole('table', { name: 'Links' }).waitFor();
  await page.getByRole('img', { name: /^Link chart of Corwin Drayle/ }).waitFor();
  const [links, nodes] = [rowsOf(page, 'Links'), rowsOf(page, 'Entities in the chart')];
  expect(await links.filter({ hasText: 'Tallow Street Crew' }).count()).toBeGreaterThan(0);
  expect(await nodes.filter({ hasText: 'Tallow Street Crew' }).count()).toBeGreaterThan(0);
  const before = await nodes.count();
  await page.getByRole('button', { name: 'Ask for links: Tallow Street Crew' }).first().click();
  await expect.poll(() => nodes.count()).toBeGreaterThan(before);
}

async function expectRecord(): Promise<void> {
  await page.getByRole('link', { name: 'My record' }).click();
  const rows = rowsOf(page, 'My record');
  await rows.first().waitFor();
  const actions = (await rows.locator('[data-label="Action"]').allInnerTexts()).slice(0, 7).toReversed();
  expect(actions).toEqual(['Sign in', 'State purpose and case', 'Search', 'Read an entity', 'Read an entity', 'Follow links', 'Follow links']);
  const asked = rows.filter({ hasText: 'q: sinaloa' }).first();
  expect(await asked.innerText()).toMatch(/Intelligence analysis[\s\S]*nsrp~larkspur[\s\S]*allowed/);
  await asked.getByRole('link').click();
  await page.getByText('The proof holds. This browser followed it to a checkpoint that the log signed.').waitFor();
  const steps = page.locator('.entry-steps').getByRole('listitem');
  expect(await steps.count()).toBe(6);
  expect(await steps.filter({ hasText: /holds$/ }).count()).toBe(6);
  await expect(page.getByRole('region', { name: 'The entry' }).innerText()).resolves.toContain('m.okonedo@nsrp');
  await seal(page).and(page.getByRole('button', { name: /proof checked/ })).waitFor();
}

/** Changes one sign of base64 into another that decodes as well. */
function flip(text: string): string {
  return `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
}

interface ReceiptBody {
  proof: string[];
  root: string;
  size: string;
  leafHash: string;
  entry: string;
  checkpoint: string;
}
interface EntryBody {
  entry: { action: string; recordedAt: string };
  payload: string;
  salt: string;
  receipt: ReceiptBody;
}

const tampered: readonly [string, (body: EntryBody) => void][] = [
  ['a byte of the proof', ({ receipt }) => { receipt.proof[0] = flip(receipt.proof[0] ?? ''); }],
  ['a byte of the root', ({ receipt }) => { receipt.root = flip(receipt.root); }],
  ['a byte of the signature', ({ receipt }) => { receipt.checkpoint = receipt.checkpoint.replace(/(.{8})(.)(.*\n)$/, (_all, head: string, sign: string, tail: string) => `${head}${sign === 'A' ? 'B' : 'A'}${tail}`); }],
  ['a byte of the content', (body) => { body.payload = flip(body.payload); }],
  ['the hour in the table row', (body) => { body.entry.recordedAt = '2020-01-01T00:00:00.000Z'; }],
];

describe('an answer that was tampered with on its way', () => {
  test('is never shown as verified', async () => {
    await enter(page, okonedo);
    await search(page, 'Tallow');
    await page.getByRole('link', { name: 'My record' }).click();
    await rowsOf(page, 'My record').first().getByRole('link').click();
    await page.getByText('The proof holds.').waitFor();
    const here = page.url();
    for (const [what, change] of tampered) {
      await page.route('**/api/ledger/entries/**', async (route) => {
        const answer = await route.fetch();
        const body = await answer.json() as EntryBody;
        change(body);
        await route.fulfill({ response: answer, json: body });
      });
      await page.goto(here);
      await page.getByRole('alert').filter({ hasText: 'The proof fails.' }).waitFor().catch(() => expect.fail(`${what} was changed and nobody noticed`));
      expect(await page.locator('.entry-steps').innerText(), what).toMatch(/fails/);
      expect(await page.getByText('The proof holds.').count(), what).toBe(0);
      await page.unroute('**/api/ledger/entries/**');
    }
    await page.goto(here);
    await page.getByText('The proof holds.').waitFor();
  });

  test('turns the seal, and a later good answer does not cover it', async () => {
    await enter(page, okonedo);
    await page.route('**/api/search?**', async (route) => {
      const answer = await route.fetch();
      const body = await answer.json() as { ledger: ReceiptBody };
      body.ledger.root = flip(body.ledger.root);
      await route.fulfill({ response: answer, json: body });
    }, { times: 1 });
    await search(page, 'Drayle');
    await page.getByRole('button', { name: /^Seal: .*proof fails/ }).waitFor();
    await search(page, 'Corvane');
    await page.getByRole('button', { name: /^Seal: .*proof fails/ }).click();
    await expect(page.getByRole('alert').innerText()).resolves.toMatch(/does not hold/);
  });
});

test('the keyboard is enough: slash, arrows, Enter', async () => {
  await enter(page, okonedo);
  await page.getByRole('link', { name: 'Ledger', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Ledger' }).waitFor();
  await page.keyboard.press('/');
  await page.getByRole('search').waitFor();
  await page.keyboard.type('Tallow');
  await page.keyboard.press('Enter');
  const rows = rowsOf(page, 'Results');
  const focusedRow = (): Promise<unknown> => page.evaluate(`document.activeElement?.getAttribute('data-row')`);
  await page.getByRole('heading', { level: 2, name: 'Results for Tallow' }).waitFor();
  await expect.poll(focusedRow).toBe('0');
  await page.keyboard.press('ArrowDown');
  await expect.poll(focusedRow).toBe('1');
  const second = await rows.nth(1).getByRole('link').getAttribute('href');
  await page.keyboard.press('Home');
  await expect.poll(focusedRow).toBe('0');
  await page.keyboard.press('ArrowDown');
  await expect.poll(focusedRow).toBe('1');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${node.url}${second}`);
  await page.getByRole('tab', { name: 'Statements' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await page.getByRole('heading', { level: 1, name: 'My record' }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'hidden' });
});

test('in French the frame has no English left', async () => {
  await page.getByRole('button', { name: 'Français' }).click();
  await page.getByRole('heading', { level: 1, name: 'Ouvrir une session' }).waitFor();
  await signIn(page, okonedo.user);
  await page.getByRole('heading', { level: 1, name: 'Finalité et dossier' }).waitFor();
  await choice(page, okonedo.purpose).and(page.getByLabel('Analyse du renseignement')).waitFor();
  await stateWork(page, okonedo.purpose, okonedo.caseRef);
  await search(page, 'sinaloa');
  const stale = await cellsOf('Résultats', /^SINALOA CARTEL/);
  expect(stale['Avis']).toMatch(/Sans effet au Canada[\s\S]*périmée/);
  const frame = [await page.getByRole('banner').innerText(), await page.getByRole('navigation', { name: 'Salles' }).innerText(), await page.getByRole('search').innerText()].join('\n');
  expect(frame).toMatch(/Recherche[\s\S]*Mon dossier d’accès[\s\S]*Registre/);
  expect(frame).not.toMatch(/\b(Search|Ledger|Record|Find|Account|change|proof|checked|Filters|Purpose|Case|Sign)\b/);
  await rowsOf(page, 'Résultats').getByRole('link', { name: 'El Cartel de Sinaloa' }).click();
  await page.getByRole('tab', { name: 'Énoncés' }).waitFor();
  expect(await page.getByRole('tab').allInnerTexts()).toEqual(['Énoncés', 'Liens', 'Chronologie', 'Rapports']);
  const alias = await cellsOf('Énoncés', 'Sinaloa Cartel');
  expect(alias['Origine']).toBe('Sécurité publique Canada (liste publiée)');
  expect(alias['Vrai']).toMatch(/^depuis le \d{4}-\d{2}-\d{2}$/);
  await page.getByRole('link', { name: 'Mon dossier d’accès' }).click();
  await rowsOf(page, 'Mon dossier d’accès').first().getByRole('link').click();
  await page.getByText('La preuve tient.').waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('fr');
});

test('a wrong password opens nothing and says so', async () => {
  await signIn(page, okonedo.user, 'not demo');
  await page.getByRole('alert').filter({ hasText: 'User and password do not match. Nothing was opened.' }).waitFor();
  expect(await page.getByRole('search').count()).toBe(0);
});
