import type { Command, CommandOption } from './command.js';
import { DEFAULT_PORT } from './sandbox/default-port.js';

const JSON_OPTION: CommandOption = { type: 'boolean', help: 'Prints JSON, for programs' };

const sandbox: Command = {
  name: 'sandbox',
  forms: [{ synopsis: 'sandbox', summary: 'Runs an imitation of the gateway on this machine, offline' }],
  description:
    'Runs an imitation of the paymennt.com gateway on this machine, offline: the Merchant API, the pay page, webhooks and a dashboard. No money moves, and only test cards work.',
  options: {
    port: {
      type: 'string',
      short: 'p',
      value: 'PORT',
      help: `Port to listen on; 0 for any free one. Default ${DEFAULT_PORT}`,
    },
    host: {
      type: 'string',
      value: 'ADDRESS',
      help: 'Address to listen on, such as 0.0.0.0 for a phone. Default 127.0.0.1, this machine only',
    },
    'public-url': {
      type: 'string',
      value: 'URL',
      help: 'Origin of the sandbox for a phone: a tunnel, or http://10.0.2.2:4242 in the Android emulator',
    },
    'merchant-name': {
      type: 'string',
      value: 'NAME',
      help: 'Name that the pay page shows to the shopper. Default "Test merchant"',
    },
    seed: {
      type: 'string',
      value: 'FILE',
      help: 'JSON file with the branches, terminals, cards and webhooks to start with',
    },
    state: {
      type: 'string',
      value: 'FILE',
      help: 'JSON file of the state. The sandbox creates a missing file; an existing file replaces the seed',
    },
  },
  examples: [
    'npx paymennt sandbox',
    'npx paymennt sandbox --port 8080 --state sandbox.json',
    'npx paymennt sandbox --public-url https://your-tunnel.example',
  ],
  load: async () => (await import('./sandbox.js')).runSandbox,
};

const doctor: Command = {
  name: 'doctor',
  forms: [{ synopsis: 'doctor', summary: 'Checks keys, network, webhooks and the repository' }],
  description:
    'Checks the variables, the repository, the network, the keys and the webhooks, and says how to repair each fault. Sends only reads to the gateway, except with --deliver. Exit code 0: no check failed, 1: a check failed, 2: the checks could not run.',
  options: {
    webhook: {
      type: 'string',
      value: 'URL',
      help: 'Also calls this webhook of yours, with an empty JSON object',
    },
    both: { type: 'boolean', help: 'Tries the keys on the other gateway too (test and live)' },
    deliver: { type: 'boolean', help: 'Makes the gateway call the registered webhook (test only)' },
    offline: { type: 'boolean', help: 'Leaves out everything that needs a network' },
    strict: { type: 'boolean', help: 'Exits with 1 for a warning too' },
    json: JSON_OPTION,
  },
  examples: [
    'npx paymennt doctor',
    'npx paymennt doctor --webhook https://shop.example/paymennt-webhook',
    'npx paymennt doctor --offline --json',
  ],
  load: async () => (await import('./doctor.js')).runDoctor,
};

const probe: Command = {
  name: 'probe',
  forms: [{ synopsis: 'probe', summary: 'Finds out how the test gateway behaves' }],
  description:
    'Finds out undocumented behaviour in your own test environment: the answer to a used requestId, the delay of lists, error sentences, the order of pages and more. Creates at most ten checkouts of AED 1.00, pays none and cancels all. Never runs on live. The report holds no value of your account.',
  options: {
    yes: { type: 'boolean', help: 'Starts without a question' },
    out: { type: 'string', value: 'FILE', help: 'File of the report. Default paymennt-probe.json' },
    compare: { type: 'string', value: 'FILE', help: 'Prints the differences from this report' },
    clean: { type: 'boolean', help: 'Only cancels the open checkouts of an interrupted probe' },
    'webhook-url': {
      type: 'string',
      value: 'URL',
      help: 'Address that leads to this machine, such as a tunnel: the probe registers it, reads the calls and deletes it',
    },
    'webhook-port': {
      type: 'string',
      value: 'PORT',
      help: 'Local port behind --webhook-url. Default 4243, or the port of a loopback URL',
    },
    json: { type: 'boolean', help: 'Prints the report as JSON too' },
  },
  examples: [
    'npx paymennt probe',
    'npx paymennt probe --compare paymennt-probe.json --out new.json',
    'npx paymennt probe --clean',
  ],
  load: async () => (await import('./probe.js')).runProbe,
};

const checkouts: Command = {
  name: 'checkouts',
  forms: [
    { synopsis: 'checkouts get ID', summary: 'Shows one checkout' },
    { synopsis: 'checkouts list', summary: 'Lists checkouts' },
    { synopsis: 'checkouts verify ID', summary: 'Says whether a checkout pays for an order' },
  ],
  description:
    'Reads the checkouts of the account that the environment variables name. "verify" exits with 0 when the checkout is paid and matches --order, --amount and --currency, and with 1 when not.',
  options: {
    status: {
      type: 'string',
      multiple: true,
      value: 'STATUS',
      help: 'list: only this status, such as PAID; may be repeated',
    },
    order: { type: 'string', value: 'ORDER', help: 'verify: the order id; list: only this order' },
    amount: { type: 'string', value: 'AMOUNT', help: 'verify: the amount of the order, such as 105.00' },
    currency: { type: 'string', value: 'CODE', help: 'verify: the currency of the order, such as AED' },
    limit: { type: 'string', value: 'N', help: 'list: at most this many checkouts. Default 20' },
    json: JSON_OPTION,
  },
  examples: [
    'npx paymennt checkouts get 1675070834829125148',
    'npx paymennt checkouts list --status PENDING --status PAID',
    'npx paymennt checkouts verify 1675070834829125148 \\',
    '    --order ORD-1234 --amount 105.00 --currency AED',
  ],
  load: async () => (await import('./checkouts.js')).runCheckouts,
};

const webhooks: Command = {
  name: 'webhooks',
  forms: [
    { synopsis: 'webhooks list', summary: 'Lists the registered webhook addresses' },
    { synopsis: 'webhooks test ID', summary: 'Makes the gateway call a webhook once' },
  ],
  description:
    'Reads the webhooks of the account that the environment variables name. "test" makes the gateway send one test call to the address of the webhook.',
  options: { json: JSON_OPTION },
  examples: ['npx paymennt webhooks list', 'npx paymennt webhooks test 1653241101733169556'],
  load: async () => (await import('./webhooks.js')).runWebhooks,
};

function bankCommand(verb: 'pay' | 'decline' | 'expire', summary: string): Command {
  return {
    name: verb,
    forms: [{ synopsis: `${verb} ID`, summary: `On a sandbox: ${summary}` }],
    description: `${summary.charAt(0).toUpperCase()}${summary.slice(1)}, without a browser. Works on a sandbox only: PAYMENNT_ENVIRONMENT must be the URL that "paymennt sandbox" prints.`,
    options: { json: JSON_OPTION },
    examples: [`npx paymennt ${verb} 1675070834829125148`],
    load: async () => (await import('./sandbox-checkout.js')).runOnSandbox(verb),
  };
}

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  sandbox,
  doctor,
  probe,
  checkouts,
  webhooks,
  bankCommand('pay', 'pays a checkout'),
  bankCommand('decline', 'lets the bank decline a checkout'),
  bankCommand('expire', 'lets a checkout expire'),
];
