import { addressJson } from './order-fixtures.js';

const returnedAddressJson = addressJson.replace('{', '{ "set": true,');

/** Every field that all answers about a checkout share, spelt as the vendor's schemas spell them. */
export const checkoutFieldsJson = `
  "id": "1686414183718160542", "displayId": "8160542", "checkoutKey": "MER-0001",
  "requestId": "ORD 1234/r+1", "orderId": "طلب-1234", "currency": "AED", "amount": 107.50, "cashAmount": 0,
  "status": "Partially refunded", "totalRefunded": 40.25,
  "redirectUrl": "https://pay.test.paymennt.com/checkout/MER-0001", "usedPaymentMethod": "Careem pay",
  "customer": {
    "id": "1686414183718160999", "reference": "CUST #77", "firstName": "عائشة", "lastName": "O'Neill",
    "email": "aisha+orders@example.com", "phone": "+971500000000"
  },
  "billingAddress": ${returnedAddressJson}, "deliveryAddress": ${returnedAddressJson},
  "firebaseCollection": "checkouts", "firebaseDatabase": "https://updates.example.com",
  "firebaseDocument": "1686414183718160542", "timestamp": "2024-05-06T07:08:09.123+04:00",
  "branchId": "1601731695315563241", "branchName": "Main branch"
`;

export const checkoutJson = `{ ${checkoutFieldsJson} }`;

const returnedAddress = {
  // Nobody's type, and kept: what the API sends reaches the caller.
  set: true,
  name: 'Aisha O’Neill',
  address1: 'Villa 12\nAl Wasl Road',
  address2: 'Jumeirah 1',
  city: 'دبي',
  state: 'Dubai',
  zip: '00000',
  country: 'AE',
};

export const checkout = {
  id: '1686414183718160542',
  displayId: '8160542',
  checkoutKey: 'MER-0001',
  requestId: 'ORD 1234/r+1',
  orderId: 'طلب-1234',
  currency: 'AED',
  amount: 107.5,
  cashAmount: 0,
  status: 'PARTIALLY_REFUNDED',
  rawStatus: 'Partially refunded',
  totalRefunded: 40.25,
  redirectUrl: 'https://pay.test.paymennt.com/checkout/MER-0001',
  usedPaymentMethod: 'CAREEM_PAY',
  customer: {
    id: '1686414183718160999',
    reference: 'CUST #77',
    firstName: 'عائشة',
    lastName: "O'Neill",
    email: 'aisha+orders@example.com',
    phone: '+971500000000',
  },
  billingAddress: returnedAddress,
  deliveryAddress: returnedAddress,
  firebaseCollection: 'checkouts',
  firebaseDatabase: 'https://updates.example.com',
  firebaseDocument: '1686414183718160542',
  timestamp: '2024-05-06T07:08:09.123+04:00',
  branchId: '1601731695315563241',
  branchName: 'Main branch',
};

/** The least that an answer about a new mobile checkout can be. */
export const createdJson = `{ "id": "1686414183718160543", "status": "PENDING", "checkoutKey": "MER-0002",
  "redirectUrl": "https://pay.test.paymennt.com/checkout/MER-0002" }`;
export const created = {
  id: '1686414183718160543',
  status: 'PENDING',
  rawStatus: 'PENDING',
  checkoutKey: 'MER-0002',
  redirectUrl: 'https://pay.test.paymennt.com/checkout/MER-0002',
};

/** The least that an answer about a checkout can be. */
export const pendingJson = '{ "id": "1686414183718160543", "status": "PENDING" }';
export const pending = { id: '1686414183718160543', status: 'PENDING', rawStatus: 'PENDING' };
