import { SANDBOX_CARDS } from 'paymennt/sandbox';
import { describe, expect, it } from 'vitest';
import { openFrozenSandbox, openSandbox } from '../open-sandbox.js';
import { CARD_3DS, CARD_AT_ONCE, CARD_DECLINED, cardFields, payWith, submit } from '../shopper.js';

describe('the pay page', () => {
  it.each(['', '/embedded'])(
    'shows the order and a form that needs no script, below %s/checkout',
    async (prefix) => {
      const { sandbox, merchant } = openSandbox();
      const { checkoutKey } = await merchant.create('mobile', {
        amount: 1234.5,
        items: [{ name: 'Sunglasses', quantity: 2, linetotal: 1234.5 }],
        totals: { subtotal: 1200, tax: 34.5 },
      });
      const response = await sandbox.fetch(`https://sandbox.invalid${prefix}/checkout/${checkoutKey}`);
      const html = await response.text();
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toMatch(/^text\/html; charset=utf-8$/i);
      for (const text of [
        'Sunglasses',
        'AED 1,234.50',
        'AED 34.50',
        '>Card number</label>',
        '>Expiry date</label>',
        '>CVV</label>',
        '>Name on card</label>',
        'I accept the Terms &amp; Conditions',
        '>Pay AED 1,234.50</button>',
        '>Cancel</button>',
        'Simulation.',
      ]) {
        expect(html).toContain(text);
      }
      expect(html.match(/<script[^>]*>/g)).toEqual(['<script src="/assets/sandbox.js" defer>']);
      expect(html).not.toMatch(/<style|style=|\son\w+=/i);
    },
  );

  it.each([
    ['KWD', 1.5, 'KWD 1.500'],
    ['JPY', 1500, 'JPY 1,500'],
    ['AED', 0.05, 'AED 0.05'],
    ['AED', 1000000, 'AED 1,000,000.00'],
  ])('writes %s %d with the decimals of the currency', async (currency, amount, text) => {
    const { sandbox, merchant } = openSandbox();
    const { redirectUrl } = await merchant.create('link', { currency, amount });
    expect(await (await sandbox.fetch(redirectUrl)).text()).toContain(`Pay ${text}<`);
  });

  it('is never cached, runs no script but its own, and is not framed unless it is the embedded one', async () => {
    const { sandbox, merchant } = openSandbox();
    const { checkoutKey } = await merchant.create('mobile');
    const headersOf = async (path: string) => (await sandbox.fetch(`https://sandbox.invalid${path}`)).headers;
    for (const path of [`/checkout/${checkoutKey}`, `/complete/${checkoutKey}`, '/nowhere']) {
      const headers = await headersOf(path);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self';/);
      const scripts = path.startsWith('/checkout/') ? ["script-src 'self'"] : null;
      expect(headers.get('content-security-policy')?.match(/script-src[^;]*/g) ?? null).toEqual(scripts);
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
    const frames = async (path: string) => (await headersOf(path)).get('content-security-policy');
    expect(await frames(`/checkout/${checkoutKey}`)).toContain("frame-ancestors 'none'");
    expect(await frames(`/embedded/checkout/${checkoutKey}`)).toContain('frame-ancestors *');
  });

  it('allows its form a redirect to other origins only with a return URL', async () => {
    const { sandbox, merchant } = openSandbox();
    const policyOf = async (url: string) => (await sandbox.fetch(url)).headers.get('content-security-policy');
    expect(await policyOf((await merchant.create('mobile')).redirectUrl)).toContain("form-action 'self';");
    expect(await policyOf((await merchant.create('web')).redirectUrl)).toContain(
      "form-action 'self' http: https:",
    );
  });

  it('answers an unknown key with 404 and a page', async () => {
    const { sandbox } = openSandbox();
    for (const path of ['/checkout/x', '/embedded/checkout/x', '/frames/redirect/payment/1', '/checkout/']) {
      const response = await sandbox.fetch(`https://sandbox.invalid${path}`);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('Page not found');
    }
    expect((await submit(sandbox, 'https://sandbox.invalid/checkout/x', cardFields())).status).toBe(404);
    expect((await submit(sandbox, 'https://sandbox.invalid/frames/redirect/payment/1', {})).status).toBe(404);
  });

  it('serves its stylesheet', async () => {
    const { sandbox } = openSandbox();
    const response = await sandbox.fetch('https://sandbox.invalid/assets/sandbox.css');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
  });
});

describe('paying', () => {
  it('asks for 3-D Secure with the first card of the vendor, then pays', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id, checkoutKey, redirectUrl } = await merchant.create('mobile');
    const submitted = await submit(sandbox, redirectUrl, cardFields());
    expect(submitted.status).toBe(303);
    expect(submitted.location).toMatch(/^https:\/\/sandbox\.invalid\/frames\/redirect\/payment\/\d{19}$/);
    expect(await merchant.statusOf(id)).toBe('PENDING');
    const question = await (await sandbox.fetch(submitted.location)).text();
    expect(question).toContain('4242');
    const approved = await submit(sandbox, submitted.location, { action: 'approve' });
    expect(approved).toMatchObject({
      status: 303,
      location: `https://sandbox.invalid/complete/${checkoutKey}`,
    });
    expect(await merchant.statusOf(id)).toBe('PAID');
    expect(await (await sandbox.fetch(approved.location)).text()).toContain('Payment received');
  });

  it('needs no 3-D Secure with the second card of the vendor', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id, checkoutKey, redirectUrl } = await merchant.create('mobile');
    const end = await payWith(sandbox, redirectUrl, CARD_AT_ONCE);
    expect(end).toBe(`https://sandbox.invalid/success-redirect/${checkoutKey}`);
    const { result } = await merchant.get(`/checkout/${id}`);
    expect(result).toMatchObject({ status: 'PAID', usedPaymentMethod: 'CARD' });
  });

  it('ends FAILED when the bank declines, and accepts no other card', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id, checkoutKey, redirectUrl } = await merchant.create('mobile');
    const end = await payWith(sandbox, redirectUrl, CARD_DECLINED);
    expect(end).toBe(`https://sandbox.invalid/payment-confirmation/${checkoutKey}`);
    expect(await merchant.statusOf(id)).toBe('FAILED');
    expect(await (await sandbox.fetch(end)).text()).toContain('Payment declined');
    expect((await submit(sandbox, redirectUrl, cardFields({ cardNumber: CARD_AT_ONCE }))).status).toBe(409);
    expect(await merchant.statusOf(id)).toBe('FAILED');
  });

  it('ends FAILED when the shopper declines 3-D Secure', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id, checkoutKey, redirectUrl } = await merchant.create('mobile');
    const { location } = await submit(sandbox, redirectUrl, cardFields());
    const declined = await submit(sandbox, location, { action: 'decline' });
    expect(declined.location).toBe(`https://sandbox.invalid/payment-confirmation/${checkoutKey}`);
    expect(await merchant.statusOf(id)).toBe('FAILED');
    expect(sandbox.state.payments[0]?.status).toBe('FAILED');
  });

  it('ends CANCELLED when the shopper cancels, whatever the fields contain', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id, checkoutKey, redirectUrl } = await merchant.create('mobile');
    const { status, location } = await submit(sandbox, redirectUrl, { action: 'cancel', cardNumber: 'x' });
    expect([status, location]).toEqual([303, `https://sandbox.invalid/payment-confirmation/${checkoutKey}`]);
    expect(await merchant.statusOf(id)).toBe('CANCELLED');
  });

  it('reserves the amount with the option capture manual', async () => {
    const { sandbox, merchant } = openSandbox({ capture: 'manual' });
    for (const card of [CARD_3DS, CARD_AT_ONCE]) {
      const { id, redirectUrl } = await merchant.create('mobile');
      await payWith(sandbox, redirectUrl, card);
      expect(await merchant.statusOf(id)).toBe('AUTHORIZED');
    }
    expect(sandbox.state.payments.map(({ status }) => status)).toEqual(['AUTHORIZED', 'AUTHORIZED']);
  });

  it('pays once, however many tabs send the form', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id, redirectUrl } = await merchant.create('mobile');
    const fields = cardFields({ cardNumber: CARD_AT_ONCE });
    const answers = await Promise.all([1, 2, 3, 4].map(() => submit(sandbox, redirectUrl, fields)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409]);
    expect(sandbox.state.payments).toHaveLength(1);
    expect(await merchant.statusOf(id)).toBe('PAID');
  });

  it('accepts the newest 3-D Secure page only', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id, redirectUrl } = await merchant.create('mobile');
    const [first, second] = [
      await submit(sandbox, redirectUrl, cardFields()),
      await submit(sandbox, redirectUrl, cardFields()),
    ];
    expect((await submit(sandbox, first.location, { action: 'approve' })).status).toBe(409);
    expect(await merchant.statusOf(id)).toBe('PENDING');
    expect((await submit(sandbox, second.location, { action: 'approve' })).status).toBe(303);
    expect((await submit(sandbox, second.location, { action: 'decline' })).status).toBe(409);
    expect(await merchant.statusOf(id)).toBe('PAID');
  });

  it('shows the outcome and a link to the next page on later visits', async () => {
    const { sandbox, merchant } = openSandbox();
    const { redirectUrl, id, requestId } = await merchant.create('web');
    await payWith(sandbox, redirectUrl, CARD_AT_ONCE);
    const response = await sandbox.fetch(redirectUrl);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain('Payment received');
    expect(html).toContain(`https://shop.example.com/return?reference=${requestId}&amp;checkout=${id}`);
    expect(html).not.toContain('Card number');
  });
});

describe('the order on the pay page', () => {
  it.each([
    [{}, 'Test merchant'],
    [{ merchantName: 'Al Noor & Sons' }, 'Al Noor &amp; Sons'],
  ])('shows the merchant of the options %o', async (options, name) => {
    const { sandbox, merchant } = openSandbox(options);
    const { redirectUrl } = await merchant.create('mobile');
    expect(await (await sandbox.fetch(redirectUrl)).text()).toContain(
      `<p class="merchant"><bdi>${name}</bdi></p>`,
    );
  });

  it('refuses an empty merchantName', () => {
    expect(() => openSandbox({ merchantName: '' })).toThrow('merchantName');
  });

  it.each([
    [5, undefined],
    [6, 'Items (6)'],
  ])('with %d items is folded under the name %s', async (count, fold) => {
    const { sandbox, merchant } = openSandbox();
    const items = Array.from({ length: count }, (_, index) => ({
      name: `Item ${index + 1}`,
      quantity: 1,
      linetotal: 10,
    }));
    const { redirectUrl } = await merchant.create('mobile', { items });
    const html = await (await sandbox.fetch(redirectUrl)).text();
    expect(/class="many-items"><summary>([^<]*)</.exec(html)?.[1]).toBe(fold);
    expect(html.match(/<bdi>Item \d<\/bdi>/g)).toHaveLength(count);
    // The amount stands before the items.
    expect(html.indexOf('class="amount"')).toBeLessThan(html.indexOf('Item 1'));
  });
});

describe('the languages of the pay page', () => {
  it('are the choice of the shopper, until the end', async () => {
    const { sandbox, merchant } = openSandbox();
    const { redirectUrl, checkoutKey } = await merchant.create('mobile', { language: 'en' });
    const other = await merchant.create('mobile');
    const langOf = async (url: string) =>
      /<html lang="(\w+)"/.exec(await (await sandbox.fetch(url)).text())?.[1];
    expect(await langOf(redirectUrl)).toBe('en');
    expect(await langOf(`${redirectUrl}?lang=ar`)).toBe('ar');
    const { html } = await submit(sandbox, redirectUrl, cardFields({ cvv: '' }));
    expect(html).toContain('dir="rtl"');
    const { location } = await submit(sandbox, redirectUrl, cardFields());
    expect(await langOf(location)).toBe('ar');
    await submit(sandbox, location, { action: 'approve' });
    expect(await langOf(`https://sandbox.invalid/complete/${checkoutKey}`)).toBe('ar');
    expect(await langOf(other.redirectUrl)).toBe('en');
  });

  it('are links, and an unknown language changes nothing', async () => {
    const { sandbox, merchant } = openSandbox();
    const { redirectUrl } = await merchant.create('mobile', { language: 'ar' });
    const html = await (await sandbox.fetch(`${redirectUrl}?lang=fr`)).text();
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('<a href="?lang=en" lang="en" hreflang="en" dir="ltr" >English</a>');
    expect(html).toContain('dir="rtl" aria-current="true">العربية</a>');
  });
});

describe('the test cards of the pay page', () => {
  it.each(Object.entries(SANDBOX_CARDS))('fill the form with %s by a link', async (name, card) => {
    const { sandbox, merchant } = openSandbox();
    const { redirectUrl } = await merchant.create('mobile');
    const empty = await (await sandbox.fetch(redirectUrl)).text();
    const href = new RegExp(`<a href="([^"#]*)#[^"]*" id="use-${name}">`).exec(empty)?.[1] ?? '';
    const html = await (await sandbox.fetch(new URL(href, redirectUrl))).text();
    const typedIn = (field: string) => new RegExp(`name="${field}" value="([^"]*)"`).exec(html)?.[1] ?? '';
    expect(typedIn('cardNumber')).toBe(card.number);
    const fields = Object.fromEntries(
      ['cardNumber', 'expiry', 'cvv', 'name', 'terms'].map((field) => [field, typedIn(field)]),
    );
    expect((await submit(sandbox, redirectUrl, { ...fields, action: 'pay' })).status).toBe(303);
  });

  it.each(['', 'toString', 'mastercard'])('leave the form empty for a card named %j', async (name) => {
    const { sandbox, merchant } = openSandbox();
    const { redirectUrl } = await merchant.create('mobile');
    const html = await (await sandbox.fetch(`${redirectUrl}?card=${name}`)).text();
    expect(html).toContain('name="cardNumber" value=""');
  });
});

describe('the form', () => {
  it('does not show a card number again that was typed into the field for the name', async () => {
    const { sandbox, merchant } = openFrozenSandbox();
    const { redirectUrl } = await merchant.create('mobile');
    const typed = { cvv: '', name: '5555 5555 5555 4444' };
    const { status, html } = await submit(sandbox, redirectUrl, cardFields(typed));
    expect(status).toBe(422);
    expect(html).not.toMatch(/5555[ -]?5555/);
  });

  it.each([
    ['an empty form', {}, { cardNumber: '', expiry: '', cvv: '', name: '', terms: '' }, 5],
    [
      'a number that no card has',
      { cardNumber: 'Enter a valid card number.' },
      { cardNumber: '4242424242424241' },
      1,
    ],
    ['letters', { cardNumber: 'Enter a valid card number.' }, { cardNumber: 'four' }, 1],
    [
      'a card that could be real',
      { cardNumber: 'This is a simulation. Use one of the test cards, never a real card.' },
      { cardNumber: '5555 5555 5555 4444' },
      1,
    ],
    ['a month that there is not', { expiry: 'Enter the expiry date as MM/YY.' }, { expiry: '13/30' }, 1],
    ['a year of another century', { expiry: 'Enter the expiry date as MM/YY.' }, { expiry: '12/1999' }, 1],
    ['a month without a year', { expiry: 'Enter the expiry date as MM/YY.' }, { expiry: '12' }, 1],
    [
      'three digits, which have two readings',
      { expiry: 'Enter the expiry date as MM/YY.' },
      { expiry: '125' },
      1,
    ],
    ['month zero', { expiry: 'Enter the expiry date as MM/YY.' }, { expiry: '00/30' }, 1],
    ['an expired card', { expiry: 'This card has expired.' }, { expiry: '02/26' }, 1],
    ['a short CVV', { cvv: 'Enter the three digits on the back of the card.' }, { cvv: '10' }, 1],
    ['a long CVV', { cvv: 'Enter the three digits on the back of the card.' }, { cvv: '1000' }, 1],
    ['no name', { name: 'Enter the name as it is on the card.' }, { name: '  ' }, 1],
    ['no consent', { terms: 'Accept the Terms &amp; Conditions to pay.' }, { terms: '' }, 1],
  ])('comes back with 422 for %s', async (_case, messages, overrides, count) => {
    // The frozen sandbox stands at 2026-03-01.
    const { sandbox, merchant } = openFrozenSandbox();
    const { id, redirectUrl } = await merchant.create('mobile');
    const { status, html } = await submit(sandbox, redirectUrl, cardFields(overrides));
    expect(status).toBe(422);
    expect(html.match(/aria-invalid="true"/g)).toHaveLength(count);
    for (const [field, message] of Object.entries(messages)) {
      expect(html).toContain(`<p class="error" id="${field}-error">${message}</p>`);
      expect(html).toMatch(new RegExp(`aria-describedby="${field}-error( ${field}-hint)?"`));
    }
    expect(html).toContain('role="alert"');
    expect(await merchant.statusOf(id)).toBe('PENDING');
    expect(sandbox.state.payments).toEqual([]);
  });

  it.each([
    ['4242424242424242', '12/25'],
    ['4242-4242-4242-4242', '12 / 25'],
    ['4012 8888 8888 1881', '03/26'],
    ['4012 8888 8888 1881', '12/99'],
    ['4242 4242 4242 4242', '1225'],
    ['4242 4242 4242 4242', '12-25'],
    ['4242 4242 4242 4242', '12.25'],
    ['4242 4242 4242 4242', '12 25'],
    ['4242 4242 4242 4242', '12 / 2030'],
    ['4242 4242 4242 4242', '122030'],
    ['4242 4242 4242 4242', '1/30'],
    ['4242 4242 4242 4242', '2030-12'],
    ['4242\u00a04242\u00a04242\u00a04242', ' 12\u00a0/\u00a025 '],
    // Arabic, Persian and full-width digits, and a mark that an Arabic keyboard adds.
    ['٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢', '١٢/٢٥'],
    ['٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢', '\u200f١٢\u200f/٢٠٣٠'],
    ['۴۲۴۲۴۲۴۲۴۲۴۲۴۲۴۲', '۱۲۲۵'],
    ['４２４２４２４２４２４２４２４２', '１２／２５'],
  ])('takes %s with %s', async (cardNumber, expiry) => {
    const { sandbox, merchant } = openFrozenSandbox();
    const { redirectUrl } = await merchant.create('mobile');
    expect((await submit(sandbox, redirectUrl, cardFields({ cardNumber, expiry }))).status).toBe(303);
  });

  it('accepts a CVV in Arabic digits', async () => {
    const { sandbox, merchant } = openSandbox();
    const { redirectUrl } = await merchant.create('mobile');
    expect((await submit(sandbox, redirectUrl, cardFields({ cvv: '١٠٠' }))).status).toBe(303);
  });

  it.each(['5555 5555 5555 4444', '٥٥٥٥٥٥٥٥٥٥٥٥٤٤٤٤', '5555.5555.5555.4444'])(
    'does not show the card number %s again in any field',
    async (number) => {
      const { sandbox, merchant } = openSandbox();
      const { redirectUrl } = await merchant.create('mobile');
      const { html } = await submit(
        sandbox,
        redirectUrl,
        cardFields({ cardNumber: number, expiry: number, cvv: number, name: number }),
      );
      expect(html).not.toContain(number);
    },
  );

  it('shows each error once at its field, and names several wrong fields for screen readers', async () => {
    const { sandbox, merchant } = openSandbox();
    const { redirectUrl } = await merchant.create('mobile');
    const one = (await submit(sandbox, redirectUrl, cardFields({ cvv: '1' }))).html;
    const several = (await submit(sandbox, redirectUrl, cardFields({ cvv: '1', expiry: '99' }))).html;
    const message = 'Enter the three digits on the back of the card.';
    expect(one.split(message)).toHaveLength(2);
    expect(one).not.toContain('Please correct');
    expect(one).toMatch(/<input[^>]*id="cvv"[^>]* autofocus>/);
    expect(several.split(message)).toHaveLength(2);
    expect(several).toContain(
      '<p class="visually-hidden" role="alert">Please correct these fields: Expiry date, CVV</p>',
    );
    expect(several.match(/autofocus/g)).toHaveLength(1);
    expect(several).toMatch(/<input[^>]*id="expiry"[^>]* autofocus>/);
  });

  it.each(['2020-01-01T00:00:00Z', '2026-01-01T00:00:00Z', '2090-01-01T00:00:00Z'])(
    'accepts the test card of the vendor on %s',
    async (now) => {
      const { sandbox, merchant } = openSandbox({ now });
      const { id, redirectUrl } = await merchant.create('mobile');
      await payWith(sandbox, redirectUrl, CARD_3DS);
      expect(await merchant.statusOf(id)).toBe('PAID');
    },
  );

  it('shows valid fields again, but never a CVV or the number of a foreign card', async () => {
    const { sandbox, merchant } = openSandbox();
    const { redirectUrl } = await merchant.create('mobile');
    const kept = await submit(sandbox, redirectUrl, cardFields({ cvv: '12', name: 'AMINA' }));
    expect(kept.html).toContain(`value="${CARD_3DS}"`);
    expect(kept.html).toContain('value="AMINA"');
    expect(kept.html).toMatch(/name="terms" value="accepted" checked/);
    expect(kept.html).not.toContain('value="12"');
    const other = await submit(
      sandbox,
      redirectUrl,
      cardFields({ cardNumber: '5555555555554444', cvv: '987' }),
    );
    expect(other.html).not.toMatch(/5555|987/);
  });

  it('refuses a brand that the merchant did not allow', async () => {
    const { sandbox, merchant } = openSandbox();
    const statusFor = async (allowedPaymentMethods: string[]) => {
      const { redirectUrl } = await merchant.create('mobile', { allowedPaymentMethods });
      return (await submit(sandbox, redirectUrl, cardFields())).status;
    };
    expect(await statusFor([])).toBe(303);
    expect(await statusFor(['CARD'])).toBe(303);
    expect(await statusFor(['MASTERCARD', 'VISA'])).toBe(303);
    expect(await statusFor(['MASTERCARD', 'TABBY'])).toBe(422);
  });

  it('is refused with other encodings, files, repeated fields or an empty body', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id, redirectUrl } = await merchant.create('mobile');
    const post = (body: BodyInit | null, headers: Record<string, string> = {}) =>
      sandbox.fetch(redirectUrl, { method: 'POST', body, headers }).then(({ status }) => status);
    const file = new FormData();
    for (const [name, value] of Object.entries(cardFields())) file.append(name, value);
    file.set('cardNumber', new File(['4242424242424242'], 'card.txt'));
    expect(await post(file)).toBe(422);
    expect(await post(null)).toBe(422);
    expect(await post('{"action":"cancel"}', { 'content-type': 'application/json' })).toBe(422);
    expect(
      await post('__proto__=1&action=pay', { 'content-type': 'application/x-www-form-urlencoded' }),
    ).toBe(422);
    expect(
      await post(`x=${'x'.repeat(100_000)}`, { 'content-type': 'application/x-www-form-urlencoded' }),
    ).toBe(413);
    expect(await merchant.statusOf(id)).toBe('PENDING');
  });

  it('is accepted as multipart', async () => {
    const { sandbox, merchant } = openSandbox();
    const { redirectUrl } = await merchant.create('mobile');
    const form = new FormData();
    for (const [name, value] of Object.entries(cardFields())) form.append(name, value);
    expect((await sandbox.fetch(redirectUrl, { method: 'POST', body: form })).status).toBe(303);
  });
});

describe('SANDBOX_CARDS', () => {
  it('have the behaviour that they document', async () => {
    const { sandbox, merchant } = openSandbox();
    for (const [card, end, status] of [
      [SANDBOX_CARDS.threeDSecure, 'complete', 'PAID'],
      [SANDBOX_CARDS.frictionless, 'success-redirect', 'PAID'],
      [SANDBOX_CARDS.declined, 'payment-confirmation', 'FAILED'],
    ] as const) {
      const { id, redirectUrl } = await merchant.create('mobile');
      expect(await payWith(sandbox, redirectUrl, card.number)).toContain(`/${end}/`);
      expect(await merchant.statusOf(id)).toBe(status);
    }
  });
});
