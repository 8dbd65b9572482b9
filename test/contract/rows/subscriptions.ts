import { checkout, checkoutFieldsJson } from './checkout-fixtures.js';
import { address, addressJson, customer, customerJson } from './order-fixtures.js';
import { emptyPage, envelope, pageEnvelope, type Row, readPage } from './row.js';

const subscriptionJson = `{
  "id": "1700000000000000111", "displayId": "0000111", "description": "Cookies", "currency": "AED",
  "amount": 1499.99, "status": "INACTIVE",
  "customer": {
    "id": "1686414183718160999", "reference": "CUST #77", "firstName": "عائشة", "lastName": "O'Neill",
    "email": "aisha+orders@example.com", "phone": "+971500000000"
  },
  "startDate": "2031-08-10", "endDate": "2034-05-01", "sendOnHour": 0, "period": 2, "periodUnit": "months",
  "cancellationPolicyType": "Custom", "customCancellationTerms": "Five days before"
}`;

const subscription = {
  id: '1700000000000000111',
  displayId: '0000111',
  description: 'Cookies',
  currency: 'AED',
  amount: 1499.99,
  status: 'INACTIVE',
  rawStatus: 'INACTIVE',
  customer: {
    id: '1686414183718160999',
    reference: 'CUST #77',
    firstName: 'عائشة',
    lastName: "O'Neill",
    email: 'aisha+orders@example.com',
    phone: '+971500000000',
  },
  startDate: '2031-08-10',
  endDate: '2034-05-01',
  sendOnHour: 0,
  period: 2,
  periodUnit: 'MONTHS',
  cancellationPolicyType: 'CUSTOM',
  customCancellationTerms: 'Five days before',
};

const activeJson = '{ "id": "1700000000000000112", "status": "ACTIVE" }';
const active = { id: '1700000000000000112', status: 'ACTIVE', rawStatus: 'ACTIVE' };

export const subscriptionRows: readonly Row[] = [
  {
    operation: 'subscriptions.search',
    call: (client, options) =>
      readPage(
        client.subscriptions.search(
          {
            status: ['ACTIVE', 'EXPIRED'],
            customer: { reference: 'CUST #77', email: 'aisha+orders@example.com', phone: '+971500000000' },
            afterId: 1686414183718160542n,
            afterTimestamp: '2024-05-06 07:08:09',
            page: 1,
            size: 2,
          },
          options,
        ),
      ),
    target:
      '/subscription?status=ACTIVE&status=EXPIRED&customer.reference=CUST%20%2377' +
      '&customer.email=aisha%2Borders%40example.com&customer.phone=%2B971500000000' +
      '&afterId=1686414183718160542&afterTimestamp=2024-05-06%2007%3A08%3A09&page=1&size=2',
    answer: pageEnvelope(`${subscriptionJson}, ${activeJson}`, 1, 2),
    result: {
      items: [subscription, active],
      page: 1,
      size: 2,
      totalPages: 3,
      totalElements: 41,
      hasNextPage: true,
    },
  },
  {
    operation: 'subscriptions.search',
    about: 'without a filter',
    call: (client, options) => readPage(client.subscriptions.search(undefined, options)),
    target: '/subscription',
    ...emptyPage,
  },
  {
    operation: 'subscriptions.create',
    about: 'a new customer, billed at midnight',
    call: (client, options) =>
      client.subscriptions.create(
        {
          description: 'Cookies & crème',
          currency: 'AED',
          amount: '1499.90',
          customer,
          billingAddress: address,
          deliveryAddress: address,
          startDate: '2032-02-29',
          endDate: '2034-05-01',
          sendOnHour: 0,
          sendEvery: 'TWO_MONTHS',
          returnUrl: 'https://shop.example.com/subscription?step=check',
          cancellationPolicyType: 'Custom',
          customCancellationTerms: 'Five days before',
        },
        options,
      ),
    target: '/subscription',
    body: `{ "description": "Cookies & crème", "currency": "AED", "amount": 1499.90,
      "customer": ${customerJson}, "billingAddress": ${addressJson}, "deliveryAddress": ${addressJson},
      "startDate": "2032-02-29", "endDate": "2034-05-01", "sendOnHour": 0, "sendEvery": "TWO_MONTHS",
      "returnUrl": "https://shop.example.com/subscription?step=check",
      "cancellationPolicyType": "Custom", "customCancellationTerms": "Five days before" }`,
    answer: envelope(subscriptionJson),
    result: subscription,
  },
  {
    operation: 'subscriptions.create',
    about: 'a known customer by number, and the other spelling of the policy',
    call: (client, options) =>
      client.subscriptions.create(
        {
          description: 'Cookies',
          currency: 'JPY',
          amount: 1500,
          customerId: '1686414183718160999',
          startDate: '2031-08-10',
          sendOnHour: 23,
          sendEvery: 'WEEK',
          cancellationPolicyType: 'DEFAULT',
        },
        options,
      ),
    target: '/subscription',
    body: `{ "description": "Cookies", "currency": "JPY", "amount": 1500, "customerId": 1686414183718160999,
      "startDate": "2031-08-10", "sendOnHour": 23, "sendEvery": "WEEK",
      "cancellationPolicyType": "DEFAULT" }`,
    answer: envelope(activeJson),
    result: active,
  },
  {
    operation: 'subscriptions.get',
    call: (client, options) => client.subscriptions.get('17/00', options),
    target: '/subscription/17%2F00',
    answer: envelope(subscriptionJson),
    result: subscription,
  },
  {
    operation: 'subscriptions.pause',
    call: (client, options) => client.subscriptions.pause('1700000000000000111', options),
    target: '/subscription/1700000000000000111/pause',
    answer: envelope(subscriptionJson),
    result: subscription,
  },
  {
    operation: 'subscriptions.resume',
    call: (client, options) => client.subscriptions.resume('1700000000000000112', options),
    target: '/subscription/1700000000000000112/resume',
    answer: envelope(activeJson),
    result: active,
  },
  {
    operation: 'subscriptions.listPayments',
    about: 'a payment that was opened, and one that was not',
    call: (client, options) =>
      readPage(client.subscriptions.listPayments('1700000000000000111', { page: 0, size: 50 }, options)),
    target: '/subscription/1700000000000000111/payment?page=0&size=50',
    answer: pageEnvelope(
      `{ "id": "1700000000000000222", "displayId": "0000222", "cancelled": false,
         "timestamp": "2024-05-06T07:08:09Z",
         "checkout": { ${checkoutFieldsJson}, "subscriptionId": "1700000000000000111" } },
       { "id": "1700000000000000223", "checkout": null, "cancelled": true }`,
      0,
      50,
    ),
    result: {
      items: [
        {
          id: '1700000000000000222',
          displayId: '0000222',
          cancelled: false,
          timestamp: '2024-05-06T07:08:09Z',
          checkout: { ...checkout, subscriptionId: '1700000000000000111' },
        },
        { id: '1700000000000000223', cancelled: true },
      ],
      page: 0,
      size: 50,
      totalPages: 2,
      totalElements: 41,
      hasNextPage: true,
    },
  },
  {
    operation: 'subscriptions.listPayments',
    about: 'without a word on pages',
    call: (client, options) =>
      readPage(client.subscriptions.listPayments('1700000000000000111', undefined, options)),
    target: '/subscription/1700000000000000111/payment',
    ...emptyPage,
  },
];
