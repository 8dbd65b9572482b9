import type { CommandInput } from './command.js';
import { Complaint } from './complaint.js';
import { didYouMean } from './suggest.js';

/** The word after the command, such as `get`. @throws {Complaint} that says which word was meant. */
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

/** Exactly one id after the words of the command. */
export function idOf(command: string, positionals: readonly string[]): string {
  const [id, ...rest] = positionals;
  if (id === undefined || id === '') throw new Complaint(`"${command}" needs an id: paymennt ${command} ID.`);
  noMore(command, rest);
  return id;
}

/** Refuses words that the command does not take. */
export function noMore(command: string, rest: readonly string[]): void {
  if (rest.length > 0) throw new Complaint(`"${command}" takes no ${JSON.stringify(rest.join(' '))}.`);
}
