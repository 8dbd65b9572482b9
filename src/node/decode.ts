import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** A body as it was before it was compressed for the way. A coding that nobody knows is left as it came, as `fetch` does. */
export function decoded(incoming: IncomingMessage): Readable {
  const coding = incoming.headers['content-encoding'];
  if (coding === undefined) return incoming;
  const decoders = coding
    .split(',')
    .map((name) => DECODERS[name.trim().toLowerCase()])
    .reverse();
  if (!decoders.every((make) => make !== undefined)) return incoming;
  // Whoever reads the end of it hears of every failure: a pipeline passes them on.
  return decoders.reduce<Readable>((body, make) => pipeline(body, make(), () => undefined), incoming);
}
