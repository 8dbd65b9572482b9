import { emptyBareList, envelope, type Row, readPage } from './row.js';

const terminalJson = `{ "id": "1784983995871729791", "alias": "Till 1", "deviceType": "AMS1",
  "serialNumber": "0001", "branchId": "1601731695315563241", "branchName": "Marina", "active": true }`;
const terminal = {
  id: '1784983995871729791',
  alias: 'Till 1',
  deviceType: 'AMS1',
  serialNumber: '0001',
  branchId: '1601731695315563241',
  branchName: 'Marina',
  active: true,
};

export const terminalRows: readonly Row[] = [
  {
    operation: 'terminals.list',
    call: (client, options) => readPage(client.terminals.list({ page: 0, size: 100 }, options)),
    target: '/terminals?page=0&size=100',
    answer: `[${envelope(terminalJson)}]`,
    result: {
      items: [terminal],
      page: 0,
      size: 100,
      totalPages: undefined,
      totalElements: undefined,
      hasNextPage: false,
    },
  },
  {
    operation: 'terminals.list',
    about: 'without a word on pages',
    call: (client, options) => readPage(client.terminals.list(undefined, options)),
    target: '/terminals',
    ...emptyBareList,
  },
  {
    operation: 'terminals.get',
    call: (client, options) => client.terminals.get('1784983995871729791', options),
    target: '/terminals/1784983995871729791',
    answer: envelope(terminalJson),
    result: terminal,
  },
];
