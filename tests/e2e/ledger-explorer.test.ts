// The published logs in a real browser: everyone sees the tree and follows its proofs, the reviewer sees everything but content,
// and a file, a root or a history that was tampered with is called so on the page.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request as rawRequest } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sharedBrowser } from './browser.js';
import { runFolder, sharedNode } from './node.js';
import { enter, openVisitor, signIn, stateWork, type Visitor } from './visitor.js';

const analyst = { user: 'm.okonedo', purpose: 'intelligence_analysis', caseRef: 'nsrp~larkspur' };
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
  visitor = await openVisitor(browser, node.url, { acceptDownloads: true });
  ({ page } = visitor);
});
afterEach(() => visitor.close());

const section = (name: string | RegExp) => page.getByRole('region', { name });
const entries = () => page.getByRole('table', { name: 'Entries of the log, the newest first' });

async function enterAsReviewer(): Promise<void> {
  await signIn(page, 'c.adair-woo');
  await stateWork(page, 'audit', 'nsrp~review');
  await page.getByRole('search').waitFor();
}

async function goTo(index: number): Promise<void> {
  await page.getByLabel('Go to No.').fill(String(index));
  await page.keyboard.press('Enter');
  await entries().locator('[role=row]:focus').waitFor();
}

/** A path as it stands: neither browser nor `fetch` would send one with dots. */
function statusOf(path: string, method = 'GET'): Promise<number> {
  const { hostname, port } = new URL(node.url);
  return new Promise((resolve, reject) => {
    rawRequest({ hostname, port, path, method }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    }).on('error', reject).end();
  });
}

describe('the published files', () => {
  test('are served to everyone at the standard paths, each with how long it may be kept', async () => {
    const [checkpoint, tile, bundle] = await Promise.all(['checkpoint', 'tile/0/000', 'tile/entries/000'].map((path) => fetch(`${node.url}/tlog/nsrp/${path}`)));
    expect([checkpoint?.status, checkpoint?.headers.get('content-type'), checkpoint?.headers.get('cache-control')]).toEqual([200, 'text/plain; charset=utf-8', 'no-store']);
    expect(await checkpoint?.text()).toMatch(/^custos\.example\/nsrp\n[1-9][0-9]*\n[A-Za-z0-9+/]{43}=\n\n\u2014 /);
    for (const file of [tile, bundle]) expect([file?.status, file?.headers.get('content-type'), file?.headers.get('cache-control')]).toEqual([200, 'application/octet-stream', 'public, max-age=31536000, immutable']);
    expect((await tile?.arrayBuffer())?.byteLength).toBe(8192);
  });

  test('are the only files there are', async () => {
    const paths = ['', 'tile', 'tile/0', 'tile/0/0', 'tile/0/000.p/256', 'tile/64/000', '../keys/nsrp.key', '%2e%2e/%2e%2e/folder.json', 'tile/..%2f..%2f..%2flock', '..%5c..%5clock', 'tile/0/000.new', 'checkpoint/', '.', 'CHECKPOINT'];
    for (const path of paths) expect([path, await statusOf(`/tlog/nsrp/${path}`)]).toEqual([path, 404]);
    for (const agency of ['nobody', '..', '%2e%2e', 'nsrp%2f..%2fhvps', '']) expect([agency, await statusOf(`/tlog/${agency}/checkpoint`)]).toEqual([agency, 404]);
    for (const path of ['/tlog/nsrp/checkpoint%00', '/tlog/nsrp/%ff']) expect([path, [400, 404].includes(await statusOf(path))]).toEqual([path, true]);
    expect(await statusOf('/tlog/nsrp/checkpoint', 'POST')).toBe(404);
  });

  test('and the figures for a monitoring program stay on this machine', async () => {
    const answer = await fetch(`${node.url}/metrics`);
    expect(await answer.text()).toMatch(/^custos_ledger_running 1$/m);
    for (const header of ['x-forwarded-for', 'forwarded', 'via']) expect((await fetch(`${node.url}/metrics`, { headers: { [header]: '192.0.2.1' } })).status).toBe(404);
  });
});

describe('an analyst', () => {
  beforeEach(() => enter(page, analyst));

  test('goes from the ledger to a log, to an entry and to its proof, by keyboard, and nothing of it is recorded', async () => {
    const sizeOf = async () => ((await (await fetch(`${node.url}/api/ledger/state`)).json()) as { logs: { agency: string; size: string }[] }).logs.find((log) => log.agency === 'nsrp')?.size;
    const before = await sizeOf();
    await page.goto(`${node.url}/ledger`);
    await page.getByRole('link', { name: 'Log of nsrp' }).click();
    await entries().getByRole('link').first().waitFor();
    await expect.poll(() => section('Against what this browser saw before').innerText()).toContain('It keeps this one');
    await goTo(3);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Proof of entry 4' }).waitFor();
    await page.getByText('The proof holds.').waitFor();
    await page.reload();
    await expect.poll(() => section('Against what this browser saw before').innerText()).toMatch(/The log only grew|Nothing was added/);
    expect(await sizeOf()).toBe(before);
    expect(visitor.complaints).toEqual([]);
  });

  test('is not offered to verify the whole record', async () => {
    await page.goto(`${node.url}/ledger`);
    await section('Last verification').waitFor();
    expect(await page.getByRole('button', { name: 'Verify now' }).count()).toBe(0);
    const refused = await page.evaluate<number>(`fetch('/api/session').then((a) => a.json()).then((me) => fetch('/api/ledger/verifications', { method: 'POST', headers: { 'x-custos-csrf': me.csrf } })).then((a) => a.status)`);
    expect(refused).toBe(403);
  });

  test.each([['tile', '/tile/0/000'], ['entry bundle', '/tile/entries/000']])('is told of a changed %s, in the list and in the proof', async (_, path) => {
    await page.route(`**/tlog/nsrp${path}`, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.body()).map((byte, at) => (at === 40 ? byte ^ 1 : byte)) as Buffer });
    });
    await page.goto(`${node.url}/ledger/logs/nsrp`);
    await entries().getByRole('link').first().waitFor();
    await goTo(3);
    await expect.poll(() => entries().locator('[role=row]:focus').innerText()).toContain('does not fit the root');
    await page.goto(`${node.url}/ledger/logs/nsrp/3`);
    await expect.poll(() => page.getByRole('alert').first().innerText()).toContain('contradicts its signed root');
  });

  test('is told of a checkpoint that the log did not sign', async () => {
    await page.route('**/tlog/nsrp/checkpoint', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replace(/\n([0-9]+)\n/, '\n1$1\n') });
    });
    await page.goto(`${node.url}/ledger/logs/nsrp`);
    await expect.poll(() => page.getByRole('alert').first().innerText()).toContain('not signed by its key');
  });

  test.each([
    ['rewritten', `kept.root = btoa('x'.repeat(32))`, 'The log was rewritten.'], ['cut', `kept.size = '9000000'`, 'The log was cut.'], ['given another key', `kept.key = kept.key.replace('nsrp', 'x')`, 'Another key signs'],
  ])('is told of a log that was %s since this browser saw it', async (_, change, words) => {
    await page.goto(`${node.url}/ledger/logs/nsrp`);
    await expect.poll(() => page.evaluate<string | null>(`localStorage.getItem('custos.kept')`)).not.toBeNull();
    await page.evaluate(`(() => { const all = JSON.parse(localStorage.getItem('custos.kept')); const kept = all['custos.example/nsrp']; ${change}; localStorage.setItem('custos.kept', JSON.stringify(all)); })()`);
    await page.reload();
    await expect.poll(() => section('Against what this browser saw before').innerText()).toContain(words);
    // The evidence stays: looking again does not replace what was kept by what contradicts it.
    await page.reload();
    await expect.poll(() => section('Against what this browser saw before').innerText()).toContain(words);
  });
});

describe('the independent reviewer', () => {
  beforeEach(enterAsReviewer);

  test('sees heads, growth, findings and history, and nothing of content', async () => {
    await page.getByRole('link', { name: 'Ledger review' }).click();
    await page.getByRole('heading', { level: 1, name: 'Review of the ledger' }).waitFor();
    for (const name of ['Logs', 'What the last verification found', 'Growth', 'Witnesses', 'Verifications', 'Destroyed months', 'What the policy pins', 'To check it yourself']) await section(name).waitFor();
    await section('Growth').getByRole('img', { name: /^Bars/ }).waitFor();
    const counted = await page.getByRole('table', { name: 'Growth' }).locator('tbody tr').count();
    expect(counted).toBe(14);
    const text = await page.getByRole('main').innerText();
    expect(text).not.toMatch(/okonedo|whitford|larkspur|intelligence_analysis|sinaloa/i);
    expect(visitor.complaints).toEqual([]);
  });

  test('has the node verify itself, may stop it, and finds both in the history', async () => {
    await page.goto(`${node.url}/ledger/review`);
    await page.getByRole('button', { name: 'Verify now' }).click();
    await page.getByRole('progressbar').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await section('Verifications').getByText('cancelled').waitFor({ timeout: 120_000 });
    await page.getByRole('button', { name: 'Verify now' }).click();
    await section('Last verification').getByText('everything verifies').waitFor({ timeout: 120_000 });
    await section('Verifications').getByText('everything verifies').first().waitFor();
    await expect.poll(() => section('What the last verification found').innerText()).toMatch(/Damage to the files of the logs\s+0/);
  });

  test('takes policy and proof away, and the verifier believes them without the node', async () => {
    const saved = async (button: string, name: string): Promise<string> => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
      const path = runFolder(name);
      await download.saveAs(path);
      return path;
    };
    await page.goto(`${node.url}/ledger/review`);
    const policy = await saved('Save the policy', 'taken.policy');
    await page.goto(`${node.url}/ledger/logs/nsrp/5`);
    await page.getByText('The proof holds.').waitFor();
    const proof = await saved('Save the proof file', 'taken.tlog-proof');
    expect(readFileSync(proof, 'utf8')).toMatch(/^c2sp\.org\/tlog-proof@v1\nextra /);
    execFileSync(process.execPath, ['tools/verify.mjs', '--policy', policy, '--proof', proof], { stdio: 'pipe' });
    execFileSync(process.execPath, ['tools/verify.mjs', '--policy', policy, `${node.url}/tlog/nsrp/`], { stdio: 'pipe' });
  });
});
