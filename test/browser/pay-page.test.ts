import { SANDBOX_CARDS } from 'paymennt/sandbox';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  DEVICES,
  type Device,
  expectAccessible,
  expectNoSidewaysScrolling,
  photograph,
  useBrowser,
} from './browser.js';
import { openShop, type Shop } from './shop.js';

const browser = useBrowser();

async function typeCard(page: Page, card: keyof typeof SANDBOX_CARDS): Promise<void> {
  await page.getByLabel('Card number').fill(SANDBOX_CARDS[card].number);
  await page.getByLabel('Expiry date').fill('12/25');
  await page.getByLabel('CVV').fill('100');
  await page.getByLabel('Name on card').fill('TEST USER');
  await page.getByLabel('I accept the Terms & Conditions').check();
}

const pay = (page: Page) => page.getByRole('button', { name: 'Pay AED 1,105.00' }).click();

interface Ending {
  readonly name: string;
  readonly act: (page: Page, shop: Shop, id: string) => Promise<void>;
  readonly path: RegExp;
  readonly title: string;
  readonly status: string;
}

const ENDINGS: readonly Ending[] = [
  {
    name: 'paid',
    act: async (page) => {
      await typeCard(page, 'frictionless');
      await pay(page);
    },
    path: /\/success-redirect\//,
    title: 'Payment received',
    status: 'PAID',
  },
  {
    name: 'paid-3ds',
    act: async (page) => {
      await typeCard(page, 'threeDSecure');
      await pay(page);
      await page.getByRole('button', { name: 'Approve' }).click();
    },
    path: /\/complete\//,
    title: 'Payment received',
    status: 'PAID',
  },
  {
    name: 'declined',
    act: async (page) => {
      await typeCard(page, 'declined');
      await pay(page);
    },
    path: /\/payment-confirmation\//,
    title: 'Payment declined',
    status: 'FAILED',
  },
  {
    name: 'declined-3ds',
    act: async (page) => {
      await typeCard(page, 'threeDSecure');
      await pay(page);
      await page.getByRole('button', { name: 'Decline' }).click();
    },
    path: /\/payment-confirmation\//,
    title: 'Payment declined',
    status: 'FAILED',
  },
  {
    name: 'cancelled',
    act: (page) => page.getByRole('button', { name: 'Cancel' }).click(),
    path: /\/payment-confirmation\//,
    title: 'Payment cancelled',
    status: 'CANCELLED',
  },
  {
    name: 'expired',
    act: async (page, { sandbox }, id) => {
      sandbox.bank.expire(id);
      await page.reload();
    },
    path: /\/checkout\//,
    title: 'Payment expired',
    status: 'EXPIRED',
  },
];

const DEVICE_NAMES = Object.keys(DEVICES) as Device[];

describe.each(DEVICE_NAMES)('the pay page on a %s', (device) => {
  it.each(ENDINGS)('ends $name', async ({ name, act, path, title, status }) => {
    const shop = await openShop();
    const { id, redirectUrl } = await shop.order();
    const page = await browser.newPage(DEVICES[device]);
    await page.goto(redirectUrl);
    await act(page, shop, id);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(path);
    expect((await shop.paymennt.checkouts.get(id)).status).toBe(status);
    await photograph(page, `ending-${name}-${device}`);
    await expectAccessible(page);
    await expectNoSidewaysScrolling(page);
  });

  it('shows the order, its totals and an empty form', async () => {
    const shop = await openShop();
    const { redirectUrl } = await shop.order();
    const page = await browser.newPage(DEVICES[device]);
    await page.goto(redirectUrl);
    const summary = page.getByRole('region', { name: /^Order / });
    for (const text of ['Leather case', 'AED 1,000.00', 'AED 50.00', '−AED 20.00', 'Simulation.']) {
      await page.getByText(text).first().waitFor();
    }
    expect(await summary.getByRole('row', { name: 'Total AED 1,105.00' }).count()).toBe(1);
    await photograph(page, `form-${device}`);
    await expectAccessible(page);
    await expectNoSidewaysScrolling(page);
  });

  it('marks each field that is wrong and puts the focus on the first of them', async () => {
    const shop = await openShop();
    const { id, redirectUrl } = await shop.order();
    const page = await browser.newPage(DEVICES[device]);
    await page.goto(redirectUrl);
    await page.getByLabel('Card number').fill('4242 4242 4242 4241');
    await page.getByLabel('Expiry date').fill('13/25');
    await pay(page);
    await page.getByRole('alert').filter({ hasText: 'Please correct these fields: Card number' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('cardNumber');
    await photograph(page, `form-problems-${device}`);
    await expectAccessible(page);
    await expectNoSidewaysScrolling(page);
    expect(await page.getByText('Enter the three digits').count()).toBe(1);
    expect(await page.getByLabel('CVV').evaluate((input) => input.getAttribute('aria-describedby'))).toBe(
      'cvv-error cvv-hint',
    );
    expect((await shop.paymennt.checkouts.get(id)).status).toBe('PENDING');
  });

  it('groups the digits of the card number while somebody types, in whatever digits, and keeps the caret', async () => {
    const shop = await openShop();
    const page = await browser.newPage(DEVICES[device]);
    await page.goto((await shop.order()).redirectUrl);
    const input = page.getByLabel('Card number');
    await input.pressSequentially('42424');
    expect(await input.inputValue()).toBe('4242 4');
    await input.press('Backspace');
    await input.press('Backspace');
    expect(await input.inputValue()).toBe('424');
    await input.press('Home');
    await input.pressSequentially('٤٢');
    expect(await input.inputValue()).toBe('4242 4');
    expect(await input.evaluate((element: HTMLInputElement) => element.selectionStart)).toBe(2);
    await input.fill('4242four');
    expect(await input.inputValue()).toBe('4242four');
  });

  it('fills in a test card with one tap', async () => {
    const shop = await openShop({ merchantName: 'Al Noor Optics' });
    const { id, redirectUrl } = await shop.order();
    const page = await browser.newPage(DEVICES[device]);
    await page.goto(redirectUrl);
    await page.getByRole('link', { name: '4012 8888 8888 1881' }).click();
    await page.waitForURL(/card=frictionless/);
    await photograph(page, `form-filled-${device}`);
    await expectAccessible(page);
    await pay(page);
    await page.getByRole('heading', { name: 'Payment received' }).waitFor();
    expect((await shop.paymennt.checkouts.get(id)).status).toBe('PAID');
  });

  it('folds many items on a phone only, with the amount in sight', async () => {
    const shop = await openShop();
    const items = Array.from({ length: 12 }, (_, index) => ({
      name: `Article number ${index + 1}`,
      quantity: 1,
      linetotal: '10.00',
    }));
    const { redirectUrl } = await shop.order({ items });
    const page = await browser.newPage(DEVICES[device]);
    await page.goto(redirectUrl);
    expect(await page.getByText('Article number 12').isVisible()).toBe(device === 'desktop');
    const amount = await page.locator('.amount').boundingBox();
    expect((amount?.y ?? 9_999) + (amount?.height ?? 0)).toBeLessThan(DEVICES[device].viewport.height);
    await photograph(page, `form-many-items-${device}`);
    await expectAccessible(page);
    if (device === 'phone') {
      await page.getByText('Items (12)').click();
      expect(await page.getByText('Article number 12').isVisible()).toBe(true);
    }
    await expectNoSidewaysScrolling(page);
  });

  it('asks for 3-D Secure', async () => {
    const { order } = await openShop();
    const page = await browser.newPage(DEVICES[device]);
    await page.goto((await order()).redirectUrl);
    await typeCard(page, 'threeDSecure');
    await pay(page);
    await page.getByText('card ending in 4242').waitFor();
    await photograph(page, `three-d-secure-${device}`);
    await expectAccessible(page);
    await expectNoSidewaysScrolling(page);
  });

  it('is Arabic from right to left for a shopper who chooses Arabic', async () => {
    const { order } = await openShop();
    const page = await browser.newPage(DEVICES[device]);
    await page.goto((await order()).redirectUrl);
    await page.getByRole('link', { name: 'العربية' }).click();
    await page.waitForURL(/lang=ar/);
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    await photograph(page, `arabic-form-${device}`);
    await expectAccessible(page);
    await expectNoSidewaysScrolling(page);
    await page.getByRole('button', { name: 'ادفع AED 1,105.00' }).click();
    await page.getByRole('alert').waitFor({ state: 'attached' });
    await photograph(page, `arabic-problems-${device}`);
    await page.getByLabel('رقم البطاقة').fill(SANDBOX_CARDS.threeDSecure.number);
    await page.getByLabel('تاريخ الانتهاء').fill('12/25');
    await page.getByLabel('رمز التحقق CVV').fill('100');
    await page.getByLabel('الاسم على البطاقة').fill('TEST USER');
    await page.getByLabel('أوافق على الشروط والأحكام').check();
    await page.getByRole('button', { name: /^ادفع/ }).click();
    // In the order of the screen, too: the 3 must not wander to the other side of its word.
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('التحقق \u20663-D Secure\u2069');
    await photograph(page, `arabic-three-d-secure-${device}`);
    await page.getByRole('button', { name: 'موافقة' }).click();
    await page.getByRole('heading', { name: 'تم استلام الدفع' }).waitFor();
    await photograph(page, `arabic-paid-${device}`);
    await expectAccessible(page);
  });

  it('is dark on a dark screen', async () => {
    const { order } = await openShop();
    const page = await browser.newPage({ ...DEVICES[device], colorScheme: 'dark' });
    await page.goto((await order()).redirectUrl);
    await photograph(page, `dark-form-${device}`);
    await expectAccessible(page);
    await pay(page);
    await page.getByRole('alert').waitFor({ state: 'attached' });
    await photograph(page, `dark-problems-${device}`);
    await expectAccessible(page);
    await typeCard(page, 'frictionless');
    await pay(page);
    await page.getByRole('heading', { name: 'Payment received' }).waitFor();
    await photograph(page, `dark-paid-${device}`);
    await expectAccessible(page);
  });
});
