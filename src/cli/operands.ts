import type { CommandInput } from './command.js';
import { Complaint } from './complaint.js';
import { didYouMean } from './suggest.js';

/** The word after the command, such as `get`. @throws {Complaint} that suggests a similar word. */
export function actionOf<const Action extends string>(
  command: string,
  { positionals }: CommandInput,
  actions: readonly Action[],
): Action {
  const [word] = positionals;
  const action = actions.find((candidate) => candidate === word);
  if (action !== undefined) return action;
  const list = actions.map((name) => `"${command} ${name}"`).join(', ');
  if (word === undefined) throw new Complaint(`"${command}" needs one more word: ${list}.`);
  const suggestion = didYouMean(word.toLowerCase(), actions, (name) => `paymennt ${command} ${name}`);
  throw new Complaint(`"${command}" has no ${JSON.stringify(word)}; there is ${list}.${suggestion}`);
}

/** The id after the words of the command. @throws {Complaint} unless there is exactly one. */
export function idOf(command: string, positionals: readonly string[]): string {
  const [id, ...rest] = positionals;
  if (id === undefined || id === '') throw new Complaint(`"${command}" needs an id: paymennt ${command} ID.`);
  noMore(command, rest);
  return id;
}

/** @throws {Complaint} for words that the command does not take. */
export function noMore(command: string, rest: readonly string[]): void {
  if (rest.length === 0) return;
  const word = JSON.stringify(rest.join(' '));
  throw new Complaint(`"${command}" takes no ${word}. Run "paymennt help ${command}".`);
}

/** The file that an option names. */
export function fileOf(input: CommandInput, option: string): string | undefined {
  const name = input.text(option);
  if (name === '') throw new Complaint(`--${option} needs the name of a file.`);
  return name;
}

/** The port in the value of an option, such as `--port`. */
export function portOf(option: string, text: string | undefined, least: 0 | 1, fallback: number): number {
  if (text === undefined) return fallback;
  if (/^\d+$/.test(text) && Number(text) >= least && Number(text) <= 65_535) return Number(text);
  throw new Complaint(`${option} must be a number from ${least} to 65535, not ${JSON.stringify(text)}.`);
}
