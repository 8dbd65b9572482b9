import { encode } from 'uqr';
import { type Bitmap, pngOf } from './png.js';

/** Pixels, as the API documents. */
export const DEFAULT_QR_SIZE = 300;

// What the standard asks for around a code.
const QUIET_ZONE = 4;

/**
 * A code in the middle of a white square. It is as large as whole pixels allow; an address that needs more dots than
 * there are pixels makes the image larger instead of unreadable.
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
