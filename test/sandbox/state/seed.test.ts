import { createSandbox, SANDBOX_IDS, type SandboxSeed } from 'paymennt/sandbox';
import { describe, expect, it } from 'vitest';
import { openSandbox } from '../open-sandbox.js';

describe('the seed', () => {
  it('replaces its own lists and keeps the defaults of the others', () => {
    const branch = { id: '1800000000000000001', name: 'Airport', currency: 'AED', enabled: false };
    const { state } = openSandbox({ seed: { branches: [branch] } }).sandbox;
    expect(state.branches).toEqual([branch]);
    expect(state.terminals.map(({ id }) => id)).toEqual(SANDBOX_IDS.terminals);
  });

  it('can have a stored card that pays', async () => {
    const { merchant } = openSandbox({
      seed: {
        cards: [
          {
            token: 'ctk_sandbox_known',
            customerReferenceId: 'customer-1',
            card: {
              brand: 'MASTERCARD',
              bin: '555555',
              last4: '4444',
              holderName: 'TEST USER',
              expiry: '2030-01-31',
            },
            behaviour: 'approve',
            createdAt: '2026-01-01T00:00:00Z',
          },
        ],
      },
    });
    const { id } = await merchant.create('mobile');
    const source = { type: 'STORED_CARD', token: 'ctk_sandbox_known', shopperInteraction: 'UNSCHEDULED' };
    const paid = await merchant.post('/payment/debit', { source, checkoutId: id });
    expect(paid.result['status']).toBe('CAPTURED');
  });

  it('is not changed by the sandbox', async () => {
    const seed: SandboxSeed = {
      branches: [{ id: '1800000000000000001', name: 'Airport', currency: 'AED', enabled: true }],
    };
    const before = structuredClone(seed);
    const { sandbox, merchant } = openSandbox({ seed });
    await merchant.post('/branches/1800000000000000001/disable');
    expect(sandbox.state.branches[0]?.enabled).toBe(false);
    expect(seed).toEqual(before);
  });

  it.each([
    [{ branches: [{ id: 'one' }] }, 'seed.branches[0].id must match'],
    [{ branches: 'none' }, 'seed.branches must be an array.'],
    [{ branch: [] }, 'seed.branch is not a known field.'],
    [
      { terminals: [{ id: '1', alias: 'x', deviceType: 'x', serialNumber: 'x' }] },
      'seed.terminals[0].active is required.',
    ],
    ['branches', 'seed must be a JSON object.'],
  ])('is refused with the path of the mistake: %j', (seed, message) => {
    expect(() => createSandbox({ seed: seed as never })).toThrow(`createSandbox: ${message}`);
  });
});
