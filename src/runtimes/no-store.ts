let takesCache: boolean | undefined;

/** Whether the runtime takes `cache` in a request: Cloudflare Workers with an old compatibility date throw. */
function probe(): boolean {
  try {
    return new Request('https://localhost/', { cache: 'no-store' }).cache !== undefined;
  } catch {
    return false;
  }
}

/**
 * The option of `fetch` that keeps an answer out of every cache. Next.js 13 and 14 answer from a cache on disk without
 * it. Empty where the runtime refuses the option.
 */
export function noStore(): { cache?: 'no-store' } {
  takesCache ??= probe();
  return takesCache ? { cache: 'no-store' } : {};
}
