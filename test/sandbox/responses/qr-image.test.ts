import { decode } from 'fast-png';
import readQr from 'jsqr';
import { describe, expect, it } from 'vitest';
import { qrImage } from '../../../src/sandbox/responses/qr-image.js';
import { openSandbox } from '../open-sandbox.js';

/** Reads the image with two foreign libraries: one for the PNG, one for the code. */
function scan(base64: string): { width: number; height: number; text: string | undefined } {
  const { width, height, data } = decode(Buffer.from(base64, 'base64'));
  const stride = Math.ceil(width / 8);
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const white = ((data[y * stride + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
      rgba.fill(white * 255, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return { width, height, text: readQr(rgba, width, height)?.data };
}

describe('the QR code of a checkout', () => {
  it.each([
    [undefined, 300],
    [64, 64],
    [1024, 1024],
    [301, 301],
  ])('with a qrSize of %s is a PNG of %i pixels that leads to the pay page', async (qrSize, pixels) => {
    const { sandbox, merchant } = openSandbox();
    const created = await merchant.create('qr', { qrSize });
    const { width, height, text } = scan(
      String(Object.entries(created).find(([key]) => key === 'base64QR')?.[1]),
    );
    expect([width, height]).toEqual([pixels, pixels]);
    expect(text).toBe(created.redirectUrl);
    expect((await sandbox.fetch(text ?? '')).status).toBe(200);
  });

  it('is in the response to the creation only', async () => {
    const { merchant } = openSandbox();
    const { id } = await merchant.create('qr');
    expect((await merchant.get(`/checkout/${id}`)).result).not.toHaveProperty('base64QR');
    expect(await merchant.create('link')).not.toHaveProperty('base64QR');
  });

  it('is larger than its size if it would be unreadable otherwise', async () => {
    const address = `https://pay.example.com/${'long/'.repeat(40)}`;
    const { width, text } = scan(await qrImage(address, 32));
    expect(width).toBeGreaterThan(32);
    expect(text).toBe(address);
  });
});
