import { resolveEnvironment } from '../config/environments.js';
import type { CustomEnvironment, PaymenntEnvironment } from '../index.js';

/** The gateway that PAYMENNT_ENVIRONMENT names. */
export interface Target {
  readonly kind: 'live' | 'test' | 'sandbox';
  /** For `new PaymenntClient({ environment })`. */
  readonly environment: PaymenntEnvironment;
  readonly baseUrls: CustomEnvironment;
}

export const VARIABLES = ['PAYMENNT_API_KEY', 'PAYMENNT_API_SECRET', 'PAYMENNT_ENVIRONMENT'] as const;

/** Whether a host can only be this machine. */
export function isLoopbackHost(hostname: string): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

function sandboxAt(text: string): CustomEnvironment | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, origin, pathname, search, hash, username } = new URL(text);
  const plain = pathname === '/' && search === '' && hash === '' && username === '';
  if (!/^https?:$/.test(protocol) || !isLoopbackHost(hostname) || !plain) return undefined;
  return { apiBaseUrl: `${origin}/mer/v2.0`, payBaseUrl: origin };
}

/** The target of a value of PAYMENNT_ENVIRONMENT; undefined when the value names none. */
export function targetOf(value: string): Target | undefined {
  if (value === 'live' || value === 'test') {
    return { kind: value, environment: value, baseUrls: resolveEnvironment(value) };
  }
  const baseUrls = sandboxAt(value);
  return baseUrls && { kind: 'sandbox', environment: baseUrls, baseUrls };
}
