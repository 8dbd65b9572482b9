import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact, sensitiveTexts } from '../../src/wire/redact.js';
import { ORDER } from '../support/answers.js';
import { holds } from '../support/property.js';

describe('sensitiveTexts', () => {
  it('are those of people, cards and the merchant’s own names for them, at any depth', () => {
    const sent = {
      source: { type: 'STORED_CARD', token: 'card-token', cvv: '123' },
      checkoutDetails: { ...ORDER, deliveryAddress: { city: 'Sharjah' }, orderId: 'ORD-1' },
    };
    const texts = sensitiveTexts(sent);

    for (const text of ['card-token', '123', 'shopper@example.com', '1 Test Street', 'Sharjah']) {
      expect(texts).toContain(text);
    }
    for (const text of ['ORD-1', 'AED', 'Coffee beans']) expect(texts).not.toContain(text);
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

  it.each([undefined, null, 'customer', 5, {}, [], { customer: null, source: 5 }])(
    'are none in %j',
    (sent) => {
      expect(sensitiveTexts(sent)).toEqual([]);
    },
  );
});

describe('redact', () => {
  it('cuts out every occurrence, in any case, and keeps the rest of the sentence', () => {
    const sentence = 'Customer Ada@Shop.example (ada@shop.example) is blocked; ask ADA@SHOP.EXAMPLE';

    expect(redact(sentence, ['ada@shop.example'])).toBe(
      'Customer [redacted] ([redacted]) is blocked; ask [redacted]',
    );
  });

  it('takes the texts literally, whatever they mean in a pattern', () => {
    expect(redact('No a.c, but abc; no (x)* or $& or a\\b', ['a.c', '(x)*', '$&x', 'a\\b'])).toBe(
      'No [redacted], but abc; no [redacted] or $& or [redacted]',
    );
    expect(redact('Hello $1$&', ['$1$&'])).toBe('Hello [redacted]');
  });

  it('cuts out the longer text first, so that nothing of it is left', () => {
    expect(redact('Ada Lovelace', ['Ada', 'Ada Lovelace'])).toBe('[redacted]');
  });

  it('leaves alone texts so short that they give nothing away', () => {
    expect(redact('AE is no country', ['AE', '', 'A'])).toBe('AE is no country');
  });

  it.each([
    '4242424242424242',
    '4242 4242 4242 4242',
    '4242-4242-4242-4242',
    '378282246310005',
    '4222222222222',
  ])('cuts out a card number: %s', (number) => {
    expect(redact(`Card ${number} was declined`, [])).toBe('Card [redacted] was declined');
  });

  it.each(['1653241101733169556', '4242424242424241', '971500000000', '2026-01-31'])(
    'leaves alone a number that is no card’s: %s',
    (number) => {
      expect(redact(`See ${number}.`, [])).toBe(`See ${number}.`);
    },
  );

  it('cuts out what looks like a token', () => {
    const token = `ctk_test_${'x'.repeat(40)}`;

    expect(redact(`Token ${token} is not yours`, [])).toBe('Token [redacted] is not yours');
  });

  it('keeps a sentence to the length of one', () => {
    expect(redact('no '.repeat(1_000), []).length).toBe(500);
  });

  it('leaves no trace of a sensitive text, wherever it stands', () => {
    // Letters that the mark itself does not have: it must not count as a trace.
    const word = fc.string({
      unit: fc.constantFrom(...'fghijklmnopqsuvwxyz.@+ '),
      minLength: 3,
      maxLength: 12,
    });
    holds(
      fc.property(word, word, word, fc.boolean(), (before, secret, after, shout) => {
        const echoed = shout ? secret.toUpperCase() : secret;
        const shown = redact(before + echoed + after, [secret]);
        expect(shown.toLowerCase()).not.toContain(secret.toLowerCase());
      }),
    );
  });
});
