import { PaymenntApiError, PaymenntValidationError } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { no, page, yes } from '../support/answers.js';
import { scripted } from '../support/client.js';
import { sentBy } from '../support/expect-request.js';
import { rejection } from '../support/failure.js';

const CARD = { token: 'stored/token+1', cardBrand: 'VISA', cardLast4: '4242', expiry: '2031-12-31' };

describe('stored cards', () => {
  it('are listed by the merchant’s own id of the customer', async () => {
    const { line, result } = await sentBy(
      ({ cards }) => cards.list({ customerReferenceId: 'CUST 7', page: 1, size: 5 }),
      page([CARD], { page: 1, totalPages: 2 }),
    );

    expect(line).toBe('GET /card/list?page=1&size=5&customerReferenceId=CUST%207');
    expect(result.items).toEqual([CARD]);
  });

  it('are fetched by a token in the query', async () => {
    const { line, result } = await sentBy(({ cards }) => cards.get(CARD.token), yes(CARD));

    expect(line).toBe('GET /card?cardToken=stored%2Ftoken%2B1');
    expect(result).toEqual(CARD);
  });

  it('are deleted by a POST without a body', async () => {
    const { line, body } = await sentBy(({ cards }) => cards.delete(CARD.token), yes(CARD));

    expect(line).toBe('POST /card/delete?cardToken=stored%2Ftoken%2B1');
    expect(body).toBeUndefined();
  });

  it('are named by a token that no error repeats', async () => {
    const { client } = scripted([no('Stored card not found for stored/token+1')]);
    const error = await rejection(PaymenntApiError, client.cards.get(CARD.token));

    expect(error.apiMessage).toBe('Stored card not found for [redacted]');
  });

  it.each(['', ' ', undefined, 5])('need a token: %j', async (token) => {
    const { client, requests } = scripted([]);
    const error = await rejection(PaymenntValidationError, client.cards.delete(token as string));

    expect(error.issues.map(({ path }) => path)).toEqual(['cardToken']);
    expect(requests).toHaveLength(0);
  });
});
