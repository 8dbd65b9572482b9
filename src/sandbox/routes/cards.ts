import { type Endpoint, endpoint } from '../endpoint.js';
import { pageOf } from '../paging.js';
import { Refusal } from '../refusal.js';
import type { SandboxStoredCard } from '../state/records.js';
import { readQuery } from '../wire/query.js';
import { storedCardShape } from '../wire/shapes/payment.js';
import type { World } from '../world.js';

function cardOf(world: World, parameters: URLSearchParams): SandboxStoredCard {
  const query = readQuery(parameters);
  const token = query.required('cardToken');
  query.done();
  const card = world.store.cards.get(token);
  if (!card) throw new Refusal('Stored card not found for the provided token');
  return card;
}

const list = endpoint((world, call) => {
  const query = readQuery(call.query);
  const reference = query.required('customerReferenceId');
  const page = query.page();
  query.done();
  const cards = [...world.store.cards.values()].filter((card) => card.customerReferenceId === reference);
  return pageOf(cards.reverse(), page, storedCardShape);
});

const get = endpoint((world, call) => storedCardShape(cardOf(world, call.query)));

const remove = endpoint((world, call) => {
  const card = cardOf(world, call.query);
  world.store.cards.delete(card.token);
  world.store.changed();
  return storedCardShape(card);
});

export const cardEndpoints = {
  'cards.list': list,
  'cards.get': get,
  'cards.delete': remove,
} satisfies Readonly<Record<string, Endpoint>>;
