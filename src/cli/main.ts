#!/usr/bin/env node
import process from 'node:process';
import { VERSION } from '../version.js';
import { readArguments } from './arguments.js';
import { Complaint } from './complaint.js';
import { runSandbox } from './run-sandbox.js';
import { USAGE } from './usage.js';

async function main(): Promise<number> {
  const wanted = readArguments(process.argv.slice(2));
  if (wanted.command === 'sandbox') return await runSandbox(wanted);
  console.log(wanted.command === 'version' ? VERSION : USAGE);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof Complaint)) throw error;
  console.error(`paymennt: ${error.message}`);
  if (error.showUsage) console.error(`\n${USAGE}`);
  process.exitCode = 1;
}
