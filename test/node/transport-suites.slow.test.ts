import { createNodeFetch } from 'paymennt/node';
import { describe, vi } from 'vitest';

// A client without a `fetch` of its own uses the global one, so the suites need not know whose it is.
vi.stubGlobal('fetch', createNodeFetch());

describe('over createNodeFetch', async () => {
  await import('../call/transport.test.js');
  await import('../call/transport-requests.test.js');
});
