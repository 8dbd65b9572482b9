import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mobileCheckoutParamsSchema } from '../../src/checkouts/schema.js';
import { item, mobile, problems, wireText } from '../schemas/requests.js';

const found = (changes: object) => problems(mobileCheckoutParamsSchema, { ...mobile, ...changes });

const DOES_NOT_ADD_UP =
  'must add up to amount, because skipTotalsValidation is false: ' +
  'subtotal + tax + shipping + handling - discount must be exactly amount';

describe('the decimals of an amount', () => {
  it.each([
    ['AED', '10.50', 10.5],
    ['KWD', '10.505', 10.505],
    ['BHD', '0.001', 0.001],
    ['JPY', '10', 10],
  ])('may be as many as %s has', (currency, asText, asNumber) => {
    expect(found({ currency, amount: asText, items: [{ ...item, linetotal: 1 }] })).toEqual({});
    expect(found({ currency, amount: asNumber, items: [{ ...item, linetotal: 1 }] })).toEqual({});
  });

  it.each([
    ['AED', '105.0000', '105.00'],
    ['AED', '105.5000', '105.50'],
    ['AED', '105.5', '105.5'],
    ['KWD', '1.2500', '1.250'],
    ['KWD', '1.25000000', '1.250'],
    ['JPY', '500.00', '500'],
  ])('do not count zeros at the end, which are not sent either: %s %s', (currency, amount, sent) => {
    const order = { ...mobile, currency, amount, items: [{ ...item, unitprice: amount, linetotal: amount }] };
    const totals = { subtotal: amount, tax: '0.0000', skipTotalsValidation: false };
    const wire = wireText(mobileCheckoutParamsSchema, { ...order, totals });

    expect(wire).toContain(`"amount":${sent},`);
    expect(wire).toContain(`"unitprice":${sent},`);
    expect(wire).toContain(`"linetotal":${sent}}`);
    expect(wire).toContain(`"subtotal":${sent},`);
    expect(order.amount).toBe(amount);
  });

  it('are refused when more of them are not zeros', () => {
    expect(found({ amount: '19.901' })).toEqual({
      amount: 'must have at most 2 decimals in AED; round it before sending, for example "19.90"',
    });
    expect(Object.keys(found({ amount: '19.90100000' }))).toEqual(['amount']);
  });

  it('may not be more, and the message says what to send', () => {
    expect(found({ amount: '10.505' })).toEqual({
      amount: 'must have at most 2 decimals in AED; round it before sending, for example "10.51"',
    });
    expect(found({ currency: 'JPY', amount: '10.5', items: [{ ...item, linetotal: 1 }] })).toEqual({
      amount: 'must have no decimals in JPY; round it before sending, for example "11"',
    });
  });

  it('refuses the sum of 0.1 and 0.2 as JavaScript adds them', () => {
    expect(found({ amount: 0.1 + 0.2 })).toEqual({
      amount: 'must have at most 2 decimals in AED; round it before sending, for example "0.30"',
    });
  });

  it('are checked in every amount of the order', () => {
    const paths = Object.keys(
      found({
        amount: '1.001',
        items: [item, { ...item, unitprice: '1.001', linetotal: '-1.001' }],
        totals: { subtotal: '1.001', tax: '1.001', shipping: '1.001', handling: '1.001', discount: '1.001' },
      }),
    );
    expect(paths).toEqual([
      'amount',
      'items[1].unitprice',
      'items[1].linetotal',
      'totals.subtotal',
      'totals.tax',
      'totals.shipping',
      'totals.handling',
      'totals.discount',
    ]);
  });

  it('are not judged without a currency to judge by', () => {
    expect(Object.keys(found({ amount: '1.001', currency: 'XYZ' }))).toEqual(['currency']);
    expect(Object.keys(found({ amount: '1.001', currency: undefined }))).toEqual(['currency']);
  });

  it('are not asked of what is no amount at all', () => {
    const broken = found({ amount: 'ten', items: 'none', totals: 5 });
    expect(broken).toEqual({
      amount: 'must be an amount in major units, such as 10.5 or "10.50", greater than zero',
      items: 'must be an array with at least one entry',
      totals: 'must be an object',
    });
  });
});

describe('totals', () => {
  const totals = { subtotal: '100.00', tax: '5.00', shipping: 3, handling: '2', discount: 10.5 };

  it('pass when they add up to the amount', () => {
    expect(found({ amount: '99.50', totals: { ...totals, skipTotalsValidation: false } })).toEqual({});
  });

  it('count what is absent as zero', () => {
    const sparse = { subtotal: '20.00', tax: '5.00', skipTotalsValidation: false };
    expect(found({ amount: 25, totals: sparse })).toEqual({});
    expect(found({ amount: 25, totals: { ...sparse, discount: undefined } })).toEqual({});
  });

  it('are refused when they are off by the smallest coin', () => {
    expect(found({ amount: '99.51', totals: { ...totals, skipTotalsValidation: false } })).toEqual({
      totals: DOES_NOT_ADD_UP,
    });
  });

  it('add a discount with the wrong sign to nothing', () => {
    const signed = { subtotal: '100', tax: 0, discount: '-10', skipTotalsValidation: false };
    expect(found({ amount: '90', totals: signed })).toEqual({
      'totals.discount': 'must be an amount in major units, such as 10.5 or "10.50", not below zero',
      totals: DOES_NOT_ADD_UP,
    });
  });

  it.each([undefined, true])(
    'are left to the caller when skipTotalsValidation is %s',
    (skipTotalsValidation) => {
      expect(found({ amount: '1.00', totals: { ...totals, skipTotalsValidation } })).toEqual({});
    },
  );

  it('are not added up when one of them is no amount', () => {
    expect(
      Object.keys(found({ totals: { subtotal: 'all of it', tax: 0, skipTotalsValidation: false } })),
    ).toEqual(['totals.subtotal']);
    expect(
      Object.keys(found({ amount: undefined, totals: { ...totals, skipTotalsValidation: false } })),
    ).toEqual(['amount']);
  });

  it('pass exactly when the sum is right, for any parts', () => {
    const fils = fc.integer({ min: 0, max: 1_000_000_00 });
    const written = (minor: number) => (minor / 100).toFixed(2);
    fc.assert(
      fc.property(fils, fils, fils, fils, fils, fc.integer({ min: -2, max: 2 }), (a, b, c, d, e, off) => {
        const sum = a + b + c + d - e + off;
        fc.pre(sum > 0);
        const parts = {
          subtotal: written(a),
          tax: b / 100,
          shipping: written(c),
          handling: d / 100,
          discount: written(e),
        };
        const result = found({ amount: written(sum), totals: { ...parts, skipTotalsValidation: false } });
        expect(Object.keys(result)).toEqual(off === 0 ? [] : ['totals']);
      }),
      { seed: 4 },
    );
  });

  it('travel digit for digit', () => {
    const sent = wireText(mobileCheckoutParamsSchema, { ...mobile, totals });
    expect(sent).toContain(
      '"totals":{"subtotal":100.00,"tax":5.00,"shipping":3,"handling":2,"discount":10.5}',
    );
  });
});
