import type { Operation } from '../operation.js';
import { flag, optional, record, text } from '../schema.js';
import { paging } from './paging.js';

const terminal = record('PosAssignmentResponse', {
  id: optional(text('1784983995871729791')),
  alias: optional(text('Till 1')),
  deviceType: optional(text('AMS1')),
  serialNumber: optional(text('SN-0001')),
  branchId: optional(text('1601731695315563241')),
  branchName: optional(text('Marina branch')),
  active: optional(flag(true)),
});

export const terminalOperations: readonly Operation[] = [
  {
    name: 'terminals.list',
    operationId: 'list-termials',
    method: 'GET',
    path: '/terminals',
    query: paging,
    answer: { shape: 'bare', result: terminal },
  },
  {
    name: 'terminals.get',
    operationId: 'get-terminal-by-id',
    method: 'GET',
    path: '/terminals/{terminalId}',
    query: {},
    answer: { shape: 'single', result: terminal },
  },
];
