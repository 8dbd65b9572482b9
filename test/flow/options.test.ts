import { PaymenntConfigurationError } from 'paymennt';
import { createPaymentFlow, type FlowOrder, type Fulfilment, type PaymentFlowOptions } from 'paymennt/flow';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { rejection, thrownBy } from '../support/failure.js';
import { Gateway } from './support/gateway.js';
import { MemoryStorage } from './support/memory-storage.js';
import { openShop, orderOver } from './support/shop.js';

const OPTIONS: PaymentFlowOptions = {
  paymennt: new Gateway(),
  storage: new MemoryStorage(),
  order: async () => orderOver('105.00'),
  fulfil: () => undefined,
  review: () => undefined,
};

describe('the options of a flow', () => {
  it.each([
    ['paymennt', {}, 'paymennt must be a PaymenntClient'],
    ['storage', { read: async () => undefined }, 'storage must have the functions read, write and due'],
    [
      'storage',
      Object.assign(new MemoryStorage(), { transaction: 1 }),
      'storage must have a function as its transaction, or none',
    ],
    ['order', undefined, 'order is required and must be a function'],
    ['fulfil', 'ship', 'fulfil must be a function'],
    ['review', null, 'review must be a function'],
    ['channel', 'terminal', 'channel must be one of mobile, web, link, qr'],
    ['requestId', 'ORD', 'requestId must be a function'],
    ['leaseMs', 0, 'leaseMs must be a whole number of milliseconds above zero'],
    ['leaseMs', 1.5, 'leaseMs must be a whole number of milliseconds above zero'],
    ['fulfill', () => undefined, 'fulfill is not an option; the options are paymennt, storage'],
  ])('refuse a wrong %s: %o', (name, value, sentence) => {
    const options = { ...OPTIONS, [name]: value } as PaymentFlowOptions;

    expect(thrownBy(PaymenntConfigurationError, () => createPaymentFlow(options)).message).toContain(
      sentence,
    );
  });

  it('name every problem at once', () => {
    const { message } = thrownBy(PaymenntConfigurationError, () =>
      createPaymentFlow({} as PaymentFlowOptions),
    );

    for (const name of ['paymennt', 'storage', 'order', 'fulfil', 'review'])
      expect(message).toContain(`${name} is required and must`);
  });

  it('must be an object', () => {
    const none = undefined as unknown as PaymentFlowOptions;

    expect(thrownBy(PaymenntConfigurationError, () => createPaymentFlow(none)).message).toContain(
      'createPaymentFlow: options is required and must be an object.',
    );
  });

  it('of a sweep are refused with every problem at once', async () => {
    const { flow } = openShop();
    const options = { limit: 0, lookBackMs: -1, signal: {} as AbortSignal, since: 'Monday' };

    expect((await rejection(PaymenntConfigurationError, flow.sweep(options))).message).toBe(
      'flow.sweep: signal must be an AbortSignal; lookBackMs must be a whole number of milliseconds above zero; limit must be a whole number of 1 or more; since is not an option; the options are signal, lookBackMs, limit.',
    );
  });

  it('type what order returns by the channel, and what fulfil receives by the storage', () => {
    expectTypeOf<FlowOrder<'web'>>().toHaveProperty('returnUrl');
    expectTypeOf<FlowOrder>().not.toHaveProperty('requestId');
    expectTypeOf<FlowOrder<'link'>>().toHaveProperty('description').toEqualTypeOf<string>();
    interface Tx {
      readonly id: number;
    }
    expectTypeOf<PaymentFlowOptions<Tx>['fulfil']>().parameters.toEqualTypeOf<[Fulfilment, Tx]>();
  });
});
