import type { PaymenntClient } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { CHECKOUT, ORDER, page, yes } from '../support/answers.js';
import { sentBy } from '../support/expect-request.js';

const SUBSCRIPTION = {
  id: '7',
  status: 'Active',
  periodUnit: 'months',
  period: 1,
  startDate: '2026-02-01',
  sendOnHour: 0,
  cancellationPolicyType: 'Default',
};
const READ = {
  ...SUBSCRIPTION,
  status: 'ACTIVE',
  rawStatus: 'Active',
  periodUnit: 'MONTHS',
  cancellationPolicyType: 'DEFAULT',
};

describe('a subscription', () => {
  it('is created, at midnight too', async () => {
    const params = {
      description: 'A dozen of cookies',
      currency: 'AED',
      amount: '49.50',
      customer: ORDER.customer,
      startDate: '2026-02-01',
      sendOnHour: 0,
      sendEvery: 'MONTH',
      cancellationPolicyType: 'Default',
    };
    const { line, body, result } = await sentBy(
      ({ subscriptions }) => subscriptions.create(params),
      yes(SUBSCRIPTION),
    );

    expect(line).toBe('POST /subscription');
    expect(body).toContain('"amount":49.50');
    expect(JSON.parse(body ?? '')).toEqual({ ...params, amount: 49.5 });
    expect(result).toEqual(READ);
  });

  it('is created for a customer that the gateway knows, by the exact digits of its id', async () => {
    const params = {
      description: 'Cookies',
      currency: 'AED',
      amount: 1,
      customerId: '1653241101733169556',
      startDate: '2026-02-01',
      sendOnHour: 9,
      sendEvery: 'WEEK',
    };
    const { body } = await sentBy(({ subscriptions }) => subscriptions.create(params), yes(SUBSCRIPTION));

    expect(body).toContain('"customerId":1653241101733169556');
  });

  it.each<[string, (client: PaymenntClient) => Promise<unknown>]>([
    ['GET /subscription/7', ({ subscriptions }) => subscriptions.get('7')],
    ['POST /subscription/7/pause', ({ subscriptions }) => subscriptions.pause('7')],
    ['POST /subscription/7/resume', ({ subscriptions }) => subscriptions.resume('7')],
  ])('has no body in %s', async (expected, call) => {
    const { line, body, result } = await sentBy(call, yes(SUBSCRIPTION));

    expect(line).toBe(expected);
    expect(body).toBeUndefined();
    expect(result).toEqual(READ);
  });

  it('is found by its status and its customer', async () => {
    const { line, result } = await sentBy(
      ({ subscriptions }) =>
        subscriptions.search({ status: ['ACTIVE', 'INACTIVE'], customer: { phone: '971' } }),
      page([SUBSCRIPTION]),
    );

    expect(line).toBe('GET /subscription?status=ACTIVE&status=INACTIVE&customer.phone=971');
    expect(result.items).toEqual([READ]);
  });

  it('lists its payments, also those whose link was never opened', async () => {
    const rows = [
      { id: '1', checkout: null, cancelled: false },
      { id: '2', checkout: { ...CHECKOUT, status: 'Paid', subscriptionId: '7' } },
    ];
    const { line, result } = await sentBy(
      ({ subscriptions }) => subscriptions.listPayments('7', { size: 2 }),
      page(rows),
    );

    expect(line).toBe('GET /subscription/7/payment?size=2');
    expect(result.items[0]).toEqual({ id: '1', cancelled: false });
    expect(result.items[1]?.checkout?.status).toBe('PAID');
    expect(result.items[1]?.checkout?.subscriptionId).toBe('7');
  });
});
