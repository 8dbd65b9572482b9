import { readFile } from 'node:fs/promises';
import { Complaint, messageOf } from '../complaint.js';

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

async function readText(purpose: string, file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new Complaint(`cannot read the ${purpose} file: ${messageOf(error)}`);
  }
}

function parse(purpose: string, file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Complaint(`the ${purpose} file ${file} is not JSON: ${messageOf(error)}`);
  }
}

/** The value in a file; undefined if the file does not exist. */
export async function readJsonFile(purpose: string, file: string): Promise<unknown> {
  const text = await readText(purpose, file);
  return text === undefined ? undefined : parse(purpose, file, text);
}

/** The value in a file, which must exist. */
export async function requireJsonFile(purpose: string, file: string): Promise<unknown> {
  const text = await readText(purpose, file);
  if (text === undefined) throw new Complaint(`there is no ${purpose} file ${file}: check the path.`);
  return parse(purpose, file, text);
}
