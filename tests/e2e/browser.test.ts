// Both browsers that the tests may meet do start, draw text and run scripts.
import { expect, test } from 'vitest';
import { launchBrowser } from './browser.js';

test.each([undefined, 'npm'])('a page is drawn by the browser of choice %s', async (choice) => {
  const before = process.env['CUSTOS_CHROMIUM'];
  if (choice !== undefined) process.env['CUSTOS_CHROMIUM'] = choice;
  const browser = await launchBrowser().finally(() => {
    if (before === undefined) delete process.env['CUSTOS_CHROMIUM'];
    else process.env['CUSTOS_CHROMIUM'] = before;
  });
  try {
    const page = await browser.newPage();
    await page.setContent('<h1>Sûreté</h1><script>document.title = String(1 + 1)</script>');
    expect(await page.title()).toBe('2');
    expect((await page.locator('h1').boundingBox())?.width).toBeGreaterThan(50);
    expect((await page.screenshot()).length).toBeGreaterThan(2000);
  } finally {
    await browser.close();
  }
});
