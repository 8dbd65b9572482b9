import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ServerType, serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEVICES, photograph, useBrowser } from './browser.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const PAGES = [
  ['landing', 'index.html'],
  ['guide', 'guides/mobile-flow.html'],
  ['tables', 'guides/errors-and-outcomes.html'],
  ['checklist', 'guides/going-live.html'],
  ['resource', 'interfaces/paymennt.CheckoutsResource.html'],
  ['error', 'classes/paymennt.PaymenntTimeoutError.html'],
  ['entry-point', 'modules/paymennt_sandbox.html'],
] as const;

let server: ServerType;
let origin: string;

beforeAll(async () => {
  if (!existsSync(`${ROOT}site/index.html`)) execFileSync('npm', ['run', '--silent', 'docs'], { cwd: ROOT });
  const app = new Hono().use(serveStatic({ root: `${ROOT}site` }));
  origin = await new Promise((resolve) => {
    server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}`),
    );
  });
}, 180_000);
afterAll(() => {
  server.close();
});

const browser = useBrowser();

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${origin}/${path}`);
  await page.locator('#tsd-nav-container a').first().waitFor({ state: 'attached' });
}

/** What the search shows for a word, best first. */
async function search(page: Page, word: string): Promise<string[]> {
  await page.locator('#tsd-search-trigger').click();
  await page.locator('#tsd-search-input').fill(word);
  await page.locator('#tsd-search-results li a').first().waitFor();
  const links = await page.locator('#tsd-search-results li a').all();
  return Promise.all(
    links.map(async (link) => new URL((await link.getAttribute('href')) ?? '', page.url()).pathname),
  );
}

describe.each(['phone', 'desktop'] as const)('the reference site on a %s', (device) => {
  describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
    it.each(PAGES)('fits the window and loads nothing from elsewhere: %s', async (name, path) => {
      const page = await browser.newPage({ ...DEVICES[device], colorScheme });
      const elsewhere: string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(origin)) elsewhere.push(request.url());
      });
      await open(page, path);
      const [content, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(content).toBe(width);
      expect(elsewhere).toEqual([]);
      await photograph(page, `docs-${name}-${device}-${colorScheme}`);
    });
  });

  it.each([
    ['refund', '/guides/refunds.html', '/interfaces/paymennt.CheckoutsResource.html'],
    ['webhook', '/guides/webhooks.html', '/interfaces/paymennt.Webhook.html'],
    ['isConfirmationUrl', '/functions/paymennt.isConfirmationUrl.html', '/guides/mobile-flow.html'],
  ])('finds the pages about %s', async (word, best, also) => {
    const page = await browser.newPage(DEVICES[device]);
    await open(page, 'index.html');
    const found = await search(page, word);
    expect(found[0]).toBe(best);
    expect(found).toContain(also);
  });
});

describe('the reference site', () => {
  it("draws the diagram in the reader's colours, whatever the system's are", async () => {
    const page = await browser.newPage({ ...DEVICES.desktop, colorScheme: 'dark' });
    await open(page, 'guides/mobile-flow.html');
    const ink = () =>
      page
        .locator('.flow .flow-title')
        .first()
        .evaluate((text) => getComputedStyle(text).fill);
    const inDark = await ink();
    await page.evaluate(() => {
      document.documentElement.dataset['theme'] = 'light';
    });
    expect(await ink()).not.toBe(inDark);
  });

  it('leads from every guide to the next by its navigation', async () => {
    const page = await browser.newPage(DEVICES.desktop);
    await open(page, 'index.html');
    await page.locator('#tsd-nav-container a', { hasText: 'Retries and idempotency' }).click();
    await page.locator('h1', { hasText: 'Retries and idempotency' }).waitFor();
    await page.locator('#tsd-nav-container a.current', { hasText: 'Retries and idempotency' }).waitFor();
  });
});
