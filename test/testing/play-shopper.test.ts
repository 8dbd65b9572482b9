import { PaymenntClient } from 'paymennt';
import { createSandbox, type SandboxOptions } from 'paymennt/sandbox';
import {
  buildMobileCheckoutParams,
  buildWebCheckoutParams,
  playShopper,
  type ShopperOptions,
} from 'paymennt/testing';
import { describe, expect, it } from 'vitest';

function started(options?: SandboxOptions) {
  const sandbox = createSandbox(options);
  const { credentials, environment, fetch } = sandbox;
  return { sandbox, paymennt: new PaymenntClient({ ...credentials, environment, fetch }) };
}

describe('playShopper', () => {
  it.each<[ShopperOptions, string, string]>([
    [{}, 'PAID', 'complete'],
    [{ card: 'frictionless' }, 'PAID', 'success-redirect'],
    [{ card: '4012 8888 8888 1881' }, 'PAID', 'success-redirect'],
    [{ card: 'declined' }, 'FAILED', 'payment-confirmation'],
    [{ threeDSecure: 'decline' }, 'FAILED', 'payment-confirmation'],
    [{ action: 'cancel' }, 'CANCELLED', 'payment-confirmation'],
  ])('with %o leaves the checkout %s and ends at /%s', async (options, status, endpoint) => {
    const { sandbox, paymennt } = started();
    const { id, redirectUrl } = await paymennt.checkouts.createMobile(buildMobileCheckoutParams());
    const visit = await playShopper(sandbox, redirectUrl, options);
    expect(visit.confirmation).toBe(endpoint);
    expect(visit.visited[0]).toBe(redirectUrl);
    expect((await paymennt.checkouts.get(id)).status).toBe(status);
  });

  it('stops where the shop begins, without calling it', async () => {
    const { sandbox, paymennt } = started();
    const params = buildWebCheckoutParams({ returnUrl: 'https://shop.example/back?x=1' });
    const { id, requestId, redirectUrl } = await paymennt.checkouts.createWeb(params);
    const visit = await playShopper(sandbox, redirectUrl);
    expect(visit.url).toBe(`https://shop.example/back?x=1&reference=${requestId}&checkout=${id}`);
    expect(visit.confirmation).toBeUndefined();
  });

  it('leaves the page open that has nothing to type into', async () => {
    const { sandbox, paymennt } = started();
    const { redirectUrl } = await paymennt.checkouts.createMobile(buildMobileCheckoutParams());
    await sandbox.clock.advance('3d');
    const visit = await playShopper(sandbox, redirectUrl);
    expect(visit.confirmation).toBeUndefined();
    expect(visit.html).toContain('expired');
  });

  it('walks a served sandbox as well', async () => {
    const sandbox = createSandbox();
    const { environment } = await sandbox.serve();
    try {
      const paymennt = new PaymenntClient({ ...sandbox.credentials, environment });
      const { redirectUrl } = await paymennt.checkouts.createMobile(buildMobileCheckoutParams());
      expect((await playShopper(sandbox, redirectUrl)).confirmation).toBe('complete');
    } finally {
      await sandbox.close();
    }
  });

  it('says what it needs when there is no page to open', async () => {
    const { sandbox } = started();
    await expect(playShopper(sandbox, undefined)).rejects.toThrow('must be the redirectUrl');
  });

  it('rejects a page that another sandbox has, in-process and served', async () => {
    const { sandbox } = started();
    const other = started();
    const { redirectUrl } = await other.paymennt.checkouts.createMobile(buildMobileCheckoutParams());
    const sentence = `playShopper: this sandbox has no page at ${redirectUrl}; pass the redirectUrl of one of its own checkouts.`;
    await expect(playShopper(sandbox, redirectUrl)).rejects.toThrow(sentence);
    await sandbox.serve();
    await expect(playShopper(sandbox, redirectUrl)).rejects.toThrow(sentence);
    await sandbox.close();
  });
});
