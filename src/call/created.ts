import { PaymenntResponseError } from '../errors.js';
import type { ResponseSchema } from '../schemas/response.js';
import type { OpenCall } from './call.js';
import { type FoundCheckout, fetchRequest } from './create-once.js';

/** The fields that a shopper needs to pay a checkout. */
export type PayField = 'redirectUrl' | 'checkoutKey';

/** A checkout that is certain to have these fields. */
export type Created<Checkout, Field extends PayField> = Checkout & { readonly [Name in Field]: string };

/**
 * A created checkout with the fields that a shopper needs to pay it. If the answer to the
 * creation lacks them, the SDK fetches the checkout once, within the same call.
 *
 * @throws PaymenntResponseError with the id of the checkout when the fetched checkout lacks them as well
 */
export async function complete<Checkout extends FoundCheckout, Field extends PayField>(
  call: OpenCall,
  schema: ResponseSchema<Checkout>,
  checkout: Checkout,
  fields: readonly Field[],
): Promise<Created<Checkout, Field>> {
  let created = checkout;
  // Without retries, a call is exactly one request.
  if (missing(created, fields).length > 0 && call.options.maxRetries > 0) {
    created = { ...(await fetched(call, schema, checkout)), ...present(checkout) };
  }
  const [field] = missing(created, fields);
  if (field !== undefined) throw incomplete(call, checkout.id, field);
  reportHost(call, created);
  return created as Created<Checkout, Field>;
}

const textOf = (checkout: object, field: PayField): string | undefined => Reflect.get(checkout, field);

const missing = <Field extends PayField>(checkout: object, fields: readonly Field[]) =>
  fields.filter((field) => !textOf(checkout, field));

/** Removes empty texts, which would replace the fetched ones. */
const present = <Checkout extends object>(checkout: Checkout): Checkout =>
  Object.fromEntries(Object.entries(checkout).filter(([, value]) => value !== '')) as Checkout;

async function fetched<Checkout extends FoundCheckout>(
  call: OpenCall,
  schema: ResponseSchema<Checkout>,
  { id }: Checkout,
): Promise<Checkout | undefined> {
  try {
    const { value, httpStatus } = call.open(await call.look(fetchRequest(id)));
    const { value: found } = call.read(schema, value, httpStatus);
    return found.id === id ? found : undefined;
  } catch (error) {
    // The call has ended. After any other failure, only the fields are missing.
    if (call.deadline.ended !== undefined) throw error;
    return undefined;
  }
}

function incomplete({ operation }: OpenCall, checkoutId: string, field: PayField): PaymenntResponseError {
  return new PaymenntResponseError({
    message: `${operation} created checkout ${checkoutId}, but the API returned no ${field} for it; look at this checkout before you create another one`,
    code: 'invalid_response',
    issues: [{ path: `result.${field}`, message: 'is required and must be a non-empty string' }],
    checkoutId,
    httpStatus: 200,
    operation,
    outcome: 'unknown',
  });
}

/** The app closes the webview at the pay host of the environment, so a pay page on another host must not pass. */
function reportHost(call: OpenCall, checkout: object): void {
  const url = textOf(checkout, 'redirectUrl');
  if (!url) return;
  const { origin } = new URL(call.payBaseUrl);
  if (URL.canParse(url) && new URL(url).origin === origin) return;
  call.report({ path: 'redirectUrl', expected: `a URL on ${origin}`, received: 'a URL elsewhere' });
}
