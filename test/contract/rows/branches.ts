import { emptyBareList, envelope, type Row, readPage } from './row.js';

const branchJson = `{ "id": "1601731695315563241", "name": "فرع المارينا", "currency": "AED",
  "description": "Opposite the tram", "enabled": false }`;
const branch = {
  id: '1601731695315563241',
  name: 'فرع المارينا',
  currency: 'AED',
  description: 'Opposite the tram',
  enabled: false,
};

export const branchRows: readonly Row[] = [
  {
    operation: 'branches.list',
    call: (client) => readPage(client.branches.list({ page: 2, size: 1 })),
    target: '/branches?page=2&size=1',
    answer: `[${envelope(branchJson)}]`,
    result: {
      items: [branch],
      page: 2,
      size: 1,
      totalPages: undefined,
      totalElements: undefined,
      hasNextPage: true,
    },
  },
  {
    operation: 'branches.list',
    about: 'without a word on pages',
    call: (client) => readPage(client.branches.list()),
    target: '/branches',
    ...emptyBareList,
  },
  {
    operation: 'branches.create',
    call: (client) =>
      client.branches.create({ name: 'فرع المارينا', currency: 'AED', description: 'Opposite the tram' }),
    target: '/branches',
    body: '{ "name": "فرع المارينا", "currency": "AED", "description": "Opposite the tram" }',
    answer: envelope(branchJson),
    result: branch,
  },
  {
    operation: 'branches.create',
    about: 'without a description',
    call: (client) => client.branches.create({ name: 'Airport', currency: 'USD' }),
    target: '/branches',
    body: '{ "name": "Airport", "currency": "USD" }',
    answer: envelope('{ "id": "1601731695315563242" }'),
    result: { id: '1601731695315563242' },
  },
  {
    operation: 'branches.get',
    call: (client) => client.branches.get('16/01'),
    target: '/branches/16%2F01',
    answer: envelope(branchJson),
    result: branch,
  },
  {
    operation: 'branches.enable',
    call: (client) => client.branches.enable('1601731695315563241'),
    target: '/branches/1601731695315563241/enable',
    answer: envelope(branchJson),
    result: branch,
  },
  {
    operation: 'branches.disable',
    call: (client) => client.branches.disable('1601731695315563241'),
    target: '/branches/1601731695315563241/disable',
    answer: envelope(branchJson),
    result: branch,
  },
];
