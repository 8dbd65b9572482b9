import { performance } from 'node:perf_hooks';
import { PaymenntError, PaymenntResponseError } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { CHECKOUT_ANSWER } from '../contract/checkout-answer.js';
import { successText } from '../support/answers.js';
import { scripted } from '../support/client.js';
import { rejection } from '../support/failure.js';

const ID = CHECKOUT_ANSWER.id;
const BRANCH_ID = String(CHECKOUT_ANSWER['branchId']);
const checkoutText = successText(CHECKOUT_ANSWER);
const refund = { amount: 5, currency: 'AED', note: 'Out of stock' };

const clientAnswered = (body: BodyInit, init?: ResponseInit) =>
  scripted(() => new Response(body, init), { maxRetries: 0 }).client;

describe('a body that is made to be expensive', () => {
  const BUDGET_MS = 10_000;
  const MIB = 2 ** 20;

  it.each([
    ['brackets without end', '['.repeat(2 * MIB)],
    ['objects a million deep', '{"a":'.repeat(MIB)],
    ['a deep answer that closes', `{"success":true,"result":${'['.repeat(MIB)}${']'.repeat(MIB)}}`],
    ['escaped quotes without end', `[1234567890123456,"${'\\"'.repeat(MIB)}`],
    ['a string without end', `[1234567890123456,"${'x'.repeat(9 * MIB)}`],
    ['digits without end', `[${'1'.repeat(9 * MIB)}`],
    ['digits and blanks', `[${`1234567890123456${' '.repeat(1_000)}`.repeat(2_000)}x`],
    ['quotes and digits', `[1234567890123456${'"1234567890123456'.repeat(MIB / 4)}`],
  ])(
    'is refused in reasonable time: %s',
    async (_, body) => {
      const started = performance.now();
      const error = await rejection(PaymenntResponseError, clientAnswered(body).checkouts.get(ID));

      expect(error.outcome).toBe('no_effect');
      expect(performance.now() - started).toBeLessThan(BUDGET_MS);
    },
    60_000,
  );

  it('is read when it is long but honest', async () => {
    const text = checkoutText
      .replace('Main branch', 'x'.repeat(9 * MIB))
      .replace('"0"', '1234567890123456789');

    expect((await clientAnswered(text).checkouts.get(ID)).branchName).toHaveLength(9 * MIB);
  });

  it('is read when it is long, honest and holds a long number', async () => {
    const text = checkoutText
      .replace('Main branch', 'x'.repeat(9 * MIB))
      .replace(`"${BRANCH_ID}"`, BRANCH_ID);

    const checkout = await clientAnswered(text).checkouts.get(ID);
    expect(checkout.branchId).toBe(BRANCH_ID);
    expect(checkout.branchName).toHaveLength(9 * MIB);
  });

  it.each([
    ['with its length', { 'content-length': String(50 * MIB) }],
    ['without its length', {}],
    ['with a false length', { 'content-length': '10' }],
  ])('is given up after 10 MiB of 50, %s', async (_, headers) => {
    let sent = 0;
    const chunk = new Uint8Array(MIB).fill(0x20);
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        if (sent > 50) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const error = await rejection(
      PaymenntError,
      clientAnswered(body, { headers }).checkouts.refund(ID, refund),
    );

    expect(error.code).toBe('response_too_large');
    expect(error.outcome).toBe('unknown');
    expect(sent).toBeLessThan(14);
  });
});
