import { PaymenntApiError, PaymenntValidationError } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { no } from '../support/answers.js';
import { scripted } from '../support/client.js';
import { rejection } from '../support/failure.js';

describe('stored cards', () => {
  it('are named by a token that no error repeats', async () => {
    const { client } = scripted([no('Stored card not found for stored/token+1')]);
    const error = await rejection(PaymenntApiError, client.cards.get('stored/token+1'));

    expect(error.apiMessage).toBe('Stored card not found for [redacted]');
  });

  it.each(['', ' ', undefined, 5])('need a token: %j', async (token) => {
    const { client, requests } = scripted([]);
    const error = await rejection(PaymenntValidationError, client.cards.delete(token as string));

    expect(error.issues.map(({ path }) => path)).toEqual(['cardToken']);
    expect(requests).toHaveLength(0);
  });
});
