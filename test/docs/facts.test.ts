import { describe, expect, it } from 'vitest';
import { EVERYWHERE, ON_PAGES, untrue } from './facts.js';
import { docComments, fencesIn } from './fences.js';
import { codeBeside, markdownPages, sourceFiles } from './pages.js';

const madeUp = (text: string) => untrue({ path: 'docs/made-up.md', text }, [...EVERYWHERE, ...ON_PAGES]);

describe('what the pages say', () => {
  it('is so: test cards, tokens, addresses, hosts, statuses, codes, names, methods and paths', () => {
    const wrong = markdownPages().flatMap((page) => [
      ...untrue(page, EVERYWHERE),
      ...untrue(page, ON_PAGES, codeBeside(page.path)),
    ]);
    expect(wrong).toEqual([]);
  });

  it('is so in doc comments as well', () => {
    expect(sourceFiles().flatMap((file) => untrue(docComments(file), EVERYWHERE))).toEqual([]);
  });

  // The guard against a second request after HTTP 421 is a property that a copy loses.
  it('passes the options of fetch on without a copy in every sample', () => {
    const copies = [...markdownPages(), ...sourceFiles().map(docComments)]
      .flatMap(fencesIn)
      .filter(({ code }) => code.includes('...init'));
    expect(copies.map(({ path, line }) => `${path}:${line}`)).toEqual([]);
  });

  it('is reported with its line when it is wrong', () => {
    const wrong = [
      ['is no test card', 'Pay with `4111 1111 1111 1111`.'],
      ['is no test card', 'Pay with 4111111111111111.'],
      ['is no token of the sandbox', 'Send `ptk_live_visa`.'],
      ['leads nowhere that we know', 'https://docs.paymennt.com/api#operation/void-payment'],
      ['leads nowhere that we know', 'See [webhooks](https://docs.paymennt.com/docs/webhooks).'],
      ['leads nowhere that we know', '`https://api.paymennt.com/v1/checkout`'],
      ['leads nowhere that we know', 'See https://payments.blog/paymennt.'],
      ['is no host of the vendor', 'Call `merchant.paymennt.com`.'],
      ['is no word of the package', 'Wait for `SUCCEEDED`.'],
      ['is no word of the package', 'Catch `card_declined`.'],
      ['is no word of the package', 'Catch `PaymenntCardError`.'],
      ['is no method', 'Call `checkouts.confirm` then.'],
      ['is no method', 'await paymennt.payments.void(id);'],
      ['is no word of the package', 'Set `PAYMENNT_SECRET`.'],
      ['is no example', 'Copy `examples/koa`.'],
      ['is no operation of the API', '`POST /payment/{paymentId}/void`'],
    ] as const;
    const found = madeUp(wrong.map(([, text]) => text).join('\n'));
    for (const [index, [about]] of wrong.entries()) {
      expect(found).toContainEqual(expect.stringMatching(`^docs/made-up\\.md:${index + 1}: .* ${about}$`));
    }
  });

  it('may name what is not real when it says so by its name', () => {
    expect(madeUp('`https://pay.paymennt.com.evil.example/complete/` and http://127.0.0.1:4010')).toEqual([]);
  });
});
