import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkoutPage } from '../../../src/sandbox/pages/checkout-page.js';
import { noticePage, outcomePage } from '../../../src/sandbox/pages/outcome-page.js';
import { threeDSecurePage } from '../../../src/sandbox/pages/three-d-secure-page.js';
import { openSandbox } from '../open-sandbox.js';
import { cardFields, submit } from '../shopper.js';

const EVIL = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&{{7*7}}\u202e`;

describe('text of a request', () => {
  it('is escaped on every page that shows it', async () => {
    const { sandbox, merchant } = openSandbox({ merchantName: EVIL });
    const texts = {
      orderId: EVIL,
      description: EVIL,
      language: '"><',
      items: [{ name: EVIL, quantity: 1, linetotal: 1 }],
    };
    const { redirectUrl, checkoutKey } = await merchant.create('link', texts);
    const pages = [
      await (await sandbox.fetch(redirectUrl)).text(),
      (
        await submit(
          sandbox,
          redirectUrl,
          cardFields({ name: EVIL, cvv: EVIL, expiry: EVIL, cardNumber: EVIL }),
        )
      ).html,
    ];
    const { location } = await submit(sandbox, redirectUrl, cardFields({ name: EVIL.slice(0, 90) }));
    pages.push(await (await sandbox.fetch(location)).text());
    await submit(sandbox, location, { action: 'approve' });
    pages.push(
      await (await sandbox.fetch(redirectUrl)).text(),
      await (await sandbox.fetch(`https://sandbox.invalid/complete/${checkoutKey}`)).text(),
    );
    for (const page of pages) {
      expect(page).toContain('&lt;script&gt;');
      expect(page.replace('<script src="/assets/sandbox.js" defer></script>', '')).not.toMatch(
        /<script|<img|onerror='/,
      );
    }
  });

  it('never adds a tag to a page', async () => {
    const text = fc.string({ unit: fc.constantFrom(...`<>"'&/ =\`;-!a\u0000\n`), maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(text, async (tail) => {
        // With a letter in front: a page may say nothing about what is empty.
        const evil = `a${tail}`;
        const order = {
          merchantName: evil,
          orderId: evil,
          displayId: evil,
          description: evil,
          currency: evil,
          amount: '1.00',
          items: [{ name: evil, quantity: '1', linetotal: '1' }],
          totals: undefined,
          language: evil,
        };
        const values = { cardNumber: evil, expiry: evil, name: evil };
        const harmlessValues = { cardNumber: 'a', expiry: 'a', name: 'a' };
        const tagsOf = async (page: string | Promise<string>) =>
          (await page)
            .toString()
            .match(/<[^>]*>/g)
            ?.map((tag) => tag.replace(/"[^"]*"/g, '""'));
        const harmless = {
          ...order,
          orderId: 'a',
          displayId: 'a',
          description: 'a',
          currency: 'a',
          language: 'a',
        };
        const plain = { ...harmless, items: [{ name: 'a', quantity: '1', linetotal: '1' }] };
        expect(await tagsOf(checkoutPage({ order, values, errors: { name: 'name-missing' } }))).toEqual(
          await tagsOf(
            checkoutPage({ order: plain, values: harmlessValues, errors: { name: 'name-missing' } }),
          ),
        );
        expect(await tagsOf(threeDSecurePage(order, evil))).toEqual(
          await tagsOf(threeDSecurePage(plain, 'a')),
        );
        expect(await tagsOf(outcomePage(order, 'PAID', evil))).toEqual(
          await tagsOf(outcomePage(plain, 'PAID', 'a')),
        );
        expect(await tagsOf(noticePage(evil, evil))).toEqual(await tagsOf(noticePage('a', 'a')));
      }),
      { seed: 20260301, numRuns: 100 },
    );
  });
});
