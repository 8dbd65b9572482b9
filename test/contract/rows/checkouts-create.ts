import {
  checkout,
  checkoutFieldsJson,
  checkoutJson,
  created,
  createdJson,
  pending,
  pendingJson,
} from './checkout-fixtures.js';
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

const who = { firstName: 'Test', lastName: 'User', email: 'test@example.com' };
const whoJson = '{ "firstName": "Test", "lastName": "User", "email": "test@example.com" }';
const where = { name: 'Test User', address1: '1 Harbour Street', city: 'Kuwait City', country: 'KWT' };
const whereJson =
  '{ "name": "Test User", "address1": "1 Harbour Street", "city": "Kuwait City", "country": "KWT" }';

export const checkoutCreationRows: readonly Row[] = [
  {
    operation: 'checkouts.createWeb',
    call: (client, options) =>
      client.checkouts.createWeb(
        {
          ...order,
          items,
          customer,
          billingAddress: address,
          deliveryAddress: address,
          returnUrl: 'https://shop.example.com/return?from=paymennt&step=1#done',
        },
        options,
      ),
    target: '/checkout/web',
    body: `{ ${orderJson}, "items": ${itemsJson}, "customer": ${customerJson},
      "billingAddress": ${addressJson}, "deliveryAddress": ${addressJson},
      "returnUrl": "https://shop.example.com/return?from=paymennt&step=1#done" }`,
    answer: envelope(checkoutJson),
    result: checkout,
  },
  {
    operation: 'checkouts.createMobile',
    call: (client, options) =>
      client.checkouts.createMobile(
        {
          ...order,
          items,
          customer,
          billingAddress: address,
          deliveryAddress: address,
        },
        options,
      ),
    target: '/checkout/mobile',
    body: `{ ${orderJson}, "items": ${itemsJson}, "customer": ${customerJson},
      "billingAddress": ${addressJson}, "deliveryAddress": ${addressJson} }`,
    answer: envelope(checkoutJson),
    result: checkout,
  },
  {
    operation: 'checkouts.createMobile',
    about: 'required fields only, three decimals, a bigint branch, absent optionals',
    call: (client, options) =>
      client.checkouts.createMobile(
        {
          requestId: 'r',
          orderId: 'o',
          currency: 'KWD',
          amount: 0.125,
          items: [{ name: 'Tea', quantity: 1, linetotal: '0.125', sku: undefined }],
          customer: { ...who, phone: undefined },
          billingAddress: where,
          deliveryAddress: undefined,
          branchId: 9223372036854775807n,
          totals: undefined,
        },
        options,
      ),
    target: '/checkout/mobile',
    body: `{ "requestId": "r", "orderId": "o", "currency": "KWD", "amount": 0.125,
      "items": [{ "name": "Tea", "quantity": 1, "linetotal": 0.125 }],
      "customer": ${whoJson}, "billingAddress": ${whereJson}, "branchId": 9223372036854775807 }`,
    answer: envelope(createdJson),
    result: created,
  },
  {
    operation: 'checkouts.createMobile',
    about: 'an amount that a double cannot hold, a line that takes money off, a safe integer for a branch',
    call: (client, options) =>
      client.checkouts.createMobile(
        {
          requestId: 'r',
          orderId: 'o',
          currency: 'AED',
          amount: '100000000000000.10',
          items: [{ name: 'Voucher', quantity: 1, linetotal: '-0.10', unitprice: 0 }],
          customer: who,
          billingAddress: where,
          branchId: 9007199254740991,
          totals: { subtotal: '100000000000000.10', tax: 0 },
        },
        options,
      ),
    target: '/checkout/mobile',
    body: `{ "requestId": "r", "orderId": "o", "currency": "AED", "amount": 100000000000000.10,
      "items": [{ "name": "Voucher", "quantity": 1, "linetotal": -0.10, "unitprice": 0 }],
      "customer": ${whoJson}, "billingAddress": ${whereJson}, "branchId": 9007199254740991,
      "totals": { "subtotal": 100000000000000.10, "tax": 0 } }`,
    answer: envelope(createdJson),
    result: created,
  },
  {
    operation: 'checkouts.createLink',
    call: (client, options) =>
      client.checkouts.createLink(
        {
          ...order,
          description: 'Two pairs & a coffee <b>😎</b>',
          items,
          sendSms: false,
          sendEmail: true,
          customer,
          billingAddress: address,
          deliveryAddress: address,
          expiresIn: 15,
        },
        options,
      ),
    target: '/checkout/link',
    body: `{ ${orderJson}, "description": "Two pairs & a coffee <b>😎</b>", "items": ${itemsJson},
      "sendSms": false, "sendEmail": true, "customer": ${customerJson},
      "billingAddress": ${addressJson}, "deliveryAddress": ${addressJson}, "expiresIn": 15 }`,
    answer: envelope(`{ ${checkoutFieldsJson}, "subscriptionId": "1700000000000000111" }`),
    result: { ...checkout, subscriptionId: '1700000000000000111' },
  },
  {
    operation: 'checkouts.createQr',
    call: (client, options) =>
      client.checkouts.createQr(
        {
          ...order,
          description: 'Till 3',
          deviceReference: 'KIOSK/3',
          qrSize: 1024,
          items,
          customer,
          billingAddress: address,
          expiresIn: 10080,
        },
        options,
      ),
    target: '/checkout/qr',
    body: `{ ${orderJson}, "description": "Till 3", "deviceReference": "KIOSK/3", "qrSize": 1024,
      "items": ${itemsJson}, "customer": ${customerJson}, "billingAddress": ${addressJson},
      "expiresIn": 10080 }`,
    answer: envelope(`{ ${checkoutFieldsJson}, "base64QR": "iVBORw0KGgo+/w==" }`),
    result: { ...checkout, base64QR: 'iVBORw0KGgo+/w==' },
  },
  {
    operation: 'checkouts.createTerminal',
    call: (client, options) =>
      client.checkouts.createTerminal(
        {
          ...order,
          description: 'Till 3',
          terminalId: '0784983995871729791',
          items,
          customer,
          billingAddress: address,
          expiresIn: 1,
        },
        options,
      ),
    target: '/checkout/terminal',
    body: `{ ${orderJson}, "description": "Till 3", "terminalId": "0784983995871729791",
      "items": ${itemsJson}, "customer": ${customerJson}, "billingAddress": ${addressJson},
      "expiresIn": 1 }`,
    answer: envelope(
      `{ ${checkoutFieldsJson}, "terminalId": "0784983995871729791", "terminalAlias": "Till 1" }`,
    ),
    result: { ...checkout, terminalId: '0784983995871729791', terminalAlias: 'Till 1' },
  },
  {
    operation: 'checkouts.createQr',
    about: 'required fields only',
    call: (client, options) =>
      client.checkouts.createQr({ requestId: 'r', orderId: 'o', currency: 'JPY', amount: 500 }, options),
    target: '/checkout/qr',
    body: '{ "requestId": "r", "orderId": "o", "currency": "JPY", "amount": 500 }',
    answer: envelope(createdJson),
    result: created,
  },
  {
    operation: 'checkouts.createTerminal',
    about: 'required fields only',
    call: (client, options) =>
      client.checkouts.createTerminal(
        { requestId: 'r', orderId: 'o', currency: 'AED', amount: '1.10', terminalId: '7' },
        options,
      ),
    target: '/checkout/terminal',
    body: '{ "requestId": "r", "orderId": "o", "currency": "AED", "amount": 1.10, "terminalId": "7" }',
    answer: envelope(pendingJson),
    result: pending,
  },
];
