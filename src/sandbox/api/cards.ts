import type { SandboxContext } from '../context.js';
import type { SandboxStoredCard } from '../records/index.js';
import { storedCardResponse } from '../responses/payment.js';
import { readQuery } from '../wire/query.js';
import { Refusal } from '../wire/refusal.js';
import { type Endpoint, endpoint } from './endpoint.js';
import { pageOf } from './lists.js';

function cardOf(context: SandboxContext, parameters: URLSearchParams): SandboxStoredCard {
  const query = readQuery(parameters);
  const token = query.required('cardToken');
  query.done();
  const card = context.store.cards.get(token);
  if (!card) throw new Refusal('Stored card not found for the provided token');
  return card;
}

const list = endpoint((context, call) => {
  const query = readQuery(call.query);
  const reference = query.required('customerReferenceId');
  const page = query.page();
  query.done();
  const cards = [...context.store.cards.values()].filter((card) => card.customerReferenceId === reference);
  return pageOf(cards.reverse(), page, storedCardResponse);
});

const get = endpoint((context, call) => storedCardResponse(cardOf(context, call.query)));

const remove = endpoint((context, call) => {
  const card = cardOf(context, call.query);
  context.store.cards.delete(card.token);
  context.store.changed();
  return storedCardResponse(card);
});

export const cardEndpoints = {
  'cards.list': list,
  'cards.get': get,
  'cards.delete': remove,
} satisfies Readonly<Record<string, Endpoint>>;
