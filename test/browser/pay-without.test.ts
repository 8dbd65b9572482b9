import { SANDBOX_CARDS } from 'paymennt/sandbox';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DEVICES, type Device, photograph, useBrowser } from './browser.js';
import { openShop } from './shop.js';

const browser = useBrowser();
const DEVICE_NAMES = Object.keys(DEVICES) as Device[];

/** Where the focus is, by what a screen reader would call it. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const label =
      element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element?.textContent;
    return (label ?? '').trim();
  });
}

async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === name) return;
  }
  throw new Error(`The Tab key does not lead to "${name}".`);
}

describe('the pay page with the keyboard only', () => {
  it.each(DEVICE_NAMES)('pays with 3-D Secure on a %s, and shows where the focus is', async (device) => {
    const { order, paymennt } = await openShop();
    const { id, redirectUrl } = await order();
    const page = await browser.newPage(DEVICES[device]);
    await page.goto(redirectUrl);
    const typed = [
      ['Card number', SANDBOX_CARDS.threeDSecure.number],
      ['Expiry date', '12/25'],
      ['CVV', '100'],
      ['Name on card', 'TEST USER'],
    ] as const;
    for (const [label, text] of typed) {
      await tabTo(page, label);
      await page.keyboard.type(text);
    }
    await tabTo(page, 'I accept the Terms & Conditions');
    await page.keyboard.press('Space');
    await tabTo(page, 'Pay AED 1,105.00');
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
    );
    expect(outline).toBe('solid');
    await photograph(page, `keyboard-focus-${device}`);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '3-D Secure' }).waitFor();
    await tabTo(page, 'Approve');
    await page.keyboard.press('Space');
    await page.getByRole('heading', { name: 'Payment received' }).waitFor();
    expect((await paymennt.checkouts.get(id)).status).toBe('PAID');
  });

  it('pays on Enter inside a field, and never cancels by it', async () => {
    const { order, paymennt } = await openShop();
    const { id, redirectUrl } = await order();
    const page = await browser.newPage();
    await page.goto(redirectUrl);
    await page.getByLabel('Card number').press('Enter');
    await page.getByRole('alert').waitFor({ state: 'attached' });
    expect((await paymennt.checkouts.get(id)).status).toBe('PENDING');
  });

  it('cancels', async () => {
    const { order, paymennt } = await openShop();
    const { id, redirectUrl } = await order();
    const page = await browser.newPage();
    await page.goto(redirectUrl);
    await tabTo(page, 'Cancel');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Payment cancelled' }).waitFor();
    expect((await paymennt.checkouts.get(id)).status).toBe('CANCELLED');
  });
});

describe('the pay page without JavaScript', () => {
  it.each(DEVICE_NAMES)('takes a corrected form and pays with 3-D Secure on a %s', async (device) => {
    const { order, paymennt } = await openShop();
    const { id, redirectUrl } = await order();
    const page = await browser.newPage({ ...DEVICES[device], javaScriptEnabled: false });
    await page.goto(redirectUrl);
    await page.getByRole('button', { name: 'Pay AED 1,105.00' }).click();
    await page.getByRole('alert').waitFor({ state: 'attached' });
    // The browser moves the focus to the first field that is wrong by itself.
    expect(await focused(page)).toBe('Card number');
    await page.getByLabel('Card number').fill(SANDBOX_CARDS.threeDSecure.number);
    await page.getByLabel('Expiry date').fill('12/25');
    await page.getByLabel('CVV').fill('100');
    await page.getByLabel('Name on card').fill('TEST USER');
    await page.getByLabel('I accept the Terms & Conditions').check();
    await page.getByRole('button', { name: 'Pay AED 1,105.00' }).click();
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByRole('heading', { name: 'Payment received' }).waitFor();
    expect((await paymennt.checkouts.get(id)).status).toBe('PAID');
  });

  it('goes back to the shop from a web checkout', async () => {
    const { paymennt, url } = await openShop();
    const checkout = await paymennt.checkouts.createWeb({
      requestId: 'web-1',
      orderId: 'web-1',
      currency: 'KWD',
      amount: '1.500',
      items: [{ name: 'Stamp', quantity: 1, linetotal: '1.500' }],
      customer: { firstName: 'Test', lastName: 'User', email: 'test.user@shop.example' },
      billingAddress: { name: 'Test User', address1: '1 Test Street', city: 'Dubai', country: 'AE' },
      // Another origin on loopback: the form has to be allowed to leave.
      returnUrl: `${url.replace('127.0.0.1', 'localhost')}/complete`,
    });
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(String(checkout.redirectUrl));
    await page.getByRole('button', { name: 'Pay KWD 1.500' }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.waitForURL(/^http:\/\/localhost:\d+\/complete\?/);
    expect(new URL(page.url()).search).toBe(`?reference=web-1&checkout=${checkout.id}`);
  });
});
