import { PaymenntConfigurationError } from '../errors.js';
import { copyOf } from '../schemas/copy.js';
import { readInput, strictObject } from '../schemas/request.js';
import type * as z from '../schemas/zod.js';

/** An object of options. The error about an unknown option lists all options. */
export const options = <Shape extends z.$ZodShape>(shape: Shape) =>
  strictObject(shape, `is not an option; the options are ${Object.keys(shape).join(', ')}`);

/**
 * Reads options with a schema. Each option is read once, so that the checked value is also the value in use.
 *
 * @param subject - The beginning of the error's message, such as `createNodeFetch`.
 * @param depth - How many levels of objects are options. Deeper values, such as a client, stay as they are.
 * @throws PaymenntConfigurationError that lists every problem, never with a value.
 */
export function readOptions<Output>(
  subject: string,
  shape: z.$ZodType<Output>,
  given: unknown,
  depth?: number,
): Output {
  const read = readInput(shape, copyOf(given, depth));
  if ('value' in read) return read.value;
  const problems = read.issues.map(({ path, message }) => `${path || 'options'} ${message}`).join('; ');
  throw new PaymenntConfigurationError(`${subject}: ${problems}.`);
}
