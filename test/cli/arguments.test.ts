import { describe, expect, it } from 'vitest';
import { readArguments } from '../../src/cli/arguments.js';
import { COMMANDS } from '../../src/cli/commands.js';
import { VERSION } from '../../src/version.js';
import { typed } from './typed-command.js';

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1);

function requestOf(args: readonly string[]) {
  const request = readArguments(args);
  if (request.kind !== 'run') throw new Error(`${args} is a request for ${request.kind}`);
  return request;
}

describe('the arguments of the command line', () => {
  it.each([
    [['sandbox', '-p', '0'], 'port', '0'],
    [['--port=65535', 'sandbox'], 'port', '65535'],
    [['--port', '7', 'sandbox'], 'port', '7'],
    [['sandbox', '--seed', 'a.json', '--state=b.json'], 'state', 'b.json'],
  ])('%j run the sandbox with --%s %s', (args, option, value) => {
    const { command, input } = requestOf(args);

    expect(command.name).toBe('sandbox');
    expect(input.text(option)).toBe(value);
  });

  it('keep every value of an option that may be repeated', () => {
    const { input } = requestOf(['checkouts', 'list', '--status', 'PAID', '--status=PENDING', '--json']);

    expect(input.positionals).toEqual(['list']);
    expect(input.texts('status')).toEqual(['PAID', 'PENDING']);
    expect(input.flag('json')).toBe(true);
  });
});

describe('paymennt help', () => {
  it.each([[[]], [['help']], [['help', 'help']], [['--help']], [['-h']]])(
    '%j lists every command and exits with 0',
    async (args) => {
      const { exitCode, stdout, stderr } = await typed(args);

      expect(exitCode).toBe(0);
      expect(stderr).toBe('');
      for (const { synopsis } of COMMANDS.flatMap(({ forms }) => forms)) expect(stdout).toContain(synopsis);
    },
  );

  it.each(COMMANDS.map(({ name }) => name))('shows the options of %s in 80 columns', async (name) => {
    const asked = await typed(['help', name]);

    expect(asked.exitCode).toBe(0);
    expect(asked.stdout).toMatch(new RegExp(`^Usage: paymennt ${name}`));
    expect(asked.stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(await typed([name, '--help'])).toEqual(asked);
  });

  it('keeps the list of commands within 80 columns', async () => {
    const { stdout } = await typed(['help']);

    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(stdout.split('\n').length).toBeLessThanOrEqual(24);
  });

  it.each([[['--version']], [['-v']], [['sandbox', '--version']]])('%j prints the version', async (args) => {
    expect(await typed(args)).toEqual({ exitCode: 0, stdout: `${VERSION}\n`, stderr: '' });
  });
});

describe('a wrong command line', () => {
  it.each([
    [['sandpit'], 'Did you mean "paymennt sandbox"?'],
    [['checkout', 'list'], 'Did you mean "paymennt checkouts"?'],
    [['Sandbox'], 'Did you mean "paymennt sandbox"?'],
    [['webhoks'], 'Did you mean "paymennt webhooks"?'],
    [['hlep'], 'Did you mean "paymennt help"?'],
    [['help', 'sandpit'], 'Did you mean "paymennt sandbox"?'],
    [['xyzzy'], 'Run "paymennt help" for the list.'],
    [['sandbox', '--prot', '1'], 'Did you mean "--port"?'],
    [['checkouts', 'list', '--stat', 'PAID'], 'Did you mean "--status"?'],
    [['checkouts', 'verfy', '1'], 'Did you mean "paymennt checkouts verify"?'],
    [['checkouts', 'list', '--status', 'paied'], 'Did you mean "PAID"?'],
    [['sandbox', 'now'], '"sandbox" takes no "now". Run "paymennt help sandbox".'],
    [['sandbox', '--port'], '--port needs a value: --port=PORT. Run "paymennt help sandbox".'],
    [['sandbox', '--port', '--host', 'x'], '--port needs a value: --port=PORT. Run "paymennt help sandbox".'],
    [['doctor', '--json=yes'], '--json takes no value. Run "paymennt help doctor".'],
    [['doctor', '--help=yes'], '--help takes no value. Run "paymennt help doctor".'],
    [['checkouts', 'list', '--amount', '5'], 'no option --amount. Run "paymennt help checkouts".'],
    [['checkouts', 'get', '1', '--status', 'PAID'], 'no option --status. Run "paymennt help checkouts".'],
    [['sandbox', '--port', 'http'], '--port must be a number from 0 to 65535, not "http".'],
    [['sandbox', '--port', '65536'], 'not "65536".'],
    [['sandbox', '--port=-1'], 'not "-1".'],
    [['sandbox', '--port', ''], 'not "".'],
    [['sandbox', '--port', '1e3'], 'not "1e3".'],
    [['sandbox', '--host', 'http://x'], '--host must be an IP address or a host name, such as 0.0.0.0.'],
    [
      ['sandbox', '--public-url', 'tunnel.example'],
      '--public-url must be an http:// or https:// origin without a path, such as https://shop.example.com.',
    ],
    [['sandbox', '--state', ''], '--state needs the name of a file.'],
    [['checkouts'], '"checkouts get", "checkouts list", "checkouts verify".'],
    [['checkouts', 'get'], 'paymennt checkouts get ID.'],
    [['checkouts', 'get', '1', '2'], 'takes no "2". Run "paymennt help checkouts get".'],
    [['webhooks', 'list', 'all'], 'takes no "all". Run "paymennt help webhooks list".'],
    [['--json'], 'Run "paymennt help" for the list.'],
  ])('%j exits with 2 and says last what to do: %s', async (args, advice) => {
    const env = {
      PAYMENNT_API_KEY: 'key',
      PAYMENNT_API_SECRET: 'word',
      PAYMENNT_ENVIRONMENT: 'http://127.0.0.1:9',
    };
    const { exitCode, stdout, stderr } = await typed(args, { env });

    expect(stdout).toBe('');
    expect(lastLine(stderr)).toMatch(/^paymennt: /);
    expect(lastLine(stderr)?.endsWith(advice)).toBe(true);
    expect(exitCode).toBe(2);
  });
});
