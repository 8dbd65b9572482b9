import { createNodeFetch } from 'paymennt/node';
import { describe, it, vi } from 'vitest';
import { sdkClient } from '../faults/sdk-client.js';
import { expectPromisesKept, SMALL_TRIAL, TRIAL_TIMEOUT_MS } from '../faults/small-trial.js';
import { tryOut } from '../faults/trial.js';

// A client without a `fetch` of its own uses the global one, so the suites need not know whose it is.
vi.stubGlobal('fetch', createNodeFetch());

describe('over createNodeFetch', async () => {
  await import('../faults/deadlines.test.js');
  await import('../faults/outcome.test.js');

  it(
    'loses no checkout and refunds nothing twice on a gateway that fails half of all requests',
    async () => expectPromisesKept(await tryOut(sdkClient, { ...SMALL_TRIAL, seed: 20_260_202 })),
    TRIAL_TIMEOUT_MS,
  );
});
