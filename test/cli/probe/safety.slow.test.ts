import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PaymenntClient } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { MOST_CHECKOUTS, probeCheckouts } from '../../../src/cli/probe/checkouts.js';
import { openGateway } from '../../../src/cli/probe/gateway.js';
import { openJournal, readJournal } from '../../../src/cli/probe/journal.js';
import { reportText } from '../../../src/cli/probe/report.js';
import { acceptedOrRefused } from '../../../src/cli/probe/verdicts.js';
import { respond, success } from '../../support/acts.js';
import { scriptedGateway } from '../../support/gateway.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { servedSandbox } from '../typed-command.js';
import { otherGateway } from './other-gateway.js';
import { probed } from './probed.js';

const KEYS = { PAYMENNT_API_KEY: 'probe-key-0003', PAYMENNT_API_SECRET: 'probe-word-0003' };

describe('a probe refuses', () => {
  it.each([
    ['live', /never runs on live/],
    ['https://api.paymennt.com', /must be "test"/],
    ['https://gateway.example', /must be "test"/],
    ['http://127.0.0.1.gateway.example', /must be "test"/],
    ['production', /must be "test"/],
  ])('the environment %s before it asks or sends anything', async (environment, message) => {
    for (const options of [['--yes'], ['--clean']]) {
      const run = await probed({ env: { ...KEYS, PAYMENNT_ENVIRONMENT: environment } }, options);

      expect(run.exitCode).toBe(2);
      expect(run.stderr).toMatch(message);
      expect(run.text).toBeUndefined();
      expect(existsSync(run.journalFile)).toBe(false);
    }
  });

  it.each([
    ['live', undefined],
    ['nothing', 'SOMETHING'],
  ])('%s as an answer to its question', async (_case, answer) => {
    const gateway = await otherGateway();
    const typist = { env: gateway.env, ...(answer !== undefined && { answer }) };
    const run = await probed(typist, []);

    expect(run.exitCode).toBe(2);
    expect(gateway.requests).toEqual([]);
  });

  it('a test gateway whose pay page is on another host, and cancels the checkout', async () => {
    for (const payOrigin of ['https://pay.paymennt.com', 'https://pay.test.paymennt.com.evil.example']) {
      const gateway = await otherGateway({ payOrigin });
      const run = await probed({ env: gateway.env });

      expect(run.exitCode).toBe(2);
      expect(run.stderr).toContain('this may not be the test environment');
      expect(gateway.creations()).toBe(1);
      expect(gateway.open()).toEqual([]);
      expect(run.text).toBeUndefined();
    }
  });

  it('any pay page but the one of the test environment when the environment is test', async () => {
    const gateway = await otherGateway();
    const payOrigins = [gateway.origin, 'https://pay.paymennt.com', 'http://pay.test.paymennt.com'];
    const good = 'https://pay.test.paymennt.com';
    const create = async (payOrigin: string) => {
      const { origin } = await otherGateway({ payOrigin });
      const baseUrls = { apiBaseUrl: `${origin}/mer/v2.0`, payBaseUrl: good };
      const target = { kind: 'test', environment: 'test', baseUrls } as const;
      const client = new PaymenntClient({ apiKey: 'k', apiSecret: 's', environment: baseUrls });
      const account = { target, apiKey: 'probe-key-0003', apiSecret: 'probe-word-0003', client };
      const asked = openGateway(account, new AbortController().signal);
      const journal = { add: () => undefined, entries: () => [], remove: () => undefined };
      return await probeCheckouts(asked, target, journal).create();
    };

    for (const payOrigin of payOrigins)
      await expect(create(payOrigin)).rejects.toThrow('may not be the test');
    expect((await create(good)).id).toBeTruthy();
  });
});

describe('the checkouts of a probe', () => {
  it('are ten at most, of AED 1.00, unpaid and cancelled, and no other checkout is touched', async () => {
    const gateway = await otherGateway();
    const run = await probed({ env: gateway.env, answer: 'test' }, []);

    expect(run.exitCode).toBe(0);
    const own = gateway.checkouts.filter(({ orderId }) => orderId !== 'SHOP-1');
    expect(gateway.creations()).toBeLessThanOrEqual(MOST_CHECKOUTS + 1);
    expect(own.length).toBeLessThanOrEqual(MOST_CHECKOUTS);
    expect(own.length).toBeGreaterThan(2);
    for (const { amount, currency } of own) {
      expect(Number(amount)).toBe(1);
      expect(currency).toBe('AED');
    }
    expect(gateway.open()).toEqual([]);
    expect(gateway.checkouts.find(({ orderId }) => orderId === 'SHOP-1')?.status).toBe('pending');
    expect(existsSync(run.journalFile)).toBe(false);
  });

  it('are never paid, refunded, captured or stored as a card', async () => {
    const gateway = await otherGateway();
    await probed({ env: gateway.env });

    const paths = gateway.requests.filter((request) =>
      /payment|refund|capture|card|subscription/.test(request),
    );
    expect(paths).toEqual([]);
  });

  it('are all cancelled on a sandbox', async () => {
    const { env, sandbox } = await servedSandbox();
    const run = await probed({ env });

    expect(run.exitCode).toBe(0);
    expect(sandbox.state.checkouts.length).toBeGreaterThan(0);
    expect(sandbox.state.checkouts.map(({ status }) => status)).not.toContain('PENDING');
    expect(sandbox.state.payments).toEqual([]);
  });

  it('cannot be more than ten, whatever asks for them', async () => {
    const gateway = await otherGateway();
    const baseUrls = { apiBaseUrl: `${gateway.origin}/mer/v2.0`, payBaseUrl: gateway.origin };
    const target = { kind: 'sandbox', environment: baseUrls, baseUrls } as const;
    const client = new PaymenntClient({ apiKey: 'k', apiSecret: 's', environment: baseUrls });
    const account = { target, apiKey: 'probe-key-0003', apiSecret: 'probe-word-0003', client };
    const journal = { add: () => undefined, entries: () => [], remove: () => undefined };
    const { create } = probeCheckouts(openGateway(account, new AbortController().signal), target, journal);

    for (let count = 0; count < MOST_CHECKOUTS; count += 1) await create();
    await expect(create()).rejects.toThrow('ten checkouts at most');
    expect(gateway.creations()).toBe(MOST_CHECKOUTS);
  });

  it('have no line in the journal when the probe was interrupted before the request', async () => {
    const { origin } = await otherGateway();
    const baseUrls = { apiBaseUrl: `${origin}/mer/v2.0`, payBaseUrl: origin };
    const target = { kind: 'sandbox', environment: baseUrls, baseUrls } as const;
    const client = new PaymenntClient({ apiKey: 'k', apiSecret: 's', environment: baseUrls });
    const gateway = openGateway({ target, apiKey: 'k', apiSecret: 's', client }, AbortSignal.abort());
    const journal = openJournal(path.join(await temporaryFolder(), 'report.json.journal'));

    await expect(probeCheckouts(gateway, target, journal).create()).rejects.toThrow('aborted');
    expect(journal.entries()).toEqual([]);
  });

  it('are cancelled when the answer to a creation is lost', async () => {
    const gateway = await otherGateway({ cutsCreation: 3, lagMs: 60 });
    const run = await probed({ env: gateway.env });

    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('the probe ended early');
    expect(gateway.open()).toEqual([]);
    expect(existsSync(run.journalFile)).toBe(false);
  });

  it('are cancelled when the gateway asks for fewer requests, and the report holds what was found out', async () => {
    const gateway = await otherGateway({ tooManyAt: 12 });
    const run = await probed({ env: gateway.env });

    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain('the report is not complete');
    expect(gateway.open()).toEqual([]);
    expect(run.report?.statusStyles?.['checkouts.createMobile']).toBe('label');
    expect(run.report?.cancelTwice).toBeUndefined();
  });

  it('are known to the process that created them when somebody removes the journal', async () => {
    const file = path.join(await temporaryFolder(), 'report.json.journal');
    const journal = openJournal(file);
    const entry = { gateway: 'http://127.0.0.1:9', requestId: 'probe-1', orderId: 'probe', id: '17' };
    journal.add(entry);
    await rm(file);

    expect(journal.entries()).toEqual([entry]);
  });

  it('are asked about again when the answer to a read is lost', async () => {
    const gateway = await otherGateway({ cutsRequest: 2 });
    const run = await probed({ env: gateway.env });

    expect(gateway.requests[1]).toBe('GET /checkout');
    expect(run.exitCode, run.stderr).toBe(0);
    expect(run.report?.cancelTwice).toBeDefined();
    expect(gateway.open()).toEqual([]);
  });

  it('of others stay as they are at a gateway that ignores filters', async () => {
    const gateway = await otherGateway({ ignoresFilters: true, cutsCreation: 2 });
    await probed({ env: gateway.env });

    expect(gateway.checkouts.find(({ orderId }) => orderId === 'SHOP-1')?.status).toBe('pending');
    expect(
      gateway.requests.filter((request) => request === 'POST /checkout/7000000000000000001/cancel'),
    ).toEqual([]);
    expect(gateway.open()).toEqual([]);
  });
});

describe('a gateway that refuses every cancellation', () => {
  it('is reported with the ids, and --clean tries again from the journal', async () => {
    const directory = await temporaryFolder();
    const gateway = await otherGateway({ refusesCancel: true });
    const run = await probed({ env: gateway.env }, ['--yes'], { directory });

    expect(run.exitCode).toBe(1);
    expect(gateway.open().length).toBeGreaterThan(1);
    for (const { id } of gateway.open()) expect(run.stderr).toContain(id);
    expect(run.stderr).toContain(`Run "paymennt probe --clean --out ${run.file}" later`);
    expect((await stat(run.journalFile)).mode & 0o777).toBe(0o600);

    const second = await probed({ env: gateway.env }, ['--yes'], { directory });
    expect(second.exitCode).toBe(2);
    expect(second.stderr).toContain(`Run "paymennt probe --clean --out ${run.file}" first`);

    const clean = await probed({ env: gateway.env }, ['--clean'], { directory });
    expect(clean.exitCode).toBe(1);
    expect(existsSync(run.journalFile)).toBe(true);
  });
});

describe('--clean', () => {
  async function journalOf(gateway: { origin: string }, lines: readonly object[]) {
    const directory = await temporaryFolder();
    const file = path.join(directory, 'report.json.journal');
    const entries = lines.map((line) => JSON.stringify({ gateway: `${gateway.origin}/mer/v2.0`, ...line }));
    await writeFile(file, `${entries.join('\n')}\n{"gateway":"htt`);
    return directory;
  }

  it('cancels by id and by requestId, and then removes the journal', async () => {
    const gateway = await otherGateway({ lagMs: 0 });
    const orderId = 'paymennt-probe-a1';
    const created = async (requestId: string) => {
      const response = await fetch(`${gateway.origin}/mer/v2.0/checkout/mobile`, {
        method: 'POST',
        headers: { 'x-paymennt-api-secret': 'probe-word-0003' },
        body: JSON.stringify({ requestId, orderId, amount: 1, currency: 'AED', customer: {} }),
      });
      return ((await response.json()) as { result: { id: string } }).result.id;
    };
    const id = await created(`${orderId}-1`);
    await created(`${orderId}-2`);
    const directory = await journalOf(gateway, [
      { requestId: `${orderId}-1`, orderId },
      { requestId: `${orderId}-1`, orderId, id },
      { requestId: `${orderId}-2`, orderId },
      { requestId: `${orderId}-3`, orderId },
    ]);
    expect(gateway.open()).toHaveLength(2);

    const run = await probed({ env: gateway.env }, ['--clean'], { directory });

    expect(run.exitCode).toBe(0);
    expect(gateway.open()).toEqual([]);
    expect(existsSync(run.journalFile)).toBe(false);
  });

  it('keeps the journal when the answer to its search is no list', async () => {
    const { origin } = await scriptedGateway(success({ items: [] }));
    const orderId = 'paymennt-probe-a1';
    const directory = await journalOf({ origin }, [{ requestId: `${orderId}-1`, orderId }]);
    const run = await probed({ env: { ...KEYS, PAYMENNT_ENVIRONMENT: origin } }, ['--clean'], { directory });

    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain(`${orderId}-1`);
    expect(existsSync(run.journalFile)).toBe(true);
  });

  it('refuses the journal of another gateway', async () => {
    const [one, two] = [await otherGateway(), await otherGateway()];
    const directory = await journalOf(one, [
      { requestId: 'paymennt-probe-a1-1', orderId: 'paymennt-probe-a1' },
    ]);
    const run = await probed({ env: two.env }, ['--clean'], { directory });

    expect(run.exitCode).toBe(2);
    expect(two.requests).toEqual([]);
    expect(readJournal(run.journalFile)).toHaveLength(1);
  });

  it('says that there is nothing to do without a journal', async () => {
    const gateway = await otherGateway();
    const run = await probed({ env: gateway.env }, ['--clean']);

    expect(run).toMatchObject({ exitCode: 0 });
    expect(gateway.requests).toEqual([]);
  });
});

describe('the report of a probe', () => {
  it('holds nothing that was sent or that names the account, however much the gateway repeats', async () => {
    const gateway = await otherGateway({ echoes: true });
    const { origin: webhook } = await scriptedGateway(respond(204, ''));
    const run = await probed({ env: gateway.env });
    const text = run.text ?? '';

    expect(run.exitCode, run.stderr).toBe(0);
    expect(run.report?.mistakes?.missing_field?.error).toBeTruthy();
    const sent = [...gateway.checkouts.flatMap(({ id, requestId, orderId }) => [id, requestId, orderId])];
    const secrets = [
      ...sent,
      'probe-key-0003',
      'probe-word-0003',
      'Acme',
      'Trading',
      'key-of-',
      webhook,
      'shop.example',
    ];
    for (const secret of secrets) expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
    const run12 = /paymennt-probe-([0-9a-f]{12})/.exec(sent.join(' '))?.[1] ?? 'missing';
    expect(text).not.toContain(run12);
  });

  it('is for its owner only', async () => {
    const gateway = await otherGateway();
    const { file } = await probed({ env: gateway.env });

    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['text that is not on the list', { cancelTwice: { answer: 'Acme' } }, 'cancelTwice.answer'],
    [
      'a sentence with a name',
      { cancelTwice: { answer: 'refused', error: 'Acme says no' } },
      'cancelTwice.error',
    ],
    ['a header name with a value', { webhook: { headers: ['X-Acme: 17'] } }, 'webhook.headers.0'],
    ['an object where a verdict belongs', { pageOrder: null }, 'pageOrder'],
  ])('is not written with %s', (_case, report, place) => {
    expect(() => reportText(report as never, [])).toThrow(`${place} holds text that is not on the list`);
  });

  it('is not written when it holds a value that was sent', () => {
    const report = { webhook: { headers: ['x-probe-key'] } };

    expect(() => reportText(report, ['X-Probe-Key'])).toThrow('it holds a value that was sent');
    expect(() => reportText(report, ['AED', '50', 'PENDING'])).not.toThrow();
  });

  it.each(['Mobile', 'Envelope', 'Port', 'Meter'])(
    'is written when %s, a part of its own words, is the name of a branch',
    (branch) => {
      const report = {
        statusStyles: { 'checkouts.createMobile': 'code' },
        cancelTwice: { answer: 'refused', body: 'envelope', error: 'parameter not supported' },
      } as const;

      expect(() => reportText(report, [branch])).not.toThrow();
    },
  );

  it('leaves out an HTTP status that no response of the sandbox can have', () => {
    const answer = { body: 'empty', accepted: false, result: undefined, error: undefined } as const;

    expect(acceptedOrRefused({ ...answer, status: 999 })).toEqual({ answer: 'refused', body: 'empty' });
    expect(acceptedOrRefused({ ...answer, status: 599 }).httpStatus).toBe(599);
  });

  it('cannot be a folder, which is refused before anything is sent', async () => {
    const directory = await temporaryFolder();
    await mkdir(path.join(directory, 'report.json'));
    const gateway = await otherGateway();
    const run = await probed({ env: gateway.env }, ['--yes'], { directory });

    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('--out names the folder');
    expect(gateway.requests).toEqual([]);
  });

  it('is not written when the first checkout is refused', async () => {
    const gateway = await otherGateway();
    const env = { ...gateway.env, PAYMENNT_API_SECRET: 'another-word-0003' };
    const run = await probed({ env });

    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('HTTP 403');
    expect(run.stderr).not.toContain('another-word-0003');
    expect(run.text).toBeUndefined();
    expect(await readFile(run.journalFile, 'utf8').catch(() => 'none')).toBe('none');
  });
});
