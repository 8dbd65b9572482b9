import { describe, expect, it } from 'vitest';
import { ADDRESS, CUSTOMER, type Merchant } from '../merchant.js';
import { openFrozenSandbox } from '../open-sandbox.js';
import { CARD_AT_ONCE, payWith } from '../shopper.js';

// The frozen sandbox stands at noon of 2026-03-01.
function subscriptionBody(overrides: Record<string, unknown> = {}) {
  return {
    description: 'A dozen cookies',
    currency: 'AED',
    amount: 49.99,
    customer: CUSTOMER,
    startDate: '2026-03-02',
    sendOnHour: 10,
    sendEvery: 'MONTH',
    ...overrides,
  };
}

async function subscribe(merchant: Merchant, overrides: Record<string, unknown> = {}) {
  const answer = await merchant.post('/subscription', subscriptionBody(overrides));
  if (answer.status !== 200) throw new Error(`The sandbox refused: ${answer.text}`);
  return answer.result;
}

async function paymentsOf(merchant: Merchant, id: unknown) {
  const { result } = await merchant.get(`/subscription/${id}/payment`);
  return result['content'] as {
    timestamp: string;
    cancelled: boolean;
    checkout: { id: string; amount: number; status: string; redirectUrl: string; subscriptionId: string };
  }[];
}

describe('subscribing', () => {
  it('returns the period and the unit of sendEvery', async () => {
    const { merchant } = openFrozenSandbox();
    const result = await subscribe(merchant, {
      sendEvery: 'TWO_WEEKS',
      endDate: '2026-12-31',
      cancellationPolicyType: 'Custom',
      customCancellationTerms: 'Five days before',
    });
    expect(result).toEqual({
      id: expect.stringMatching(/^\d{19}$/),
      displayId: expect.any(String),
      description: 'A dozen cookies',
      currency: 'AED',
      amount: 49.99,
      status: 'ACTIVE',
      customer: { ...CUSTOMER, id: expect.any(String), reference: CUSTOMER.id },
      startDate: '2026-03-02',
      endDate: '2026-12-31',
      sendOnHour: 10,
      period: 2,
      periodUnit: 'WEEKS',
      cancellationPolicyType: 'CUSTOM',
      customCancellationTerms: 'Five days before',
    });
  });

  it.each([
    ['DAY', 1, 'days'],
    ['WEEK', 1, 'weeks'],
    ['TWO_WEEKS', 2, 'weeks'],
    ['MONTH', 1, 'months'],
    ['TWO_MONTHS', 2, 'months'],
    ['THREE_MONTHS', 3, 'months'],
    ['SIX_MONTHS', 6, 'months'],
    ['YEAR', 12, 'months'],
  ])(
    'returns the period of %s with a label as its unit with statusStyle label',
    async (sendEvery, period, periodUnit) => {
      const { merchant } = openFrozenSandbox({ statusStyle: 'label' });
      expect(await subscribe(merchant, { sendEvery })).toMatchObject({
        period,
        periodUnit,
        cancellationPolicyType: 'Default',
      });
    },
  );

  it('accepts midnight as sendOnHour', async () => {
    const { merchant } = openFrozenSandbox();
    expect(await subscribe(merchant, { sendOnHour: 0 })).toMatchObject({ sendOnHour: 0 });
  });

  it('accepts the id of a known customer, to the last digit', async () => {
    const { sandbox, merchant } = openFrozenSandbox();
    await merchant.create('mobile');
    const known = sandbox.state.customers[0]?.id;
    const withId = (id: string | undefined) => {
      const text = JSON.stringify(subscriptionBody({ customer: undefined })).replace(
        '{',
        `{"customerId":${id},`,
      );
      return merchant.call('POST', '/subscription', { text });
    };
    expect((await withId(known)).result).toMatchObject({ customer: { id: known, reference: CUSTOMER.id } });
    expect((await withId('1234567890123456789')).error).toBe('Customer not found for API merchant');
    expect((await withId(`"${known}"`)).error).toBe('customerId must be a number.');
  });

  it.each([
    [{ customer: undefined }, 'customer is required when customerId is not provided.'],
    [{ startDate: '2026-02-30' }, 'startDate must be a date that exists.'],
    [{ startDate: '2026-3-1' }, 'startDate must be a date in the format yyyy-MM-dd.'],
    [{ startDate: '2026-03-01T00:00:00Z' }, 'startDate must be a date in the format yyyy-MM-dd.'],
    [{ endDate: '2026-03-01' }, 'endDate must not be before startDate.'],
    [{ amount: 0 }, 'amount must be greater than 0.'],
  ])('refuses %j', async (overrides, error) => {
    const { sandbox, merchant } = openFrozenSandbox();
    const answer = await merchant.post('/subscription', subscriptionBody(overrides));
    expect([answer.status, answer.error]).toEqual([400, error]);
    expect(sandbox.state.subscriptions).toEqual([]);
  });
});

describe('billing', () => {
  it('sends no link before the start date and its hour', async () => {
    const { sandbox, merchant } = openFrozenSandbox();
    const { id } = await subscribe(merchant);
    await sandbox.clock.advance('21h');
    expect(await paymentsOf(merchant, id)).toEqual([]);
    await sandbox.clock.advance('1h');
    expect(await paymentsOf(merchant, id)).toHaveLength(1);
  });

  it('creates a payable link checkout for each period', async () => {
    const { sandbox, merchant } = openFrozenSandbox();
    const { id } = await subscribe(merchant, { billingAddress: ADDRESS });
    await sandbox.clock.advance('32d');
    const [second, first] = await paymentsOf(merchant, id);
    expect(first?.timestamp).toBe('2026-03-02T10:00:00.000+00:00');
    expect(second?.timestamp).toBe('2026-04-02T10:00:00.000+00:00');
    expect(second).toMatchObject({
      cancelled: false,
      checkout: { amount: 49.99, status: 'PENDING', subscriptionId: id },
    });
    const { checkout } = second ?? { checkout: { id: 'none', redirectUrl: 'none' } };
    await payWith(sandbox, checkout.redirectUrl, CARD_AT_ONCE);
    expect(await merchant.statusOf(checkout.id)).toBe('PAID');
    expect(sandbox.state.checkout(checkout.id)?.type).toBe('LINK');
  });

  it('sends a link at once if the start is in the past, and the next links on the days of the start', async () => {
    const { sandbox, merchant } = openFrozenSandbox();
    const { id } = await subscribe(merchant, { startDate: '2026-01-31', sendEvery: 'MONTH' });
    await sandbox.clock.advance('61d');
    const moments = (await paymentsOf(merchant, id)).map(({ timestamp }) => timestamp.slice(0, 13));
    expect(moments.reverse()).toEqual(['2026-03-01T12', '2026-03-31T10', '2026-04-30T10']);
  });

  it('is fast for a start in the distant past', async () => {
    const { sandbox, merchant } = openFrozenSandbox();
    const { id } = await subscribe(merchant, { startDate: '0001-01-01', sendEvery: 'DAY' });
    await sandbox.clock.advance('1d');
    expect(await paymentsOf(merchant, id)).toHaveLength(2);
  });

  it('shows a payment as cancelled when its link was cancelled', async () => {
    const { sandbox, merchant } = openFrozenSandbox();
    const { id } = await subscribe(merchant, { startDate: '2026-03-01', sendOnHour: 1 });
    const [payment] = await paymentsOf(merchant, id);
    await merchant.post(`/checkout/${payment?.checkout.id}/cancel`);
    expect((await paymentsOf(merchant, id))[0]?.cancelled).toBe(true);
    expect(sandbox.state.subscriptionPayments).toHaveLength(1);
  });

  it('leads the shopper to the return URL of the subscription', async () => {
    const { sandbox, merchant } = openFrozenSandbox();
    const returnUrl = 'https://shop.example.com/subscription/';
    const { id } = await subscribe(merchant, { startDate: '2026-01-01', returnUrl });
    const [payment] = await paymentsOf(merchant, id);
    const end = await payWith(sandbox, payment?.checkout.redirectUrl ?? '', CARD_AT_ONCE);
    expect(end).toMatch(/^https:\/\/shop\.example\.com\/subscription\/\?reference=/);
  });

  it('sends the last link on the end date', async () => {
    const { sandbox, merchant } = openFrozenSandbox();
    const { id } = await subscribe(merchant, { sendEvery: 'DAY', endDate: '2026-03-04' });
    await sandbox.clock.advance('3d');
    expect((await merchant.get(`/subscription/${id}`)).result['status']).toBe('ACTIVE');
    await sandbox.clock.advance('10d');
    expect((await merchant.get(`/subscription/${id}`)).result['status']).toBe('EXPIRED');
    expect(await paymentsOf(merchant, id)).toHaveLength(3);
  });

  it('sends no links for a pause, neither during the pause nor after it', async () => {
    const { sandbox, merchant } = openFrozenSandbox();
    const { id } = await subscribe(merchant, { sendEvery: 'WEEK' });
    await sandbox.clock.advance('1d');
    expect((await merchant.post(`/subscription/${id}/pause`)).result['status']).toBe('INACTIVE');
    await sandbox.clock.advance('20d');
    expect(await paymentsOf(merchant, id)).toHaveLength(1);
    expect((await merchant.post(`/subscription/${id}/resume`)).result['status']).toBe('ACTIVE');
    expect(await paymentsOf(merchant, id)).toHaveLength(1);
    await sandbox.clock.advance('2d');
    const moments = (await paymentsOf(merchant, id)).map(({ timestamp }) => timestamp.slice(0, 10));
    expect(moments).toEqual(['2026-03-23', '2026-03-02']);
  });

  it('sends one link for a period however often it is paused and resumed', async () => {
    const { sandbox, merchant } = openFrozenSandbox();
    const { id } = await subscribe(merchant, { sendEvery: 'DAY' });
    for (let n = 0; n < 3; n += 1) {
      await merchant.post(`/subscription/${id}/pause`);
      await merchant.post(`/subscription/${id}/resume`);
    }
    await sandbox.clock.advance('1d');
    expect(await paymentsOf(merchant, id)).toHaveLength(1);
  });

  it('cannot be paused unless it is active, nor resumed unless it is paused', async () => {
    const { sandbox, merchant } = openFrozenSandbox();
    const { id } = await subscribe(merchant, { endDate: '2026-03-03' });
    const errorOf = async (action: string) => (await merchant.post(`/subscription/${id}/${action}`)).error;
    expect(await errorOf('resume')).toBe('Subscription is not paused.');
    await merchant.post(`/subscription/${id}/pause`);
    expect(await errorOf('pause')).toBe('Subscription is not active.');
    await sandbox.clock.advance('7d');
    expect(await errorOf('resume')).toBe('Subscription is not paused.');
    expect((await merchant.get(`/subscription/${id}`)).result['status']).toBe('EXPIRED');
  });
});

describe('searching subscriptions', () => {
  it('filters by status and customer, newest first', async () => {
    const { merchant } = openFrozenSandbox();
    const first = await subscribe(merchant);
    const second = await subscribe(merchant, { customer: { ...CUSTOMER, id: 'customer-2' } });
    await merchant.post(`/subscription/${first['id']}/pause`);
    const found = async (query: string) => {
      const { result } = await merchant.get(`/subscription?${query}`);
      return (result['content'] as { id: string }[]).map(({ id }) => id);
    };
    expect(await found('')).toEqual([second['id'], first['id']]);
    expect(await found('status=ACTIVE')).toEqual([second['id']]);
    expect(await found('status=INACTIVE,EXPIRED')).toEqual([first['id']]);
    expect(await found('customer.reference=customer-1')).toEqual([first['id']]);
    expect(await found(`afterId=${first['id']}`)).toEqual([second['id']]);
  });
});
