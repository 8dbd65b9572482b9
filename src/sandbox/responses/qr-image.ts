import { encode } from 'uqr';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function bigEndian(number: number): number[] {
  return [number >>> 24, (number >>> 16) & 0xff, (number >>> 8) & 0xff, number & 0xff];
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const typed = new Uint8Array([...new TextEncoder().encode(type), ...data]);
  return new Uint8Array([...bigEndian(data.length), ...typed, ...bigEndian(crc32(typed))]);
}

async function zlibbed(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  // Every runtime with fetch has CompressionStream. Its `deflate` is the zlib format of PNG.
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Pixels, as the API documents. */
export const DEFAULT_QR_SIZE = 300;

// The width of the white border that the standard requires, in modules.
const QUIET_ZONE = 4;

/**
 * A code in the middle of a white square. One module is as many whole pixels as fit. If the code has more modules than the
 * image has pixels, the image becomes larger.
 *
 * @returns The image data of PNG: a filter byte before each row, and one bit for each pixel. A set bit is white.
 */
function draw(text: string, size: number): { side: number; data: Uint8Array<ArrayBuffer> } {
  const modules = encode(text, { ecc: 'M', border: QUIET_ZONE }).data;
  const scale = Math.max(1, Math.floor(size / modules.length));
  const side = Math.max(size, modules.length);
  const margin = Math.floor((side - modules.length * scale) / 2);
  const stride = 1 + Math.ceil(side / 8);
  const data = new Uint8Array(stride * side);
  for (let y = 0; y < side; y += 1) {
    const row = modules[Math.floor((y - margin) / scale)];
    for (let x = 0; x < side; x += 1) {
      const index = y * stride + 1 + (x >> 3);
      const black = row?.[Math.floor((x - margin) / scale)] === true;
      if (!black) data[index] = (data[index] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { side, data };
}

/** A QR code as a PNG in base64, for `base64QR` of the API. */
export async function qrImage(text: string, size: number): Promise<string> {
  const { side, data } = draw(text, size);
  // One bit of greyscale, the standard compression and filter, no interlacing.
  const header = new Uint8Array([...bigEndian(side), ...bigEndian(side), 1, 0, 0, 0, 0]);
  const png = new Uint8Array([
    ...SIGNATURE,
    ...chunk('IHDR', header),
    ...chunk('IDAT', await zlibbed(data)),
    ...chunk('IEND', new Uint8Array()),
  ]);
  return btoa(Array.from(png, (byte) => String.fromCharCode(byte)).join(''));
}
