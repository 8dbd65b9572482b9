import { describe, expect, it } from 'vitest';
import { headerTexts, rawTexts, sensitiveTexts } from '../../src/wire/sent-texts.js';
import { ORDER } from '../support/answers.js';

describe('sensitiveTexts', () => {
  it('are those of people, cards, free text and the merchant’s own names for them, at any depth', () => {
    const sent = {
      source: { type: 'STORED_CARD', token: 'card-token', cvv: '123' },
      checkoutDetails: { ...ORDER, deliveryAddress: { city: 'Sharjah' }, orderId: 'ORD-1' },
      note: 'for Mum',
      terms: { description: 'Chess lessons' },
    };
    const texts = sensitiveTexts(sent);

    for (const text of [
      'card-token',
      '123',
      'shopper@example.com',
      '1 Test Street',
      'Sharjah',
      'for Mum',
      'Chess lessons',
    ]) {
      expect(texts).toContain(text);
    }
    for (const text of ['ORD-1', 'AED', 'Coffee beans', 'STORED_CARD', 'AE'])
      expect(texts).not.toContain(text);
  });

  it('are those of a query as well', () => {
    const query = {
      cardToken: 'card-token',
      customerReferenceId: 'CUST-7',
      'customer.email': 'a@x.example',
      'customer.phone': '971',
      'customer.reference': 'CUST-8',
      orderId: 'ORD-1',
    };

    expect(sensitiveTexts(query)).toEqual(['card-token', 'CUST-7', 'a@x.example', '971', 'CUST-8']);
  });

  it.each([undefined, null, 'customer', 5, {}, [], { customer: null, source: true }])(
    'are none in %j',
    (sent) => {
      expect(sensitiveTexts(sent)).toEqual([]);
    },
  );
});

describe('rawTexts', () => {
  it('are everything in the path, the query and the body but the words of the API', () => {
    const query = { email: ['a@x.example', 'b@x.example'], page: 0, since: undefined };
    const body =
      '{"type":"VISA","Ada Lovelace":{"cvv":123,"id":1653241101733169556},"tags":["vip",true,null]}';

    expect(rawTexts('/checkout/ada%40shop.example/refund', query, body)).toEqual([
      'ada%40shop.example',
      '0',
      'a@x.example',
      'b@x.example',
      'Ada Lovelace',
      '123',
      '1653241101733169556',
      'vip',
    ]);
  });

  it('are those of the path alone where nothing else is sent', () => {
    expect(rawTexts('/card/list', undefined, undefined)).toEqual([]);
    expect(rawTexts('/loyalty/ada', undefined, undefined)).toEqual(['loyalty', 'ada']);
  });
});

describe('headerTexts', () => {
  it('are the values and their parts, not the names', () => {
    expect(headerTexts({ Authorization: 'Bearer hunter2', Cookie: 'sid=abc; lang=en' })).toEqual([
      'Bearer hunter2',
      'Bearer',
      'hunter2',
      'sid=abc; lang=en',
      'sid',
      'abc',
      'lang',
      'en',
    ]);
  });

  it('are the texts in quotes as well', () => {
    expect(headerTexts({ Forwarded: 'by="hunter2"' })).toContain('hunter2');
  });
});
