import { PaymenntConfigurationError } from '../errors.js';

interface Surroundings {
  readonly document?: unknown;
  readonly window?: unknown;
  readonly navigator?: { readonly product?: unknown } | undefined;
  readonly process?: { readonly versions?: { readonly node?: unknown } | undefined } | undefined;
}

/**
 * Refuses to run where the key and secret would ship to a shopper: a browser page, or React Native. A DOM with Node
 * behind it (jsdom under a test runner) is a server.
 *
 * @throws PaymenntConfigurationError with code `unsupported_runtime`; there is no override.
 */
export function assertServerRuntime(surroundings: Surroundings = globalThis): void {
  const { document, window, navigator, process } = surroundings;
  const reactNative = navigator?.product === 'ReactNative';
  const browser =
    document !== undefined && window !== undefined && typeof process?.versions?.node !== 'string';
  if (!reactNative && !browser) return;
  throw new PaymenntConfigurationError(
    `PaymenntClient cannot run in ${reactNative ? 'React Native' : 'a browser'}, where every user could read the API secret: create it on your server and let the app call your server.`,
    'unsupported_runtime',
  );
}
