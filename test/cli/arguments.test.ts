import { describe, expect, it } from 'vitest';
import { readArguments } from '../../src/cli/arguments.js';
import { Complaint } from '../../src/cli/complaint.js';

describe('the arguments of the command', () => {
  it.each([
    [['sandbox'], { port: 4242, seedFile: undefined, stateFile: undefined }],
    [['sandbox', '-p', '0'], { port: 0 }],
    [['--port=65535', 'sandbox'], { port: 65_535 }],
    [['sandbox', '--seed', 'a.json', '--state=b.json'], { seedFile: 'a.json', stateFile: 'b.json' }],
  ])('%j start a sandbox', (args, expected) => {
    expect(readArguments(args)).toMatchObject({ command: 'sandbox', ...expected });
  });

  it.each([
    [['--help'], 'help'],
    [['sandbox', '-h'], 'help'],
    [['--version'], 'version'],
    [['-v'], 'version'],
  ])('%j ask for %s', (args, command) => {
    expect(readArguments(args)).toEqual({ command });
  });

  it.each([
    [[], 'which command?', true],
    [['serve'], 'there is no command "serve".', true],
    [['sandbox', 'now'], '"sandbox" takes no "now".', true],
    [['sandbox', '--prot', '1'], "Unknown option '--prot'", true],
    [['sandbox', '--port'], '--port', true],
    [['sandbox', '--port', 'http'], '--port must be a number from 0 to 65535, not "http".', false],
    [['sandbox', '--port', '65536'], 'not "65536"', false],
    [['sandbox', '--port=-1'], 'not "-1"', false],
    [['sandbox', '--port', ''], 'not ""', false],
    [['sandbox', '--port', '1e3'], 'not "1e3"', false],
    [['sandbox', '--state', ''], '--state needs the name of a file.', false],
  ])('%j are refused', (args, message, showUsage) => {
    const read = () => readArguments(args);
    expect(read).toThrow(message);
    expect(read).toThrow(Complaint);
    expect(read).toThrow(expect.objectContaining({ showUsage }));
  });
});
