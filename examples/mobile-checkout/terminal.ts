import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

const WIDTH = 80;

// Colours are for people: a pipe or a log gets plain text.
const paint = (style: Style, text: string) =>
  process.stdout.isTTY && !process.env['NO_COLOR'] ? styleText(style, text) : text;

/** Breaks a text between words; the lines after the first begin below its first word. A long word stays whole. */
function wrap(text: string, indent: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && indent + longer.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`);
}

export function heading(text: string): void {
  console.log(`\n${paint('bold', wrap(text, 0))}`);
}

/** One of the six steps of the vendor's mobile guide. */
export function step(number: number, text: string): void {
  console.log(`\n${paint('cyan', `${number}.`)} ${wrap(text, 3)}`);
}

export function fact(name: string, value: string): void {
  console.log(`   ${paint('dim', name.padEnd(12))} ${wrap(value, 16)}`);
}

export function status(word: string): void {
  const colour = word === 'PAID' ? 'green' : word === 'PENDING' ? 'yellow' : 'red';
  fact('status', paint(colour, word));
}
