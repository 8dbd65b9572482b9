import { refusal, reset, success } from '../support/acts.js';
import { CHECKOUT } from '../support/answers.js';
import { scriptedGateway } from '../support/gateway.js';
import type { Act, Exchange } from '../support/server.js';

/** How a gateway treats creations and searches. */
export interface GatewayHabits {
  /** Takes the place of the answer to the first creation, after the checkout was made. */
  readonly loses?: Act;
  /** Breaks the connection of every creation, after the checkout was made. */
  readonly losesAll?: boolean;
  /** Changes the checkout in the answer to a creation. */
  readonly answersWith?: (made: Row) => object;
  /** Milliseconds until a checkout shows in the list. */
  readonly lagMs?: number;
  /** So many look-ups find no checkout yet. */
  readonly hiddenLooks?: number;
  /** HTTP status of a search that finds nothing. */
  readonly statusOfNone?: 200 | 400;
  /** Checkouts of others that were made later; a gateway that has any ignores the filter. */
  readonly newerRows?: number;
  /** Status of the checkout in the list. */
  readonly status?: string;
}

type Row = Record<string, unknown>;

const PAGE = 20;

/** A gateway over real sockets that refuses a used `requestId`. Ends with the test. */
export async function checkoutGateway(habits: GatewayHabits) {
  const {
    loses,
    answersWith = (made: Row) => made,
    lagMs = 0,
    hiddenLooks = 0,
    statusOfNone = 200,
    newerRows = 0,
  } = habits;
  const made = new Map<string, { row: Row; shownAt: number }>();
  const count = { creations: 0, lookUps: 0 };
  const others = Array.from({ length: newerRows }, (_, nth) => ({
    ...CHECKOUT,
    id: String(9_000 + nth),
    requestId: `other-${nth}`,
  }));

  function create(exchange: Exchange): unknown {
    count.creations += 1;
    const { requestId, orderId, currency, amount } = JSON.parse(exchange.body) as Row;
    const key = String(requestId);
    if (made.has(key)) return refusal(400, {}, 'Request ID already used')(exchange);
    const row = { ...CHECKOUT, id: String(made.size + 1), requestId, orderId, currency, amount };
    made.set(key, {
      row: { ...row, status: habits.status ?? 'PENDING' },
      shownAt: performance.now() + lagMs,
    });
    if (habits.losesAll) reset(exchange);
    else if (loses && made.size === 1) loses(exchange);
    else success(answersWith(row))(exchange);
  }

  function search(exchange: Exchange): unknown {
    count.lookUps += 1;
    const page = Number(exchange.query.get('page') ?? 0);
    const hidden = count.lookUps <= hiddenLooks;
    const shown = (hidden ? [] : [...made.values()])
      .filter(({ shownAt }) => shownAt <= performance.now())
      .map(({ row }) => row);
    const own = shown.filter(({ requestId }) => requestId === exchange.query.get('requestId'));
    const all = newerRows > 0 ? [...others, ...shown] : own;
    if (all.length === 0 && statusOfNone === 400)
      return refusal(400, {}, 'Checkout not found for API merchant')(exchange);
    return success({
      page,
      size: PAGE,
      totalPages: Math.ceil(all.length / PAGE),
      totalElements: all.length,
      content: all.slice(page * PAGE, (page + 1) * PAGE),
    })(exchange);
  }

  const server = await scriptedGateway((exchange) =>
    exchange.method === 'POST' ? create(exchange) : search(exchange),
  );
  return { ...server, count, made };
}
