import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PaymenntClient } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { differences } from '../../../src/cli/probe/compare.js';
import type { SandboxBehaviour, SandboxOptions } from '../../../src/sandbox/index.js';
import { freePort, refusedOrigin } from '../../support/server.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { servedSandbox } from '../typed-command.js';
import { otherGateway } from './other-gateway.js';
import { probed } from './probed.js';

async function reportOf(options?: SandboxOptions) {
  const { env } = await servedSandbox(options);
  const { report, exitCode } = await probed({ env });
  expect(exitCode).toBe(0);
  return report;
}

describe('a probe of the sandbox', () => {
  it('finds the behaviour that the sandbox has by default', async () => {
    const report = await reportOf();

    expect(report).toMatchObject({
      reportVersion: 1,
      usedRequestId: {
        pending: { answer: 'refused', httpStatus: 400, body: 'envelope' },
        cancelled: { answer: 'refused', httpStatus: 400, body: 'envelope' },
      },
      listLagMs: 0,
      statusStyles: { 'checkouts.createMobile': 'code', 'checkouts.get': 'code', 'checkouts.search': 'code' },
      cancelTwice: { answer: 'refused', httpStatus: 400 },
      pageOrder: 'newest_first',
      afterId: 'newer',
      afterTimestampOffsetMinutes: 0,
    });
    expect(report?.mistakes?.wrong_credentials).toMatchObject({ answer: 'refused', httpStatus: 401 });
    expect(report?.mistakes?.missing_field?.error).toBe('{field} is required.');
    expect(report?.mistakes?.unknown_path?.httpStatus).toBe(404);
    expect(report?.mistakes?.empty_search).toEqual({ answer: 'accepted' });
    expect(Object.keys(report?.mistakes ?? {})).toHaveLength(17);
  });

  it('sees how the sandbox spells status words', async () => {
    const report = await reportOf({ statusStyle: 'label' });

    expect(new Set(Object.values(report?.statusStyles ?? {}))).toEqual(new Set(['label']));
  });
});

describe('a probe of another gateway', () => {
  it('finds another answer to every question', async () => {
    const gateway = await otherGateway({ lagMs: 300 });
    const port = await freePort();
    const { report, exitCode } = await probed({ env: gateway.env }, [
      '--yes',
      '--webhook-url',
      `http://127.0.0.1:${port}/hook`,
    ]);

    expect(exitCode).toBe(0);
    expect(report).toMatchObject({
      usedRequestId: { pending: { answer: 'same_checkout' }, cancelled: { answer: 'new_checkout' } },
      statusStyles: {
        'checkouts.createMobile': 'label',
        'checkouts.createWeb': 'label',
        'checkouts.get': 'lower',
        'checkouts.search': 'label',
        'checkouts.cancel': 'label',
      },
      mistakes: {
        wrong_credentials: { answer: 'refused', httpStatus: 403, body: 'html' },
        unknown_checkout: { answer: 'refused', httpStatus: 404, body: 'text' },
        missing_field: { answer: 'refused', httpStatus: 422, body: 'json' },
        wrong_type: { answer: 'accepted' },
        unknown_field: { answer: 'accepted' },
        unknown_parameter: { answer: 'accepted' },
        invalid_page_size: { answer: 'refused', httpStatus: 500, body: 'text' },
        empty_search: { answer: 'refused', httpStatus: 400, body: 'json' },
        wrong_content_type: { answer: 'accepted' },
        unexpected_body: { answer: 'accepted' },
      },
      cancelTwice: { answer: 'accepted' },
      pageOrder: 'oldest_first',
      afterId: 'older_or_same',
      afterTimestampOffsetMinutes: 240,
    });
    expect(report?.listLagMs).toBeGreaterThanOrEqual(200);
    expect(report?.listLagMs).toBeLessThanOrEqual(1_500);
    expect(report?.webhook).toMatchObject({ contentType: 'text/plain', fields: [] });
    expect(report?.webhook?.headers).toContain('x-other-signature');
    // A number in a header name could be an account.
    expect(report?.webhook?.headers).not.toContain('x-merchant-7731');
    expect(gateway.webhooks).toEqual([]);
  });
});

describe('a sandbox that is made from a report', () => {
  const THREE: Readonly<Record<string, SandboxBehaviour>> = {
    'with the behaviour of its own': {},
    'that forgives': {
      usedRequestId: { pending: { answer: 'same_checkout' }, cancelled: { answer: 'same_checkout' } },
      statusStyles: { 'checkouts.get': 'lower', 'checkouts.search': 'label' },
      cancelTwice: { answer: 'accepted' },
      pageOrder: 'oldest_first',
      afterId: 'newer_or_same',
      afterTimestampOffsetMinutes: 330,
      mistakes: { unknown_parameter: { answer: 'accepted' }, unknown_field: { answer: 'accepted' } },
    },
    'that is slow and terse': {
      listLagMs: 400,
      afterId: 'ignored',
      afterTimestampOffsetMinutes: -210,
      usedRequestId: { pending: { answer: 'new_checkout' } },
      mistakes: {
        wrong_credentials: { answer: 'refused', httpStatus: 403, body: 'empty' },
        unknown_checkout: { answer: 'refused', httpStatus: 404, body: 'html' },
        missing_field: { answer: 'refused', httpStatus: 422, body: 'envelope', error: '{field} is missing' },
      },
    },
  };

  /** What differs, apart from the clocks. */
  function unlike(before: SandboxBehaviour | undefined, after: SandboxBehaviour | undefined): string[] {
    const about = (line: string) => !/^(?:listLagMs|webhook)/.test(line);
    return differences(before, after).filter(about);
  }

  it.each(Object.keys(THREE))('%s is probed with the same answers as its origin', async (name) => {
    const first = await reportOf({ behaviour: THREE[name] });
    const second = await reportOf({ behaviour: first });

    expect(unlike(first, second)).toEqual([]);
    expect(first).toMatchObject({ ...THREE[name], listLagMs: expect.any(Number) });
    expect(Math.abs((first?.listLagMs ?? 0) - (second?.listLagMs ?? 0))).toBeLessThanOrEqual(600);
  });

  it('is told apart from the other two', async () => {
    const reports = await Promise.all(Object.values(THREE).map((behaviour) => reportOf({ behaviour })));

    for (const [index, report] of reports.entries()) {
      for (const other of reports.slice(index + 1)) expect(unlike(report, other).length).toBeGreaterThan(4);
    }
  });

  it('answers as a gateway that is not a sandbox at all', async () => {
    const gateway = await otherGateway({ lagMs: 200 });
    const { report: original } = await probed({ env: gateway.env });
    const copy = await reportOf({ behaviour: original });

    // The sandbox always refuses text where the API documents a number.
    const { wrong_type: accepted } = original?.mistakes ?? {};
    const { wrong_type: refused } = copy?.mistakes ?? {};
    expect([accepted?.answer, refused?.answer]).toEqual(['accepted', 'refused']);
    expect(unlike(original, copy).filter((line) => !line.startsWith('mistakes.wrong_type'))).toEqual([]);
    expect(copy?.listLagMs).toBeGreaterThan(0);
  });
});

describe('--webhook-url', () => {
  it('reads a delivery of the sandbox and deletes the webhook afterwards', async () => {
    const { env, sandbox } = await servedSandbox();
    const address = `${await refusedOrigin()}/hook`;
    const { report, exitCode } = await probed({ env }, ['--yes', '--webhook-url', address]);

    expect(exitCode).toBe(0);
    expect(report?.webhook?.contentType).toBe('application/json');
    expect(report?.webhook?.fields).toContain('orderId');
    expect(report?.webhook?.headers).toContain('user-agent');
    expect(sandbox.state.webhooks).toEqual([]);
  });

  it('refuses an address that is registered already, and leaves its webhook alone', async () => {
    const { env, sandbox } = await servedSandbox();
    const address = `${await refusedOrigin()}/hook`;
    const client = new PaymenntClient({
      apiKey: env['PAYMENNT_API_KEY'] ?? '',
      apiSecret: env['PAYMENNT_API_SECRET'] ?? '',
      environment: sandbox.environment,
    });
    await client.webhooks.create({ address });
    const run = await probed({ env }, ['--yes', '--webhook-url', address]);

    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('exists already: pass another --webhook-url.');
    expect(sandbox.state.webhooks).toHaveLength(1);
    expect(sandbox.state.checkouts).toEqual([]);
  });

  it.each(['shop.example', 'ftp://shop.example'])('refuses %s before anything is sent', async (address) => {
    const gateway = await otherGateway();

    expect((await probed({ env: gateway.env }, ['--yes', '--webhook-url', address])).exitCode).toBe(2);
    expect(gateway.requests).toEqual([]);
  });
});

describe('--compare', () => {
  it('says what has changed since an older report, and nothing about the time of the run', async () => {
    const directory = await temporaryFolder();
    const { env } = await servedSandbox();
    const first = await probed({ env }, ['--yes'], { directory });
    const old = path.join(directory, 'old.json');
    await writeFile(old, first.text ?? '');

    const same = await probed({ env }, ['--yes', '--compare', old], { directory });
    const label = await servedSandbox({ statusStyle: 'label' });
    const other = await probed({ env: label.env }, ['--yes', '--compare', old], { directory });

    expect(same.stdout).toContain(`Nothing has changed since ${old}.`);
    expect(other.stdout).toContain('statusStyles.checkouts.get: "code" is now "label"');
    expect(other.stdout).not.toContain('probedAt');
  });

  it('leaves only the report on stdout with --json', async () => {
    const directory = await temporaryFolder({ 'old.json': '{ "reportVersion": 1, "listLagMs": 7 }' });
    const { env } = await servedSandbox();
    const old = path.join(directory, 'old.json');
    const run = await probed({ env }, ['--yes', '--json', '--compare', old]);

    expect(run.stdout).toBe(run.text);
    expect(run.stderr).toContain('listLagMs: 7 is now 0');
  });

  it.each([
    ['is missing', 'nowhere.json', /there is no report file/],
    ['is a list', 'list.json', /is no report of this version/],
    ['belongs to another program', 'other.json', /is no report of this version/],
    ['has a newer version', 'newer.json', /is no report of this version/],
    ['is cut off', 'cut.json', /is not JSON/],
  ])('refuses a file that %s before anything is sent', async (_case, name, message) => {
    const gateway = await otherGateway();
    const directory = await temporaryFolder({
      'list.json': '[]',
      'other.json': '{ "name": "shop" }',
      'newer.json': '{ "reportVersion": 2 }',
      'cut.json': '{ "reportVersion"',
    });
    const options = ['--yes', '--compare', path.join(directory, name)];
    const run = await probed({ env: gateway.env }, options, { directory });

    expect(run.exitCode).toBe(2);
    expect(run.stderr).toMatch(message);
    expect(gateway.requests).toEqual([]);
  });
});
