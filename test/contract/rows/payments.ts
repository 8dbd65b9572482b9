import { checkout, checkoutJson } from './checkout-fixtures.js';
import {
  address,
  addressJson,
  customer,
  customerJson,
  items,
  itemsJson,
  order,
  orderJson,
} from './order-fixtures.js';
import { envelope, type Row } from './row.js';

const paymentFieldsJson = `"id": "1686414183718160777", "currency": "AED", "amount": 107.50,
  "checkoutDetails": ${checkoutJson}, "timestamp": "2024-05-06T07:08:09.123+04:00"`;

const payment = {
  id: '1686414183718160777',
  currency: 'AED',
  amount: 107.5,
  checkoutDetails: checkout,
  timestamp: '2024-05-06T07:08:09.123+04:00',
};

export const paymentRows: readonly Row[] = [
  {
    operation: 'payments.create',
    about: 'a token, and the checkout it pays in the same breath',
    call: (client, options) =>
      client.payments.create(
        {
          source: { type: 'TOKEN', token: 'ptk_test_a+b/c=', storeCardDetails: true },
          checkoutDetails: {
            ...order,
            items,
            customer,
            billingAddress: address,
            deliveryAddress: address,
            returnUrl: 'https://shop.example.com/return?order=1',
          },
        },
        options,
      ),
    target: '/payment/debit',
    body: `{ "source": { "type": "TOKEN", "token": "ptk_test_a+b/c=", "storeCardDetails": true },
      "checkoutDetails": { ${orderJson}, "items": ${itemsJson}, "customer": ${customerJson},
        "billingAddress": ${addressJson}, "deliveryAddress": ${addressJson},
        "returnUrl": "https://shop.example.com/return?order=1" } }`,
    answer: envelope(
      `{ ${paymentFieldsJson}, "status": "REDIRECT", "redirectUrl": "https://pay.test.paymennt.com/3ds/1?a=b&c=d" }`,
    ),
    result: {
      ...payment,
      status: 'REDIRECT',
      rawStatus: 'REDIRECT',
      redirectUrl: 'https://pay.test.paymennt.com/3ds/1?a=b&c=d',
    },
  },
  {
    operation: 'payments.create',
    about: 'a stored card, and a checkout that exists already',
    call: (client, options) =>
      client.payments.create(
        {
          source: {
            type: 'STORED_CARD',
            token: 'ctk_test_card',
            shopperInteraction: 'UNSCHEDULED',
            shopperIpAddress: '2001:db8::7',
            cvv: '90817263',
            browserInfo: {
              screenWidth: 1024,
              screenHeight: 786,
              colorDepth: 24,
              userAgent: 'Mozilla/5.0 (X11; Linux) "quoted"',
              timeZoneOffset: -240,
              language: 'ar-AE',
              javaEnabled: false,
              acceptHeader: 'text/html,*/*;q=0.8',
            },
          },
          checkoutId: '1686414183718160542',
        },
        options,
      ),
    target: '/payment/debit',
    body: String.raw`{ "source": {
        "type": "STORED_CARD", "token": "ctk_test_card", "shopperInteraction": "UNSCHEDULED",
        "shopperIpAddress": "2001:db8::7", "cvv": "90817263",
        "browserInfo": {
          "screenWidth": 1024, "screenHeight": 786, "colorDepth": 24,
          "userAgent": "Mozilla/5.0 (X11; Linux) \"quoted\"", "timeZoneOffset": -240,
          "language": "ar-AE", "javaEnabled": false, "acceptHeader": "text/html,*/*;q=0.8"
        }
      },
      "checkoutId": "1686414183718160542" }`,
    answer: envelope('{ "id": "1686414183718160777", "status": "CAPTURED" }'),
    result: { id: '1686414183718160777', status: 'CAPTURED', rawStatus: 'CAPTURED' },
  },
  {
    operation: 'payments.create',
    about: 'a stored card without a word on the shopper, who is then taken to be present',
    call: (client, options) =>
      client.payments.create(
        {
          source: { type: 'STORED_CARD', token: 'ctk_test_card' },
          checkoutId: '1686414183718160542',
        },
        options,
      ),
    target: '/payment/debit',
    body: `{ "source": { "type": "STORED_CARD", "token": "ctk_test_card", "shopperInteraction": "ECOMMERCE" },
      "checkoutId": "1686414183718160542" }`,
    answer: envelope('{ "id": "1686414183718160777", "status": "REJECTED" }'),
    result: { id: '1686414183718160777', status: 'REJECTED', rawStatus: 'REJECTED' },
  },
  {
    operation: 'payments.get',
    call: (client, options) => client.payments.get('معرّف', options),
    target: '/payment/%D9%85%D8%B9%D8%B1%D9%91%D9%81',
    answer: envelope(`{ ${paymentFieldsJson}, "status": "PARTIALLY_REVERSED" }`),
    result: { ...payment, status: 'PARTIALLY_REVERSED', rawStatus: 'PARTIALLY_REVERSED' },
  },
  {
    operation: 'payments.capture',
    call: (client, options) => client.payments.capture('1686414183718160777', options),
    target: '/payment/1686414183718160777/capture',
    answer: envelope(`{ ${paymentFieldsJson}, "status": "CAPTURED" }`),
    result: { ...payment, status: 'CAPTURED', rawStatus: 'CAPTURED' },
  },
];
