import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

// Colours are for people: a pipe or a log gets plain text.
const paint = (style: Style, text: string) =>
  process.stdout.isTTY && !process.env['NO_COLOR'] ? styleText(style, text) : text;

export function heading(text: string): void {
  console.log(`\n${paint('bold', text)}`);
}

/** One of the six steps of the vendor's mobile guide. */
export function step(number: number, text: string): void {
  console.log(`\n${paint('cyan', `${number}.`)} ${text}`);
}

export function fact(name: string, value: string): void {
  console.log(`   ${paint('dim', name.padEnd(12))} ${value}`);
}

export function status(word: string): void {
  const colour = word === 'PAID' ? 'green' : word === 'PENDING' ? 'yellow' : 'red';
  fact('status', paint(colour, word));
}
