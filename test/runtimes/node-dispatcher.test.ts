import { type FetchLike, PaymenntError } from 'paymennt';
import { Agent, fetch as undiciFetch } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { success } from '../support/acts.js';
import { CHECKOUT } from '../support/answers.js';
import { rejection } from '../support/failure.js';
import { scriptedGateway } from '../support/gateway.js';

const OF_UNDICI_8 = Symbol.for('undici.globalDispatcher.2');

/** Puts a dispatcher beside the one of Node's own undici, as an installed undici 8 does. */
function installUndici8(dispatch: (options: unknown, handler: object) => unknown): void {
  const globals = globalThis as { [key: symbol]: unknown };
  const before = globals[OF_UNDICI_8];
  onTestFinished(() => {
    globals[OF_UNDICI_8] = before;
  });
  globals[OF_UNDICI_8] = { dispatch };
}

describe('the dispatcher of a request', () => {
  it.runIf(process.versions['undici']?.startsWith('6.'))(
    'is the one of Node, when the process has an installed undici 8 beside it',
    async () => {
      installUndici8(() => {
        throw new Error('invalid onRequestStart method');
      });
      const gateway = await scriptedGateway(success(CHECKOUT));

      expect((await gateway.client().checkouts.get(CHECKOUT.id)).id).toBe(CHECKOUT.id);
    },
  );

  it('is the one of a wrapper that copies the options', async () => {
    const gateway = await scriptedGateway(success(CHECKOUT));
    const agent = new Agent();
    onTestFinished(() => agent.close());
    let requests = 0;
    const dispatcher = agent.compose((dispatch) => (options, handler) => {
      requests += 1;
      return dispatch(options, handler);
    });
    const client = gateway.client({
      fetch: (url, init) => undiciFetch(url, { dispatcher, ...init }),
    });

    expect((await client.checkouts.get(CHECKOUT.id)).id).toBe(CHECKOUT.id);
    expect(requests).toBe(1);
  });
});

describe('a write that is answered with 421', () => {
  it.each<[string, FetchLike]>([
    ['a wrapper of the global fetch', (url, init) => fetch(url, init)],
    ['a wrapper with a Request', (url, init) => fetch(new Request(url, init))],
    ['fetch of undici', undiciFetch],
  ])('is sent once by %s', async (_, fetch) => {
    const gateway = await scriptedGateway(({ response }) => void response.writeHead(421).end());
    const { checkouts } = gateway.client({ fetch });
    const refund = checkouts.refund(CHECKOUT.id, { amount: 1, currency: 'AED', note: 'Late' });
    const error = await rejection(PaymenntError, refund);

    expect(error.outcome).toBe('unknown');
    expect(gateway.exchanges).toHaveLength(1);
  });
});
