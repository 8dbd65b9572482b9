import * as z from 'zod/mini';
import { Deadline } from '../../../src/call/deadline.js';
import { openEnvelope } from '../../../src/call/envelope.js';
import { checkoutSchema } from '../../../src/checkouts/schema.js';
import { pageSchema } from '../../../src/schemas/page.js';
import { type ResponseSchema, readResponse } from '../../../src/schemas/response.js';
import { fetchedAnswer, pageAnswer } from '../calls/samples.js';
import { serve } from '../serve.js';

/** What is read, as the API sends it: one checkout, or a page of a hundred. */
export type Subject = 'object' | 'page';

/** Rounds to measure, or none: then only the very first time counts, in a process that has read nothing before. */
export interface Question {
  readonly subject: Subject;
  readonly rounds: number;
}

/** Microseconds of the processor, round by round. */
export interface Durations {
  readonly parse: number[];
  /** The SDK's whole way from the text to the result. */
  readonly read: number[];
  /** JSON.parse and zod's own parser, without the way around it. */
  readonly zod: number[];
}

const BATCHES: Readonly<Record<Subject, number>> = { object: 2_000, page: 20 };

function subjectOf(subject: Subject): { text: string; schema: ResponseSchema<unknown> } {
  return subject === 'object'
    ? { text: fetchedAnswer, schema: checkoutSchema }
    : { text: pageAnswer(100), schema: pageSchema(checkoutSchema) };
}

function readers({ text, schema }: ReturnType<typeof subjectOf>): Record<keyof Durations, () => void> {
  const options = { timeoutMs: 1, attemptTimeoutMs: 1, maxRetries: 0, signal: undefined, headers: {} };
  const deadline = new Deadline(options.timeoutMs, options.signal);
  deadline.release();
  const call = { operation: 'request', outcome: 'no_effect', options, deadline } as const;
  const opening = { call, redactor: (sentence: string) => sentence };
  const answer = {
    kind: 'answered',
    status: 200,
    header: () => undefined,
    headers: new Headers(),
    text,
    retryAfterMs: undefined,
  } as const;
  const parse = () => JSON.parse(text) as { result: unknown };
  return {
    parse,
    read() {
      const outcome = readResponse(schema, openEnvelope(answer, opening));
      if (!('value' in outcome) || outcome.drift.length > 0)
        throw new Error('The sample is not as it should be.');
    },
    zod() {
      if (!z.safeParse(schema, parse().result).success) throw new Error('The sample is not as it should be.');
    },
  };
}

/** Of the processor, so that whoever shares the machine is not counted. */
function microsPerRun(work: () => void, times: number): number {
  const before = process.cpuUsage();
  for (let time = 0; time < times; time += 1) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / times;
}

serve(({ subject, rounds }: Question): Durations => {
  const durations: Durations = { parse: [], read: [], zod: [] };
  const works = readers(subjectOf(subject));
  const names = ['parse', 'read', 'zod'] as const;
  if (rounds === 0) {
    for (const name of names) durations[name].push(microsPerRun(works[name], 1));
    return durations;
  }
  // The first rounds warm it up. No collection of garbage in between: it throws compiled code away as well.
  for (let round = -10; round < rounds; round += 1) {
    for (const name of names) {
      const micros = microsPerRun(works[name], BATCHES[subject]);
      if (round >= 0) durations[name].push(micros);
    }
  }
  return durations;
});
