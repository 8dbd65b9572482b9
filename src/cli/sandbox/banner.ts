import { SANDBOX_CARDS, type Sandbox, type ServedSandbox } from '../../sandbox/index.js';
import type { Terminal } from '../terminal.js';

const BEHAVIOURS = {
  approve: 'pays at once',
  'three-d-secure': 'asks for 3-D Secure, then pays',
  decline: 'is declined',
} as const;

/** What a developer needs after the start: addresses, three lines for a shell, test cards. */
export function banner(
  sandbox: Sandbox,
  served: ServedSandbox,
  stateFile: string | undefined,
  { style }: Terminal,
): string {
  const { apiKey, apiSecret } = sandbox.credentials;
  const cards = Object.values(SANDBOX_CARDS).map(
    ({ number, behaviour }) => `  ${number}   ${BEHAVIOURS[behaviour]}`,
  );
  return `${style('bold', 'paymennt sandbox: a simulation, no money moves.')}

  Dashboard    ${style('cyan', `${served.url}/`)}${stateFile === undefined ? '' : `\n  State        ${stateFile}`}

In the shell of your server, for PaymenntClient.fromEnv():

export PAYMENNT_API_KEY=${apiKey}
export PAYMENNT_API_SECRET=${apiSecret}
export PAYMENNT_ENVIRONMENT=${served.url}

Test cards (expiry 12/25, any three digits as CVV, any name):
${cards.join('\n')}

Press Ctrl-C to stop.
`;
}
