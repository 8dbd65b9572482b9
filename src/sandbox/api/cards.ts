import type { SandboxContext } from '../context.js';
import type { SandboxStoredCard } from '../records/index.js';
import { storedCardResponse } from '../responses/payment.js';
import type { QueryReader } from '../wire/query.js';
import { Refusal } from '../wire/refusal.js';
import { type Endpoint, endpoint } from './endpoint.js';
import { inPageOrder, pageOf } from './lists.js';

function cardOf(context: SandboxContext, query: QueryReader): SandboxStoredCard {
  const token = query.required('cardToken');
  query.done();
  const card = context.store.cards.get(token);
  if (!card) throw new Refusal('Stored card not found for the provided token');
  return card;
}

const list = endpoint((context, call) => {
  const { query } = call;
  const reference = query.required('customerReferenceId');
  const page = query.page();
  query.done();
  const cards = [...context.store.cards.values()].filter((card) => card.customerReferenceId === reference);
  return pageOf(inPageOrder(context, cards), page, storedCardResponse);
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
