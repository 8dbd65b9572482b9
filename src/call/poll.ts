import type { ResponseSchema } from '../schemas/response.js';
import type { OpenCall } from './call.js';

/** The pause before the next read of a checkout that a shopper pays: up to a second at first, up to five later. */
export function pollDelayMs(round: number): number {
  return (0.5 + Math.random() / 2) * Math.min(5_000, 1_000 * 1.5 ** (round - 1));
}

/** Repeats a read, with growing pauses, until `satisfies` accepts its result. */
export async function poll<Result>(
  call: OpenCall,
  schema: ResponseSchema<Result>,
  satisfies: (result: Result) => boolean,
): Promise<Result> {
  for (let round = 1; ; round += 1) {
    const result = call.result(schema, await call.send());
    if (satisfies(result)) return result;
    await call.wait(pollDelayMs(round));
  }
}
