import { isLosslessNumber, LosslessNumber, parse, stringify } from 'lossless-json';
import type { SandboxMistake } from '../behaviour.js';
import { Refusal } from './refusal.js';

/** Reads JSON with all digits of its numbers. `JSON.parse` would round a branchId of 19 digits. */
export function readJson(text: string): unknown {
  try {
    return parse(text);
  } catch {
    // This is also a RangeError, for a body of thousands of opening brackets.
    throw new Refusal('Request body is not valid JSON.', { mistake: 'broken_json' });
  }
}

export function writeJson(value: unknown): string {
  return stringify(value) ?? 'null';
}

/** JSON on several lines. */
export function prettyJson(value: unknown): string {
  return stringify(value, undefined, 2) ?? 'null';
}

/** A number for a response, with exactly these digits. */
export function exactNumber(text: string): LosslessNumber {
  return new LosslessNumber(text);
}

/** The digits of a JSON number. Undefined for any other value. */
export function digitsOf(value: unknown): string | undefined {
  if (isLosslessNumber(value)) return value.value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

/** Whether a value is a number that {@link readJson} read, an object that holds the digits. */
export function isJsonNumber(value: unknown): boolean {
  return isLosslessNumber(value);
}

const LARGEST_BODY_BYTES = 1_048_576;

/**
 * Reads the text of a body. Refuses a body that is too large or not UTF-8.
 *
 * Not with hono's `bodyLimit`, which gives Deno a request that it answers with HTTP 500.
 */
export async function readText(request: Request, mostBytes = LARGEST_BODY_BYTES): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > mostBytes) throw new Refusal('Request body is too large.', { status: 413 });
    text += decodeOrRefuse(() => decoder.decode(chunk, { stream: true }));
  }
  return text + decodeOrRefuse(() => decoder.decode());
}

function decodeOrRefuse(decode: () => string): string {
  try {
    return decode();
  } catch {
    throw new Refusal('Request body is not valid UTF-8.');
  }
}

/** Reads the JSON of a body. Refuses a missing body, and a body for an operation without one. */
export function readBody(
  text: string,
  { headers }: Request,
  takesBody: boolean,
  accepts: (mistake: SandboxMistake) => boolean,
): unknown {
  if (!takesBody) {
    if (text === '' || accepts('unexpected_body')) return undefined;
    throw new Refusal('This operation takes no request body.', { mistake: 'unexpected_body' });
  }
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json' && !accepts('wrong_content_type')) {
    const details = { status: 415, mistake: 'wrong_content_type' } as const;
    throw new Refusal('Content-Type must be application/json.', details);
  }
  if (text === '') throw new Refusal('Request body is required.', { mistake: 'missing_field' });
  return readJson(text);
}
