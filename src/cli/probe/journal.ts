import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync } from 'node:fs';
import { Complaint, messageOf } from '../complaint.js';

/** A checkout that a probe creates: one line before the request, and one more after the answer. */
export interface JournalCheckout {
  /** Base URL of the API that the probe ran against. */
  readonly gateway: string;
  readonly requestId: string;
  readonly orderId: string;
  /** Id of the checkout; absent before the answer. */
  readonly id?: string | undefined;
  /** The gateway refused to create the checkout. */
  readonly refused?: boolean | undefined;
}

/** A webhook that a probe registers. */
interface JournalWebhook {
  readonly gateway: string;
  readonly webhookAddress: string;
}

export type JournalEntry = JournalCheckout | JournalWebhook;

/**
 * The file that names every checkout and webhook of a probe before the gateway knows it, so that a later run
 * can clean up after a process that was killed.
 */
export interface Journal {
  /** Writes an entry. The disk has it when the function returns. */
  add(entry: JournalEntry): void;
  /** The entries of the file and of this process, because somebody may have removed the file. */
  entries(): readonly JournalEntry[];
  /** Removes the file, after the clean-up. */
  remove(): void;
}

function append(file: string, flags: 'a' | 'ax', line: string): void {
  const handle = openSync(file, flags, 0o600);
  try {
    appendFileSync(handle, line);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

const isText = (value: unknown): value is string => typeof value === 'string';

function entryOf(line: string): JournalEntry[] {
  try {
    const { gateway, requestId, orderId, id, refused, webhookAddress } = JSON.parse(line) as Record<
      string,
      unknown
    >;
    if (isText(gateway) && isText(webhookAddress)) return [{ gateway, webhookAddress }];
    if (!isText(gateway) || !isText(requestId) || !isText(orderId)) return [];
    return [{ gateway, requestId, orderId, ...(isText(id) && { id }), ...(refused === true && { refused }) }];
  } catch {
    // The last line of a process that was killed may be cut off.
    return [];
  }
}

/** The entries of an earlier probe; empty when the file does not exist. */
export function readJournal(file: string): JournalEntry[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').split('\n').flatMap(entryOf);
}

/** The file of a report, unless --out names another one. */
export const DEFAULT_REPORT = 'paymennt-probe.json';

/** The name of the journal beside a report. */
export const journalOf = (report: string) => `${report}.journal`;

/** The command that cleans up after the probe with this journal. */
export function cleanCommand(journal: string): string {
  const report = journal.slice(0, -journalOf('').length);
  return `paymennt probe --clean${report === DEFAULT_REPORT ? '' : ` --out ${report}`}`;
}

/** @throws {Complaint} if the file exists or cannot be written. The probe creates no checkout without a journal. */
export function openJournal(file: string, when: 'first' | 'again' = 'first'): Journal {
  if (when === 'first' && existsSync(file)) {
    throw new Complaint(
      `${file} is the journal of a probe that did not clean up, or still runs. Run "${cleanCommand(file)}" first.`,
    );
  }
  try {
    append(file, when === 'first' ? 'ax' : 'a', '');
  } catch (error) {
    throw new Complaint(`cannot write the journal ${file}: ${messageOf(error)}`);
  }
  const added: JournalEntry[] = [];
  return {
    add(entry) {
      added.push(entry);
      append(file, 'a', `${JSON.stringify(entry)}\n`);
    },
    entries: () => [...readJournal(file), ...added],
    remove: () => rmSync(file, { force: true }),
  };
}
