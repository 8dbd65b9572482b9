import type { FailNext, Sandbox } from 'paymennt/sandbox';
import { playShopper } from 'paymennt/testing';
import { answer, respond } from '../../support/acts.js';
import type { Exchange } from '../../support/server.js';
import { troubleOf } from './troubles.js';

type Control = (details: never, sandbox: Sandbox, exchanges: readonly Exchange[]) => unknown;

/** What a program asks of the gateway, by name. */
const CONTROLS: Readonly<Record<string, Control>> = {
  fail: (arrangement: FailNext, sandbox) => sandbox.failNext(arrangement),
  pay: ({ redirectUrl }: { redirectUrl?: string }, sandbox) => playShopper(sandbox, redirectUrl),
  count: ({ requestId }: { requestId: string }, { state }) =>
    state.checkouts.filter((checkout) => checkout.requestId === requestId).length,
  seen: ({ name }: { name: string }, _, exchanges) =>
    exchanges
      .filter((exchange) => troubleOf(exchange) === name)
      .map(({ method, body }) => ({ method, body })),
};

/** Answers `POST /control/…`. */
export async function control(
  exchange: Exchange,
  sandbox: Sandbox,
  exchanges: readonly Exchange[],
): Promise<void> {
  const { target, body } = exchange;
  try {
    const work = CONTROLS[target.split('/')[2] ?? ''];
    if (!work) throw new Error(`There is no ${target}.`);
    const result = await work(JSON.parse(body) as never, sandbox, exchanges);
    answer(200, result ?? null)(exchange);
  } catch (error) {
    respond(500, String(error))(exchange);
  }
}
