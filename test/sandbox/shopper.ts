import type { Sandbox } from 'paymennt/sandbox';

export const CARD_3DS = '4242 4242 4242 4242';
export const CARD_AT_ONCE = '4012 8888 8888 1881';
export const CARD_DECLINED = '4000 0000 0000 0002';

export type Fields = Readonly<Record<string, string>>;

/** Everything that the vendor's guide tells a tester to type. */
export function cardFields(overrides: Fields = {}): Record<string, string> {
  return {
    cardNumber: CARD_3DS,
    expiry: '12/25',
    cvv: '100',
    name: 'TEST USER',
    terms: 'accepted',
    action: 'pay',
    ...overrides,
  };
}

/** Submits a form as a browser does. Redirects are not followed. */
export async function submit(
  sandbox: Sandbox,
  url: string,
  fields: Fields,
): Promise<{ status: number; location: string; html: string }> {
  const response = await sandbox.fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    html: await response.text(),
  };
}

/** Types a card and presses Pay; approves 3-D Secure when asked. Returns where the shopper ends up. */
export async function payWith(sandbox: Sandbox, url: string, cardNumber: string): Promise<string> {
  const submitted = await submit(sandbox, url, cardFields({ cardNumber }));
  if (!submitted.location.includes('/frames/redirect/payment/')) return submitted.location;
  return (await submit(sandbox, submitted.location, { action: 'approve' })).location;
}
