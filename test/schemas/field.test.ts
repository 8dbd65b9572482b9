import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as fields from '../../src/schemas/field.js';
import { problems, requestOf, wire, wireText } from './requests.js';

type Field = Parameters<typeof requestOf>[0];

function problem(field: Field, value: unknown): string | undefined {
  const { value: message } = problems(requestOf(field), { value });
  return message;
}

const sent = (field: Field, value: unknown) => wireText(requestOf(field), { value });

interface Case {
  name: string;
  field: Field;
  message: string;
  accepts: readonly unknown[];
  refuses: readonly unknown[];
}

const INT64_MESSAGE =
  'must be an id of up to 19 digits, as a string or bigint (a number above 2^53-1 loses digits)';

const CASES: readonly Case[] = [
  {
    name: 'text',
    field: fields.text,
    message: 'must be a non-empty string',
    accepts: ['a', ' a ', 'شاي', '0'],
    refuses: ['', ' ', '\n\t', 5, null, {}, ['a']],
  },
  {
    name: 'text that may be empty',
    field: fields.anyText,
    message: 'must be a string',
    accepts: ['', ' ', 'a'],
    refuses: [5, null, {}, ['a']],
  },
  {
    name: 'a flag',
    field: fields.flag,
    message: 'must be true or false',
    accepts: [true, false],
    refuses: ['true', 'false', 0, 1, null, ''],
  },
  {
    name: 'an e-mail address',
    field: fields.email,
    message: 'must be an e-mail address, such as shopper@example.com',
    accepts: ['a@b.co', 'first.last+tag@mail.example.com', "o'brien@example.ie", 'ada@مثال.إمارات'],
    refuses: ['', 'a', 'a@b', '@b.co', 'a@', 'a b@c.de', 'a@b@c.de', 'a@b.co.', 5, null],
  },
  {
    name: 'a currency',
    field: fields.currency,
    message: 'must be an ISO 4217 code in capitals, such as AED',
    accepts: ['AED', 'KWD', 'JPY', 'USD', 'XCG'],
    refuses: ['', 'AE', 'aed', 'AEDX', 'ABC', 'Main branch', 784, null, ['AED']],
  },
  {
    name: 'a country',
    field: fields.country,
    message: 'must be an ISO 3166-1 code of two or three capitals, such as AE or ARE',
    accepts: ['AE', 'ARE', 'GB', 'GBR', 'XK'],
    refuses: ['', 'ae', 'AED', 'UAE', 'UK', 'United Arab Emirates', null, ['AE']],
  },
  {
    name: 'a language',
    field: fields.language,
    message: 'must be a language code of two or three letters, such as EN',
    accepts: ['EN', 'en', 'ARA'],
    refuses: ['', 'E', 'ENGL', 'en-US', '12', null],
  },
  {
    name: 'digits',
    field: fields.digits,
    message: 'must be a string of digits',
    accepts: ['0', '1784518075805649425', '007'],
    refuses: ['', ' 1', '1 ', '-1', '1.5', '12x', '١٢', 5, 5n, null],
  },
  {
    name: 'a web address',
    field: fields.webUrl,
    message: 'must be an absolute http or https URL',
    accepts: ['https://shop.example.com', 'http://localhost:3000/paid?x=1', 'HTTPS://shop.example.com/'],
    refuses: ['', '/paid', 'shop.example.com', 'ftp://a.example', 'javascript:alert(1)', 'https://', 5, null],
  },
  {
    name: 'a whole number within bounds',
    field: fields.integer(15, 10_080),
    message: 'must be a whole number from 15 to 10080',
    accepts: [15, 16, 10_080],
    refuses: [14, 10_081, 15.5, '15', Number.NaN, Number.POSITIVE_INFINITY, null, 15n],
  },
  {
    name: 'a whole number with a lower bound',
    field: fields.integer(1),
    message: 'must be a whole number of 1 or more',
    accepts: [1, Number.MAX_SAFE_INTEGER],
    refuses: [0, -1, 1.5, 2 ** 53, '1', null],
  },
  {
    name: 'a number above zero',
    field: fields.positiveNumber,
    message: 'must be a number greater than zero',
    accepts: [1, 1.5, 0.001],
    refuses: [0, -1, Number.NaN, Number.POSITIVE_INFINITY, '2', null],
  },
  {
    name: 'a calendar day',
    field: fields.calendarDate,
    message: 'must be a calendar day written yyyy-MM-dd, such as 2026-08-31',
    accepts: ['2026-08-31', '2024-02-29', '2000-02-29'],
    refuses: ['', '2026-02-29', '2026-02-30', '2026-13-01', '2026-8-1', '31-08-2026', '2026-08-31T00:00:00Z'],
  },
  {
    name: 'a moment',
    field: fields.timestamp,
    message: 'must be a date and time written yyyy-MM-dd HH:mm:ss',
    accepts: ['2026-01-31 00:00:00', '2020-06-03T13:44:25', '2026-12-31 23:59:59'],
    refuses: ['', '2026-01-31', '2026-02-30 00:00:00', '2026-01-31 24:00:00', '2026-01-31 00:60:00', 0, null],
  },
  {
    name: 'an int64 id',
    field: fields.int64,
    message: INT64_MESSAGE,
    accepts: ['0', '1601731695315563241', 1601731695315563241n, 42, '9223372036854775807'],
    refuses: [
      '',
      'abc',
      '-1',
      -1,
      -1n,
      1.5,
      2 ** 53,
      '9223372036854775808',
      '12345678901234567890',
      ' 1',
      null,
    ],
  },
  {
    name: 'an id in a query',
    field: fields.idText,
    message: INT64_MESSAGE,
    accepts: ['1601731695315563241', 1601731695315563241n, 42],
    refuses: ['', 'abc', -1, 2 ** 53, '9223372036854775808', null],
  },
  {
    name: 'an amount',
    field: fields.anyAmount,
    message: 'must be an amount in major units, such as 10.5 or "10.50"',
    accepts: [0, -1, 10.5, '10.50', '-0.001', '0'],
    refuses: ['', '1,50', '10.', '.5', '1e3', '+1', '01', ' 1', 1e21, Number.NaN, 5n, null, {}],
  },
  {
    name: 'an amount above zero',
    field: fields.positiveAmount,
    message: 'must be an amount in major units, such as 10.5 or "10.50", greater than zero',
    accepts: [0.01, 10.5, '10.50'],
    refuses: [0, '0', '0.00', -1, '-1', Number.NaN, 'ten', null],
  },
  {
    name: 'an amount of zero or more',
    field: fields.nonNegativeAmount,
    message: 'must be an amount in major units, such as 10.5 or "10.50", not below zero',
    accepts: [0, '0.00', 10.5],
    refuses: [-0.01, '-1', Number.POSITIVE_INFINITY, null],
  },
  {
    name: 'an amount in a query',
    field: fields.positiveAmountText,
    message: 'must be an amount in major units, such as 10.5 or "10.50", greater than zero',
    accepts: [10.5, '10.50'],
    refuses: [0, -1, '-1', '0.0', null],
  },
  {
    name: 'one of some words',
    field: fields.word(['PAID', 'FAILED']),
    message: 'must be one of PAID, FAILED',
    accepts: ['PAID', 'FAILED'],
    refuses: ['', 'Paid', 'UNKNOWN', 'toString', null, 5],
  },
  {
    name: 'an open word',
    field: fields.openWord(['CARD', 'CAREEM_PAY']),
    message: 'must be a code such as CARD, CAREEM_PAY, spelt exactly like that',
    accepts: ['CARD', 'CAREEM_PAY', 'TOMORROWS_METHOD', 'whatever'],
    refuses: ['', ' ', 'card', 'Card', ' CARD', 'Careem pay', 'careem-pay', null, 5],
  },
];

const named = (value: unknown) => ({ shown: inspect(value), value });

describe.each(CASES)('$name', ({ field, message, accepts, refuses }) => {
  it.each(accepts.map(named))('accepts $shown', ({ value }) => {
    expect(problem(field, value)).toBeUndefined();
  });

  it.each(refuses.map(named))('refuses $shown', ({ value }) => {
    expect(problem(field, value)).toBe(message);
  });

  it('says that it is required when it is missing', () => {
    expect(problems(requestOf(field), {})).toEqual({ value: `is required and ${message}` });
    expect(problem(field, undefined)).toBe(`is required and ${message}`);
  });
});

describe('the form on the wire', () => {
  it('keeps every digit of an amount that came as text', () => {
    expect(sent(fields.positiveAmount, '10.50')).toBe('{"value":10.50}');
    expect(sent(fields.positiveAmount, '100')).toBe('{"value":100}');
    expect(sent(fields.anyAmount, '-0.10')).toBe('{"value":-0.10}');
  });

  it('sends an amount that came as a number as it prints', () => {
    expect(sent(fields.positiveAmount, 19.99)).toBe('{"value":19.99}');
  });

  it('sends an amount in a query as text, digit for digit', () => {
    expect(wire(requestOf(fields.positiveAmountText), { value: '10.50' })).toEqual({ value: '10.50' });
    expect(wire(requestOf(fields.positiveAmountText), { value: 10.5 })).toEqual({ value: '10.5' });
  });

  it('sends any int64, in whichever kind it came, with its exact digits and without quotes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }), (id) => {
        expect(sent(fields.int64, id)).toBe(`{"value":${id}}`);
        expect(sent(fields.int64, String(id))).toBe(`{"value":${id}}`);
        expect(wire(requestOf(fields.idText), { value: id })).toEqual({ value: String(id) });
      }),
      { seed: 1 },
    );
  });

  it('sends no zeros before an int64, since JSON has none', () => {
    expect(sent(fields.int64, '007')).toBe('{"value":7}');
  });

  it('accepts a calendar day exactly when the calendar has it', () => {
    const part = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2110 }), part(13), part(32), (year, month, day) => {
        const two = (number: number) => String(number).padStart(2, '0');
        const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
        const exists = month >= 1 && month <= 12 && day >= 1 && day <= lastDay;
        const written = `${year}-${two(month)}-${two(day)}`;
        expect(problem(fields.calendarDate, written) === undefined).toBe(exists);
      }),
      { seed: 2 },
    );
  });

  it('lets no known word through in another spelling, and any other word as it is', () => {
    const open = fields.openWord(['CARD', 'CAREEM_PAY', 'TABBY']);
    const spelling = fc
      .constantFrom('CARD', 'CAREEM_PAY', 'TABBY')
      .chain((word) =>
        fc
          .tuple(fc.constantFrom('_', ' ', '-'), fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }))
          .map(([gap, lower]) =>
            [...word.replace('_', gap)]
              .map((letter, at) => (lower[at] ? letter.toLowerCase() : letter))
              .join(''),
          ),
      );
    fc.assert(
      fc.property(spelling, (word) => {
        expect(problem(open, word) === undefined).toBe(['CARD', 'CAREEM_PAY', 'TABBY'].includes(word));
      }),
      { seed: 3 },
    );
  });
});
