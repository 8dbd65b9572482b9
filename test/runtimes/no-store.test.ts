import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

beforeEach(() => void vi.resetModules());
// The next file must load ky with the Request of Node.
afterEach(() => void vi.unstubAllGlobals());

const load = async () => (await import('../../src/runtimes/no-store.js')).noStore;

describe('the option against caches', () => {
  it('is there where the runtime takes it', async () => {
    expect((await load())()).toEqual({ cache: 'no-store' });
  });

  it('is left out where the runtime refuses it, as Cloudflare Workers did', async () => {
    class OldRequest {
      constructor(_: string, init: RequestInit) {
        if ('cache' in init)
          throw new Error("The 'cache' field on 'RequestInitializerDict' is not implemented.");
      }
    }
    vi.stubGlobal('Request', OldRequest);
    const noStore = await load();

    expect(noStore()).toEqual({});
    expect(noStore()).toEqual({});
  });
});
