import { type Exact, exactText, isWhole, parseExact, toWhole } from '../amounts.js';
import type { SandboxMistake } from '../behaviour.js';
import { Refusal } from './refusal.js';

export interface PageRequest {
  page: number;
  size: number;
}

const DEFAULT_SIZE = 20;

/**
 * Reads the query of one request. Every endpoint must call `done`, which refuses unknown names.
 *
 * @param accepts - Whether the probed gateway accepts requests with a mistake.
 */
export function readQuery(query: URLSearchParams, accepts: (mistake: SandboxMistake) => boolean) {
  const known = new Set<string>();

  function single(name: string): string | undefined {
    known.add(name);
    const values = query.getAll(name);
    if (values.length > 1) throw new Refusal(`${name} must not be repeated.`, { field: name });
    return values[0];
  }

  function number(name: string, value: string): Exact {
    const parsed = parseExact(value);
    if (!parsed) throw new Refusal(`${name} must be a number.`, { field: name });
    return parsed;
  }

  function oneOf<const Word extends string>(name: string, value: string, words: readonly Word[]): Word {
    const word = words.find((candidate) => candidate === value);
    if (word !== undefined) return word;
    const sentence = `${name} must be one of ${words.join(', ')}.`;
    throw new Refusal(sentence, { field: name, ...(name === 'status' && { mistake: 'unknown_status' }) });
  }

  function count(name: string, least: number): number | undefined {
    const value = single(name);
    if (value === undefined) return undefined;
    const parsed = parseExact(value);
    const whole = parsed && isWhole(parsed) ? Number(toWhole(parsed)) : Number.NaN;
    if (Number.isSafeInteger(whole) && whole >= least) return whole;
    if (accepts('invalid_page_size')) return undefined;
    const kind = least === 0 ? 'non-negative' : 'positive';
    throw new Refusal(`${name} parameter must be a ${kind} integer.`, {
      field: name,
      mistake: 'invalid_page_size',
    });
  }

  function required(name: string): string {
    const value = single(name);
    if (value === undefined || value === '') throw new Refusal(`${name} is required.`, { field: name });
    return value;
  }

  return {
    text: single,
    required,
    word<const Word extends string>(name: string, words: readonly Word[]): Word | undefined {
      const value = single(name);
      return value === undefined ? undefined : oneOf(name, value, words);
    },
    /** Repeated keys and comma-separated lists are both accepted (see api-notes: repeated-keys). */
    words<const Word extends string>(name: string, words: readonly Word[]): Word[] {
      known.add(name);
      const values = query.getAll(name).flatMap((list) => list.split(',').map((value) => value.trim()));
      const taken = accepts('unknown_status')
        ? values.filter((value) => (words as readonly string[]).includes(value))
        : values;
      return taken.map((value) => oneOf(name, value, words));
    },
    /** A required decimal, as exact text. */
    amount: (name: string) => exactText(number(name, required(name))),
    wholeNumber(name: string): bigint | undefined {
      const value = single(name);
      if (value === undefined) return undefined;
      const parsed = number(name, value);
      if (!isWhole(parsed)) throw new Refusal(`${name} must be a whole number.`, { field: name });
      return toWhole(parsed);
    },
    /** `yyyy-MM-dd HH:mm:ss`, in milliseconds. */
    timestamp(name: string, offsetMinutes: number): number | undefined {
      const value = single(name);
      if (value === undefined) return undefined;
      const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})$/.exec(value);
      const moment = match ? Date.parse(`${match[1]}T${match[2]}Z`) : Number.NaN;
      if (Number.isNaN(moment)) {
        throw new Refusal(`${name} must have the format yyyy-MM-dd HH:mm:ss.`, { field: name });
      }
      return moment - offsetMinutes * 60_000;
    },
    page: (): PageRequest => ({ page: count('page', 0) ?? 0, size: count('size', 1) ?? DEFAULT_SIZE }),
    done(): void {
      const unknown = [...query.keys()].find((name) => !known.has(name));
      if (unknown === undefined || accepts('unknown_parameter')) return;
      throw new Refusal(`${unknown} is not a parameter of this operation.`, {
        field: unknown,
        mistake: 'unknown_parameter',
      });
    },
  };
}

export type QueryReader = ReturnType<typeof readQuery>;
