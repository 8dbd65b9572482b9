import { PaymenntConnectionError } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { CHECKOUT, ORDER } from '../support/answers.js';
import { scripted } from '../support/client.js';
import { rejection } from '../support/failure.js';

// As the `fetch` of Next.js throws it while it renders a page at build time.
const stop = () =>
  Object.assign(new Error('Dynamic server usage: no-store fetch'), { digest: 'DYNAMIC_SERVER_USAGE' });

describe('a request that Next.js stops at build time', () => {
  it.each(['get', 'createMobile'] as const)(
    'ends %s at once, with the digest that Next.js looks for',
    async (call) => {
      const { client, requests } = scripted([stop(), stop(), stop()]);
      const calls = {
        get: () => client.checkouts.get(CHECKOUT.id),
        createMobile: () => client.checkouts.createMobile(ORDER),
      };
      const error = await rejection(PaymenntConnectionError, calls[call]());

      expect(error).toHaveProperty('digest', 'DYNAMIC_SERVER_USAGE');
      expect(error.message).toContain("dynamic = 'force-dynamic'");
      expect(error.code).toBe('connection_failed');
      expect(error.outcome).toBe('not_sent');
      expect(JSON.stringify(error)).not.toContain('digest');
      expect(requests).toHaveLength(1);
    },
  );
});
