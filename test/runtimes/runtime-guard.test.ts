import { PaymenntClient, PaymenntConfigurationError } from 'paymennt';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { assertServerRuntime } from '../../src/runtimes/runtime-guard.js';
import { CREDENTIALS } from '../support/client.js';
import { thrownBy } from '../support/failure.js';

const NODE = { versions: { node: '20.19.0' } };
const PAGE = { document: {}, window: {} };

type Surroundings = NonNullable<Parameters<typeof assertServerRuntime>[0]>;

afterEach(() => vi.unstubAllGlobals());

describe('the client', () => {
  it.each<[string, Surroundings]>([
    ['Node', { process: NODE }],
    ['Node with a navigator', { process: NODE, navigator: { product: undefined } }],
    ['Bun and Deno, which say that they are Node', { process: NODE, window: {} }],
    ['jsdom under a test runner', { ...PAGE, process: NODE, navigator: { product: 'Gecko' } }],
    ['a worker without DOM', { navigator: { product: 'Gecko' } }],
    ['a worker at the edge', { process: { versions: {} } }],
    ['a runtime that has only a window', { window: {} }],
  ])('runs in %s', (_, surroundings) => {
    expect(() => assertServerRuntime(surroundings)).not.toThrow();
  });

  it.each<[string, Surroundings]>([
    ['a browser', { ...PAGE, navigator: { product: 'Gecko' } }],
    ['a browser with a bundler’s process', { ...PAGE, process: { versions: {} } }],
    ['a browser with half a process', { ...PAGE, process: {} }],
  ])('refuses to run in %s', (_, surroundings) => {
    const error = thrownBy(PaymenntConfigurationError, () => assertServerRuntime(surroundings));

    expect(error.code).toBe('unsupported_runtime');
    expect(error.outcome).toBe('not_sent');
    expect(error.message).toBe(
      'PaymenntClient cannot run in a browser, where every user could read the API secret: create it on your server and let the app call your server.',
    );
  });

  it.each<[string, Surroundings]>([
    ['React Native', { navigator: { product: 'ReactNative' }, window: {} }],
    ['React Native with a shimmed process', { navigator: { product: 'ReactNative' }, process: NODE }],
  ])('refuses to run in %s', (_, surroundings) => {
    const error = thrownBy(PaymenntConfigurationError, () => assertServerRuntime(surroundings));

    expect(error.code).toBe('unsupported_runtime');
    expect(error.message).toContain('cannot run in React Native');
  });

  it('looks around before it looks at its options', () => {
    vi.stubGlobal('navigator', { product: 'ReactNative' });
    const make = () => new PaymenntClient({} as never);

    expect(thrownBy(PaymenntConfigurationError, make).code).toBe('unsupported_runtime');
  });

  it('cannot be made in a browser from the environment either', () => {
    vi.stubGlobal('document', {});
    vi.stubGlobal('window', {});
    vi.stubGlobal('process', { ...process, versions: {}, env: {} });
    const make = () => PaymenntClient.fromEnv({ ...CREDENTIALS, environment: 'test' });

    expect(thrownBy(PaymenntConfigurationError, make).code).toBe('unsupported_runtime');
  });
});
