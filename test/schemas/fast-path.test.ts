import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { checkoutSchema } from '../../src/checkouts/schema.js';
import { paymentSchema } from '../../src/payments/schema.js';
import { fastPath } from '../../src/schemas/fast-path.js';
import { pageSchema } from '../../src/schemas/page.js';
import { looseObject } from '../../src/schemas/response.js';
import { subscriptionPaymentSchema, subscriptionSchema } from '../../src/subscriptions/schema.js';
import { CHECKOUT_ANSWER } from '../contract/checkout-answer.js';

const SCHEMAS: Readonly<Record<string, z.core.$ZodType>> = {
  checkout: checkoutSchema,
  page: pageSchema(checkoutSchema),
  payment: paymentSchema,
  subscription: subscriptionSchema,
  subscriptionPayment: subscriptionPaymentSchema,
};

const ANSWERS: Readonly<Record<string, object>> = {
  checkout: CHECKOUT_ANSWER,
  page: { content: [CHECKOUT_ANSWER, { id: '2', status: 'PAID' }], page: 0, size: 20 },
  payment: { id: '1', status: 'CAPTURED', checkoutDetails: CHECKOUT_ANSWER },
  subscription: { id: '1', status: 'ACTIVE', amount: 5, customer: { id: '7' }, periodUnit: 'days' },
  subscriptionPayment: { id: '1', cancelled: false, checkout: { ...CHECKOUT_ANSWER, subscriptionId: '4' } },
};

/** Every place in a value, as the keys that lead there. */
function places(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [key],
    ...places(inner).map((path) => [key, ...path]),
  ]);
}

function replaced(root: unknown, path: readonly string[], value: unknown): unknown {
  const copy = structuredClone(root);
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], copy);
  Object.assign(parent as object, { [path.at(-1) ?? '']: value });
  return copy;
}

function takenFast(schema: z.core.$ZodType, json: unknown): unknown {
  const { take } = fastPath(schema);
  const copy = structuredClone(json);
  return take ? take(copy) : copy;
}

describe.each(Object.keys(SCHEMAS))('the fast path of a %s', (name) => {
  const schema = SCHEMAS[name] ?? z.never();
  const answer = ANSWERS[name];

  it('is taken by an answer that is as it should be', () => {
    expect(fastPath(schema).fits(answer)).toBe(true);
  });

  it('says of any answer what the parser says, and gives the same', () => {
    const change = fc.tuple(fc.constantFrom(...places(answer)), fc.jsonValue({ maxDepth: 1 }));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 2 }), (changes) => {
        const json = changes.reduce<unknown>((result, [path, value]) => {
          // An earlier change may have taken the place away.
          return places(result).some((place) => place.join() === path.join())
            ? replaced(result, path, value)
            : result;
        }, answer);
        const parsed = z.safeParse(schema, structuredClone(json));
        expect(fastPath(schema).fits(json)).toBe(parsed.success);
        if (parsed.success) expect(takenFast(schema, json)).toEqual(parsed.data);
      }),
      { seed: 5, numRuns: 400 },
    );
  });

  it('changes nothing when it only looks', () => {
    const before = structuredClone(answer);
    fastPath(schema).fits(answer);
    expect(answer).toEqual(before);
  });
});

describe('a schema that the fast path does not know', () => {
  it.each([
    ['a check of its own', z.string().check(z.minLength(2)), 'ab'],
    ['a kind that is not in use', z.union([z.string(), z.number()]), 'a'],
    ['a strict object', z.strictObject({}), {}],
    ['an object that drops unknown fields', z.object({}), {}],
    ['a pipe into something else than a transform', z.pipe(z.string(), z.string()), 'a'],
    ['any of these within', looseObject({ a: z.optional(z.null()) }), { a: null }],
  ])('is left to the parser: %s', (_, schema, value) => {
    expect(z.safeParse(schema as z.core.$ZodType, value).success).toBe(true);
    expect(fastPath(schema as z.core.$ZodType).fits(value)).toBe(false);
  });
});
