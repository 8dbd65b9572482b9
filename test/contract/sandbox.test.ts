import {
  createSandbox,
  SANDBOX_ROUTES,
  SANDBOX_TOKENS,
  type Sandbox,
  type SandboxOptions,
} from 'paymennt/sandbox';
import { afterEach, describe, expect, it } from 'vitest';
import { checkRequest, checkResponse, readJson } from './checker.js';
import { fieldsOf, fieldsShown } from './field-paths.js';
import { OPERATIONS, operationNamed } from './merchant-api.js';
import type { Operation } from './operation.js';
import { type Breadth, type RequestParts, rawRequest, requestSamples } from './samples.js';
import { SCENES } from './sandbox-scenes.js';
import { type SandboxSession, sandboxSession } from './sandbox-session.js';
import { fieldOf, isList, type Json } from './schema.js';
import { violationsOf } from './violations.js';

let sandbox: Sandbox | undefined;

afterEach(() => sandbox?.close());

async function open(operation: Operation, options: SandboxOptions = {}): Promise<SandboxSession> {
  await sandbox?.close();
  sandbox = createSandbox({
    idSeed: 7,
    // The day before the sample of a subscription begins.
    now: '2031-08-09T12:00:00Z',
    // Only what was authorised and not yet captured can be captured.
    capture: operation.name === 'payments.capture' ? 'manual' : 'automatic',
    webhookFetch: async () => new Response(null, { status: 200 }),
    ...options,
  });
  return sandboxSession(sandbox);
}

async function arranged(session: SandboxSession, operation: Operation, sample: RequestParts) {
  const scene = SCENES[operation.name];
  const parts = scene === undefined ? sample : await scene(session, sample);
  expect(checkRequest(operation, rawRequest(operation, parts))).toEqual([]);
  return parts;
}

const BREADTHS: readonly Breadth[] = ['minimal', 'maximal'];
const withSpellings = OPERATIONS.flatMap((operation) =>
  (['code', 'label'] as const).map((statusStyle) => ({ name: operation.name, operation, statusStyle })),
);

describe('the sandbox', () => {
  it('has the operations of the contract and the SDK, at the same addresses', () => {
    const expected = OPERATIONS.map(({ name, method, path }) => ({ operation: name, method, path }));
    const byName = (a: { operation: string }, b: { operation: string }) =>
      a.operation.localeCompare(b.operation);
    expect([...SANDBOX_ROUTES].sort(byName)).toEqual(expected.sort(byName));
  });

  it.each(withSpellings)('grants $name within the contract, statuses as a $statusStyle', async (row) => {
    const { operation, statusStyle } = row;
    for (const breadth of BREADTHS) {
      for (const sample of requestSamples(operation, breadth)) {
        const session = await open(operation, { statusStyle });
        const parts = await arranged(session, operation, sample);
        const { status, body } = await session.send(operation, parts);
        expect({ status, body }).toMatchObject({ status: 200 });
        expect(checkResponse(operation, status, body)).toEqual([]);
      }
    }
  });

  it.each(OPERATIONS)(
    'refuses whatever breaks the contract of $name, and changes nothing',
    async (operation) => {
      for (const sample of requestSamples(operation, 'maximal')) {
        const session = await open(operation);
        const parts = await arranged(session, operation, sample);
        for (const { title, value } of violationsOf(operation, parts)) {
          const { status, body } = await session.send(operation, value);
          expect({ title, status, body }).toMatchObject({ title, status: 400 });
          expect(checkResponse(operation, status, body), title).toEqual([]);
        }
        // Had one of them been heard, the request id would be used, the checkout cancelled or the card gone.
        expect(await session.send(operation, parts)).toMatchObject({ status: 200 });
      }
    },
  );

  it.each(OPERATIONS)('refuses $name without the right key and secret', async (operation) => {
    const session = await open(operation);
    const [sample = { query: {} }] = requestSamples(operation, 'minimal');
    const request = rawRequest(operation, await arranged(session, operation, sample));
    const others = request.headers.filter(([name]) => !name.startsWith('X-Paymennt'));
    for (const headers of [request.headers, others]) {
      expect(await session.sendRaw({ ...request, headers })).toMatchObject({ status: 401 });
    }
  });

  it.each(OPERATIONS.filter(({ path }) => path.includes('{')))(
    'does not find a stranger in $name',
    async (operation) => {
      const session = await open(operation);
      const [sample = { query: {} }] = requestSamples(operation, 'minimal');
      const { status, body } = await session.send(operation, { ...sample, id: '1000000000000000001' });
      expect(status).toBe(400);
      expect(checkResponse(operation, status, body)).toEqual([]);
    },
  );

  it('shows every field that the document has, somewhere', async () => {
    const shown = new Set<string>();
    for (const operation of OPERATIONS) {
      const [{ query } = { query: {} }] = requestSamples(operation, 'minimal');
      const [largest = { query }] = requestSamples(operation, 'maximal');
      const session = await open(operation);
      // Filters that find nothing would show nothing.
      const parts = await arranged(session, operation, { ...largest, query });
      const { body } = await session.send(operation, parts);
      const bodies = [body, ...(operation.name === 'payments.create' ? [await challenged(session)] : [])];
      for (const result of bodies.flatMap((each) => resultsOf(operation, readJson(each)))) {
        for (const field of fieldsShown(operation.answer.result, result)) shown.add(field);
      }
    }
    const documented = OPERATIONS.flatMap(({ answer }) => fieldsOf(answer.result));
    const missing = [...new Set(documented)].filter((field) => !shown.has(field));
    expect(missing.sort()).toEqual([
      // Nobody has paid what has only just been created, and a till delivers nothing.
      'CheckoutLinkResponse.usedPaymentMethod',
      'CheckoutPosResponse.deliveryAddress',
      'CheckoutPosResponse.usedPaymentMethod',
      'CheckoutQRResponse.deliveryAddress',
      'CheckoutQRResponse.usedPaymentMethod',
      'DeviceCheckoutResponse.usedPaymentMethod',
    ]);
  });
});

/** The answer to a payment for which the bank wants to see the shopper. */
async function challenged(session: SandboxSession): Promise<string> {
  const { id: checkoutId } = await session.perform('checkouts.createWeb', {});
  const source = { type: 'TOKEN', token: SANDBOX_TOKENS.visaThreeDSecure };
  const body = { source, checkoutId: checkoutId ?? null };
  return (await session.send(operationNamed('payments.create'), { query: {}, body })).body;
}

function resultsOf(operation: Operation, body: Json | undefined): readonly (Json | undefined)[] {
  if (isList(body)) return body.map((envelope) => fieldOf(envelope, 'result'));
  const result = fieldOf(body, 'result');
  if (operation.answer.shape === 'single') return [result];
  const content = fieldOf(result, 'content');
  return isList(content) ? content : [];
}
