import type { Command } from './command.js';
import { COMMANDS } from './commands.js';
import { type Terminal, wrap } from './terminal.js';

const WIDTH = 80;

/** Two columns: names and descriptions. */
function table(rows: readonly (readonly [name: string, text: string])[], { style }: Terminal): string[] {
  const width = Math.max(...rows.map(([name]) => name.length)) + 4;
  const indent = ' '.repeat(width);
  return rows.map(([name, text]) => {
    const padding = ' '.repeat(width - 2 - name.length);
    return `  ${style('bold', name)}${padding}${wrap(text, WIDTH - width, '').replaceAll('\n', `\n${indent}`)}`;
  });
}

/** The list of all commands. */
export function commandList(terminal: Terminal): string {
  const rows = COMMANDS.flatMap(({ forms }) =>
    forms.map(({ synopsis, summary }) => [synopsis, summary] as const),
  );
  return [
    'Usage: paymennt COMMAND [options]',
    '',
    ...table([...rows, ['help COMMAND', 'Shows the options of a command, with examples']], terminal),
    '',
    ...wrap(
      'All commands but "sandbox" read PAYMENNT_API_KEY, PAYMENNT_API_SECRET and PAYMENNT_ENVIRONMENT: "test", "live", or the URL that "paymennt sandbox" prints.',
      WIDTH,
    ).split('\n'),
  ].join('\n');
}

/** Everything about one command. */
export function commandHelp(command: Command, terminal: Terminal): string {
  const hasOptions = Object.keys(command.options).length > 0;
  const options = Object.entries(command.options).map(([name, { short, value, help }]) => {
    const dashes = `${short === undefined ? '    ' : `-${short}, `}--${name}`;
    return [value === undefined ? dashes : `${dashes} ${value}`, help] as const;
  });
  return [
    ...command.forms.map(
      ({ synopsis }, index) =>
        `${index === 0 ? 'Usage:' : '      '} paymennt ${synopsis}${hasOptions ? ' [options]' : ''}`,
    ),
    '',
    ...command.description.split('\n').map((paragraph) => wrap(paragraph, WIDTH)),
    '',
    'Options:',
    ...table([...options, ['-h, --help', 'Shows this help']], terminal),
    '',
    'Examples:',
    ...command.examples.map((example) => `  ${example}`),
  ].join('\n');
}
