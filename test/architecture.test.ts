import * as paymennt from 'paymennt';
import { describe, expect, it } from 'vitest';
import { exportedNames, sourceFiles } from './support/source-files.js';

const FILES = sourceFiles('src');
const isOwn = (path: string) => path.endsWith('.ts');

// From the bottom to the top: a folder may import from its own row and from the rows before it.
const LAYERS: readonly (readonly string[])[] = [
  ['version.ts', 'operations.ts', 'errors.ts'],
  ['wire/', 'runtimes/', 'statuses/', 'money.ts'],
  ['schemas/'],
  ['config/'],
  ['shared/'],
  ['call/'],
  ['checkouts/', 'payments/', 'cards/', 'subscriptions/', 'branches/', 'terminals/', 'webhooks/'],
  ['client.ts'],
  ['index.ts'],
];

// Beside the client: entry points of their own, which nothing of the client knows.
const BESIDE = ['flow/', 'sandbox/', 'testing/', 'msw/', 'node/', 'cli/', 'app/'];

// The same for the sandbox: one folder to a row, so that folders form no circle either.
const SANDBOX_LAYERS: readonly (readonly string[])[] = [
  ['amounts.ts', 'cards.ts', 'operations.ts', 'records/'],
  ['behaviour.ts', 'options.ts'],
  ['hosts.ts'],
  ['wire/'],
  ['state/'],
  ['time/'],
  ['faults/'],
  ['context.ts'],
  ['responses/'],
  ['webhooks/'],
  ['ledger/'],
  ['snapshots/'],
  ['api/'],
  ['pages/'],
  ['pay/'],
  ['dashboard/'],
  ['server/'],
  ['sandbox.ts', 'create-sandbox.ts'],
  ['index.ts'],
].map((patterns) => patterns.map((pattern) => `sandbox/${pattern}`));

const matches = (path: string, patterns: readonly string[]) =>
  patterns.some((pattern) => (pattern.endsWith('/') ? path.startsWith(pattern) : path === pattern));
const layerOf = (path: string, layers = LAYERS) => layers.findIndex((patterns) => matches(path, patterns));
const sandbox = FILES.filter(({ path }) => path.startsWith('sandbox/'));
const client = FILES.filter(({ path }) => !matches(path, BESIDE));

/** `from → to` for every import that is not allowed. */
const offences = (files: typeof FILES, allowed: (from: string, to: string) => boolean) =>
  files.flatMap(({ path, imports }) =>
    imports.filter((to) => !allowed(path, to)).map((to) => `${path} → ${to}`),
  );

describe('imports', () => {
  it('are all read', () => {
    expect(FILES.length).toBeGreaterThan(60);
    expect(FILES.find(({ path }) => path === 'call/transport.ts')?.imports).toContain('ky');
    expect(FILES.find(({ path }) => path === 'client.ts')?.imports).toContain('checkouts/resource.ts');
  });

  it('lead to files that exist', () => {
    const paths = new Set(FILES.map(({ path }) => path));

    expect(offences(FILES, (_, to) => !isOwn(to) || paths.has(to))).toEqual([]);
  });

  it('point one way within the client, down from the index to statuses, money and errors', () => {
    expect(client.map(({ path }) => path).filter((path) => layerOf(path) < 0)).toEqual([]);
    expect(offences(client, (from, to) => !isOwn(to) || layerOf(to) <= layerOf(from))).toEqual([]);
  });

  it('point one way within the sandbox as well, from folder to folder', () => {
    expect(sandbox.map(({ path }) => path).filter((path) => layerOf(path, SANDBOX_LAYERS) < 0)).toEqual([]);
    const allowed = (from: string, to: string) =>
      !to.startsWith('sandbox/') || layerOf(to, SANDBOX_LAYERS) <= layerOf(from, SANDBOX_LAYERS);
    expect(offences(sandbox, allowed)).toEqual([]);
  });

  it('never lead from the client to what stands beside it', () => {
    expect(offences(client, (_, to) => !matches(to, BESIDE))).toEqual([]);
  });

  it('lead from what runs in apps to statuses and nothing else', () => {
    const app = FILES.filter(({ path }) => path.startsWith('app/'));

    expect(app.length).toBeGreaterThan(1);
    expect(offences(app, (_, to) => matches(to, ['app/', 'statuses/']))).toEqual([]);
  });

  it('form no circle, types included', () => {
    const imports = new Map(FILES.map((file) => [file.path, file.imports.filter(isOwn)]));
    const finished = new Set<string>();
    const circles: string[] = [];
    const visit = (path: string, way: readonly string[]): void => {
      if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' → '));
      if (way.includes(path) || finished.has(path)) return;
      for (const next of imports.get(path) ?? []) visit(next, [...way, path]);
      finished.add(path);
    };
    for (const { path } of FILES) visit(path, []);

    expect(circles).toEqual([]);
  });

  it('of ky are in the transport, and of zod in the schemas and the wire/ of the sandbox', () => {
    expect(FILES.filter(({ imports }) => imports.includes('ky')).map(({ path }) => path)).toEqual([
      'call/transport.ts',
    ]);
    const withZod = FILES.filter(({ imports }) => imports.some((name) => /^zod\b/.test(name)));
    expect(
      withZod
        .map(({ path }) => path)
        .filter((path) => !/^schemas\/|\/schema\.ts$|^shared\/|^sandbox\/wire\//.test(path)),
    ).toEqual([]);
    expect(withZod.length).toBeGreaterThan(5);
  });

  it('of the client are ky and zod and nothing else, so that it runs wherever fetch does', () => {
    const packages = new Set(client.flatMap(({ imports }) => imports.filter((name) => !isOwn(name))));

    expect([...packages].filter((name) => !/^(?:ky|zod\/v4\/core)$/.test(name))).toEqual([]);
  });

  it('of Node are where a server, a file or a command line is', () => {
    const allowed = ['sandbox/server/serve.ts', 'cli/', 'node/'];

    expect(offences(FILES, (from, to) => !to.startsWith('node:') || matches(from, allowed))).toEqual([]);
  });

  it('of the sandbox load in any runtime: those of a server are types, or happen on demand', () => {
    const eager = /^import (?!type )[^;]*from '(?:node:|@hono\/node-server)/m;

    expect(sandbox.filter(({ text }) => eager.test(text)).map(({ path }) => path)).toEqual([]);
    const servers = sandbox.filter(({ imports }) => imports.includes('@hono/node-server'));
    expect(servers.map(({ path }) => path)).toEqual(['sandbox/server/serve.ts']);
  });

  it('of the sandbox take nothing from the client but operations, statuses and money', () => {
    const shared = ['operations.ts', 'statuses/', 'money.ts', 'version.ts', 'sandbox/'];

    expect(sandbox.length).toBeGreaterThan(20);
    expect(offences(sandbox, (_, to) => !isOwn(to) || matches(to, shared))).toEqual([]);
  });
});

describe('tests and scripts', () => {
  it.each([
    ['test', 'scripts'],
    ['scripts', 'test'],
  ])('stand alone: %s imports nothing of %s', (folder, other) => {
    expect(offences(sourceFiles(folder), (_, to) => !to.startsWith(`../${other}/`))).toEqual([]);
  });

  it('open every socket in one file, behind the gateway of test/support', () => {
    const opening = sourceFiles('test').filter(({ text }) => /\bcreateServer(?:\(| as )/.test(text));

    expect(opening.map(({ path }) => path)).toEqual(['support/server.ts']);
  });
});

describe('files', () => {
  it('have kebab-case names', () => {
    const named = FILES.filter(
      ({ path }) => !/^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)*[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/.test(path),
    );

    expect(named.map(({ path }) => path)).toEqual([]);
  });

  it('have three hundred lines at the most, doc comments aside', () => {
    const long = FILES.map(({ path, text }) => {
      const code = text.replace(/^ *\/\*\*[\s\S]*?\*\/\n/gm, '');
      return { path, lines: code.trimEnd().split('\n').length };
    });

    expect(long.filter(({ lines }) => lines > 300)).toEqual([]);
  });

  it('have no default export, no enum and nothing that silences a tool', () => {
    const banned =
      /^export default|^\s*(?:export )?(?:const )?enum |@ts-(?:ignore|expect-error|nocheck)|biome-ignore|\bTODO\b/m;

    expect(FILES.filter(({ text }) => banned.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

describe('the package', () => {
  const { values, types } = exportedNames(FILES, 'index.ts');

  it('exports these values, and no other', () => {
    const designed = [
      'PaymenntClient',
      'VERSION',
      'isConfirmationUrl matchConfirmationUrl confirmationUrls parseReturnUrl',
      'CHECKOUT_STATUSES PAYMENT_STATUSES SUBSCRIPTION_STATUSES isCheckoutStatus',
      'isPaid isPending isAwaitingCapture isUnsuccessful isRefunded isRefundable isCancellable isFinal',
      'toMinorUnits fromMinorUnits',
      'PaymenntError PaymenntConfigurationError PaymenntValidationError PaymenntApiError',
      'PaymenntAuthenticationError PaymenntRateLimitError PaymenntResponseError',
      'PaymenntConnectionError PaymenntTimeoutError PaymenntAbortError',
    ].flatMap((names) => names.split(' '));

    expect(Object.keys(paymennt).sort()).toEqual(designed.sort());
    expect([...values].sort()).toEqual(designed.sort());
  });

  it('exports these types, and no other', () => {
    const designed = [
      'PaymenntClientOptions RequestOptions FetchLike PaymenntEnvironment CustomEnvironment ConfirmationEndpoint',
      'PaymenntHooks HookContext PaymenntOperation ResponseHookContext RetryHookContext DriftHookContext',
      'PaymenntErrorCode PaymenntIssue PaymenntOutcome',
      'Page PagePromise RawRequest QueryInput ReturnUrlHint WebhookBody',
      'CheckoutStatus HasCheckoutStatus PaymentStatus SubscriptionStatus',
      'BranchesResource CardsResource CheckoutsResource PaymentsResource SubscriptionsResource',
      'TerminalsResource WebhooksResource',
      'Amount NumericId PaymentMethod UsedPaymentMethod PageParams OrderParams',
      'CustomerParams AddressParams ItemParams TotalsParams Customer Address CustomerFilter',
      'WebCheckoutParams MobileCheckoutParams LinkCheckoutParams QrCheckoutParams TerminalCheckoutParams',
      'CheckoutSearchParams CreatedCheckout RefundParams ExpectedPayment',
      'Checkout LinkCheckout QrCheckout TerminalCheckout',
      'PaidCheckout Verification VerifiedCheckout UnverifiedCheckout VerificationMismatch',
      'PaymentParams CheckoutPaymentParams DirectPaymentParams PaymentCheckoutDetails PaymentSource',
      'TokenPaymentSource StoredCardPaymentSource BrowserInfo Payment',
      'CardListParams StoredCard',
      'SubscriptionParams NewCustomerSubscriptionParams KnownCustomerSubscriptionParams SubscriptionTerms',
      'SubscriptionSearchParams Subscription SubscriptionPayment',
      'BranchParams Branch Terminal WebhookParams Webhook',
    ].flatMap((names) => names.split(' '));

    expect([...new Set(types)].sort()).toEqual(designed.sort());
  });
});
