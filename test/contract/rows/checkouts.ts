import { checkout, checkoutJson, pending, pendingJson } from './checkout-fixtures.js';
import { emptyPage, envelope, pageEnvelope, type Row, readPage } from './row.js';

export const checkoutRows: readonly Row[] = [
  {
    operation: 'checkouts.search',
    call: (client, options) =>
      readPage(
        client.checkouts.search(
          {
            type: 'MOBILE',
            requestId: 'ORD 1234/r+1',
            orderId: 'طلب',
            status: ['PENDING', 'PARTIALLY_REFUNDED'],
            customer: {
              reference: 'CUST #77',
              email: 'aisha+orders@example.com',
              phone: '+971 50 000 0000',
            },
            afterId: '1686414183718160542',
            afterTimestamp: '2024-05-06 07:08:09',
            page: 0,
            size: 2,
          },
          options,
        ),
      ),
    target:
      '/checkout?type=MOBILE&requestId=ORD%201234%2Fr%2B1&orderId=%D8%B7%D9%84%D8%A8' +
      '&status=PENDING&status=PARTIALLY_REFUNDED&customer.reference=CUST%20%2377' +
      '&customer.email=aisha%2Borders%40example.com&customer.phone=%2B971%2050%20000%200000' +
      '&afterId=1686414183718160542&afterTimestamp=2024-05-06%2007%3A08%3A09&page=0&size=2',
    answer: pageEnvelope(`${checkoutJson}, ${pendingJson}`, 0, 2),
    result: {
      items: [checkout, pending],
      page: 0,
      size: 2,
      totalPages: 2,
      totalElements: 41,
      hasNextPage: true,
    },
  },
  {
    operation: 'checkouts.search',
    about: 'with conditions that are there in name only',
    call: (client, options) =>
      readPage(
        client.checkouts.search({ orderId: undefined, customer: { email: undefined }, page: 3 }, options),
      ),
    target: '/checkout?page=3',
    ...emptyPage,
    result: { ...emptyPage.result, page: 3 },
  },
  {
    operation: 'checkouts.get',
    call: (client, options) => client.checkouts.get('../branches/1', options),
    target: '/checkout/..%2Fbranches%2F1',
    answer: envelope(checkoutJson),
    result: checkout,
  },
  {
    operation: 'checkouts.resendToTerminal',
    call: (client, options) => client.checkouts.resendToTerminal('a/b c?d#e%f', options),
    target: '/checkout/a%2Fb%20c%3Fd%23e%25f/resend-to-terminal',
    answer: envelope(pendingJson),
    result: pending,
  },
  {
    operation: 'checkouts.cancel',
    call: (client, options) => client.checkouts.cancel('1686414183718160542', options),
    target: '/checkout/1686414183718160542/cancel',
    answer: envelope('{ "id": "1686414183718160542", "status": "Cancelled" }'),
    result: { id: '1686414183718160542', status: 'CANCELLED', rawStatus: 'Cancelled' },
  },
  {
    operation: 'checkouts.refund',
    call: (client, options) =>
      client.checkouts.refund(
        '1686414183718160542',
        {
          amount: '40.10',
          currency: 'AED',
          note: 'Fish & chips #1: 100% + عرض',
          referenceId: 'REF/1&2=3',
        },
        options,
      ),
    target:
      '/checkout/1686414183718160542/refund?amount=40.10&currency=AED' +
      '&note=Fish%20%26%20chips%20%231%3A%20100%25%20%2B%20%D8%B9%D8%B1%D8%B6&referenceId=REF%2F1%262%3D3',
    answer: envelope(checkoutJson),
    result: checkout,
  },
  {
    operation: 'checkouts.refund',
    about: 'a thousandth of a dinar, without a reference',
    call: (client, options) =>
      client.checkouts.refund(
        '1',
        { amount: 0.001, currency: 'BHD', note: ' ok ', referenceId: undefined },
        options,
      ),
    target: '/checkout/1/refund?amount=0.001&currency=BHD&note=%20ok%20',
    answer: envelope(pendingJson),
    result: pending,
  },
];
