import { LosslessNumber } from 'lossless-json';
import { describe, expect, it } from 'vitest';
import { checkResponse, readJson } from './checker.js';
import { OPERATIONS, operationNamed } from './merchant-api.js';
import type { Operation } from './operation.js';
import { jsonText, recordSamples, sampleAnswer } from './samples.js';
import type { Json, JsonRecord } from './schema.js';
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

const sample = (change: JsonRecord): Json => ({ success: true, elapsed: new LosslessNumber('1'), ...change });

describe('checkResponse', () => {
  it.each(OPERATIONS)(
    'accepts an answer to $name with every field, and one with the required ones',
    (operation) => {
      expect(checkResponse(operation, 200, sampleAnswer(operation))).toEqual([]);
      const [smallest = {}] = recordSamples(operation.answer.result, 'minimal');
      expect(checkResponse(operation, 200, answerWith(operation, smallest))).toEqual([]);
    },
  );

  it.each(OPERATIONS)('refuses every generated violation in an answer to $name', (operation) => {
    const path = RESULT_PATHS[operation.answer.shape];
    const [valid = {}] = recordSamples(operation.answer.result, 'maximal');
    const violations = recordViolations(operation.answer.result, valid, path);
    expect(violations.length).toBeGreaterThan(10);
    for (const { title, value } of violations) {
      const [where = ''] = title.split(' ');
      const faults = checkResponse(operation, 200, answerWith(operation, value));
      expect(
        faults.some((fault) => fault.startsWith(where)),
        title,
      ).toBe(true);
    }
  });

  it.each<[what: string, operation: string, status: number, body: string, fault: string]>([
    ['a page of HTML', 'checkouts.get', 200, '<html>', 'answer: is not JSON'],
    ['nothing at all', 'checkouts.get', 200, '', 'answer: is not JSON'],
    ['an undocumented status', 'checkouts.get', 404, '{}', 'status: 404 is not documented'],
    ['a result without an envelope', 'checkouts.get', 200, '{"id":"1"}', 'answer.success: is missing'],
    [
      'a failure that says 200',
      'checkouts.get',
      200,
      '{"success":false,"elapsed":1,"result":{}}',
      'answer.succ',
    ],
    [
      'a success that says 400',
      'checkouts.get',
      400,
      '{"success":true,"elapsed":1,"error":"no"}',
      'answer.succ',
    ],
    [
      'a refusal without a reason',
      'checkouts.get',
      400,
      '{"success":false,"elapsed":1}',
      'error: is missing',
    ],
    [
      'a refusal with an empty one',
      'checkouts.get',
      400,
      '{"success":false,"elapsed":1,"error":""}',
      'too short',
    ],
    [
      'a rounded time',
      'checkouts.get',
      200,
      '{"success":true,"elapsed":1.5,"result":{}}',
      'answer.elapsed: is',
    ],
    ['no time', 'checkouts.get', 200, '{"success":true,"result":{}}', 'answer.elapsed: is missing'],
    ['no result', 'webhooks.get', 200, '{"success":true,"elapsed":1}', 'answer.result: is missing'],
    [
      'an error beside a result',
      'webhooks.get',
      200,
      '{"success":true,"elapsed":1,"result":{},"error":"x"}',
      'err',
    ],
    [
      'an envelope around a bare list',
      'branches.list',
      200,
      '{"success":true,"elapsed":1,"result":[]}',
      'is not',
    ],
    [
      'results without their envelopes',
      'branches.list',
      200,
      '[{"id":"1"}]',
      'answer[0].success: is missing',
    ],
    ['a bare list where a page is due', 'cards.list', 200, '[]', 'answer: is not an object'],
    [
      'a list for a page',
      'cards.list',
      200,
      '{"success":true,"elapsed":1,"result":[]}',
      'result: is not an object',
    ],
  ])('refuses %s', (_, operation, status, body, fault) => {
    const faults = checkResponse(operationNamed(operation), status, body);
    expect(
      faults.some((each) => each.includes(fault)),
      faults.join('\n'),
    ).toBe(true);
  });

  it('refuses a page that does not say where it is', () => {
    const body = jsonText(sample({ result: { content: [] } }));
    expect(checkResponse(operationNamed('cards.list'), 200, body)).toEqual([
      'answer.result.page: is missing',
      'answer.result.size: is missing',
      'answer.result.totalPages: is missing',
      'answer.result.totalElements: is missing',
    ]);
  });

  it.each([
    ['a label', 'Partially refunded', []],
    ['a code', 'PARTIALLY_REFUNDED', []],
    ['neither', 'partially refunded', [expect.stringContaining('answer.result.status: is not one of')]],
  ])('takes a status that is %s for what it is', (_, status, faults) => {
    const body = jsonText(sample({ result: { status } }));
    expect(checkResponse(operationNamed('checkouts.get'), 200, body)).toEqual(faults);
  });

  it('lets the link of a subscription payment be null, and nothing else', () => {
    const operation = operationNamed('subscriptions.listPayments');
    expect(checkResponse(operation, 200, answerWith(operation, { checkout: null }))).toEqual([]);
    expect(checkResponse(operation, 200, answerWith(operation, { id: null }))).toHaveLength(1);
  });

  it('lets testing and deleting a webhook answer without a result', () => {
    const body = jsonText(sample({}));
    expect(checkResponse(operationNamed('webhooks.test'), 200, body)).toEqual([]);
    expect(checkResponse(operationNamed('webhooks.delete'), 200, body)).toEqual([]);
  });

  it('accepts the documented refusal of every operation', () => {
    const body = '{"success":false,"elapsed":2,"error":"Checkout not found for API merchant"}';
    for (const operation of OPERATIONS) expect(checkResponse(operation, 400, body)).toEqual([]);
  });

  it.each(['2024-05-06T07:08:09+04:00', '2024-05-06T07:08:09.123Z'])('accepts the moment %s', (timestamp) => {
    const body = jsonText(sample({ result: { timestamp } }));
    expect(checkResponse(operationNamed('checkouts.get'), 200, body)).toEqual([]);
  });

  it.each(['2024-05-06 07:08:09', '2024-05-06T07:08:09', '2024-02-30T07:08:09Z', '2024-05-06T24:08:09Z'])(
    'refuses the moment %s',
    (timestamp) => {
      const body = jsonText(sample({ result: { timestamp } }));
      expect(checkResponse(operationNamed('checkouts.get'), 200, body)).toHaveLength(1);
    },
  );

  it('reads numbers with all of their digits', () => {
    expect(jsonText(readJson('{"id":1601731695315563241,"amount":10.50}') ?? null)).toBe(
      '{"id":1601731695315563241,"amount":10.50}',
    );
  });
});
