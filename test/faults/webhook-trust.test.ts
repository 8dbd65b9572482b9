import { describe, expect, it } from 'vitest';
import { believingBackend, FORGED, GENUINE, shippedBy, verifyingBackend } from './webhook-backends.js';

describe('a shop that fetches and verifies what a webhook names', () => {
  it('ships the order that was paid', async () => {
    expect(await shippedBy(verifyingBackend, GENUINE)).toEqual(['ORD-PAID']);
  });

  it.each(Object.entries(FORGED))('ships nothing that was not paid when a forged one %s', async (_, body) => {
    const shipped = await shippedBy(verifyingBackend, body);

    expect(shipped.filter((orderId) => orderId !== 'ORD-PAID')).toEqual([]);
  });
});

describe('a shop that believes what a webhook says', () => {
  it('ships orders that nobody paid, and the same judge sees it', async () => {
    const shipped = await Promise.all(Object.values(FORGED).map((body) => shippedBy(believingBackend, body)));

    expect(await shippedBy(believingBackend, GENUINE)).toEqual(['ORD-PAID']);
    expect(shipped.flat()).toContain('ORD-PENDING');
    expect(shipped.flat().length).toBeGreaterThan(5);
  });
});
