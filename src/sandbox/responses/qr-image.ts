import { encode } from 'uqr';

/** The rows of an image, one byte for each pixel: 1 is black, 0 is white. */
type Bitmap = readonly Uint8Array[];

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

/** The image data of PNG: a filter byte before each row, and one bit for each pixel. A set bit is white. */
function packedRows(bitmap: Bitmap, width: number): Uint8Array<ArrayBuffer> {
  const stride = 1 + Math.ceil(width / 8);
  const bytes = new Uint8Array(stride * bitmap.length);
  bitmap.forEach((row, y) => {
    for (let x = 0; x < width; x += 1) {
      const index = y * stride + 1 + (x >> 3);
      if (row[x] === 0) bytes[index] = (bytes[index] ?? 0) | (0x80 >> (x & 7));
    }
  });
  return bytes;
}

async function zlibbed(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  // Every runtime with fetch has CompressionStream. Its `deflate` is the zlib format of PNG.
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** A black-and-white image as the bytes of a PNG file. */
async function pngOf(bitmap: Bitmap): Promise<Uint8Array> {
  const width = bitmap[0]?.length ?? 0;
  const header = new Uint8Array([
    ...bigEndian(width),
    ...bigEndian(bitmap.length),
    // One bit of greyscale, the standard compression and filter, no interlacing.
    ...[1, 0, 0, 0, 0],
  ]);
  return new Uint8Array([
    ...SIGNATURE,
    ...chunk('IHDR', header),
    ...chunk('IDAT', await zlibbed(packedRows(bitmap, width))),
    ...chunk('IEND', new Uint8Array()),
  ]);
}

/** Pixels, as the API documents. */
export const DEFAULT_QR_SIZE = 300;

// The width of the white border that the standard requires, in modules.
const QUIET_ZONE = 4;

/**
 * A code in the middle of a white square. One module is as many whole pixels as fit. If the code has more modules than the
 * image has pixels, the image becomes larger.
 */
function bitmapOf(text: string, size: number): Bitmap {
  const { data } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  const scale = Math.max(1, Math.floor(size / data.length));
  const side = Math.max(size, data.length);
  const margin = Math.floor((side - data.length * scale) / 2);
  const blank = new Uint8Array(side);
  const rows = data.map((dots) => {
    const row = new Uint8Array(side);
    dots.forEach((black, x) => {
      if (black) row.fill(1, margin + x * scale, margin + (x + 1) * scale);
    });
    return row;
  });
  return Array.from({ length: side }, (_row, y) => rows[Math.floor((y - margin) / scale)] ?? blank);
}

/** A QR code as a PNG in base64, which is what `base64QR` of the API is. */
export async function qrImage(text: string, size: number): Promise<string> {
  const png = await pngOf(bitmapOf(text, size));
  return btoa(Array.from(png, (byte) => String.fromCharCode(byte)).join(''));
}
