import * as z from 'zod/mini';
import { looseObject, optionalNumber, type ResponseSchema } from './response.js';

/** The wire's account of a page. Unpaged lists (T33) have nothing but their rows. */
export interface PageData<Item> {
  readonly items: readonly Item[];
  readonly page?: number | undefined;
  readonly size?: number | undefined;
  readonly totalPages?: number | undefined;
  readonly totalElements?: number | undefined;
}

/** A page of a list (T34). Its rows are essential: a list that cannot be read is not an empty one. */
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

/** The three lists without pages come bare or as a page (T33); from here on they are all pages. */
export function asPage(result: unknown): unknown {
  return Array.isArray(result) ? { content: result } : result;
}
