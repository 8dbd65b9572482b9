import type { Operation } from '../operation.js';
import { flag, optional, record, required, text } from '../schema.js';
import { paging } from './paging.js';

const branchRequest = record('LocationRequest', {
  name: required(text('Marina branch')),
  currency: required(text('AED')),
  description: optional(text('Ground floor, opposite the tram')),
});

const branch = record('LocationResponse', {
  id: optional(text('1601731695315563241')),
  name: optional(text('Marina branch')),
  currency: optional(text('AED')),
  description: optional(text('Ground floor, opposite the tram')),
  enabled: optional(flag(true)),
});

const one = { shape: 'single', result: branch } as const;

export const branchOperations: readonly Operation[] = [
  {
    name: 'branches.get',
    operationId: 'get-branch-by-id',
    method: 'GET',
    path: '/branches/{branchId}',
    query: {},
    answer: one,
  },
  {
    name: 'branches.list',
    operationId: 'get-branches',
    method: 'GET',
    path: '/branches',
    query: paging,
    answer: { shape: 'bare', result: branch },
  },
  {
    name: 'branches.create',
    operationId: 'create-branch',
    method: 'POST',
    path: '/branches',
    query: {},
    body: branchRequest,
    answer: one,
  },
  {
    name: 'branches.disable',
    operationId: 'disable-branch',
    method: 'POST',
    path: '/branches/{branchId}/disable',
    query: {},
    answer: one,
  },
  {
    name: 'branches.enable',
    operationId: 'enable-branch',
    method: 'POST',
    path: '/branches/{branchId}/enable',
    query: {},
    answer: one,
  },
];
