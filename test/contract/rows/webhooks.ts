import { emptyBareList, envelope, type Row, readPage } from './row.js';

const webhookJson = `{ "id": "1700000000000000333", "hmacKey": "sandbox-hmac-key",
  "address": "https://shop.example.com/hook?shop=1&x=%20", "failed": false, "enabled": true }`;
const webhook = {
  id: '1700000000000000333',
  hmacKey: 'sandbox-hmac-key',
  address: 'https://shop.example.com/hook?shop=1&x=%20',
  failed: false,
  enabled: true,
};

export const webhookRows: readonly Row[] = [
  {
    operation: 'webhooks.list',
    call: (client, options) => readPage(client.webhooks.list({ page: 0, size: 2 }, options)),
    target: '/webhooks?page=0&size=2',
    answer: `[${envelope(webhookJson)}]`,
    result: {
      items: [webhook],
      page: 0,
      size: 2,
      totalPages: undefined,
      totalElements: undefined,
      hasNextPage: false,
    },
  },
  {
    operation: 'webhooks.list',
    about: 'without a word on pages',
    call: (client, options) => readPage(client.webhooks.list(undefined, options)),
    target: '/webhooks',
    ...emptyBareList,
  },
  {
    operation: 'webhooks.create',
    call: (client, options) =>
      client.webhooks.create({ address: 'https://shop.example.com/hook?shop=1&x=%20' }, options),
    target: '/webhooks',
    body: '{ "address": "https://shop.example.com/hook?shop=1&x=%20" }',
    answer: envelope(webhookJson),
    result: webhook,
  },
  {
    operation: 'webhooks.get',
    call: (client, options) => client.webhooks.get('1700000000000000333', options),
    target: '/webhooks/1700000000000000333',
    answer: envelope(webhookJson),
    result: webhook,
  },
  {
    operation: 'webhooks.test',
    about: 'answered as documented',
    call: (client, options) => client.webhooks.test('1700000000000000333', options),
    target: '/webhooks/1700000000000000333/test',
    answer: envelope(webhookJson),
    result: webhook,
  },
  {
    operation: 'webhooks.test',
    about: 'answered without a result',
    call: (client, options) => client.webhooks.test('17#00', options),
    target: '/webhooks/17%2300/test',
    answer: '{"success":true,"elapsed":12}',
    result: undefined,
  },
  {
    operation: 'webhooks.enable',
    call: (client, options) => client.webhooks.enable('1700000000000000333', options),
    target: '/webhooks/1700000000000000333/enable',
    answer: envelope(webhookJson),
    result: webhook,
  },
  {
    operation: 'webhooks.disable',
    call: (client, options) => client.webhooks.disable('1700000000000000333', options),
    target: '/webhooks/1700000000000000333/disable',
    answer: envelope(webhookJson),
    result: webhook,
  },
  {
    operation: 'webhooks.delete',
    about: 'answered as documented',
    call: (client, options) => client.webhooks.delete('1700000000000000333', options),
    target: '/webhooks/1700000000000000333/delete',
    answer: envelope(webhookJson),
    result: webhook,
  },
  {
    operation: 'webhooks.delete',
    about: 'answered without a result',
    call: (client, options) => client.webhooks.delete('1700000000000000333', options),
    target: '/webhooks/1700000000000000333/delete',
    answer: '{"success":true,"elapsed":12}',
    result: undefined,
  },
];
