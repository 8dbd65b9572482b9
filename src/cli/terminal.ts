import process from 'node:process';
import { createInterface } from 'node:readline';
import { styleText } from 'node:util';
import { COULD_NOT_RUN } from './complaint.js';

/** The style of a piece of text. */
type Style = Parameters<typeof styleText>[0];

/** Output of a command, and its input beside the arguments. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Columns of the terminal; undefined in a pipe, where programs expect one line for each item. */
  readonly columns: number | undefined;
  /** Writes a line to stdout. */
  print(line: string): void;
  /** Writes a line to stderr. */
  warn(line: string): void;
  /** Colours text for stdout: only on a terminal, and not when NO_COLOR is set. */
  style(style: Style, text: string): string;
  /** Prints a question and reads one line; undefined when stdin is no terminal. */
  ask(question: string): Promise<string | undefined>;
}

const WIDEST = 80;

async function ask(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // A closed terminal gives no line.
  lines.once('SIGINT', () => {
    lines.close();
    process.kill(process.pid, 'SIGINT');
  });
  return await new Promise((resolve) => {
    lines.once('close', () => resolve(''));
    lines.question(question, (line) => {
      resolve(line);
      lines.close();
    });
  });
}

/** The terminal or the pipes of this process. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  for (const stream of [stdout, stderr]) {
    // Without a listener, a closed pipe or terminal ends the process, and a probe leaves its checkouts open.
    stream.on('error', ({ code }: NodeJS.ErrnoException) => {
      if (code !== 'EPIPE') process.exitCode = COULD_NOT_RUN;
    });
  }
  return {
    env,
    columns: stdout.isTTY ? Math.min(stdout.columns || WIDEST, WIDEST) : undefined,
    print: (line) => stdout.write(`${line}\n`),
    warn: (line) => stderr.write(`${line}\n`),
    style: (style, text) => styleText(style, text, { validateStream: true, stream: stdout }),
    ask,
  };
}

/** Text of others on one line, without the control characters that a terminal would execute. */
export function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ');
}

/** An object of the gateway, with plain text in its fields. */
export function plainFields<Value extends object>(value: Value): Value {
  const fields = Object.entries(value).map(([name, field]) => [
    name,
    typeof field === 'string' ? plain(field) : field,
  ]);
  return Object.fromEntries(fields) as Value;
}

/** Prints a value as JSON, for `--json`. */
export function printJson(value: unknown, terminal: Terminal): void {
  terminal.print(JSON.stringify(value, undefined, 2));
}

/** Breaks text at blanks, so that no line is longer than `columns`. Indents the lines after the first. */
export function wrap(text: string, columns: number | undefined, indent = ''): string {
  if (columns === undefined) return text;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    const width = columns - (lines.length === 0 ? 0 : indent.length);
    if (line !== '' && longer.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line].join(`\n${indent}`);
}
