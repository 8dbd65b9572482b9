import type { Operation } from '../operation.js';
import { eitherSpelling, optional, record, required, text } from '../schema.js';
import { paging } from './paging.js';

const storedCard = record('StoredCardResponse', {
  customerReferenceId: optional(text('CUST-77')),
  token: optional(text('ctk_test_card')),
  cardBrand: optional(eitherSpelling(['VISA', 'MASTERCARD', 'AMEX', 'UNIONPAY', 'MADA'])),
  cardBin: optional(text('424242')),
  cardLast4: optional(text('4242')),
  cardHolderName: optional(text('TEST USER')),
  expiry: optional(text('2025-12-31', { format: 'date' })),
});

const byToken = { cardToken: required(text('ctk_test_card', { minLength: 1 })) };

export const cardOperations: readonly Operation[] = [
  {
    name: 'cards.list',
    operationId: 'list-customer-stored-cards',
    method: 'GET',
    path: '/card/list',
    query: { customerReferenceId: required(text('CUST-77', { minLength: 1 })), ...paging },
    answer: { shape: 'paged', result: storedCard },
  },
  {
    name: 'cards.delete',
    operationId: 'delete-stored-card',
    method: 'POST',
    path: '/card/delete',
    // The card's token travels in the URL (see api-notes: card-token-in-query).
    query: byToken,
    answer: { shape: 'single', result: storedCard },
  },
  {
    name: 'cards.get',
    operationId: 'get-stored-card',
    method: 'GET',
    path: '/card',
    query: byToken,
    answer: { shape: 'single', result: storedCard },
  },
];
