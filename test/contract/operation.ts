import type { Fields, RecordSchema } from './schema.js';

/** How the vendor's document says a 200 looks. */
export interface Answer {
  /**
   * `single`: an envelope around one result. `paged`: an envelope around a page of them. `bare`: an array of
   * envelopes with nothing around it (see api-notes: bare-lists).
   */
  readonly shape: 'single' | 'paged' | 'bare';
  readonly result: RecordSchema;
  /** The answer may lack its result (see api-notes: optional-result). */
  readonly resultOptional?: boolean | undefined;
}

export interface Operation {
  /** The SDK's name of it. */
  readonly name: string;
  /** The vendor's name of it, misspelt or not (see api-notes: misspelt-names). */
  readonly operationId: string;
  readonly method: 'GET' | 'POST';
  /** Below the base URL, with one `{placeholder}` at most. */
  readonly path: string;
  readonly query: Fields;
  /** Absent: the operation takes no body, and a POST must not send one (see api-notes: no-request-body). */
  readonly body?: RecordSchema | undefined;
  readonly answer: Answer;
}
