import { PaymenntConfigurationError } from '../errors.js';

interface Surroundings {
  readonly document?: unknown;
  readonly window?: unknown;
  readonly importScripts?: unknown;
  readonly WebSocketPair?: unknown;
  readonly navigator?: { readonly product?: unknown; readonly userAgent?: unknown } | undefined;
  readonly process?:
    | {
        readonly type?: unknown;
        readonly browser?: unknown;
        readonly versions?: { readonly node?: unknown; readonly nw?: unknown } | undefined;
      }
    | undefined;
}

/** The kind of app that runs this code, or undefined on a server. */
function appAround(surroundings: Surroundings): string | undefined {
  const { document, window, importScripts, WebSocketPair, navigator, process } = surroundings;
  if (navigator?.product === 'ReactNative') return 'React Native';
  // Electron and NW.js both run Node behind a page. Electron's main process has the type `browser`.
  if (/^(?:renderer|worker|service-worker)$/.test(String(process?.type))) return "Electron's renderer";
  if (document !== undefined && process?.versions?.nw !== undefined) return 'a page of NW.js';
  // Node with a DOM is jsdom under a test runner. Polyfills of `process` set `browser`.
  if (typeof process?.versions?.node === 'string' && process.browser !== true) return undefined;
  if (document !== undefined && window !== undefined) return 'a browser';
  // Workers of all kinds have `importScripts` and the user agent of their browser. Cloudflare's have the former before
  // 2022, and a global of their own.
  const isWorker = typeof importScripts === 'function' || /^Mozilla\//.test(String(navigator?.userAgent));
  return isWorker && WebSocketPair === undefined ? 'a worker of a browser' : undefined;
}

/**
 * Refuses to run where the key and the secret would ship to a shopper: in a page or a worker of a browser, in a browser
 * extension, in Electron's renderer and in React Native.
 *
 * @throws PaymenntConfigurationError with code `unsupported_runtime`; there is no override.
 */
export function assertServerRuntime(surroundings: Surroundings = globalThis): void {
  const app = appAround(surroundings);
  if (app === undefined) return;
  throw new PaymenntConfigurationError(
    `PaymenntClient cannot run in ${app}, where every user could read the API secret: create it on your server and let the app call your server.`,
    'unsupported_runtime',
  );
}
