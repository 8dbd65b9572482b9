import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { respond } from '../support/acts.js';
import { scriptedGateway } from '../support/gateway.js';
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
const DEVICE_NAMES = Object.keys(DEVICES) as Device[];

/** A merchant's webhook that fails once. */
const failingOnce = () => scriptedGateway([respond(500, ''), respond(204, '')]);

/** One checkout in each state that is easily had. */
async function fill({ sandbox, order, paymennt }: Shop): Promise<void> {
  const { bank } = sandbox;
  const acts = [bank.pay, bank.authorize, bank.decline, bank.hold, bank.expire, bank.cancelByShopper];
  for (const [index, act] of acts.entries()) act((await order({ orderId: `ORD-10${index}` })).id);
  await paymennt.checkouts.createLink({
    requestId: 'link-1',
    orderId: 'INV-2026-0042',
    currency: 'KWD',
    amount: '12.500',
    description: 'Invoice 42',
  });
  await order({ orderId: 'ORD-200' });
}

const badge = (page: Page) => page.locator('.sum .badge');

describe.each(DEVICE_NAMES)('the dashboard on a %s', (device) => {
  it('shows an empty sandbox, then its checkouts as they come, without a reload', async () => {
    const shop = await openShop();
    const page = await browser.newPage(DEVICES[device]);
    await page.goto(shop.url);
    await page.getByRole('heading', { name: 'No checkouts yet' }).waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    await photograph(page, `dashboard-empty-${device}`);
    await expectAccessible(page);
    await fill(shop);
    await page.getByRole('link', { name: 'ORD-200' }).waitFor();
    await expect.poll(() => page.getByRole('row').count()).toBe(9);
    await photograph(page, `dashboard-checkouts-${device}`);
    await expectAccessible(page);
    await expectNoSidewaysScrolling(page);
  });

  it('does to a checkout what only the bank, the shopper or time can do', async () => {
    const shop = await openShop();
    const { id } = await shop.order({ orderId: 'ORD-1' });
    const page = await browser.newPage(DEVICES[device]);
    await page.goto(shop.url);
    await page.getByRole('link', { name: 'ORD-1' }).click();
    await photograph(page, `dashboard-pending-${device}`);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Authorise' }).click();
    await page.getByText('The checkout is AUTHORIZED now.').waitFor();
    await page.getByRole('button', { name: /^Pay/ }).click();
    await page.getByText('The checkout is PAID now.').waitFor();
    await page.getByRole('button', { name: 'Charge back' }).click();
    await page.getByText('The checkout is CHARGEBACK now.').waitFor();
    expect((await shop.paymennt.checkouts.get(id)).status).toBe('CHARGEBACK');
    expect(await page.getByRole('button', { name: /^(?!Copy)/ }).count()).toBe(0);
    await photograph(page, `dashboard-charged-back-${device}`);
    await expectAccessible(page);
    await expectNoSidewaysScrolling(page);
  });

  it('shows webhook deliveries with their attempts, and replays them', async () => {
    const shop = await openShop();
    const receiver = await failingOnce();
    await shop.paymennt.webhooks.create({ address: receiver.origin });
    const page = await browser.newPage(DEVICES[device]);
    await page.goto(`${shop.url}/dashboard/webhooks`);
    await page.getByText('Live', { exact: true }).waitFor();
    const { id } = await shop.order({ orderId: 'ORD-7' });
    shop.sandbox.bank.pay(id);
    await page.getByText('HTTP 500').waitFor();
    await page.getByText('Body').click();
    await page
      .getByRole('region', { name: 'Body of the delivery' })
      .getByText('"orderId": "ORD-7"')
      .waitFor();
    await shop.sandbox.clock.advance('2m');
    await page.getByText('HTTP 204').waitFor();
    // What somebody has opened stays open when news comes in.
    await page.getByRole('region', { name: 'Body of the delivery' }).waitFor();
    await photograph(page, `dashboard-webhooks-${device}`);
    await expectAccessible(page);
    await expectNoSidewaysScrolling(page);
    await page.getByRole('button', { name: /^Replay/ }).click();
    await page.getByText('The delivery was sent again: delivered.').waitFor();
    expect(receiver.exchanges).toHaveLength(3);
    await page.getByRole('button', { name: 'Lose it' }).click();
    await page.getByText('The next delivery will be lost.').waitFor();
    shop.sandbox.bank.chargeback(id);
    await page.getByText('lost', { exact: true }).waitFor();
    expect(receiver.exchanges).toHaveLength(3);
  });

  it('moves time on and fails answers', async () => {
    const shop = await openShop();
    const { id } = await shop.order();
    const page = await browser.newPage(DEVICES[device]);
    await page.goto(shop.url);
    await page.getByRole('link', { name: 'Time and faults' }).click();
    await photograph(page, `dashboard-controls-${device}`);
    await expectAccessible(page);
    await expectNoSidewaysScrolling(page);
    await page.getByLabel('Operation').selectOption('checkouts.get');
    await page.getByLabel('Fault').selectOption('rate-limit');
    await page.getByRole('button', { name: 'Set fault' }).click();
    await page.getByText('The fault rate-limit is set for checkouts.get.').waitFor();
    await photograph(page, `dashboard-fault-arranged-${device}`);
    await expectAccessible(page);
    const refused = shop.paymennt.checkouts.get(id, { maxRetries: 0 });
    await expect(refused).rejects.toMatchObject({ httpStatus: 429 });
    await page.getByLabel('Advance by', { exact: true }).fill('two days');
    await page.getByRole('button', { name: 'Advance', exact: true }).click();
    await page.getByRole('alert').getByText('Cannot advance the clock by "two days"').waitFor();
    await photograph(page, `dashboard-problem-${device}`);
    await page.getByRole('button', { name: 'Advance by 1w' }).click();
    await page.getByText('The clock moved forward by 1w.').waitFor();
    expect((await shop.paymennt.checkouts.get(id)).status).toBe('EXPIRED');
  });

  it('creates a test checkout, captures and refunds it, and copies its id', async () => {
    const shop = await openShop();
    const page = await browser.newPage({
      ...DEVICES[device],
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.goto(shop.url);
    await page.getByRole('button', { name: 'Create a test checkout' }).click();
    await page.getByText('A test checkout was created.').waitFor();
    const [checkout] = shop.sandbox.state.checkouts;
    await page.getByRole('button', { name: 'Copy the checkout id' }).click();
    await page.getByText('Copied', { exact: true }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(checkout?.id);
    await page.getByRole('button', { name: 'Authorise' }).click();
    await page.getByRole('button', { name: 'Capture' }).click();
    await page.getByText('The checkout is PAID now.').waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByLabel('Amount in AED').fill('5');
    // News about the checkout comes in: the text stays.
    await shop.paymennt.checkouts.get(checkout?.id ?? '');
    await page.getByRole('heading', { name: 'Requests' }).waitFor();
    await page.getByRole('button', { name: 'Refund' }).click();
    await page.getByText('The checkout is PARTIALLY_REFUNDED now.').waitFor();
    await page.getByText('Show', { exact: true }).click();
    await photograph(page, `dashboard-refunded-${device}`);
    await expectAccessible(page);
    await expectNoSidewaysScrolling(page);
  });

  it('shows the requests as they come, with their bodies', async () => {
    const shop = await openShop();
    const page = await browser.newPage(DEVICES[device]);
    await page.goto(`${shop.url}/dashboard/requests`);
    await page.getByText('No request yet.').waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    const { id } = await shop.order({ orderId: 'ORD-77' });
    await shop.paymennt.checkouts.get(id);
    await expect(shop.paymennt.checkouts.get('1')).rejects.toMatchObject({ httpStatus: 400 });
    await expect.poll(() => page.getByText('Bodies').count()).toBe(3);
    await page.getByText('Bodies').last().click();
    await page.getByRole('region', { name: 'Request body' }).getByText('"orderId": "ORD-77"').waitFor();
    await photograph(page, `dashboard-requests-${device}`);
    await expectAccessible(page);
    await expectNoSidewaysScrolling(page);
    await page
      .getByRole('link', { name: `checkout ${id}` })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Order ORD-77' }).waitFor();
  });

  it('adds webhooks, and says why deliveries do not arrive', async () => {
    const shop = await openShop();
    const receiver = await failingOnce();
    const page = await browser.newPage(DEVICES[device]);
    await page.goto(`${shop.url}/dashboard/webhooks`);
    for (const address of ['https://shop.example/hook', receiver.origin]) {
      await page.getByLabel('Address of your server').fill(address);
      await page.getByRole('button', { name: 'Add webhook' }).click();
      await page.getByText('The webhook was added').waitFor();
    }
    shop.sandbox.bank.pay((await shop.order()).id);
    await page.getByText('Not sent: the sandbox sends to loopback addresses only').waitFor();
    await page.getByText('Your handler failed.').waitFor();
    await photograph(page, `dashboard-failures-${device}`);
    await expectAccessible(page);
    await expectNoSidewaysScrolling(page);
  });

  it('is dark on a dark screen', async () => {
    const shop = await openShop();
    await fill(shop);
    const page = await browser.newPage({ ...DEVICES[device], colorScheme: 'dark' });
    await page.goto(shop.url);
    await photograph(page, `dashboard-dark-${device}`);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'ORD-100' }).click();
    await badge(page).getByText('PAID').waitFor();
    await photograph(page, `dashboard-dark-paid-${device}`);
    await expectAccessible(page);
  });
});

describe('the dashboard', () => {
  it('works without JavaScript, by reloading', async () => {
    const shop = await openShop();
    await fill(shop);
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(shop.url);
    await page.getByLabel('Status').selectOption('PENDING');
    await page.getByLabel('Order').fill('inv-');
    await page.getByRole('button', { name: 'Filter' }).click();
    expect(await page.getByRole('row').count()).toBe(2);
    await page.getByRole('link', { name: 'INV-2026-0042' }).click();
    await page.getByRole('button', { name: 'Decline' }).click();
    await page.getByText('The checkout is FAILED now.').waitFor();
  });

  it('keeps the focus on the button that was reached by the keyboard while news comes in', async () => {
    const shop = await openShop();
    const { id } = await shop.order();
    const page = await browser.newPage();
    await page.goto(`${shop.url}/dashboard/checkouts/${id}`);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Expire' }).focus();
    shop.sandbox.bank.authorize(id);
    await badge(page).getByText('AUTHORIZED').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('act-expire');
  });

  it('cannot be pressed by another page that is open in the same browser', async () => {
    const shop = await openShop();
    const { id } = await shop.order();
    const form = `<form method="post" action="${shop.url}/dashboard/checkouts/${id}/pay"><button>Win</button></form>`;
    const evil = await scriptedGateway(respond(200, form, { 'content-type': 'text/html' }));
    const page = await browser.newPage();
    await page.goto(evil.origin);
    await page.getByRole('button', { name: 'Win' }).click();
    await page.getByText('The dashboard did not send this form.').waitFor();
    expect((await shop.paymennt.checkouts.get(id)).status).toBe('PENDING');
  });
});
