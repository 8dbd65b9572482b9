import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { isLoopbackHost } from '../../config/environments.js';
import { type Target, targetOf, VARIABLES } from '../environment.js';
import { type Check, type Examination, fail, ok, skip, warn } from './check.js';

const ID = 'config.variables';
const SHAPE_ID = 'config.shape';

/** Common mistakes for `test` and `live`, in lower case. */
const SYNONYMS: Readonly<Record<string, string>> = {
  prod: 'live',
  production: 'live',
  sandbox: 'test',
  staging: 'test',
  dev: 'test',
  development: 'test',
  'api.paymennt.com': 'live',
  'api.test.paymennt.com': 'test',
};

/** The text of a file; empty if there is none: the name may be that of a folder or of a pipe. */
function textOf(file: string): string {
  try {
    return statSync(file).isFile() ? readFileSync(file, 'utf8') : '';
  } catch {
    return '';
  }
}

function isInFile(file: string, name: string): boolean {
  return new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=`, 'm').test(textOf(file));
}

function missingVariables({ directory }: Examination, missing: readonly string[]): Check {
  const reason = `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not set`;
  const loadable = missing.every((name) => isInFile(path.join(directory, '.env'), name));
  return fail(
    ID,
    loadable ? `${reason}, although .env has ${missing.length === 1 ? 'it' : 'them'}` : reason,
    loadable
      ? 'Load the file: node --env-file=.env node_modules/paymennt/dist/cli.js doctor'
      : 'Set the three variables to the values of your paymennt.com account, or to the lines that "paymennt sandbox" prints.',
  );
}

/** The environment that is meant by a value that names none; undefined if that is unclear. */
function meantBy(value: string): string | undefined {
  const word = value.replaceAll(/["'`\s]/g, '').toLowerCase();
  if (word === 'test' || word === 'live') return word;
  const address = /^https?:/.test(word) ? word : `http://${word}`;
  if (!URL.canParse(address)) return undefined;
  const { hostname, origin } = new URL(address);
  return isLoopbackHost(hostname) ? origin : SYNONYMS[hostname];
}

function unknownEnvironment(value: string): Check {
  const meant = meantBy(value);
  return fail(
    ID,
    'PAYMENNT_ENVIRONMENT is neither "test" nor "live" nor the URL of a sandbox on this machine',
    meant === undefined
      ? 'Set PAYMENNT_ENVIRONMENT to test, to live, or to the URL that "paymennt sandbox" prints.'
      : `Write PAYMENNT_ENVIRONMENT=${meant}.`,
  );
}

/** Whether the three variables are set, and the gateway that they name. */
export function checkVariables(examination: Examination): { check: Check; target: Target | undefined } {
  const { env, gateways } = examination;
  const missing = VARIABLES.filter((name) => !env[name]);
  if (missing.length > 0) return { check: missingVariables(examination, missing), target: undefined };
  const value = env['PAYMENNT_ENVIRONMENT'] ?? '';
  const named = targetOf(value);
  if (!named) return { check: unknownEnvironment(value), target: undefined };
  const target = named.kind === 'sandbox' ? named : { ...named, baseUrls: gateways[named.kind] };
  return { check: ok(ID, `all three are set; the environment is ${named.kind}`), target };
}

const PLACEHOLDER =
  /^(?:[x*._-]{3,}|<.*>|\[.*\]|\{.*\}|\$.*|change.?me.*|todo.*|your.*|my.?(?:api.?)?(?:key|secret)|replace.*|insert.*|.*[-_ ]here|example.*|dummy.*|fake.*|placeholder.*|(?:test|live|paymennt)?.?(?:api.?)?(?:key|secret)|undefined|null|none)$/i;

/** The problem with the text of one credential. It must never contain the value. */
function problemWith(
  name: string,
  value: string,
  target: Target | undefined,
): [reason: string, fix: string] | undefined {
  if (/^["'`‘’“”]|["'`‘’“”]$/.test(value)) {
    return [
      `${name} begins or ends with quotation marks`,
      'Remove the quotation marks, because docker --env-file keeps them.',
    ];
  }
  if (value.includes(`${name}=`)) {
    return [`${name} holds its own name`, 'Keep only the text after the equals sign.'];
  }
  if (/\s/.test(value)) {
    return [`${name} has a blank or a line break in it`, 'Copy the value again, without blanks at its ends.'];
  }
  if (!/^[\x21-\x7e]+$/.test(value)) {
    return [`${name} has a character that HTTP headers cannot hold`, 'Copy the value again, as plain text.'];
  }
  if (PLACEHOLDER.test(value)) {
    return [`${name} is a placeholder`, 'Put the value of your paymennt.com account there.'];
  }
  if (/^sandbox-api-(?:key|secret)$/.test(value) && target?.kind !== 'sandbox') {
    return [
      `${name} is the one of "paymennt sandbox"`,
      'Put the value of your paymennt.com account there, or set PAYMENNT_ENVIRONMENT to the URL of the sandbox.',
    ];
  }
  return undefined;
}

/** Whether key and secret have common mistakes. The vendor does not document their format. */
export function checkShape({ env }: Examination, target: Target | undefined): Check {
  const names = (['PAYMENNT_API_KEY', 'PAYMENNT_API_SECRET'] as const).filter((name) => env[name]);
  if (names.length === 0) return skip(SHAPE_ID, 'neither the key nor the secret is set');
  const problems = names.flatMap((name) => {
    const problem = problemWith(name, env[name] ?? '', target);
    return problem ? [problem] : [];
  });
  if (problems.length > 0) {
    const fixes = new Set(problems.map(([, fix]) => fix));
    return fail(SHAPE_ID, problems.map(([reason]) => reason).join('; '), [...fixes].join(' '));
  }
  if (env['PAYMENNT_API_KEY'] === env['PAYMENNT_API_SECRET']) {
    return fail(SHAPE_ID, 'the key and the secret are the same', 'Copy both values again.');
  }
  if (names.some((name) => (env[name] ?? '').length < 8)) {
    return warn(SHAPE_ID, 'the key or the secret is very short', 'Check that the whole value was copied.');
  }
  return ok(SHAPE_ID, 'no quotes, blanks or placeholders');
}
