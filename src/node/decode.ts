import { promisify } from 'node:util';
import { brotliDecompress, constants, gunzip, inflate, inflateRaw } from 'node:zlib';
import { MAX_RESPONSE_BYTES } from '../wire/body.js';

type Decoder = (coded: Uint8Array) => Promise<Uint8Array>;

// As the global fetch does, decodes the existing part of a body that ends early.
const ZLIB = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAX_RESPONSE_BYTES };
const BROTLI = { finishFlush: constants.BROTLI_OPERATION_FLUSH, maxOutputLength: MAX_RESPONSE_BYTES };

const unzip = promisify(gunzip);
const unzlib = promisify(inflate);
const unraw = promisify(inflateRaw);
const unbrotli = promisify(brotliDecompress);

const gzip: Decoder = (coded) => unzip(coded, ZLIB);

// The coding is zlib's format, whose first byte ends in 8. Some servers send the stream without this header.
const deflate: Decoder = (coded) =>
  ((coded[0] ?? 0) & 0x0f) === 8 ? unzlib(coded, ZLIB) : unraw(coded, ZLIB);

const DECODERS = new Map<string, Decoder>([
  ['gzip', gzip],
  ['x-gzip', gzip],
  ['deflate', deflate],
  ['br', (coded) => unbrotli(coded, BROTLI)],
]);

// The limit of the global fetch. Each coding costs memory, and one header can name thousands of codings.
const MAX_CODINGS = 5;

/**
 * The steps that decode a body with this `content-encoding`; none if one of the codings is unknown, so that the body
 * stays unchanged.
 *
 * @throws Error for more than five codings.
 */
export function decodersOf(contentEncoding: string | null): readonly Decoder[] {
  const codings = contentEncoding?.toLowerCase().split(',') ?? [];
  if (codings.length > MAX_CODINGS) {
    throw new Error(`The answer has ${codings.length} content codings, more than ${MAX_CODINGS}.`);
  }
  const decoders = codings.reverse().flatMap((coding) => DECODERS.get(coding.trim()) ?? []);
  return decoders.length === codings.length ? decoders : [];
}

/** Whether a decoder stopped because the body became longer than {@link MAX_RESPONSE_BYTES}. */
export const outgrewLimit = (error: unknown): boolean =>
  error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
