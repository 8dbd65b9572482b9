import { confirmationUrls, PaymenntClient } from 'paymennt';
import { createSandbox } from 'paymennt/sandbox';
import { buildMobileCheckoutParams } from 'paymennt/testing';
import { expect, it, onTestFinished } from 'vitest';
import { freePort } from '../support/server.js';
import { DEVICES, expectAccessible, expectNoSidewaysScrolling, photograph, useBrowser } from './browser.js';
import { BASKET } from './shop.js';

const browser = useBrowser();

it('takes a phone through a payment at the public URL, while the server uses loopback', async () => {
  const sandbox = createSandbox({ merchantName: 'Al Noor Optics' });
  onTestFinished(() => sandbox.close());
  const port = await freePort();
  // Another name for loopback, as 10.0.2.2 is in the Android emulator. Browsers resolve it by themselves.
  const publicUrl = `http://phone.localhost:${port}`;
  const { environment } = await sandbox.serve({ port, publicUrl });
  const paymennt = new PaymenntClient({ ...sandbox.credentials, environment });
  expect(environment).toEqual({ apiBaseUrl: `http://127.0.0.1:${port}/mer/v2.0`, payBaseUrl: publicUrl });
  const { id, redirectUrl } = await paymennt.checkouts.createMobile(buildMobileCheckoutParams(BASKET));
  expect(String(redirectUrl)).toContain(`${publicUrl}/checkout/`);

  const page = await browser.newPage(DEVICES.phone);
  await page.goto(String(redirectUrl));
  await page.getByText('Al Noor Optics').waitFor();
  await page.getByRole('link', { name: 'العربية' }).tap();
  await page.waitForURL(/lang=ar/);
  await page.getByRole('link', { name: '4242 4242 4242 4242' }).tap();
  await page.waitForURL(/card=threeDSecure/);
  // As somebody types it on an Arabic keyboard.
  await page.getByLabel('تاريخ الانتهاء').fill('١٢٢٥');
  await page.getByRole('button', { name: /^ادفع/ }).tap();
  await page.getByRole('button', { name: 'موافقة' }).tap();
  await page.getByRole('heading', { name: 'تم استلام الدفع' }).waitFor();
  await photograph(page, 'public-url-paid-phone');
  await expectAccessible(page);
  await expectNoSidewaysScrolling(page);
  const ended = new URL(page.url());
  expect(ended.origin).toBe(publicUrl);
  expect(confirmationUrls(paymennt.environment).some((url) => page.url().startsWith(String(url)))).toBe(true);
  expect((await paymennt.checkouts.get(id)).status).toBe('PAID');
});
