import { describe, expect, it } from 'vitest';
import { paymentParamsSchema } from '../../src/payments/schema.js';
import { customer, directPayment, problems, wire } from '../schemas/requests.js';

const NOT_A_FIELD = 'is not a field of this request; remove it or correct its spelling';

const { source, checkoutDetails } = directPayment;
const storedCard = { type: 'STORED_CARD', token: 'stored-card-token' };
const browserInfo = {
  screenWidth: 1024,
  screenHeight: 786,
  colorDepth: 24,
  userAgent: 'Mozilla/5.0',
  timeZoneOffset: -240,
  acceptHeader: 'text/html',
};

const found = (input: unknown) => problems(paymentParamsSchema, input);

describe('the checkout of a payment', () => {
  it('is named, or comes along', () => {
    expect(found({ source, checkoutId: '1653241101733169556' })).toEqual({});
    expect(found({ source, checkoutDetails })).toEqual({});
  });

  it('is required', () => {
    expect(found({ source })).toEqual({ checkoutId: 'is required, unless checkoutDetails is given' });
  });

  it('is not both', () => {
    expect(found({ source, checkoutId: '1', checkoutDetails })).toEqual({
      checkoutDetails: 'must not be given together with checkoutId',
    });
  });

  it('may name the other one as undefined', () => {
    expect(found({ source, checkoutId: '1', checkoutDetails: undefined })).toEqual({});
    expect(found({ source, checkoutId: undefined, checkoutDetails })).toEqual({});
  });

  it('is checked like any other order, with its path', () => {
    const totals = { subtotal: 1, tax: 0, skipTotalsValidation: false };
    expect(Object.keys(found({ source, checkoutDetails: { ...checkoutDetails, amount: '1.001' } }))).toEqual([
      'checkoutDetails.amount',
    ]);
    expect(
      Object.keys(found({ source, checkoutDetails: { ...checkoutDetails, totals, items: [] } })),
    ).toEqual(['checkoutDetails.items', 'checkoutDetails.totals']);
  });
});

describe('a card token', () => {
  it('has nothing of a stored card', () => {
    expect(found({ source: { ...source, cvv: '100' }, checkoutId: '1' })).toEqual({
      'source.cvv': NOT_A_FIELD,
    });
  });
});

describe('a stored card', () => {
  it('is an e-commerce payment unless something else is said', () => {
    expect(wire(paymentParamsSchema, { source: storedCard, checkoutId: '1' })).toEqual({
      source: { ...storedCard, shopperInteraction: 'ECOMMERCE' },
      checkoutId: '1',
    });
    const said = { ...storedCard, shopperInteraction: 'SUBSCRIPTION' };
    expect(wire(paymentParamsSchema, { source: said, checkoutId: '1' })).toEqual({
      source: said,
      checkoutId: '1',
    });
    expect(
      wire(paymentParamsSchema, {
        source: { ...storedCard, shopperInteraction: undefined },
        checkoutId: '1',
      }),
    ).toEqual({ source: { ...storedCard, shopperInteraction: 'ECOMMERCE' }, checkoutId: '1' });
  });

  it('checks the browser’s data', () => {
    const broken = {
      ...browserInfo,
      screenWidth: 0,
      colorDepth: '24',
      timeZoneOffset: 1.5,
      acceptHeader: undefined,
    };
    expect(Object.keys(found({ source: { ...storedCard, browserInfo: broken }, checkoutId: '1' }))).toEqual([
      'source.browserInfo.screenWidth',
      'source.browserInfo.colorDepth',
      'source.browserInfo.timeZoneOffset',
      'source.browserInfo.acceptHeader',
    ]);
  });

  it.each(['validShopperIpAddress', 'validBrowserInfo', 'storeCardDetails'])('has no %s', (field) => {
    expect(found({ source: { ...storedCard, [field]: true }, checkoutId: '1' })).toEqual({
      [`source.${field}`]: NOT_A_FIELD,
    });
  });
});

describe('the source of a payment', () => {
  it('says which of the two it is', () => {
    expect(found({ source: { token: 'card-token' }, checkoutId: '1' })).toEqual({
      'source.type': 'is required and must be TOKEN or STORED_CARD',
    });
    expect(found({ source: { type: 'token', token: 'card-token' }, checkoutId: '1' })).toEqual({
      'source.type': 'must be TOKEN or STORED_CARD',
    });
  });

  it('is required, and an object', () => {
    expect(found({ checkoutId: '1' })).toEqual({ source: 'is required and must be an object' });
    expect(found({ source: 'card-token', checkoutId: '1' })).toEqual({ source: 'must be an object' });
    expect(found({ source: null, checkoutId: '1' })).toEqual({ source: 'must be an object' });
  });
});

describe('storing the card', () => {
  const storing = { ...source, storeCardDetails: true };
  const withId = (id: unknown, from: object = storing) =>
    found({ source: from, checkoutDetails: { ...checkoutDetails, customer: { ...customer, id } } });
  const TOO_SHORT = {
    'checkoutDetails.customer.id':
      'must have three characters or more, because source.storeCardDetails is true',
  };

  it('needs a customer with an id of three characters', () => {
    expect(withId('C-1')).toEqual({});
    expect(withId('C1')).toEqual(TOO_SHORT);
    expect(Object.keys(withId('C1 '))).toEqual(Object.keys(TOO_SHORT));
    expect(withId(undefined)).toEqual(TOO_SHORT);
  });

  it('needs none when the card is not stored', () => {
    expect(withId('C1', { ...source, storeCardDetails: false })).toEqual({});
    expect(withId('C1', source)).toEqual({});
  });

  it('is left to the API for a checkout that exists, whose customer only the API knows', () => {
    expect(found({ source: storing, checkoutId: '1' })).toEqual({});
  });

  it('says one thing about an id that is wrong in itself', () => {
    expect(withId(7)).toEqual({ 'checkoutDetails.customer.id': 'must be a non-empty string' });
  });
});

it.each(['validReturnUrl', 'validBillingAddress'])('a payment has no %s', (field) => {
  expect(found({ source, checkoutId: '1', [field]: true })).toEqual({ [field]: NOT_A_FIELD });
});
