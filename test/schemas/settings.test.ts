import { describe, expect, it } from 'vitest';
import { branchParamsSchema } from '../../src/branches/schema.js';
import { webhookParamsSchema } from '../../src/webhooks/schema.js';
import { problems, wire } from './requests.js';

describe('a new branch', () => {
  it('has a name and a currency, and may be described', () => {
    const branch = { name: 'Harbour shop', currency: 'AED', description: '' };
    expect(wire(branchParamsSchema, branch)).toEqual(branch);
    expect(Object.keys(problems(branchParamsSchema, {}))).toEqual(['name', 'currency']);
  });

  it('does not take the spec’s example for a currency', () => {
    expect(
      Object.keys(problems(branchParamsSchema, { name: 'Main branch', currency: 'Main branch' })),
    ).toEqual(['currency']);
  });
});

describe('a new webhook', () => {
  it('has an absolute address', () => {
    expect(wire(webhookParamsSchema, { address: 'https://shop.example.com/hook' })).toEqual({
      address: 'https://shop.example.com/hook',
    });
    expect(problems(webhookParamsSchema, { address: '/hook' })).toEqual({
      address: 'must be an absolute http or https URL',
    });
  });

  it('has no key of yours', () => {
    expect(
      Object.keys(problems(webhookParamsSchema, { address: 'https://a.example', hmacKey: 'x' })),
    ).toEqual(['hmacKey']);
  });
});
