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
    call: (client) => readPage(client.webhooks.list({ page: 0, size: 2 })),
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
    call: (client) => readPage(client.webhooks.list()),
    target: '/webhooks',
    ...emptyBareList,
  },
  {
    operation: 'webhooks.create',
    call: (client) => client.webhooks.create({ address: 'https://shop.example.com/hook?shop=1&x=%20' }),
    target: '/webhooks',
    body: '{ "address": "https://shop.example.com/hook?shop=1&x=%20" }',
    answer: envelope(webhookJson),
    result: webhook,
  },
  {
    operation: 'webhooks.get',
    call: (client) => client.webhooks.get('1700000000000000333'),
    target: '/webhooks/1700000000000000333',
    answer: envelope(webhookJson),
    result: webhook,
  },
  {
    operation: 'webhooks.test',
    about: 'answered as documented',
    call: (client) => client.webhooks.test('1700000000000000333'),
    target: '/webhooks/1700000000000000333/test',
    answer: envelope(webhookJson),
    result: webhook,
  },
  {
    operation: 'webhooks.test',
    about: 'answered without a result',
    call: (client) => client.webhooks.test('17#00'),
    target: '/webhooks/17%2300/test',
    answer: '{"success":true,"elapsed":12}',
    result: undefined,
  },
  {
    operation: 'webhooks.enable',
    call: (client) => client.webhooks.enable('1700000000000000333'),
    target: '/webhooks/1700000000000000333/enable',
    answer: envelope(webhookJson),
    result: webhook,
  },
  {
    operation: 'webhooks.disable',
    call: (client) => client.webhooks.disable('1700000000000000333'),
    target: '/webhooks/1700000000000000333/disable',
    answer: envelope(webhookJson),
    result: webhook,
  },
  {
    operation: 'webhooks.delete',
    about: 'answered as documented',
    call: (client) => client.webhooks.delete('1700000000000000333'),
    target: '/webhooks/1700000000000000333/delete',
    answer: envelope(webhookJson),
    result: webhook,
  },
  {
    operation: 'webhooks.delete',
    about: 'answered without a result',
    call: (client) => client.webhooks.delete('1700000000000000333'),
    target: '/webhooks/1700000000000000333/delete',
    answer: '{"success":true,"elapsed":12}',
    result: undefined,
  },
];
