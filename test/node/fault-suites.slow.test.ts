import { createNodeFetch } from 'paymennt/node';
import { describe, expect, it, vi } from 'vitest';
import { sdkClient } from '../faults/sdk-client.js';
import { tryOut } from '../faults/trial.js';

// A client without a `fetch` of its own uses the global one, so the suites need not know whose it is.
vi.stubGlobal('fetch', createNodeFetch());

describe('over createNodeFetch', async () => {
  await import('../faults/deadlines.test.js');
  await import('../faults/outcome.test.js');

  it('loses no checkout and refunds nothing twice on a gateway that fails half of all requests', async () => {
    const { tallies } = await tryOut(sdkClient, {
      seed: 20_260_202,
      rate: 0.5,
      lateCommitMs: 400,
      lagMs: 900,
      counts: { creates: 80, refunds: 40, captures: 16, reads: 24 },
      patience: { timeoutMs: 15_000, attemptTimeoutMs: 350 },
      concurrencies: [16, 80],
      toleranceMs: 50,
    });

    for (const tally of Object.values(tallies)) {
      expect(tally.lost).toBe(0);
      expect(tally.wrong).toBe(0);
      expect(tally.double).toBe(0);
      expect(tally.crashed).toBe(0);
      expect(tally.done).toBeGreaterThan(0);
    }
    expect(tallies.create.done).toBeGreaterThan(tallies.create.calls / 4);
    expect(tallies.get.unknown).toBe(0);
  }, 90_000);
});
