import { statSync } from 'node:fs';
import process from 'node:process';
import type { SandboxBehaviour } from '../sandbox/behaviour.js';
import { type Account, openAccount } from './account.js';
import type { CommandInput, RunCommand } from './command.js';
import { Complaint, messageOf, NO } from './complaint.js';
import { fileOf, noMore, portOf } from './operands.js';
import { MOST_CHECKOUTS, probeCheckouts } from './probe/checkouts.js';
import { type CleanUp, cleanUp, type Patience } from './probe/clean-up.js';
import { differences } from './probe/compare.js';
import { fieldOf, openGateway, type ProbeGateway } from './probe/gateway.js';
import {
  cleanCommand,
  DEFAULT_REPORT,
  type Journal,
  journalOf,
  openJournal,
  readJournal,
} from './probe/journal.js';
import { probeGateway } from './probe/questions.js';
import { reportText } from './probe/report.js';
import { openWebhook, type ProbeWebhook } from './probe/webhook.js';
import { requireJsonFile } from './sandbox/json-file.js';
import { writeAtomically } from './sandbox/write-atomically.js';
import type { Terminal } from './terminal.js';

const DEFAULT_WEBHOOK_PORT = 4243;
/** Exit code of a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/** Time limits of a probe. */
export interface ProbeLimits {
  readonly lagMs: number;
  readonly webhookMs: number;
  /** Pauses of the clean-up. */
  readonly pausesMs: readonly number[];
}

const LIMITS: ProbeLimits = { lagMs: 30_000, webhookMs: 15_000, pausesMs: [500, 1_000, 2_000, 4_000] };

/** @throws {Complaint} for everything but the test environment and a sandbox on this machine. */
function testAccount(terminal: Terminal): Account {
  const account = openAccount(terminal);
  if (account.target.kind === 'live') {
    throw new Complaint(
      '"paymennt probe" never runs on live. Set PAYMENNT_ENVIRONMENT=test and the test keys.',
    );
  }
  return account;
}

async function confirm(input: CommandInput, { target }: Account, terminal: Terminal): Promise<void> {
  if (input.flag('yes')) return;
  const answer = await terminal.ask(
    `The probe creates up to ${MOST_CHECKOUTS} checkouts of AED 1.00 at\n${target.baseUrls.apiBaseUrl}, pays none and cancels all.\nType "test" to start: `,
  );
  if (answer === undefined)
    throw new Complaint(
      'the probe needs a confirmation, and no terminal is connected: pass --yes to start without it.',
    );
  if (answer.trim() !== 'test') throw new Complaint('nothing was sent, because the answer was not "test".');
}

/** Prints the checkouts and webhooks that the clean-up left behind, and returns whether nothing is left. */
function reportCleanUp(
  { closed, open, unclear, webhooks }: CleanUp,
  journal: string,
  terminal: Terminal,
): boolean {
  terminal.warn(`Cancelled ${closed.length} ${closed.length === 1 ? 'checkout' : 'checkouts'}.`);
  if (open.length > 0) {
    terminal.warn(`The gateway did not cancel ${open.length}: ${open.join(', ')}.`);
  }
  if (unclear.length > 0) {
    terminal.warn(`The gateway did not say whether these requestIds have a checkout: ${unclear.join(', ')}.`);
  }
  for (const address of webhooks) terminal.warn(`The webhook ${address} is still registered.`);
  if (open.length + unclear.length + webhooks.length === 0) return true;
  terminal.warn(`Nobody has paid them. Run "${cleanCommand(journal)}" later; ${journal} keeps the list.`);
  return false;
}

async function cleanJournal(
  file: string,
  gateway: ProbeGateway,
  journal: Journal,
  patience: Patience,
  terminal: Terminal,
): Promise<boolean> {
  terminal.warn('cleaning up');
  const cleaned = reportCleanUp(await cleanUp(journal.entries(), gateway, patience), file, terminal);
  if (cleaned) journal.remove();
  return cleaned;
}

async function cleanOnly(file: string, { pausesMs }: ProbeLimits, terminal: Terminal): Promise<number> {
  const account = testAccount(terminal);
  const entries = readJournal(file);
  if (entries.length === 0) {
    terminal.warn(`There is nothing to clean up: ${file} names no checkout.`);
    return 0;
  }
  const { apiBaseUrl } = account.target.baseUrls;
  const stranger = entries.find(({ gateway }) => gateway !== apiBaseUrl);
  if (stranger) {
    throw new Complaint(
      `${file} is about another gateway. Set PAYMENNT_ENVIRONMENT and the keys as they were when the probe ran.`,
    );
  }
  const gateway = openGateway(account, new AbortController().signal);
  const cleaned = await cleanJournal(
    file,
    gateway,
    openJournal(file, 'again'),
    { pausesMs, final: true },
    terminal,
  );
  return cleaned ? 0 : NO;
}

/** Aborts at the first signal to end the program. A second signal ends the program at once. */
function interruption(): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  const stop = () => controller.abort(new Complaint('interrupted', INTERRUPTED));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.once(name, stop);
  return {
    signal: controller.signal,
    release: () => {
      for (const name of signals) process.off(name, stop);
    },
  };
}

interface Run {
  readonly account: Account;
  readonly journalFile: string;
  readonly webhookUrl: string | undefined;
  readonly webhookPort: number;
  readonly limits: ProbeLimits;
  readonly terminal: Terminal;
}

/** A report to compare with. @throws {Complaint} for any other file. */
async function readOldReport(file: string | undefined): Promise<SandboxBehaviour | undefined> {
  if (file === undefined) return undefined;
  const report = await requireJsonFile('report', file);
  if (fieldOf(report, 'reportVersion') === 1) return report as SandboxBehaviour;
  throw new Complaint(`${file} is no report of this version of "paymennt probe": compare with another file.`);
}

/** The file of --out. @throws {Complaint} if the probe could not write the report in the end. */
function readReportFile(input: CommandInput): string {
  const file = fileOf(input, 'out') ?? DEFAULT_REPORT;
  if (!statSync(file, { throwIfNoEntry: false })?.isDirectory()) return file;
  throw new Complaint(`--out names the folder ${file}: pass the name of a file.`);
}

/** Runs the probe, and always cleans up after it. */
async function runToTheEnd(run: Run): Promise<{ text: string; report: SandboxBehaviour; cleaned: boolean }> {
  const { account, journalFile, webhookUrl, limits, terminal } = run;
  const journal = openJournal(journalFile);
  const { signal, release } = interruption();
  const gateway = openGateway(account, signal);
  let webhook: ProbeWebhook | undefined;
  let report: SandboxBehaviour;
  let cleaned = false;
  try {
    webhook =
      webhookUrl === undefined
        ? undefined
        : await openWebhook(webhookUrl, {
            gateway,
            journal,
            apiBaseUrl: account.target.baseUrls.apiBaseUrl,
            port: run.webhookPort,
            limitMs: limits.webhookMs,
            signal,
          });
    report = await probeGateway({
      gateway,
      checkouts: probeCheckouts(gateway, account.target, journal),
      lagLimitMs: limits.lagMs,
      now: () => Date.now(),
      progress: (line) => terminal.warn(`asking about ${line}`),
      webhook,
    });
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    await webhook?.close();
    cleaned = await cleanJournal(
      journalFile,
      gateway,
      journal,
      { pausesMs: limits.pausesMs, final: false },
      terminal,
    );
    release();
  }
  return { text: reportText(report, gateway.sent), report, cleaned };
}

function readWebhookUrl(text: string | undefined): string | undefined {
  if (text === undefined || /^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : '')) return text;
  throw new Complaint('--webhook-url must be an http or https address that leads to this machine.');
}

/** `paymennt probe` with other time limits, for tests. */
export function probeWith(limits: ProbeLimits): RunCommand {
  return async (input, terminal) => {
    noMore('probe', input.positionals);
    const file = readReportFile(input);
    const journalFile = journalOf(file);
    if (input.flag('clean')) return await cleanOnly(journalFile, limits, terminal);
    const account = testAccount(terminal);
    const webhookUrl = readWebhookUrl(input.text('webhook-url'));
    const webhookPort = portOf('--webhook-port', input.text('webhook-port'), 1, DEFAULT_WEBHOOK_PORT);
    const oldFile = fileOf(input, 'compare');
    const before = await readOldReport(oldFile);
    await confirm(input, account, terminal);
    const run = { account, journalFile, webhookUrl, webhookPort, limits, terminal };
    const { text, report, cleaned } = await runToTheEnd(run).catch((error: unknown) => {
      throw error instanceof Complaint ? error : new Complaint(`the probe ended early: ${messageOf(error)}.`);
    });
    await writeAtomically(file, text).catch((error: unknown) => {
      throw new Complaint(`cannot write the report: ${messageOf(error)}. Pass another --out.`);
    });
    const json = input.flag('json');
    if (json) terminal.print(text.trimEnd());
    // With --json, stdout holds JSON only.
    const say = json ? terminal.warn : terminal.print;
    say(`The report is in ${file}. Read it before you share it.`);
    if (before !== undefined) {
      const changes = differences(before, report);
      for (const change of changes) say(change);
      if (changes.length === 0) say(`Nothing has changed since ${oldFile}.`);
    }
    return cleaned ? 0 : NO;
  };
}

/** `paymennt probe`: finds out undocumented behaviour of the test gateway. */
export const runProbe = probeWith(LIMITS);
