const shopper = {
  customer: {
    id: '20241',
    firstName: 'Ada',
    lastName: 'Lovelace',
    email: 'ada@shop.example',
    phone: '+971500000000',
  },
  billingAddress: {
    name: 'Ada Lovelace',
    address1: '1 Harbour Road',
    address2: 'Floor 3',
    city: 'Dubai',
    state: 'Dubai',
    zip: '00000',
    country: 'AE',
  },
  deliveryAddress: {
    name: 'Ada Lovelace',
    address1: '77 Creek Street',
    city: 'Abu Dhabi',
    state: 'Abu Dhabi',
    zip: '00000',
    country: 'AE',
  },
};

/** Parameters of a mobile checkout, about 1 KB as JSON. */
export const creation = {
  requestId: 'ORD-1234-1',
  orderId: 'ORD-1234',
  currency: 'AED',
  amount: 105,
  totals: { subtotal: 100, tax: 5, shipping: 0, handling: 0, discount: 0, skipTotalsValidation: false },
  items: [
    { name: 'Coffee beans', sku: 'COFFEE-1KG', unitprice: 25, quantity: 2, linetotal: 50 },
    { name: 'Paper filters', sku: 'FILTER-100', unitprice: 10, quantity: 3, linetotal: 30 },
    { name: 'Measuring spoon', sku: 'SPOON-STEEL', unitprice: 20, quantity: 1, linetotal: 20 },
  ],
  ...shopper,
  language: 'EN',
};

/** A checkout as the API answers with it, about 1 KB. */
export function checkout(id: string, status: string) {
  return {
    id,
    displayId: id.slice(-8),
    checkoutKey: `key-of-${id}`,
    requestId: creation.requestId,
    orderId: creation.orderId,
    currency: 'AED',
    amount: 105,
    cashAmount: 0,
    status,
    totalRefunded: 0,
    redirectUrl: `https://pay.test.paymennt.com/checkout/key-of-${id}`,
    // Nothing before the payment (see api-notes: used-payment-method).
    usedPaymentMethod: status === 'PAID' ? 'CARD' : null,
    ...shopper,
    firebaseDatabase: 'paymennt-test',
    firebaseCollection: 'checkouts',
    firebaseDocument: `checkout-${id}`,
    timestamp: '2026-08-31T12:00:00Z',
    branchId: '1601731695315563241',
    branchName: 'Main branch',
  };
}

export const PAID_ID = '1686414183718160542';

const envelope = (result: unknown) => JSON.stringify({ success: true, elapsed: 12, result });

/** The answer to the GET of every contender. */
export const fetchedAnswer = envelope(checkout(PAID_ID, 'PAID'));

/** The answer to the POST of every contender. */
export const createdAnswer = envelope(checkout('1686414183718160543', 'PENDING'));

/** A page of checkouts. */
export function pageAnswer(rows: number, page = 0, totalPages = 1): string {
  const content = Array.from({ length: rows }, (_, row) =>
    checkout(String(1_686_414_183_000_000_000n + BigInt(page * rows + row)), 'PAID'),
  );
  return envelope({ content, page, size: rows, totalPages, totalElements: rows * totalPages });
}
