import { describe, expect, it } from 'vitest';
import { DEVICES, expectAccessible, expectNoSidewaysScrolling, useBrowser } from './browser.js';

const browser = useBrowser();

describe('the instruments of these tests', () => {
  it('find a field without a label', async () => {
    const page = await browser.newPage();
    await page.setContent(
      '<html lang="en"><title>x</title><main><h1>x</h1><input type="text"></main></html>',
    );
    await expect(expectAccessible(page)).rejects.toThrow('label');
  });

  it('find a page that is wider than a phone', async () => {
    const page = await browser.newPage(DEVICES.phone);
    await page.setContent(`<meta name="viewport" content="width=device-width"><pre>${'x'.repeat(200)}</pre>`);
    await expect(expectNoSidewaysScrolling(page)).rejects.toThrow('to deeply equal []');
  });
});
