import type { Page, PaymenntClient, RequestOptions } from 'paymennt';

/** One call of the SDK and everything it must do on the wire, written out by hand. */
export interface Row {
  readonly operation: string;
  /** What this row is there for, when its operation has several. */
  readonly about?: string | undefined;
  readonly call: (client: PaymenntClient, options?: RequestOptions) => PromiseLike<unknown>;
  /** Path and query below the base path, to the character; the order of parameters is free. */
  readonly target: string;
  /** JSON, to the digit; the order of keys is free. Absent: no body at all. */
  readonly body?: string | undefined;
  /** The JSON of the 200 that the gateway gives. */
  readonly answer: string;
  /** What the caller gets for it. */
  readonly result: unknown;
}

export function envelope(result: string): string {
  return `{"success":true,"elapsed":12,"result":${result}}`;
}

export function pageEnvelope(content: string, page = 0, size = 20): string {
  return envelope(
    `{"page":${page},"size":${size},"totalPages":${page + 2},"totalElements":41,"content":[${content}]}`,
  );
}

/** A list with nothing in it, and what a caller gets for that. */
export const emptyPage = {
  answer: envelope('{ "page": 0, "size": 20, "totalPages": 0, "totalElements": 0, "content": [] }'),
  result: { items: [], page: 0, size: 20, totalPages: 0, totalElements: 0, hasNextPage: false },
};

/** The same where the API sends a bare array: it says nothing about pages. */
export const emptyBareList = {
  answer: '[]',
  result: {
    items: [],
    page: 0,
    size: 20,
    totalPages: undefined,
    totalElements: undefined,
    hasNextPage: false,
  },
};

/** The plain fields of a page: what a caller can read of it without asking for the next. */
export async function readPage(pending: PromiseLike<Page<unknown>>): Promise<unknown> {
  const { items, page, size, totalPages, totalElements, hasNextPage } = await pending;
  return { items, page, size, totalPages, totalElements, hasNextPage };
}
