import { describe, expect, it, vi } from 'vitest';
import { openFrozenSandbox, openSandbox } from '../open-sandbox.js';
import { CARD_AT_ONCE, payWith, submit } from '../shopper.js';

describe('the clock', () => {
  it('stands still with the option now, and moves only with advance', async () => {
    const { sandbox } = openFrozenSandbox();
    const start = sandbox.clock.now();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(sandbox.clock.now()).toEqual(start);
    await sandbox.clock.advance('90m');
    expect(sandbox.clock.now()).toEqual(new Date('2026-03-01T13:30:00.000Z'));
    await sandbox.clock.advance(1_500);
    expect(sandbox.clock.now()).toEqual(new Date('2026-03-01T13:30:01.500Z'));
  });

  it('follows real time without the option now, and runs due events by itself', async () => {
    vi.useFakeTimers({ now: new Date('2026-05-01T00:00:00Z') });
    try {
      const { sandbox, merchant } = openSandbox();
      const { id } = await merchant.create('link', { expiresIn: 15 });
      const changes = vi.fn();
      sandbox.state.onChange(changes);
      await vi.advanceTimersByTimeAsync(14 * 60_000);
      expect(changes).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(60_000);
      expect(changes).toHaveBeenCalledOnce();
      expect(sandbox.state.checkout(id)?.status).toBe('EXPIRED');
      await sandbox.close();
    } finally {
      vi.useRealTimers();
    }
  });

  it('stays ahead of real time after advance, and so do its timers', async () => {
    vi.useFakeTimers({ now: new Date('2026-05-01T00:00:00Z') });
    try {
      const { sandbox, merchant } = openSandbox();
      const { id } = await merchant.create('link', { expiresIn: 60 });
      await sandbox.clock.advance('50m');
      const changes = vi.fn();
      sandbox.state.onChange(changes);
      await vi.advanceTimersByTimeAsync(10 * 60_000);
      expect(changes).toHaveBeenCalledOnce();
      expect(sandbox.state.checkout(id)?.status).toBe('EXPIRED');
      await sandbox.close();
    } finally {
      vi.useRealTimers();
    }
  });

  it('leaves no timer behind when it is closed', async () => {
    vi.useFakeTimers();
    try {
      const { sandbox, merchant } = openSandbox();
      await merchant.create('mobile');
      expect(vi.getTimerCount()).toBeGreaterThan(0);
      await sandbox.close();
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([['-1h'], ['soon'], ['5'], [-1], [Number.NaN], ['1y'], [1e17]])(
    'rejects an advance by %s',
    async (duration) => {
      const { sandbox } = openFrozenSandbox();
      const before = sandbox.clock.now();
      const advance = sandbox.clock.advance(duration as never);
      await expect(advance).rejects.toThrow(/^Cannot advance the clock by/);
      expect(sandbox.clock.now()).toEqual(before);
    },
  );
});

describe('expiry', () => {
  it('happens after the minutes of expiresIn, and not before', async () => {
    const { sandbox, merchant } = openFrozenSandbox();
    const { id } = await merchant.create('qr', { expiresIn: 5 });
    await sandbox.clock.advance('4m');
    expect(await merchant.statusOf(id)).toBe('PENDING');
    await sandbox.clock.advance('1m');
    expect(await merchant.statusOf(id)).toBe('EXPIRED');
    expect(sandbox.state.checkout(id)?.history).toEqual([
      { status: 'PENDING', at: '2026-03-01T12:00:00.000Z', cause: 'created' },
      { status: 'EXPIRED', at: '2026-03-01T12:05:00.000Z', cause: 'time' },
    ]);
  });

  it('happens after a day, or after expiresInMinutes, without expiresIn', async () => {
    for (const [options, minutes] of [
      [{}, 1_440],
      [{ expiresInMinutes: 10 }, 10],
    ] as const) {
      const { sandbox, merchant } = openFrozenSandbox(options);
      const { id } = await merchant.create('mobile');
      await sandbox.clock.advance(minutes * 60_000 - 1);
      expect(await merchant.statusOf(id)).toBe('PENDING');
      await sandbox.clock.advance(1);
      expect(await merchant.statusOf(id)).toBe('EXPIRED');
    }
  });

  it('does not happen to a paid checkout', async () => {
    const { sandbox, merchant } = openFrozenSandbox();
    const { id, redirectUrl } = await merchant.create('mobile');
    await payWith(sandbox, redirectUrl, CARD_AT_ONCE);
    await sandbox.clock.advance('30d');
    expect(await merchant.statusOf(id)).toBe('PAID');
  });

  it('happens seven days after an authorisation, which it voids', async () => {
    const { sandbox, merchant } = openFrozenSandbox({ capture: 'manual' });
    const { id, redirectUrl } = await merchant.create('link', { expiresIn: 15 });
    await payWith(sandbox, redirectUrl, CARD_AT_ONCE);
    await sandbox.clock.advance('6d');
    expect(await merchant.statusOf(id)).toBe('AUTHORIZED');
    await sandbox.clock.advance('1d');
    expect(await merchant.statusOf(id)).toBe('EXPIRED');
    expect(sandbox.state.payments[0]?.status).toBe('VOIDED');
  });

  it('closes the pay page', async () => {
    const { sandbox, merchant } = openFrozenSandbox();
    const { id, redirectUrl } = await merchant.create('qr', { expiresIn: 5 });
    await sandbox.clock.advance('5m');
    const page = await sandbox.fetch(redirectUrl);
    expect(page.status).toBe(410);
    expect(await page.text()).toContain('Payment expired');
    const submitted = await submit(sandbox, redirectUrl, { action: 'pay' });
    expect(submitted.status).toBe(410);
    expect(await merchant.statusOf(id)).toBe('EXPIRED');
  });

  it('happens while a 3-D Secure page is open', async () => {
    const { sandbox, merchant } = openFrozenSandbox();
    const { id, redirectUrl } = await merchant.create('qr', { expiresIn: 5 });
    const { location } = await submit(sandbox, redirectUrl, {
      cardNumber: '4242424242424242',
      expiry: '12/25',
      cvv: '100',
      name: 'TEST USER',
      terms: 'on',
      action: 'pay',
    });
    await sandbox.clock.advance('5m');
    expect((await submit(sandbox, location, { action: 'approve' })).status).toBe(410);
    expect(await merchant.statusOf(id)).toBe('EXPIRED');
    expect(sandbox.state.payments[0]?.status).toBe('FAILED');
  });

  it('happens in the order of the due times', async () => {
    const { sandbox, merchant } = openFrozenSandbox();
    const late = await merchant.create('qr', { expiresIn: 30 });
    const early = await merchant.create('qr', { expiresIn: 10 });
    await sandbox.clock.advance('1h');
    const ends = sandbox.state.checkouts.map(({ id, history }) => [id, history[1]?.at]);
    expect(ends).toEqual([
      [late.id, '2026-03-01T12:30:00.000Z'],
      [early.id, '2026-03-01T12:10:00.000Z'],
    ]);
  });
});
