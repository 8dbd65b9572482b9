import { flag, optional, record, required, text } from '../schema.js';

const addressFields = {
  name: required(text('Aisha Rahman')),
  address1: required(text('Villa 12, Al Wasl Road')),
  address2: optional(text('Jumeirah 1')),
  city: required(text('Dubai')),
  state: optional(text('Dubai')),
  zip: optional(text('12345')),
  country: required(text('AE')),
};

/** `id` is the merchant's own here; an answer calls it `reference` (see api-notes: customer-id). */
export const customer = record('CheckoutCustomer', {
  id: optional(text('CUST-77')),
  firstName: required(text('Aisha')),
  lastName: required(text('Rahman')),
  email: required(text('aisha@example.com')),
  phone: optional(text('+971500000000')),
});

export const address = record('CheckoutAddress', addressFields);

// Answers carry `set`, which is no input (see api-notes: leaked-fields).
export const addressAnswer = record('CheckoutAddress', { ...addressFields, set: optional(flag(true)) });

/** The only response type, with the address, of which the vendor's document requires anything. */
export const customerAnswer = record('CheckoutCustomerResponse', {
  id: optional(text('1686414183718160999')),
  reference: optional(text('CUST-77')),
  firstName: required(text('Aisha')),
  lastName: required(text('Rahman')),
  email: required(text('aisha@example.com')),
  phone: optional(text('+971500000000')),
});
