import { LosslessNumber } from 'lossless-json';
import { describe, expect, it } from 'vitest';
import { checkResponse, readJson } from './checker.js';
import { OPERATIONS, operationNamed } from './merchant-api.js';
import type { Operation } from './operation.js';
import { jsonText, recordSamples, sampleAnswer } from './samples.js';
import type { JsonRecord } from './schema.js';
import { recordViolations } from './violations.js';

function answerWith(operation: Operation, result: JsonRecord): string {
  const { shape } = operation.answer;
  const [zero, one] = [new LosslessNumber('0'), new LosslessNumber('1')];
  const page = { page: zero, size: one, totalPages: one, totalElements: one, content: [result] };
  const envelope = { success: true, elapsed: one, result: shape === 'paged' ? page : result };
  return jsonText(shape === 'bare' ? [envelope] : envelope);
}

const RESULT_PATHS = {
  single: 'answer.result',
  paged: 'answer.result.content[0]',
  bare: 'answer[0].result',
} as const;

describe('the check of an answer', () => {
  it('accepts the largest, the smallest and the refused answer, and refuses each way of breaking one, where it is broken', () => {
    const missed: string[] = [];
    for (const operation of OPERATIONS) {
      const { result, shape } = operation.answer;
      const [[smallest = {}], [largest = {}]] = [
        recordSamples(result, 'minimal'),
        recordSamples(result, 'maximal'),
      ];
      expect(checkResponse(operation, 200, sampleAnswer(operation))).toEqual([]);
      expect(checkResponse(operation, 200, answerWith(operation, smallest))).toEqual([]);
      expect(checkResponse(operation, 400, '{"success":false,"elapsed":2,"error":"Not found"}')).toEqual([]);
      for (const { title, value } of recordViolations(result, largest, RESULT_PATHS[shape])) {
        const [where = ''] = title.split(' ');
        const faults = checkResponse(operation, 200, answerWith(operation, value));
        if (!faults.some((fault) => fault.startsWith(where))) missed.push(`${operation.name}: ${title}`);
      }
    }
    expect(missed).toEqual([]);
  });

  it.each<[operation: string, status: number, body: string, fault: string]>([
    ['checkouts.get', 200, '<html>', 'answer: is not JSON'],
    ['checkouts.get', 200, '', 'answer: is not JSON'],
    ['checkouts.get', 404, '{}', 'status: 404 is not documented'],
    ['checkouts.get', 200, '{"id":"1"}', 'answer.success: is missing'],
    ['checkouts.get', 200, '{"success":false,"elapsed":1,"result":{}}', 'answer.succ'],
    ['checkouts.get', 400, '{"success":true,"elapsed":1,"error":"no"}', 'answer.succ'],
    ['checkouts.get', 400, '{"success":false,"elapsed":1}', 'error: is missing'],
    ['checkouts.get', 400, '{"success":false,"elapsed":1,"error":""}', 'too short'],
    ['checkouts.get', 200, '{"success":true,"elapsed":1.5,"result":{}}', 'answer.elapsed: is'],
    ['checkouts.get', 200, '{"success":true,"result":{}}', 'answer.elapsed: is missing'],
    ['webhooks.get', 200, '{"success":true,"elapsed":1}', 'answer.result: is missing'],
    ['webhooks.get', 200, '{"success":true,"elapsed":1,"result":{},"error":"x"}', 'err'],
    ['branches.list', 200, '{"success":true,"elapsed":1,"result":[]}', 'is not'],
    ['branches.list', 200, '[{"id":"1"}]', 'answer[0].success: is missing'],
    ['cards.list', 200, '[]', 'answer: is not an object'],
    ['cards.list', 200, '{"success":true,"elapsed":1,"result":[]}', 'result: is not an object'],
    [
      'cards.list',
      200,
      '{"success":true,"elapsed":1,"result":{"content":[]}}',
      'result.totalPages: is missing',
    ],
  ])('to %s with HTTP %i and %s finds: %s', (operation, status, body, fault) => {
    const faults = checkResponse(operationNamed(operation), status, body);
    expect(faults).toContainEqual(expect.stringContaining(fault));
  });

  it.each([
    ['status', 'Partially refunded', 0],
    ['status', 'PARTIALLY_REFUNDED', 0],
    ['status', 'partially refunded', 1],
    ['timestamp', '2024-05-06T07:08:09+04:00', 0],
    ['timestamp', '2024-05-06T07:08:09.123Z', 0],
    ['timestamp', '2024-05-06 07:08:09', 1],
    ['timestamp', '2024-05-06T07:08:09', 1],
    ['timestamp', '2024-02-30T07:08:09Z', 1],
    ['timestamp', '2024-05-06T24:08:09Z', 1],
  ])('with the %s %s finds %i faults', (field, value, count) => {
    const operation = operationNamed('checkouts.get');
    expect(checkResponse(operation, 200, answerWith(operation, { [field]: value }))).toHaveLength(count);
  });

  it('accepts the null that one link may be, and the two operations without a result', () => {
    const operation = operationNamed('subscriptions.listPayments');
    expect(checkResponse(operation, 200, answerWith(operation, { checkout: null }))).toEqual([]);
    expect(checkResponse(operation, 200, answerWith(operation, { id: null }))).toHaveLength(1);
    for (const name of ['webhooks.test', 'webhooks.delete']) {
      expect(checkResponse(operationNamed(name), 200, '{"success":true,"elapsed":1}')).toEqual([]);
    }
  });

  it('reads numbers with all of their digits', () => {
    const text = '{"id":1601731695315563241,"amount":10.50}';
    expect(jsonText(readJson(text) ?? null)).toBe(text);
  });
});
