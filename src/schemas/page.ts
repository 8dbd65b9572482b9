import { looseObject, optionalNumber, type ResponseSchema } from './response.js';
import * as z from './zod.js';

/** A page as the API sends it. Lists without pages have only their rows (see api-notes: bare-lists). */
export interface PageData<Item> {
  readonly items: readonly Item[];
  readonly page?: number | undefined;
  readonly size?: number | undefined;
  readonly totalPages?: number | undefined;
  readonly totalElements?: number | undefined;
}

/** A page of a list (see api-notes: page-objects). It must have rows: an unreadable list is not an empty one. */
export function pageSchema<Item>(item: ResponseSchema<Item>): ResponseSchema<PageData<Item>> {
  return z.pipe(
    looseObject({
      content: z.array(item),
      page: optionalNumber,
      size: optionalNumber,
      totalPages: optionalNumber,
      totalElements: optionalNumber,
    }),
    z.transform(({ content, page, size, totalPages, totalElements }) => ({
      items: content,
      page,
      size,
      totalPages,
      totalElements,
    })),
  );
}

/** Turns a bare array of rows into a page. Three lists may have either form (see api-notes: bare-lists). */
export function asPage(result: unknown): unknown {
  return Array.isArray(result) ? { content: result } : result;
}
