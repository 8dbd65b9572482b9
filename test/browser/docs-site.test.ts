import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ServerType, serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEVICES, expectAccessible, photograph, useBrowser } from './browser.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const METHODS = 'interfaces/paymennt.CheckoutsResource.html';

const PAGES = [
  ['landing', 'index.html'],
  ['guide', 'guides/mobile-flow.html'],
  ['tables', 'guides/errors-and-outcomes.html'],
  ['checklist', 'guides/going-live.html'],
  ['api-notes', 'guides/api-notes.html'],
  ['methods', METHODS],
  ['error', 'classes/paymennt.PaymenntTimeoutError.html'],
  ['function', 'functions/paymennt_flow.createPaymentFlow.html'],
  ['entry-point', 'modules/paymennt_sandbox.html'],
  ['not-found', 'guides/no/such/page.html'],
] as const;

let server: ServerType;
let origin: string;

beforeAll(async () => {
  if (!existsSync(`${ROOT}site/index.html`)) execFileSync('npm', ['run', '--silent', 'docs'], { cwd: ROOT });
  const app = new Hono()
    .use(serveStatic({ root: `${ROOT}site` }))
    .notFound((c) => c.html(readFileSync(`${ROOT}site/404.html`, 'utf8'), 404));
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

/** What the search shows for a word, best first. */
async function search(page: Page, word: string): Promise<string[]> {
  await page.keyboard.press('/');
  await page.locator('#tsd-search-input').fill(word);
  const results = page.locator('#tsd-search-results > [role=option]');
  await results.first().waitFor();
  const links = await results.all();
  return Promise.all(
    links.map(async (link) => new URL((await link.getAttribute('href')) ?? '', page.url()).pathname),
  );
}

/** Blocks of code whose lines do not fit. */
function clippedCode(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('pre, pre code, .tsd-signature')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ textContent }) => textContent ?? ''),
  );
}

describe.each(['phone', 'desktop'] as const)('the site on a %s', (device) => {
  describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
    it.each(PAGES)(
      'is accessible, fits the window and loads nothing from elsewhere: %s',
      async (name, path) => {
        const page = await browser.newPage({ ...DEVICES[device], colorScheme });
        const elsewhere: string[] = [];
        page.on('request', (request) => {
          if (!request.url().startsWith(origin)) elsewhere.push(request.url());
        });
        await page.goto(`${origin}/${path}`);
        const [content, width] = await page.evaluate(() => [
          document.documentElement.scrollWidth,
          innerWidth,
        ]);
        expect(content).toBe(width);
        expect(elsewhere).toEqual([]);
        await expectAccessible(page);
        await photograph(page, `docs-${name}-${device}-${colorScheme}`);
      },
    );

    it('is accessible while it shows results of a search', async () => {
      const page = await browser.newPage({ ...DEVICES[device], colorScheme });
      await page.goto(`${origin}/index.html`);
      await search(page, 'refund');
      await page
        .locator('#tsd-search')
        .evaluate((dialog) => Promise.all(dialog.getAnimations().map((a) => a.finished)));
      await photograph(page, `docs-search-${device}-${colorScheme}`);
      await expectAccessible(page);
    });
  });
});

describe('the search', () => {
  it.each([
    ['refund', '/guides/refunds.html', `/${METHODS}`],
    ['webhook', '/guides/webhooks.html', '/interfaces/paymennt.Webhook.html'],
    ['retry', '/guides/retries-and-idempotency.html', '/interfaces/paymennt.RetryHookContext.html'],
    ['currency', '/guides/money.html', '/guides/refunds.html'],
    ['mobile', '/guides/mobile-flow.html', `/${METHODS}`],
    ['invalid_request', '/guides/errors-and-outcomes.html', '/guides/refunds.html'],
  ])('shows the guide about %s first', async (word, best, also) => {
    const page = await browser.newPage(DEVICES.desktop);
    await page.goto(`${origin}/index.html`);
    const found = await search(page, word);
    expect(found[0]).toBe(best);
    expect(found).toContain(also);
  });

  it.each([
    ['isConfirmationUrl', '/functions/paymennt.isConfirmationUrl.html'],
    ['createMobile', `/${METHODS}`],
  ])('shows %s first, and then the guides that use it', async (name, page) => {
    const tab = await browser.newPage(DEVICES.desktop);
    await tab.goto(`${origin}/index.html`);
    const found = await search(tab, name);
    expect(found[0]).toBe(page);
    expect(found.slice(1, 4)).toContainEqual(expect.stringMatching(/^\/guides\//));
  });

  it('opens the result that the arrow keys have chosen', async () => {
    const page = await browser.newPage(DEVICES.desktop);
    await page.goto(`${origin}/index.html`);
    const found = await search(page, 'refund');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('[role=option][aria-selected=true]').getAttribute('href')).toContain(
      String(found[1]).slice(1),
    );
    await page.keyboard.press('Enter');
    await page.waitForURL(`${origin}${found[1]}**`);
  });

  it.each(['Control+k', '/'])('opens by %s', async (keys) => {
    const page = await browser.newPage(DEVICES.desktop);
    await page.goto(`${origin}/guides/money.html`);
    await page.keyboard.press(keys);
    await page.keyboard.type('refund');
    expect(await page.locator('#tsd-search-input').inputValue()).toBe('refund');
  });
});

describe('the site', () => {
  it('can be read before a script has run', async () => {
    const page = await browser.newPage({ ...DEVICES.desktop, javaScriptEnabled: false });
    await page.goto(`${origin}/guides/refunds.html`);
    expect(await page.locator('main h1').isVisible()).toBe(true);
    expect(await page.locator('main pre').first().isVisible()).toBe(true);
    await page.locator('#site-menu a', { hasText: 'Webhooks' }).click();
    await page.waitForURL(`${origin}/guides/webhooks.html`);
  });

  it('opens its menu on a phone, before a script has run as well', async () => {
    const page = await browser.newPage({ ...DEVICES.phone, javaScriptEnabled: false });
    await page.goto(`${origin}/guides/refunds.html`);
    expect(await page.locator('#site-menu').isVisible()).toBe(false);
    await page.locator('#menu-trigger').click();
    await page.locator('#site-menu a', { hasText: 'Webhooks' }).click();
    await page.waitForURL(`${origin}/guides/webhooks.html`);
  });

  it('leads through every guide by its links to the next one, and back', async () => {
    const page = await browser.newPage({ ...DEVICES.desktop, javaScriptEnabled: false });
    await page.goto(`${origin}/guides/getting-started.html`);
    const seen = new Set<string>();
    for (;;) {
      const here = new URL(page.url()).pathname;
      seen.add(here.replace('/guides/', ''));
      const next = page.locator('a[rel=next]');
      if ((await next.count()) === 0) break;
      const target = (await next.getAttribute('href')) ?? '';
      await page.goto(new URL(target, page.url()).href);
      expect(
        new URL((await page.locator('a[rel=prev]').getAttribute('href')) ?? '', page.url()).pathname,
      ).toBe(here);
    }
    expect([...seen].sort()).toEqual(readdirSync(`${ROOT}site/guides`).sort());
  });

  it('cuts no line of code in a window of 1280 pixels', async () => {
    const page = await browser.newPage({ ...DEVICES.desktop, javaScriptEnabled: true });
    const guides = readdirSync(`${ROOT}site/guides`).map((file) => `guides/${file}`);
    for (const path of [...guides, 'index.html', METHODS]) {
      await page.goto(`${origin}/${path}`, { waitUntil: 'domcontentloaded' });
      expect([path, await clippedCode(page)]).toEqual([path, []]);
    }
  });

  it('cuts no command of one line on a phone', async () => {
    const page = await browser.newPage(DEVICES.phone);
    await page.goto(`${origin}/guides/command-line.html`);
    const clipped = await page
      .locator('pre:not(:has(br))')
      .evaluateAll((blocks) => blocks.filter((block) => block.scrollWidth > block.clientWidth).length);
    expect(clipped).toBe(0);
  });

  it('copies code by a button that is there without hovering', async () => {
    const page = await browser.newPage({
      ...DEVICES.desktop,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.goto(`${origin}/index.html`);
    const button = page.locator('pre > button').first();
    expect(await button.evaluate((element) => getComputedStyle(element).opacity)).toBe('1');
    await button.click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      'npm ci && npm run build && npm pack\nnpm install ../paymennt/paymennt-*.tgz',
    );
  });

  it('shows the fields of what a method takes', async () => {
    const page = await browser.newPage(DEVICES.desktop);
    await page.goto(`${origin}/${METHODS}`);
    const method = page.locator('section.tsd-member', { has: page.locator('#createmobile') });
    const fields = method.locator('details', { hasText: 'Fields of MobileCheckoutParams' });
    const names = await fields.locator('tbody tr td:first-child code').allTextContents();
    expect(names).toEqual(
      expect.arrayContaining(['requestId', 'orderId', 'amount', 'currency', 'items', 'customer', 'branchId']),
    );
    expect(await fields.locator('tr', { hasText: 'requestId' }).first().isVisible()).toBe(true);
    for (const row of await fields.locator('tbody tr').all()) {
      expect(await row.locator('td:nth-child(3)').innerText()).not.toBe('');
    }
  });

  it.each([390, 1000])(
    'lists the headings of a guide above it at %s pixels, before a script has run',
    async (width) => {
      const page = await browser.newPage({ viewport: { width, height: 800 }, javaScriptEnabled: false });
      await page.goto(`${origin}/guides/money.html`);
      expect(await page.locator('aside.page-menu').isVisible()).toBe(false);
      await page.locator('.folded-page-menu summary').click();
      await page.locator('.folded-page-menu a', { hasText: 'What can go wrong' }).click();
      expect(new URL(page.url()).hash).toBe('#what-can-go-wrong');
    },
  );

  it('lists the headings of a guide once at 1280 pixels, with the code in them', async () => {
    const page = await browser.newPage(DEVICES.desktop);
    for (const file of readdirSync(`${ROOT}site/guides`)) {
      await page.goto(`${origin}/guides/${file}`, { waitUntil: 'domcontentloaded' });
      expect(await page.locator('.folded-page-menu').isVisible()).toBe(false);
      const headings = await page.locator('main :is(h2, h3)').allInnerTexts();
      expect(await page.locator('aside.page-menu li').allInnerTexts()).toEqual(headings);
    }
  });

  it('sets its menu larger than its settings', async () => {
    const page = await browser.newPage(DEVICES.desktop);
    await page.goto(`${origin}/guides/money.html`);
    const size = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    expect(await size('#site-menu a')).toBeGreaterThan(await size('#tsd-theme'));
  });

  it("draws the diagram in the reader's colours, whatever the system's are", async () => {
    const page = await browser.newPage({ ...DEVICES.desktop, colorScheme: 'dark' });
    await page.goto(`${origin}/guides/mobile-flow.html`);
    const ink = () =>
      page
        .locator('.flow .flow-title')
        .first()
        .evaluate((text) => getComputedStyle(text).fill);
    const inDark = await ink();
    await page.locator('#tsd-theme').selectOption('light');
    expect(await ink()).not.toBe(inDark);
  });

  it('leads from a method to the page of the vendor about it', () => {
    const page = readFileSync(`${ROOT}site/${METHODS}`, 'utf8');
    expect(page).toContain('<a href="https://docs.paymennt.com/api#operation/get-checkout"');
  });

  it('shows the function of an entry point before its types', () => {
    const page = readFileSync(`${ROOT}site/modules/paymennt_flow.html`, 'utf8');
    const [first] =
      page.slice(page.indexOf('id="content"')).match(/(?<=href="[./\w]*paymennt_flow\.)\w+(?=\.html)/) ?? [];
    expect(first).toBe('createPaymentFlow');
  });

  it('leads home from an address that does not exist', async () => {
    const page = await browser.newPage(DEVICES.desktop);
    const answer = await page.goto(`${origin}/guides/no/such/page.html`);
    expect(answer?.status()).toBe(404);
    expect(await page.locator('h1').innerText()).toBe('This page does not exist');
    await page.locator('main a', { hasText: 'Getting started' }).click();
    await page.waitForURL(`${origin}/guides/getting-started.html`);
  });

  it('paints soon', async () => {
    const page = await browser.newPage(DEVICES.desktop);
    for (const path of ['index.html', 'guides/mobile-flow.html', METHODS]) {
      await page.goto(`${origin}/${path}`);
      const entry = await page.waitForFunction(
        () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
      );
      const painted = await entry.jsonValue();
      // The time depends on the machine: it is printed, not held.
      console.log(`${path}: first paint after ${Math.round(painted ?? 0)} ms`);
      expect(painted).toBeGreaterThan(0);
    }
  });
});
