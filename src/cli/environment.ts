import { namedEnvironment, resolveEnvironment } from '../config/environments.js';
import type { CustomEnvironment, PaymenntEnvironment } from '../index.js';

/** The gateway that PAYMENNT_ENVIRONMENT names. */
export interface Target {
  readonly kind: 'live' | 'test' | 'sandbox';
  /** For `new PaymenntClient({ environment })`. */
  readonly environment: PaymenntEnvironment;
  readonly baseUrls: CustomEnvironment;
}

export const VARIABLES = ['PAYMENNT_API_KEY', 'PAYMENNT_API_SECRET', 'PAYMENNT_ENVIRONMENT'] as const;

/** The target that a value of PAYMENNT_ENVIRONMENT names; undefined if it names none. */
export function targetOf(value: string): Target | undefined {
  const environment = namedEnvironment(value);
  if (environment === undefined) return undefined;
  const kind = typeof environment === 'string' ? environment : 'sandbox';
  return { kind, environment, baseUrls: resolveEnvironment(environment) };
}
