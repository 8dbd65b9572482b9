import { emptyPage, envelope, pageEnvelope, type Row, readPage } from './row.js';

const cardJson = `{
  "customerReferenceId": "CUST #77", "token": "ctk/te+st=card&x", "cardBrand": "MADA", "cardBin": "424242",
  "cardLast4": "0042", "cardHolderName": "TEST USER", "expiry": "2025-12-31"
}`;

const card = {
  customerReferenceId: 'CUST #77',
  token: 'ctk/te+st=card&x',
  cardBrand: 'MADA',
  cardBin: '424242',
  cardLast4: '0042',
  cardHolderName: 'TEST USER',
  // A day stays a day: as a Date it would move with the time zone.
  expiry: '2025-12-31',
};

export const cardRows: readonly Row[] = [
  {
    operation: 'cards.list',
    call: (client, options) =>
      readPage(client.cards.list({ customerReferenceId: 'CUST #77', page: 3, size: 1 }, options)),
    target: '/card/list?customerReferenceId=CUST%20%2377&page=3&size=1',
    answer: pageEnvelope(cardJson, 3, 1),
    result: { items: [card], page: 3, size: 1, totalPages: 5, totalElements: 41, hasNextPage: true },
  },
  {
    operation: 'cards.list',
    about: 'the first page, when none is asked for',
    call: (client, options) =>
      readPage(client.cards.list({ customerReferenceId: 'CUST-77', page: undefined }, options)),
    target: '/card/list?customerReferenceId=CUST-77',
    ...emptyPage,
  },
  {
    operation: 'cards.get',
    call: (client, options) => client.cards.get('ctk/te+st=card&x', options),
    target: '/card?cardToken=ctk%2Fte%2Bst%3Dcard%26x',
    answer: envelope(cardJson),
    result: card,
  },
  {
    operation: 'cards.delete',
    call: (client, options) => client.cards.delete('ctk/te+st=card&x', options),
    target: '/card/delete?cardToken=ctk%2Fte%2Bst%3Dcard%26x',
    answer: envelope(cardJson),
    result: card,
  },
];
