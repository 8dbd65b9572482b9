import { readFileSync } from 'node:fs';
import { notesOf } from './changelog.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
console.log(notesOf(readFileSync('CHANGELOG.md', 'utf8'), version));
