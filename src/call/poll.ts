import type { ResponseSchema } from '../schemas/response.js';
import type { OpenCall } from './call.js';

/** Between two looks at a checkout that a shopper is still paying: half a second at first, five at the most. */
export function pollDelayMs(round: number): number {
  return (0.5 + Math.random() / 2) * Math.min(5_000, 1_000 * 1.5 ** (round - 1));
}

/** Repeats a read, ever more slowly, until its result satisfies. */
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
