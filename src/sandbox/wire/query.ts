import { type Exact, exactText, isWhole, parseExact, toWhole } from '../amounts.js';
import { Refusal } from './refusal.js';

/** The query of one request. It is closed with {@link QueryReader.done}, so that a misspelt name is not ignored. */
export interface QueryReader {
  text(name: string): string | undefined;
  required(name: string): string;
  word<const Word extends string>(name: string, words: readonly Word[]): Word | undefined;
  /** Repeated keys and comma-separated lists mean the same: the schema says one and its description the other. */
  words<const Word extends string>(name: string, words: readonly Word[]): Word[];
  /** A required decimal, as exact text. */
  amount(name: string): string;
  wholeNumber(name: string): bigint | undefined;
  /** `yyyy-MM-dd HH:mm:ss`, read as UTC, in milliseconds. */
  timestamp(name: string): number | undefined;
  page(): PageRequest;
  done(): void;
}

export interface PageRequest {
  page: number;
  size: number;
}

export function readQuery(query: URLSearchParams): QueryReader {
  const known = new Set<string>();

  function single(name: string): string | undefined {
    known.add(name);
    const values = query.getAll(name);
    if (values.length > 1) throw new Refusal(`${name} must not be repeated.`);
    return values[0];
  }

  function number(name: string, value: string): Exact {
    const parsed = parseExact(value);
    if (!parsed) throw new Refusal(`${name} must be a number.`);
    return parsed;
  }

  function oneOf<const Word extends string>(name: string, value: string, words: readonly Word[]): Word {
    const word = words.find((candidate) => candidate === value);
    if (word === undefined) throw new Refusal(`${name} must be one of ${words.join(', ')}.`);
    return word;
  }

  function count(name: string, fallback: number, least: number, kind: string): number {
    const value = single(name);
    if (value === undefined) return fallback;
    const parsed = parseExact(value);
    const whole = parsed && isWhole(parsed) ? Number(toWhole(parsed)) : Number.NaN;
    if (!Number.isSafeInteger(whole) || whole < least) {
      throw new Refusal(`${name} parameter must be a ${kind} integer.`);
    }
    return whole;
  }

  return {
    text: single,
    required(name) {
      const value = single(name);
      if (value === undefined || value === '') throw new Refusal(`${name} is required.`);
      return value;
    },
    word(name, words) {
      const value = single(name);
      return value === undefined ? undefined : oneOf(name, value, words);
    },
    words(name, words) {
      known.add(name);
      const values = query.getAll(name).flatMap((value) => value.split(','));
      return values.map((value) => oneOf(name, value.trim(), words));
    },
    amount(name) {
      return exactText(number(name, this.required(name)));
    },
    wholeNumber(name) {
      const value = single(name);
      if (value === undefined) return undefined;
      const parsed = number(name, value);
      if (!isWhole(parsed)) throw new Refusal(`${name} must be a whole number.`);
      return toWhole(parsed);
    },
    timestamp(name) {
      const value = single(name);
      if (value === undefined) return undefined;
      const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})$/.exec(value);
      const moment = match ? Date.parse(`${match[1]}T${match[2]}Z`) : Number.NaN;
      if (Number.isNaN(moment)) throw new Refusal(`${name} must have the format yyyy-MM-dd HH:mm:ss.`);
      return moment;
    },
    page() {
      return {
        page: count('page', 0, 0, 'non-negative'),
        size: count('size', 20, 1, 'positive'),
      };
    },
    done() {
      const unknown = [...query.keys()].find((name) => !known.has(name));
      if (unknown !== undefined) throw new Refusal(`${unknown} is not a parameter of this operation.`);
    },
  };
}
