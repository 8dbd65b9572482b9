import { type ItemParams, PaymenntValidationError } from 'paymennt';
import { expect, it } from 'vitest';
import { scripted } from '../support/client.js';
import { rejection } from '../support/failure.js';
import { mobile } from './requests.js';

const MANY = 20_000;

it.each<[string, unknown, number]>([
  ['no items at all', null, MANY],
  ['items with an unknown key', { name: 'Tea', quantity: 1, linetotal: 1, price: 1 }, MANY],
])(
  'an order with twenty thousand wrong items is refused with the first problems and their number: %s',
  async (_, item, count) => {
    const { client, requests } = scripted([]);
    const items = Array.from({ length: MANY }, () => item) as ItemParams[];
    const error = await rejection(
      PaymenntValidationError,
      client.checkouts.createMobile({ ...mobile, items }),
    );

    expect(error.code).toBe('invalid_request');
    expect(error.outcome).toBe('not_sent');
    expect(error.issues).toHaveLength(100);
    expect(error.issues[0]?.path).toMatch(/^items\[0\]/);
    expect(error.message).toContain(`${count} problems in all`);
    expect(error.message.length).toBeLessThan(20_000);
    expect(requests).toHaveLength(0);
  },
);
