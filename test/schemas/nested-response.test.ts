import { describe, expect, it } from 'vitest';
import { checkoutSchema } from '../../src/checkouts/schema.js';
import { paymentSchema } from '../../src/payments/schema.js';
import { pageSchema } from '../../src/schemas/page.js';
import { CHECKOUT_ANSWER } from '../contract/checkout-answer.js';
import { CHECKOUT_RESULT, cleanly, failures, readAnswer } from './answers.js';

const least = { id: '1', status: 'PAID' };
const page = pageSchema(checkoutSchema);

describe('an object within an answer', () => {
  const payment = { id: '9', status: 'CAPTURED' };

  it('is read like an answer of its own', () => {
    const value = cleanly(paymentSchema, { ...payment, checkoutDetails: CHECKOUT_ANSWER });
    expect(value.checkoutDetails).toEqual(CHECKOUT_RESULT);
  });

  it('is dropped when it lacks its id, and that is told', () => {
    expect(
      readAnswer(paymentSchema, { ...payment, checkoutDetails: { status: 'PAID', amount: 1 } }),
    ).toStrictEqual({
      value: { ...payment, rawStatus: 'CAPTURED' },
      drift: [{ path: 'checkoutDetails.id', expected: 'string', received: 'nothing' }],
    });
  });

  it('is dropped once, however much of it is wrong', () => {
    const details = { amount: 'a lot', customer: 'Ada', status: 5 };
    expect(readAnswer(paymentSchema, { ...payment, checkoutDetails: details })).toMatchObject({
      value: { ...payment, rawStatus: 'CAPTURED' },
    });
    const empty = readAnswer(paymentSchema, { ...payment, checkoutDetails: {} });
    expect(empty).toStrictEqual({
      value: { ...payment, rawStatus: 'CAPTURED' },
      drift: [{ path: 'checkoutDetails.id', expected: 'string', received: 'nothing' }],
    });
  });

  it('has a status that may be unknown', () => {
    const details = { id: '1', status: 'On hold' };
    expect(readAnswer(paymentSchema, { ...payment, checkoutDetails: details })).toMatchObject({
      value: { checkoutDetails: { id: '1', status: 'UNKNOWN', rawStatus: 'On hold' } },
      drift: [{ path: 'checkoutDetails.status', expected: 'status', received: 'string' }],
    });
  });

  it('tells of one path once, with the kind that was there first', () => {
    const result = readAnswer(paymentSchema, { ...payment, checkoutDetails: { id: '1', status: 5 } });
    expect(result).toStrictEqual({
      value: { ...payment, rawStatus: 'CAPTURED' },
      drift: [{ path: 'checkoutDetails.status', expected: 'status', received: 'number' }],
    });
  });
});

describe('a page', () => {
  it('gives its rows and its numbers', () => {
    const json = { page: 0, size: 20, totalPages: 1, totalElements: 2, content: [CHECKOUT_ANSWER, least] };
    expect(cleanly(page, json)).toEqual({
      items: [CHECKOUT_RESULT, { ...least, rawStatus: 'PAID' }],
      page: 0,
      size: 20,
      totalPages: 1,
      totalElements: 2,
    });
  });

  it('may be empty, and without numbers', () => {
    expect(cleanly(page, { content: [] })).toEqual({ items: [] });
  });

  it.each([
    ['is missing', {}, 'nothing'],
    ['is an object', { content: {} }, 'object'],
    ['is text', { content: 'none' }, 'string'],
  ])('fails when its list %s: that is not an empty one', (_, json, kind) => {
    expect(failures(page, json)).toEqual([
      { path: 'content', message: `must be of kind array but is of kind ${kind}` },
    ]);
  });

  it('loses no row: one that cannot be read fails the page, with its path', () => {
    expect(failures(page, { content: [least, { status: 'PAID' }, least] })).toEqual([
      { path: 'content[1].id', message: 'must be of kind string but is of kind nothing' },
    ]);
    expect(failures(page, { content: [least, least, 'checkout'] })).toEqual([
      { path: 'content[2]', message: 'must be of kind object but is of kind string' },
    ]);
    expect(failures(page, { content: [null] })).toEqual([
      { path: 'content[0]', message: 'must be of kind object but is of kind null' },
    ]);
    expect(failures(page, { content: [{ id: '1', status: 5 }] })).toEqual([
      { path: 'content[0].status', message: 'must be a status but is of kind number' },
    ]);
  });

  it('mends its rows one by one, and leaves the others alone', () => {
    const result = readAnswer(page, {
      size: '20',
      content: [least, { ...least, amount: '5' }, { ...least, customer: 5 }],
    });
    expect(result).toEqual({
      value: {
        items: [
          { ...least, rawStatus: 'PAID' },
          { ...least, rawStatus: 'PAID', amount: 5 },
          { ...least, rawStatus: 'PAID' },
        ],
        size: 20,
      },
      drift: [
        { path: 'content[1].amount', expected: 'number', received: 'string' },
        { path: 'content[2].customer', expected: 'object', received: 'number' },
        { path: 'size', expected: 'number', received: 'string' },
      ],
    });
  });
});
