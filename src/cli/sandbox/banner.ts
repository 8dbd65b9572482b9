import { SANDBOX_CARDS, type Sandbox, type ServedSandbox } from '../../sandbox/index.js';
import type { Terminal } from '../terminal.js';

const BEHAVIOURS = {
  approve: 'pays at once',
  'three-d-secure': 'asks for 3-D Secure, then pays',
  decline: 'is declined',
} as const;

const WARNING = `Other machines can reach this sandbox. Its secret is random and new at every
start; its pay pages need none. Never let it run longer than you need it.`;

/** How to set both addresses in code, because a variable can name only one. */
function clientNote({ url, environment }: ServedSandbox): string {
  if (environment.payBaseUrl === url) return '';
  return `
The pay pages are at another address, so give your client both:

  environment: {
    apiBaseUrl: '${environment.apiBaseUrl}',
    payBaseUrl: '${environment.payBaseUrl}',
  }
`;
}

/** The text after the start: addresses, three lines for a shell, test cards. */
export function banner(
  sandbox: Sandbox,
  served: ServedSandbox,
  { stateFile, exposed }: { readonly stateFile: string | undefined; readonly exposed: boolean },
  { style }: Terminal,
): string {
  const { apiKey, apiSecret } = sandbox.credentials;
  const { payBaseUrl } = served.environment;
  const addresses = [
    ['Dashboard', style('cyan', `${served.url}/`)],
    ...(payBaseUrl === served.url ? [] : [['Pay pages', style('cyan', payBaseUrl)]]),
    ...(stateFile === undefined ? [] : [['State', stateFile]]),
  ];
  const cards = Object.values(SANDBOX_CARDS).map(
    ({ number, behaviour }) => `  ${number}   ${BEHAVIOURS[behaviour]}`,
  );
  return `${style('bold', 'paymennt sandbox: a simulation, no money moves.')}
${exposed ? `\n${style('yellow', WARNING)}\n` : ''}
${addresses.map(([name = '', value]) => `  ${name.padEnd(13)}${value}`).join('\n')}

In the shell of your server, for PaymenntClient.fromEnv():

export PAYMENNT_API_KEY=${apiKey}
export PAYMENNT_API_SECRET=${apiSecret}
export PAYMENNT_ENVIRONMENT=${served.url}
${clientNote(served)}
Test cards (expiry 12/25, any three digits as CVV, any name):
${cards.join('\n')}

Press Ctrl-C to stop.
`;
}
