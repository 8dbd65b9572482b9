import { PaymenntClient, PaymenntConfigurationError } from 'paymennt';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { assertServerRuntime } from '../../src/runtimes/runtime-guard.js';
import { CREDENTIALS } from '../support/client.js';
import { thrownBy } from '../support/failure.js';

const NODE = { versions: { node: '20.19.0' } };
const PAGE = { document: {}, window: {} };
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36';
const importScripts = () => {};

type Surroundings = NonNullable<Parameters<typeof assertServerRuntime>[0]>;

afterEach(() => vi.unstubAllGlobals());

describe('the client', () => {
  it.each<[string, Surroundings]>([
    ['Node', { process: NODE }],
    ['Node with a navigator', { process: NODE, navigator: { userAgent: 'Node.js/22' } }],
    ['Bun and Deno, which say that they are Node', { process: NODE, window: {} }],
    ['Deno without a process', { window: {}, navigator: { userAgent: 'Deno/1.46.3' } }],
    [
      'jsdom under a test runner',
      { ...PAGE, process: NODE, navigator: { product: 'Gecko', userAgent: BROWSER } },
    ],
    ['a Cloudflare Worker', { navigator: { userAgent: 'Cloudflare-Workers' } }],
    ['a Cloudflare Worker without a navigator', {}],
    ['a Cloudflare Worker of 2021', { importScripts, WebSocketPair: class {} }],
    ['a worker at the edge', { process: { versions: {} } }],
    ['a runtime that has only a window', { window: {} }],
    ["Electron's main process, which is no page", { process: { ...NODE, type: 'browser' } }],
  ])('runs in %s', (_, surroundings) => {
    expect(() => assertServerRuntime(surroundings)).not.toThrow();
  });

  it.each<[app: string, where: string, Surroundings]>([
    ['a browser', 'a page', { ...PAGE, navigator: { product: 'Gecko' } }],
    ['a browser', "a page with a bundler's process", { ...PAGE, process: { versions: {} } }],
    ['a browser', 'a page with half a process', { ...PAGE, process: {} }],
    [
      'a browser',
      'a page whose process says that it is Node',
      { ...PAGE, process: { ...NODE, browser: true } },
    ],
    ['a worker of a browser', 'a web worker', { importScripts, navigator: { userAgent: BROWSER } }],
    ['a worker of a browser', 'a service worker or an extension without navigator', { importScripts }],
    ['a worker of a browser', 'a worker that hides importScripts', { navigator: { userAgent: BROWSER } }],
    [
      'a worker of a browser',
      "a worker with a bundler's process",
      { importScripts, process: { versions: {} } },
    ],
    ["Electron's renderer", 'a page with Node', { ...PAGE, process: { ...NODE, type: 'renderer' } }],
    ["Electron's renderer", 'a worker with Node', { importScripts, process: { ...NODE, type: 'worker' } }],
    ['a page of NW.js', 'a page', { ...PAGE, process: { versions: { ...NODE.versions, nw: '0.90.0' } } }],
    ['React Native', 'an app', { navigator: { product: 'ReactNative' }, window: {} }],
    ['React Native', 'an app with a process', { navigator: { product: 'ReactNative' }, process: NODE }],
  ])('refuses to run in %s: %s', (app, _, surroundings) => {
    const error = thrownBy(PaymenntConfigurationError, () => assertServerRuntime(surroundings));

    expect(error.code).toBe('unsupported_runtime');
    expect(error.outcome).toBe('not_sent');
    expect(error.message).toBe(
      `PaymenntClient cannot run in ${app}, where every user could read the API secret: create it on your server and let the app call your server.`,
    );
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
