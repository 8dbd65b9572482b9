import { serve } from '../serve.js';

interface Paymennt {
  PaymenntClient: new (
    options: object,
  ) => {
    checkouts: { search(filter: object): AsyncIterable<unknown> };
  };
}

/** Bytes after so many rows, when what is garbage has been collected. */
export interface Footprint {
  readonly rows: number;
  readonly heap: number;
  readonly resident: number;
}

const [, , origin = ''] = process.argv;
const packageName = 'paymennt';
const { PaymenntClient } = (await import(packageName)) as Paymennt;

function footprint(rows: number): Footprint {
  if (!globalThis.gc) throw new Error('This needs --expose-gc: garbage would be counted as well.');
  globalThis.gc();
  const { heapUsed, rss } = process.memoryUsage();
  return { rows, heap: heapUsed, resident: rss };
}

serve(async ({ marks, size }: { marks: number[]; size: number }) => {
  const { checkouts } = new PaymenntClient({
    apiKey: 'sandbox-key',
    apiSecret: 'sandbox-secret',
    environment: { apiBaseUrl: origin, payBaseUrl: origin },
  });
  const footprints = [footprint(0)];
  let rows = 0;
  for await (const _ of checkouts.search({ size })) {
    rows += 1;
    if (marks.includes(rows)) footprints.push(footprint(rows));
  }
  return footprints;
});
