#!/usr/bin/env node
import process from 'node:process';
import { runCommandLine } from './run.js';
import { processTerminal } from './terminal.js';

const exitCode = await runCommandLine(process.argv.slice(2), processTerminal());
process.exitCode ||= exitCode;
