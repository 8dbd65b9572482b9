/** A JSON object. */
export type Json = Record<string, unknown>;

const customer = {
  id: '1653241101733169000',
  reference: 'CUST-7',
  firstName: 'Test',
  lastName: 'User',
  email: 'shopper@example.com',
  phone: '971501234567',
};

const address = {
  name: 'Test User',
  address1: '1 Test Street',
  address2: 'Floor 2',
  city: 'Dubai',
  state: 'Dubai',
  zip: '12345',
  country: 'AE',
  set: true,
};

/** A checkout with every documented field, as `GET /checkout/{id}` answers. */
export const checkout = {
  id: '1653241101733169556',
  displayId: 'QS3IM5',
  checkoutKey: 'key-of-a-checkout',
  requestId: 'ORD-1234-r1',
  orderId: 'ORD-1234',
  currency: 'AED',
  amount: 100,
  cashAmount: 0,
  status: 'PENDING',
  totalRefunded: 0,
  redirectUrl: 'https://pay.test.paymennt.com/checkout/key-of-a-checkout',
  usedPaymentMethod: 'CARD',
  customer,
  billingAddress: address,
  deliveryAddress: address,
  firebaseCollection: 'checkouts',
  firebaseDatabase: 'test-database',
  firebaseDocument: 'document-1',
  timestamp: '2026-01-31T10:20:30.123+04:00',
  branchId: '1601731695315563241',
  branchName: 'Test store',
};

export const linkCheckout = { ...checkout, subscriptionId: '1653241101733169777' };
export const qrCheckout = { ...checkout, base64QR: 'iVBORw0KGgo=' };
export const terminalCheckout = {
  ...checkout,
  terminalId: '1653241101733169888',
  terminalAlias: 'Counter 1',
};

export const payment = {
  id: '1653241101733169999',
  currency: 'AED',
  amount: 100,
  status: 'CAPTURED',
  checkoutDetails: checkout,
  timestamp: '2026-01-31T10:20:30.123+04:00',
};

export const redirectPayment = {
  ...payment,
  status: 'REDIRECT',
  redirectUrl: 'https://pay.test.paymennt.com/3ds/1',
};

export const storedCard = {
  customerReferenceId: 'CUST-7',
  token: 'token-of-a-card',
  cardBrand: 'VISA',
  cardBin: '424242',
  cardLast4: '4242',
  cardHolderName: 'TEST USER',
  expiry: '2031-12-31',
};

export const subscription = {
  id: '1653241101733169777',
  displayId: 'SUB-1',
  description: 'dozen of cookies',
  currency: 'AED',
  amount: 49.5,
  status: 'ACTIVE',
  customer,
  startDate: '2026-02-01',
  endDate: '2027-02-01',
  sendOnHour: 0,
  period: 1,
  periodUnit: 'months',
  cancellationPolicyType: 'Default',
  customCancellationTerms: 'Cancel any time',
};

export const subscriptionPayment = {
  id: '1653241101733169778',
  displayId: 'SUBPAY-1',
  checkout: linkCheckout,
  timestamp: '2026-01-31T10:20:30.123+04:00',
  cancelled: false,
};

export const branch = {
  id: '1601731695315563241',
  name: 'Main branch',
  currency: 'AED',
  description: 'The first one',
  enabled: true,
};

export const terminal = {
  id: '1653241101733169888',
  alias: 'Counter 1',
  deviceType: 'POS',
  serialNumber: 'SN-1',
  branchId: '1601731695315563241',
  branchName: 'Test store',
  active: true,
};

export const webhook = {
  id: '1653241101733169111',
  hmacKey: 'hmac-key-of-a-webhook',
  address: 'https://shop.example.com/webhooks',
  failed: false,
  enabled: true,
};

/** The envelope of an answer that says yes. */
export const envelope = (result: unknown): Json => ({ success: true, elapsed: 12, result });

/** A page with one row. */
export const pageOf = (row: Json): Json =>
  envelope({ page: 0, size: 20, totalPages: 1, totalElements: 1, content: [row] });
