import { isConfirmationUrl } from 'paymennt';
import { SANDBOX_CARDS } from 'paymennt/sandbox';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DEVICES, useBrowser } from './browser.js';
import { BASKET, openShop, type Shop } from './shop.js';

const browser = useBrowser();

/**
 * What an app does with its webview: looks at each address that it is about to go to, and closes it at the first one
 * that says that the shopper is finished. Resolves with that address.
 */
function watchNavigations(page: Page, { paymennt }: Shop): Promise<string> {
  return new Promise((resolve) => {
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame() && isConfirmationUrl(frame.url(), paymennt.environment)) {
        resolve(frame.url());
      }
    });
  });
}

async function typeCard(page: Page, card: keyof typeof SANDBOX_CARDS): Promise<void> {
  await page.getByLabel('Card number').fill(SANDBOX_CARDS[card].number);
  await page.getByLabel('Expiry date').fill('12/25');
  await page.getByLabel('CVV').fill('100');
  await page.getByLabel('Name on card').fill('TEST USER');
  await page.getByLabel('I accept the Terms & Conditions').check();
  await page.getByRole('button', { name: /^Pay/ }).click();
}

describe('an app with a webview', () => {
  it.each([
    ['threeDSecure', 'complete', true],
    ['frictionless', 'success-redirect', true],
    ['declined', 'payment-confirmation', false],
  ] as const)(
    'with the %s card closes it at /%s, and its backend verifies: %s',
    async (card, endpoint, verified) => {
      const shop = await openShop();
      const orderId = `webview-${card}`;
      const { id, redirectUrl } = await shop.order({ orderId });
      const page = await browser.newPage(DEVICES.phone);
      const closedAt = watchNavigations(page, shop);
      await page.goto(redirectUrl);
      await typeCard(page, card);
      if (card === 'threeDSecure') await page.getByRole('button', { name: 'Approve' }).click();
      expect(new URL(await closedAt).pathname.split('/')[1]).toBe(endpoint);
      const { amount, currency } = BASKET;
      const result = await shop.paymennt.checkouts.verify(id, { orderId, amount, currency });
      expect(result.verified).toBe(verified);
    },
  );

  it('does not take a confirmation address for a payment', async () => {
    const shop = await openShop();
    const { id, redirectUrl } = await shop.order({ orderId: 'webview-typed' });
    const page = await browser.newPage(DEVICES.phone);
    const closedAt = watchNavigations(page, shop);
    // Whoever holds the phone can go there without paying.
    await page.goto(redirectUrl.replace('/checkout/', '/complete/'));
    await closedAt;
    const { amount, currency } = BASKET;
    const result = await shop.paymennt.checkouts.verify(id, { orderId: 'webview-typed', amount, currency });
    expect(result.verified).toBe(false);
  });
});
