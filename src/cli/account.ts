import {
  PaymenntApiError,
  PaymenntAuthenticationError,
  PaymenntClient,
  PaymenntError,
  PaymenntValidationError,
} from '../index.js';
import { COULD_NOT_RUN, Complaint, NO } from './complaint.js';
import { type Target, targetOf, VARIABLES } from './environment.js';
import type { Terminal } from './terminal.js';

/** The account that the environment variables name. */
export interface Account {
  readonly target: Target;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly client: PaymenntClient;
}

/** An error of the SDK as one line: exit code 1 when the gateway refused the request, else 2. */
function complaintOf(error: unknown): unknown {
  if (!PaymenntError.is(error)) return error;
  const refused = PaymenntApiError.is(error) && !PaymenntAuthenticationError.is(error);
  const advice =
    refused || PaymenntValidationError.is(error) ? '' : ' Run "paymennt doctor" to find the reason.';
  return new Complaint(`${error.message.replace(/\)$/, ').')}${advice}`, refused ? NO : COULD_NOT_RUN);
}

/** @throws {Complaint} when a variable is missing or unusable. */
export function openAccount({ env }: Terminal): Account {
  const missing = VARIABLES.filter((name) => !env[name]);
  if (missing.length > 0) {
    throw new Complaint(`set ${missing.join(', ')} first. Run "paymennt doctor" for details.`);
  }
  const { PAYMENNT_API_KEY: apiKey = '', PAYMENNT_API_SECRET: apiSecret = '' } = env;
  const target = targetOf(env['PAYMENNT_ENVIRONMENT'] ?? '');
  if (!target) {
    throw new Complaint(
      'PAYMENNT_ENVIRONMENT must be "test", "live", or the URL of a sandbox on this machine, such as http://127.0.0.1:4242.',
    );
  }
  try {
    const client = new PaymenntClient({ apiKey, apiSecret, environment: target.environment });
    return { target, apiKey, apiSecret, client };
  } catch (error) {
    throw complaintOf(error);
  }
}

/** Runs the work with the account of the environment variables; an error of the SDK becomes one line. */
export async function withAccount<Result>(
  terminal: Terminal,
  work: (account: Account) => Promise<Result>,
): Promise<Result> {
  const account = openAccount(terminal);
  try {
    return await work(account);
  } catch (error) {
    throw complaintOf(error);
  }
}
