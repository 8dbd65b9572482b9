import { SANDBOX_CARDS, type Sandbox, type ServedSandbox } from '../sandbox/index.js';

const BEHAVIOURS = {
  approve: 'pays at once',
  'three-d-secure': 'asks for 3-D Secure, then pays',
  decline: 'is declined',
} as const;

function clientLine(sandbox: Sandbox, { environment }: ServedSandbox): string {
  const { apiKey, apiSecret } = sandbox.credentials;
  const { apiBaseUrl, payBaseUrl } = environment;
  return [
    `new PaymenntClient({ apiKey: '${apiKey}', apiSecret: '${apiSecret}',`,
    `environment: { apiBaseUrl: '${apiBaseUrl}', payBaseUrl: '${payBaseUrl}' } })`,
  ].join(' ');
}

/** What somebody needs to know who has just started it. */
export function banner(sandbox: Sandbox, served: ServedSandbox, stateFile: string | undefined): string {
  const { apiBaseUrl, payBaseUrl } = served.environment;
  const { apiKey, apiSecret } = sandbox.credentials;
  const cards = Object.values(SANDBOX_CARDS).map(
    ({ number, behaviour }) => `  ${number}   ${BEHAVIOURS[behaviour]}`,
  );
  return `paymennt sandbox: a simulation, no money moves.

  Dashboard    ${served.url}/
  API          ${apiBaseUrl}
  Pay page     ${payBaseUrl}
  API key      ${apiKey}
  API secret   ${apiSecret}${stateFile === undefined ? '' : `\n  State        ${stateFile}`}

Test cards (expiry 12/25, any three digits as CVV, any name):
${cards.join('\n')}

Point a client at it:
  ${clientLine(sandbox, served)}

Press Ctrl-C to stop.
`;
}
