import { readJson } from './json.js';

/** `{ success, elapsed, result, error }`, the shape of almost every answer (see api-notes: envelope). */
export interface Envelope {
  readonly success: boolean;
  readonly elapsed?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

/** Whether JSON is an envelope of the API. */
export function isEnvelope(json: unknown): json is Envelope {
  return typeof json === 'object' && json !== null && typeof (json as Envelope).success === 'boolean';
}

/** The JSON of a body, or undefined if it is none. */
export function jsonOf(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return readJson(text);
  } catch {
    return undefined;
  }
}
