import process from 'node:process';
import { resolveEnvironment } from '../config/environments.js';
import type { CommandInput, RunCommand } from './command.js';
import { Complaint, NO } from './complaint.js';
import type { Check, Examination } from './doctor/check.js';
import { examine } from './doctor/examine.js';
import { checkLine, cutSecrets, summary } from './doctor/report.js';
import { noMore } from './operands.js';
import { printJson, type Terminal } from './terminal.js';

const GATEWAY_LIMIT_MS = 10_000;
const WEBHOOK_LIMIT_MS = 5_000;

function examinationOf(input: CommandInput, terminal: Terminal): Examination {
  const env = { ...terminal.env };
  // With this variable, the checks would accept the certificate of a webhook that the gateway refuses.
  delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
  const [offline, deliver] = [input.flag('offline'), input.flag('deliver')];
  if (deliver && env['PAYMENNT_ENVIRONMENT'] === 'live') {
    throw new Complaint(
      '--deliver makes the gateway call a webhook, so it works with the test environment only.',
    );
  }
  return {
    env,
    directory: process.cwd(),
    now: () => Date.now(),
    gateways: { live: resolveEnvironment('live'), test: resolveEnvironment('test') },
    webhook: input.text('webhook'),
    both: input.flag('both'),
    deliver,
    offline,
    gatewayLimitMs: GATEWAY_LIMIT_MS,
    webhookLimitMs: WEBHOOK_LIMIT_MS,
  };
}

/** Runs the checks, prints them and resolves with the exit code. */
export async function report(
  examination: Examination,
  { json, strict }: { json: boolean; strict: boolean },
  terminal: Terminal,
): Promise<number> {
  const checks: Check[] = [];
  for await (const found of examine(examination)) {
    const check = cutSecrets(found, examination.env);
    checks.push(check);
    if (!json) terminal.print(checkLine(check, terminal));
  }
  if (json) printJson({ checks }, terminal);
  else terminal.print(`\n${summary(checks)}`);
  const bad = checks.some(({ status }) => status === 'FAIL' || (strict && status === 'warn'));
  return bad ? NO : 0;
}

/** `paymennt doctor`: exit code 0 if no check failed, else 1. */
export const runDoctor: RunCommand = async (input, terminal) => {
  noMore('doctor', input.positionals);
  const examination = examinationOf(input, terminal);
  return await report(examination, { json: input.flag('json'), strict: input.flag('strict') }, terminal);
};
