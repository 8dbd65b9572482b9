import { onTestFinished } from 'vitest';
import { CHECKOUT } from '../support/answers.js';
import { type Act, type Exchange, startServer } from '../support/server.js';

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

  const say = ({ response }: Exchange, status: number, body: object) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const yes = (exchange: Exchange, result: unknown) =>
    say(exchange, 200, { success: true, elapsed: 1, result });
  const no = (exchange: Exchange, error: string) => say(exchange, 400, { success: false, elapsed: 1, error });

  function create(exchange: Exchange): void {
    count.creations += 1;
    const { requestId, orderId, currency, amount } = JSON.parse(exchange.body) as Row;
    const key = String(requestId);
    if (made.has(key)) return void no(exchange, 'Request ID already used');
    const row = { ...CHECKOUT, id: String(made.size + 1), requestId, orderId, currency, amount };
    made.set(key, {
      row: { ...row, status: habits.status ?? 'PENDING' },
      shownAt: performance.now() + lagMs,
    });
    if (habits.losesAll) exchange.socket.resetAndDestroy();
    else if (loses && made.size === 1) loses(exchange);
    else yes(exchange, answersWith(row));
  }

  function search(exchange: Exchange): void {
    count.lookUps += 1;
    const query = new URL(exchange.target, 'http://gateway.example').searchParams;
    const page = Number(query.get('page') ?? 0);
    const hidden = count.lookUps <= hiddenLooks;
    const shown = (hidden ? [] : [...made.values()])
      .filter(({ shownAt }) => shownAt <= performance.now())
      .map(({ row }) => row);
    const own = shown.filter(({ requestId }) => requestId === query.get('requestId'));
    const all = newerRows > 0 ? [...others, ...shown] : own;
    if (all.length === 0 && statusOfNone === 400)
      return void no(exchange, 'Checkout not found for API merchant');
    yes(exchange, {
      page,
      size: PAGE,
      totalPages: Math.ceil(all.length / PAGE),
      totalElements: all.length,
      content: all.slice(page * PAGE, (page + 1) * PAGE),
    });
  }

  const server = await startServer((exchange) => {
    if (exchange.method === 'POST') create(exchange);
    else search(exchange);
  });
  onTestFinished(() => server.close());
  return { environment: server.environment, exchanges: server.exchanges, count, made };
}
