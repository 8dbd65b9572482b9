import type { SandboxOptions } from 'paymennt/sandbox';
import { describe, expect, it } from 'vitest';
import { redirect, reset, respond } from '../../support/acts.js';
import { scriptedGateway } from '../../support/gateway.js';
import { type Act, refusedOrigin } from '../../support/server.js';
import { CUSTOMER } from '../merchant.js';
import { openFrozenSandbox } from '../open-sandbox.js';

/** A webhook of a merchant, which answers 200 until a test changes `answer`. */
async function openReceiver() {
  const receiver: { answer: Act } = { answer: respond(200, '') };
  const { origin, exchanges } = await scriptedGateway((exchange) => receiver.answer(exchange));
  const bodies = (): Record<string, unknown>[] => exchanges.map(({ body }) => JSON.parse(body));
  return Object.assign(receiver, { address: `${origin}/webhook`, exchanges, bodies });
}

async function listening(options: SandboxOptions = {}) {
  const receiver = await openReceiver();
  const { sandbox, merchant } = openFrozenSandbox(options);
  const { result } = await merchant.post('/webhooks', { address: receiver.address });
  const statuses = () => receiver.bodies().map(({ status }) => status);
  return { receiver, sandbox, merchant, webhook: `/webhooks/${result['id']}`, statuses };
}

describe('a webhook delivery', () => {
  it('is one flat checkout object, without a signature that nobody documented', async () => {
    const { receiver, sandbox, merchant } = await listening();
    const { id, requestId, orderId } = await merchant.create('mobile');
    sandbox.bank.pay(id);
    await sandbox.webhooks.settled();
    const [{ method, headers } = { method: 'nothing', headers: {} }] = receiver.exchanges;
    expect(receiver.bodies()).toEqual([
      {
        id,
        displayId: expect.any(String),
        requestId,
        referenceId: requestId,
        orderId,
        currency: 'AED',
        amount: 100,
        grandtotal: 100,
        status: 'PAID',
        totalRefunded: 0,
        customerEmail: CUSTOMER.email,
        paidOn: '2026-03-01T12:00:00.000+00:00',
        timestamp: '2026-03-01T12:00:00.000+00:00',
      },
    ]);
    expect([method, headers['content-type']]).toEqual(['POST', 'application/json']);
    expect(Object.keys(headers).filter((name) => /sign|hmac|paymennt/i.test(name))).toEqual([]);
  });

  it('is sent for each change of the status, in order, but not for the creation', async () => {
    const { sandbox, merchant, statuses } = await listening();
    const { id } = await merchant.create('mobile');
    sandbox.bank.hold(id);
    sandbox.bank.pay(id);
    await merchant.post(`/checkout/${id}/refund?amount=1&currency=AED&note=x`);
    await sandbox.webhooks.settled();
    expect(statuses()).toEqual(['PENDING_CONFIRMATION', 'PAID', 'PARTIALLY_REFUNDED']);
    expect(sandbox.state.deliveries.map(({ status }) => status)).toEqual([
      'delivered',
      'delivered',
      'delivered',
    ]);
  });

  it('is sent at the time of an expiry', async () => {
    const { sandbox, merchant, statuses } = await listening();
    await merchant.create('qr', { expiresIn: 5 });
    await sandbox.clock.advance('1h');
    expect(statuses()).toEqual(['EXPIRED']);
    expect(sandbox.state.deliveries[0]?.createdAt).toBe('2026-03-01T12:05:00.000Z');
  });

  it('is sent to every enabled webhook', async () => {
    const { receiver, sandbox, merchant, webhook } = await listening();
    const other = await openReceiver();
    await merchant.post('/webhooks', { address: other.address });
    const { id } = await merchant.create('mobile');
    sandbox.bank.hold(id);
    await merchant.post(`${webhook}/disable`);
    sandbox.bank.pay(id);
    await sandbox.webhooks.settled();
    expect(receiver.exchanges).toHaveLength(1);
    expect(other.exchanges).toHaveLength(2);
  });

  it('can go to the function webhookFetch', async () => {
    const bodies: unknown[] = [];
    const { sandbox, merchant } = openFrozenSandbox({
      webhookFetch: async (request) => {
        bodies.push([request.url, await request.json()]);
        return new Response(null, { status: 204 });
      },
    });
    await merchant.post('/webhooks', { address: 'http://localhost/hook' });
    const { id } = await merchant.create('mobile');
    sandbox.bank.pay(id);
    await sandbox.webhooks.settled();
    expect(bodies).toEqual([['http://localhost/hook', expect.objectContaining({ id, status: 'PAID' })]]);
  });

  it('of a webhook test is about a checkout that does not exist', async () => {
    const { receiver, sandbox, merchant, webhook } = await listening();
    expect((await merchant.post(`${webhook}/test`)).success).toBe(true);
    await sandbox.webhooks.settled();
    const sample = receiver.bodies()[0];
    expect(sample).toMatchObject({ orderId: 'WEBHOOK-TEST', status: 'PENDING' });
    expect((await merchant.get(`/checkout/${sample?.['id']}`)).success).toBe(false);
  });
});

describe('a delivery to another machine', () => {
  it.each([
    'https://shop.example.com/hook',
    'http://192.168.0.1/hook',
    'http://127.0.0.1.evil.example/hook',
    'http://127.0.0.1@evil.example/hook',
    'http://user:secret@127.0.0.1/hook',
    'http://0.0.0.0/hook',
    'http://[::ffff:127.0.0.1]/hook',
    'ftp://127.0.0.1/hook',
    'file:///etc/passwd',
    'localhost/hook',
    '',
  ])('is recorded as refused and never sent: %s', async (address) => {
    const sent: string[] = [];
    const { sandbox, merchant } = openFrozenSandbox({
      webhookFetch: (request) => {
        sent.push(request.url);
        return Promise.resolve(new Response());
      },
    });
    const { result } = await merchant.post('/webhooks', { address });
    const { id } = await merchant.create('mobile');
    sandbox.bank.pay(id);
    await merchant.post(`/webhooks/${result['id']}/test`);
    await sandbox.webhooks.settled();
    await sandbox.webhooks.replay(sandbox.state.deliveries[0]?.id ?? '');
    expect(sent).toEqual([]);
    expect(sandbox.state.deliveries.map(({ status }) => status)).toEqual(['refused', 'refused', 'refused']);
  });

  it('does not follow a redirect', async () => {
    const { receiver, sandbox, merchant } = await listening();
    const elsewhere = await openReceiver();
    receiver.answer = redirect(307, elsewhere.address);
    const { id } = await merchant.create('mobile');
    sandbox.bank.pay(id);
    await sandbox.webhooks.settled();
    expect(elsewhere.exchanges).toEqual([]);
    expect(sandbox.state.deliveries[0]).toMatchObject({ status: 'pending', attempts: [{ httpStatus: 307 }] });
  });
});

describe('a failed delivery', () => {
  it('is tried again after longer and longer waits until it arrives', async () => {
    const { receiver, sandbox, merchant, statuses } = await listening();
    receiver.answer = respond(500, '');
    const { id } = await merchant.create('mobile');
    sandbox.bank.pay(id);
    await sandbox.webhooks.settled();
    await sandbox.clock.advance('7m');
    receiver.answer = respond(200, '');
    await sandbox.clock.advance('1h');
    expect(statuses()).toEqual(['PAID', 'PAID', 'PAID', 'PAID']);
    expect(sandbox.state.deliveries).toMatchObject([
      {
        status: 'delivered',
        attempts: [
          { at: '2026-03-01T12:00:00.000Z', httpStatus: 500 },
          { at: '2026-03-01T12:01:00.000Z', httpStatus: 500 },
          { at: '2026-03-01T12:06:00.000Z', httpStatus: 500 },
          { at: '2026-03-01T12:36:00.000Z', httpStatus: 200 },
        ],
      },
    ]);
  });

  it('ends after six attempts, which disables the webhook as failed', async () => {
    const { receiver, sandbox, merchant, webhook } = await listening();
    receiver.answer = reset;
    const { id } = await merchant.create('mobile');
    sandbox.bank.hold(id);
    await sandbox.webhooks.settled();
    await sandbox.clock.advance('3d');
    const [delivery] = sandbox.state.deliveries;
    expect(delivery?.status).toBe('failed');
    expect(delivery?.attempts).toHaveLength(6);
    expect(delivery?.attempts[0]?.error).toMatch(/UND_ERR_SOCKET|ECONNRESET/);
    expect((await merchant.get(webhook)).result).toMatchObject({ failed: true, enabled: false });
    sandbox.bank.pay(id);
    expect(sandbox.state.deliveries).toHaveLength(1);
    expect((await merchant.post(`${webhook}/enable`)).result).toMatchObject({ failed: false, enabled: true });
  });

  it('has the error ECONNREFUSED if nothing listens', async () => {
    const { sandbox, merchant } = openFrozenSandbox();
    await merchant.post('/webhooks', { address: await refusedOrigin() });
    const { id } = await merchant.create('mobile');
    sandbox.bank.pay(id);
    await sandbox.webhooks.settled();
    expect(sandbox.state.deliveries[0]?.attempts[0]?.error).toBe('ECONNREFUSED');
  });

  it('is not tried again after its webhook was disabled or deleted', async () => {
    for (const action of ['disable', 'delete']) {
      const { receiver, sandbox, merchant, webhook } = await listening();
      receiver.answer = respond(503, '');
      const { id } = await merchant.create('mobile');
      sandbox.bank.pay(id);
      await sandbox.webhooks.settled();
      await merchant.post(`${webhook}/${action}`);
      await sandbox.clock.advance('1d');
      expect(receiver.exchanges).toHaveLength(1);
      expect(sandbox.state.deliveries[0]?.status).toBe('failed');
    }
  });

  it('ends when the sandbox is closed during an attempt', async () => {
    let asked: () => void = () => undefined;
    const question = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const { receiver, sandbox, merchant } = await listening();
    receiver.answer = () => asked();
    const { id } = await merchant.create('mobile');
    sandbox.bank.pay(id);
    await question;
    await sandbox.close();
    expect(sandbox.state.deliveries[0]?.attempts[0]?.error).toBe('the sandbox was closed');
  });

  it('is removed by a reset, even if the response comes later', async () => {
    let release: (response: Response) => void = () => undefined;
    const { sandbox, merchant } = openFrozenSandbox({
      webhookFetch: () =>
        new Promise((resolve) => {
          release = resolve;
        }),
    });
    await merchant.post('/webhooks', { address: 'http://localhost/hook' });
    const { id } = await merchant.create('mobile');
    sandbox.bank.pay(id);
    await Promise.resolve();
    sandbox.reset();
    release(new Response(null, { status: 500 }));
    await sandbox.webhooks.settled();
    await sandbox.clock.advance('1d');
    expect(sandbox.state.deliveries).toEqual([]);
  });
});

describe('a disturbed or replayed delivery', () => {
  it('is sent twice with duplicate', async () => {
    const { sandbox, merchant, statuses, receiver } = await listening();
    const { id } = await merchant.create('mobile');
    sandbox.webhooks.disturbNext('duplicate');
    sandbox.bank.pay(id);
    await sandbox.webhooks.settled();
    expect(statuses()).toEqual(['PAID', 'PAID']);
    expect(receiver.bodies()[0]).toEqual(receiver.bodies()[1]);
    const [first, second] = sandbox.state.deliveries;
    expect(second?.replayOf).toBe(first?.id);
  });

  it('is not sent with lose', async () => {
    const { sandbox, merchant, statuses } = await listening();
    const { id } = await merchant.create('mobile');
    sandbox.webhooks.disturbNext('lose');
    sandbox.bank.hold(id);
    sandbox.bank.pay(id);
    await sandbox.webhooks.settled();
    await sandbox.clock.advance('1d');
    expect(statuses()).toEqual(['PAID']);
    expect(sandbox.state.deliveries.map(({ status }) => status)).toEqual(['lost', 'delivered']);
  });

  it('arrives once, after the next delivery, with reorder', async () => {
    const { sandbox, merchant, statuses } = await listening();
    const { id } = await merchant.create('mobile');
    sandbox.webhooks.disturbNext('reorder');
    sandbox.bank.hold(id);
    await sandbox.webhooks.settled();
    expect(statuses()).toEqual([]);
    sandbox.bank.pay(id);
    await sandbox.webhooks.settled();
    await sandbox.clock.advance('1d');
    expect(statuses()).toEqual(['PAID', 'PENDING_CONFIRMATION']);
  });

  it('arrives after one minute with reorder if no other delivery follows', async () => {
    const { sandbox, merchant, statuses } = await listening();
    const { id } = await merchant.create('mobile');
    sandbox.webhooks.disturbNext('reorder');
    sandbox.bank.pay(id);
    await sandbox.clock.advance('59s');
    expect(statuses()).toEqual([]);
    await sandbox.clock.advance('1s');
    expect(statuses()).toEqual(['PAID']);
  });

  it('is replayed with its old body after the checkout has changed', async () => {
    const { sandbox, merchant, statuses } = await listening();
    const { id } = await merchant.create('mobile');
    sandbox.bank.pay(id);
    await merchant.post(`/checkout/${id}/refund?amount=100&currency=AED&note=x`);
    await sandbox.webhooks.settled();
    const [first] = sandbox.state.deliveries;
    const again = await sandbox.webhooks.replay(first?.id ?? '');
    expect(again).toMatchObject({ status: 'delivered', replayOf: first?.id, body: first?.body });
    expect(statuses()).toEqual(['PAID', 'REFUNDED', 'PAID']);
  });

  it('is refused for an unknown id or an unknown disturbance', async () => {
    const { sandbox } = await listening();
    await expect(sandbox.webhooks.replay('42')).rejects.toThrow(
      'There is no delivery 42, or its webhook was deleted.',
    );
    expect(() => sandbox.webhooks.disturbNext('forge' as never)).toThrow(/choose duplicate, lose or reorder/);
  });
});
