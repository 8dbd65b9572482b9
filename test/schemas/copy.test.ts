import { PaymenntValidationError } from 'paymennt';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { mobileCheckoutParamsSchema, refundParamsSchema } from '../../src/checkouts/schema.js';
import { copyOf } from '../../src/schemas/copy.js';
import { CHECKOUT, page, yes } from '../support/answers.js';
import { scripted } from '../support/client.js';
import { rejection } from '../support/failure.js';
import { item, mobile, problems, wire, wireText } from './requests.js';

/** A getter that gives one value when it is read first, and another one later. */
function changing<Value>(first: Value, later: Value) {
  let reads = 0;
  return {
    read: () => {
      reads += 1;
      return reads === 1 ? first : later;
    },
    reads: () => reads,
  };
}

describe('params with getters', () => {
  it('are read once, at every depth', () => {
    const amount = changing('25.00', '1.00');
    const linetotal = changing('25.00', '1.00');
    const email = changing('ada@example.com', 'eve@example.com');
    const params = {
      ...mobile,
      get amount() {
        return amount.read();
      },
      items: [
        {
          ...item,
          get linetotal() {
            return linetotal.read();
          },
        },
      ],
      customer: {
        ...mobile.customer,
        get email() {
          return email.read();
        },
      },
    };

    expect(wireText(mobileCheckoutParamsSchema, params)).toBe(wireText(mobileCheckoutParamsSchema, mobile));
    expect([amount.reads(), linetotal.reads(), email.reads()]).toEqual([1, 1, 1]);
  });

  it('are checked by what is sent: decimals that only the first reading has are refused', () => {
    const amount = changing(105.005, 105);
    const params = {
      get amount() {
        return amount.read();
      },
      currency: 'AED',
      note: 'Broken cup',
    };

    expect(Object.keys(problems(refundParamsSchema, params))).toEqual(['amount']);
  });

  it('may be getters of a class', () => {
    const amount = changing('25.00', '1.00');
    class Order {
      readonly #fields = mobile;
      readonly requestId = 'ORD-1-r1';
      get orderId() {
        return this.#fields.orderId;
      }
      get currency() {
        return 'AED';
      }
      get amount() {
        return amount.read();
      }
      get items() {
        return this.#fields.items;
      }
      get customer() {
        return this.#fields.customer;
      }
      get billingAddress() {
        return this.#fields.billingAddress;
      }
      get unrelated(): string {
        throw new Error('not loaded');
      }
    }

    expect(wire(mobileCheckoutParamsSchema, new Order())).toEqual(wire(mobileCheckoutParamsSchema, mobile));
    expect(amount.reads()).toBe(1);
  });

  it('are sent as they were read', async () => {
    const amount = changing('10.50', '10.505');
    const { client, requests } = scripted([yes(CHECKOUT)]);
    await client.checkouts.refund(CHECKOUT.id, {
      get amount() {
        return amount.read();
      },
      currency: 'AED',
      note: 'Broken cup',
    });

    expect(requests[0]?.url.searchParams.get('amount')).toBe('10.50');
  });
});

describe('the filter of a list', () => {
  it('is the one of the call on every page, whatever becomes of the object', async () => {
    const { client, requests } = scripted([
      page([{ ...CHECKOUT, id: '1' }], { size: 1, totalPages: 2 }),
      page([{ ...CHECKOUT, id: '2' }], { page: 1, size: 1, totalPages: 2 }),
    ]);
    const filter: { orderId: string; size?: number } = { orderId: 'ORD-1', size: 1 };
    const list = client.checkouts.search(filter);
    filter.orderId = 'ORD-2';
    filter.size = 50;
    for await (const _ of list) filter.orderId = 'ORD-3';

    expect(requests.map(({ target }) => target)).toEqual([
      '/checkout?size=1&orderId=ORD-1',
      '/checkout?page=1&size=1&orderId=ORD-1',
    ]);
  });
});

describe('what a program adds to Object.prototype', () => {
  afterEach(() => {
    Reflect.deleteProperty(Object.prototype, 'legacy');
  });

  it('is no field of a request, nor of anything in it', async () => {
    Object.assign(Object.prototype, { legacy: () => undefined });
    const { client, requests } = scripted([yes(CHECKOUT), page([])]);
    await client.checkouts.refund(CHECKOUT.id, { amount: 1, currency: 'AED', note: 'Broken cup' });
    await client.checkouts.search({ customer: { reference: 'CUST-7' } });

    expect(problems(mobileCheckoutParamsSchema, mobile)).toEqual({});
    expect(requests).toHaveLength(2);
  });

  it('is no field of an answer, whatever its name is', async () => {
    const fields = ['size', 'page', 'amount', 'requestId', 'name'];
    Object.assign(Object.prototype, Object.fromEntries(fields.map((field) => [field, () => undefined])));
    onTestFinished(() => fields.forEach((field) => void Reflect.deleteProperty(Object.prototype, field)));
    const { client } = scripted([
      yes({ content: [{ id: '1', status: 'PAID', customer: {} }] }),
      yes({ id: '1', status: 'PAID' }),
    ]);

    expect((await client.checkouts.search()).items.map(({ id }) => id)).toEqual(['1']);
    expect((await client.checkouts.get('1')).amount).toBeUndefined();
  });
});

describe('a copy of params', () => {
  it('ends for an object that holds itself, which is then refused', async () => {
    const customer: Record<string, unknown> = { ...mobile.customer };
    customer['self'] = customer;
    const { client } = scripted([]);
    const creation = client.checkouts.createMobile({ ...mobile, customer: customer as never });
    const error = await rejection(PaymenntValidationError, creation);

    expect(error.issues.map(({ path }) => path)).toEqual(['customer.self']);
  });

  it('shares nothing that can change, and keeps what is no plain data', () => {
    const day = new Date(0);
    const given = { list: [{ a: 1 }], day, none: undefined };
    const copied = copyOf(given);

    expect(copied).toEqual(given);
    expect(copied.list[0]).not.toBe(given.list[0]);
    expect(copied.day).toBe(day);
    expect(Object.keys(copied)).toEqual(['list', 'day', 'none']);
    expect(copyOf(null)).toBeNull();
    expect(copyOf('text')).toBe('text');
  });
});
