import { Refusal } from '../refusal.js';
import { readJson } from './json.js';

const LARGEST_BODY_BYTES = 1_048_576;

async function readText(request: Request): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST_BODY_BYTES) throw new Refusal('Request body is too large.', 413);
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

/** Reads the body of an operation that takes one, and refuses any body of an operation that takes none. */
export async function readBody(request: Request, takesBody: boolean): Promise<unknown> {
  const text = await readText(request);
  if (!takesBody) {
    if (text !== '') throw new Refusal('This operation takes no request body.');
    return undefined;
  }
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new Refusal('Content-Type must be application/json.', 415);
  if (text === '') throw new Refusal('Request body is required.');
  return readJson(text);
}
