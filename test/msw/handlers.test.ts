import { setupServer } from 'msw/node';
import { PaymenntClient } from 'paymennt';
import { createMswHandlers } from 'paymennt/msw';
import { createSandbox } from 'paymennt/sandbox';
import { buildMobileCheckoutParams, playShopper } from 'paymennt/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const TEST_HOSTS = {
  apiBaseUrl: 'https://api.test.paymennt.com/mer/v2.0',
  payBaseUrl: 'https://pay.test.paymennt.com',
};

const sandbox = createSandbox({ environment: TEST_HOSTS });
const server = setupServer(...createMswHandlers(sandbox));
// A client as in production: no fetch of its own, the vendor's hosts.
const paymennt = new PaymenntClient({ ...sandbox.credentials, environment: 'test' });

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => sandbox.reset());
afterAll(() => server.close());

describe('the msw handlers', () => {
  it('carry a payment from its creation to its verification', async () => {
    const params = buildMobileCheckoutParams();
    const checkout = await paymennt.checkouts.createMobile(params);
    expect(checkout.redirectUrl).toMatch(/^https:\/\/pay\.test\.paymennt\.com\/checkout\//);
    await playShopper(sandbox, checkout.redirectUrl);
    const { orderId, amount, currency } = params;
    const result = await paymennt.checkouts.verify(checkout.id, { orderId, amount, currency });
    expect(result.verified).toBe(true);
  });

  it('serve the pay page', async () => {
    const { redirectUrl } = await paymennt.checkouts.createMobile(buildMobileCheckoutParams());
    const page = await fetch(String(redirectUrl));
    expect(await page.text()).toContain('Card number');
  });

  it('break a connection where the sandbox breaks it, and the client finds its checkout', async () => {
    sandbox.failNext({ operation: 'checkouts.createMobile', fault: 'reset-after-commit' });
    const checkout = await paymennt.checkouts.createMobile(buildMobileCheckoutParams());
    expect(sandbox.state.checkouts.map(({ id }) => id)).toEqual([checkout.id]);
  });

  it('leave every other host alone', async () => {
    await expect(fetch('https://shop.example/')).rejects.toThrow();
  });
});
