import { parseArgs } from 'node:util';
import type { Command, CommandInput } from './command.js';
import { COMMANDS } from './commands.js';
import { Complaint, messageOf } from './complaint.js';
import { didYouMean } from './suggest.js';

/** The command and the options of a command line. */
type Request =
  | { readonly kind: 'help'; readonly command: Command | undefined }
  | { readonly kind: 'version' }
  | { readonly kind: 'run'; readonly command: Command; readonly input: CommandInput };

const ALWAYS = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

const NAMES = COMMANDS.map(({ name }) => name);

/** @throws {Complaint} that suggests a command with a similar name. */
function commandNamed(name: string): Command {
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command) return command;
  const suggestion = didYouMean(name.toLowerCase(), [...NAMES, 'help'], (meant) => `paymennt ${meant}`);
  throw new Complaint(
    `there is no command ${JSON.stringify(name)}.${suggestion || ' Run "paymennt help" for the list.'}`,
  );
}

function unknownOption(command: Command, option: string): Complaint {
  const names = [...Object.keys(command.options), ...Object.keys(ALWAYS)].map((name) => `--${name}`);
  const suggestion = didYouMean(option, names);
  return new Complaint(
    `"${command.name}" has no option ${option}.${suggestion || ` Run "paymennt help ${command.name}".`}`,
  );
}

/** The message of Node's `parseArgs`, in the words of the help. */
function complaintAbout(command: Command, message: string): Complaint {
  const unknown = /^Unknown option '(-[^']*)'/.exec(message)?.[1];
  if (unknown !== undefined) return unknownOption(command, unknown);
  const name = /--([\w-]+)/.exec(message)?.[1] ?? '';
  const value = command.options[name]?.value;
  const advice = value === undefined ? 'takes no value' : `needs a value: --${name}=${value}`;
  return new Complaint(`--${name} ${advice}. Run "paymennt help ${command.name}".`);
}

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

function parse(
  command: Command,
  args: readonly string[],
): { readonly values: Values; readonly positionals: readonly string[] } {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...command.options, ...ALWAYS },
    });
  } catch (error) {
    throw complaintAbout(command, messageOf(error));
  }
}

function inputOf(positionals: readonly string[], values: Values): CommandInput {
  const listOf = (option: string) => [values[option]].flat().filter((value) => typeof value === 'string');
  return {
    positionals,
    text: (option) => listOf(option)[0],
    texts: listOf,
    flag: (option) => values[option] === true,
  };
}

/** The index of the command in the arguments. Options, with their values, may stand before the command. */
function placeOfCommand(args: readonly string[]): number {
  const first = args.findIndex((arg) => !arg.startsWith('-'));
  if (first < 1 || NAMES.includes(args[first] ?? '')) return first;
  const known = args.findIndex((arg) => NAMES.includes(arg));
  return known < 0 ? first : known;
}

/** @throws {Complaint} for arguments that no command takes. */
export function readArguments(args: readonly string[]): Request {
  const place = placeOfCommand(args);
  const name = args[place];
  const rest = args.filter((_, index) => index !== place);
  if (name === undefined || name === 'help') {
    const topic = rest.find((arg) => !arg.startsWith('-') && arg !== 'help');
    if (rest.some((arg) => arg === '--version' || arg === '-v')) return { kind: 'version' };
    const stranger = rest.find((arg) => arg.startsWith('-') && arg !== '--help' && arg !== '-h');
    if (stranger !== undefined) {
      throw new Complaint(`"paymennt" alone has no option ${stranger}. Run "paymennt help" for the list.`);
    }
    return { kind: 'help', command: topic === undefined ? undefined : commandNamed(topic) };
  }
  const command = commandNamed(name);
  const { values, positionals } = parse(command, rest);
  if (values['help'] === true) return { kind: 'help', command };
  if (values['version'] === true) return { kind: 'version' };
  return { kind: 'run', command, input: inputOf(positionals, values) };
}
