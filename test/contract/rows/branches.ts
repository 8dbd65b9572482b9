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
    call: (client, options) => readPage(client.branches.list({ page: 2, size: 1 }, options)),
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
    call: (client, options) => readPage(client.branches.list(undefined, options)),
    target: '/branches',
    ...emptyBareList,
  },
  {
    operation: 'branches.create',
    call: (client, options) =>
      client.branches.create(
        { name: 'فرع المارينا', currency: 'AED', description: 'Opposite the tram' },
        options,
      ),
    target: '/branches',
    body: '{ "name": "فرع المارينا", "currency": "AED", "description": "Opposite the tram" }',
    answer: envelope(branchJson),
    result: branch,
  },
  {
    operation: 'branches.create',
    about: 'without a description',
    call: (client, options) => client.branches.create({ name: 'Airport', currency: 'USD' }, options),
    target: '/branches',
    body: '{ "name": "Airport", "currency": "USD" }',
    answer: envelope('{ "id": "1601731695315563242" }'),
    result: { id: '1601731695315563242' },
  },
  {
    operation: 'branches.create',
    about: 'with an empty description',
    call: (client, options) =>
      client.branches.create({ name: 'Airport', currency: 'USD', description: '' }, options),
    target: '/branches',
    body: '{ "name": "Airport", "currency": "USD", "description": "" }',
    answer: envelope('{ "id": "1601731695315563242" }'),
    result: { id: '1601731695315563242' },
  },
  {
    operation: 'branches.get',
    call: (client, options) => client.branches.get('16/01', options),
    target: '/branches/16%2F01',
    answer: envelope(branchJson),
    result: branch,
  },
  {
    operation: 'branches.enable',
    call: (client, options) => client.branches.enable('1601731695315563241', options),
    target: '/branches/1601731695315563241/enable',
    answer: envelope(branchJson),
    result: branch,
  },
  {
    operation: 'branches.disable',
    call: (client, options) => client.branches.disable('1601731695315563241', options),
    target: '/branches/1601731695315563241/disable',
    answer: envelope(branchJson),
    result: branch,
  },
];
