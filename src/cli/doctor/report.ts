import { type Terminal, wrap } from '../terminal.js';
import type { Check, Examination } from './check.js';

const STYLES = { ok: 'green', warn: 'yellow', FAIL: 'red', skip: 'dim' } as const;
const ID_WIDTH = 22;
const INDENT = ' '.repeat(6);

/** The check without the key and the secret, even if another program's text contains them. */
export function cutSecrets(check: Check, env: Examination['env']): Check {
  // No other program writes the text of these checks, and a placeholder may be a part of the name of a variable.
  if (check.id === 'config.variables' || check.id === 'config.shape') return check;
  const secrets = ['PAYMENNT_API_KEY', 'PAYMENNT_API_SECRET']
    .flatMap((name) => [env[name] ?? '', (env[name] ?? '').replaceAll(/["'`\s]/g, '')])
    .filter((secret) => secret.length >= 6);
  const cut = (text: string) => secrets.reduce((rest, secret) => rest.replaceAll(secret, '[cut]'), text);
  return { ...check, reason: cut(check.reason), fix: check.fix === null ? null : cut(check.fix) };
}

/** One line for a pipe. On a terminal, wrapped lines with the fix below the reason. */
export function checkLine({ id, status, reason, fix }: Check, { columns, style }: Terminal): string {
  const label = style(STYLES[status], status.padEnd(4));
  const name = id.padEnd(ID_WIDTH);
  if (columns === undefined) {
    return `${status.padEnd(4)}  ${name}${fix === null ? reason : `${reason.replace(/\.$/, '')}. Fix: ${fix}`}`;
  }
  const indent = ' '.repeat(INDENT.length + ID_WIDTH);
  const lines = wrap(reason, columns - indent.length).replaceAll('\n', `\n${indent}`);
  const advice =
    fix === null
      ? ''
      : `\n${indent}${style('bold', wrap(fix, columns - indent.length).replaceAll('\n', `\n${indent}`))}`;
  return `${label}  ${name}${lines}${advice}`;
}

/** `9 ok, 1 warning, 1 failed, 2 skipped` */
export function summary(checks: readonly Check[]): string {
  const count = (status: Check['status']) => checks.filter((check) => check.status === status).length;
  const warnings = `${count('warn')} ${count('warn') === 1 ? 'warning' : 'warnings'}`;
  return `${count('ok')} ok, ${warnings}, ${count('FAIL')} failed, ${count('skip')} skipped`;
}
