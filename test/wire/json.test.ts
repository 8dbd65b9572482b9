import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactNumber, parseJson, readJson, toJson } from '../../src/wire/json.js';
import { holds } from '../support/property.js';

const isRounded = (text: string) => !Number.isSafeInteger(Number(text));

/** A value as JSON text and as it ought to be read, made side by side so that neither is derived from the other. */
interface Pair {
  readonly text: string;
  readonly read: unknown;
}

const integer = fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }).map((value): Pair => {
  const text = String(value);
  return { text, read: isRounded(text) ? text : Number(text) };
});
const string = fc
  .oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789:,[]{}"\\ ') }))
  .map((value): Pair => ({ text: JSON.stringify(value), read: value }));
const other = fc
  .oneof(
    fc.constantFrom(null, true, false),
    fc.double({ noInteger: true, noNaN: true, noDefaultInfinity: true }),
  )
  .map((value): Pair => ({ text: JSON.stringify(value), read: value }));
const space = fc.constantFrom('', ' ', '\n  ', '\t');

const { node: pair } = fc.letrec<{ node: Pair; array: Pair; object: Pair }>((tie) => ({
  node: fc.oneof({ depthSize: 'small' }, integer, string, other, tie('array'), tie('object')),
  array: fc.tuple(fc.array(tie('node'), { maxLength: 4 }), space).map(([entries, gap]) => ({
    text: `[${gap}${entries.map(({ text }) => text).join(`${gap},${gap}`)}${gap}]`,
    read: entries.map(({ read }) => read),
  })),
  object: fc
    .tuple(
      fc.dictionary(
        fc.string().filter((key) => key !== '__proto__'),
        tie('node'),
        { maxKeys: 4 },
      ),
      space,
    )
    .map(([fields, gap]) => ({
      text: `{${Object.entries(fields)
        .map(([key, { text }]) => `${gap}${JSON.stringify(key)}${gap}:${gap}${text}${gap}`)
        .join(',')}}`,
      read: Object.fromEntries(Object.entries(fields).map(([key, { read }]) => [key, read])),
    })),
}));

describe('parseJson', () => {
  it('keeps every digit of an integer that a double would round, anywhere', () => {
    expect(parseJson('{"id":1653241101733169556}')).toEqual({ id: '1653241101733169556' });
    expect(parseJson('[9007199254740993,\n -9007199254740993 ,1]')).toEqual([
      '9007199254740993',
      '-9007199254740993',
      1,
    ]);
    expect(parseJson('{"a":{"b":[ 12345678901234567890 ]}}')).toEqual({ a: { b: ['12345678901234567890'] } });
  });

  it('leaves alone what looks like a long integer inside a text', () => {
    const texts = [
      '1653241101733169556',
      ':1653241101733169556,',
      '[1653241101733169556]',
      '"\\ 1653241101733169556,',
    ];
    for (const text of texts) {
      expect(parseJson(JSON.stringify({ text, id: 1 }))).toEqual({ text, id: 1 });
      expect(parseJson(`{"text":${JSON.stringify(text)},"id":1653241101733169556}`)).toEqual({
        text,
        id: '1653241101733169556',
      });
    }
  });

  it('leaves alone numbers that are not integers, or are small', () => {
    const text = '[1234567890123456.5,0.1234567890123456789,1234567890123456e3,1e21,9007199254740991,100.50]';
    expect(parseJson(text)).toEqual(JSON.parse(text));
  });

  it.each([
    '104.99999999999999999999',
    '104.999999999999999',
    '-104.99999999999999999999',
    '0.00000000000000000000000',
    '105.00000000000000000001',
    '100000000000.100000000000000000001',
    '104.99999999999999999999e0',
    '1.0499999999999999999999E+2',
    '10499999999999999999999e-20',
    '1.653241101733169556e18',
  ])('keeps every digit of a decimal that a double would turn into another amount: %s', (digits) => {
    const zero = Number(digits) === 0;
    expect(parseJson(`{"amount": ${digits} }`)).toEqual({ amount: zero ? 0 : digits });
    expect(parseJson(`{"amount":"${digits}"}`)).toEqual({ amount: digits });
  });

  it('leaves alone a decimal that is long but the same number', () => {
    const text =
      '[105.00000000000000000,105.10000000000000000,1.0500000000000000e2,10500000000000000000e-17]';
    expect(parseJson(text)).toEqual([105, 105.1, 105, 105]);
  });

  it('reads a text that begins with byte order marks, as some decoders leave them', () => {
    expect(parseJson('\ufeff{"id":1}')).toEqual({ id: 1 });
    expect(parseJson('\ufeff\ufeff{"id":1653241101733169556}')).toEqual({ id: '1653241101733169556' });
  });

  it('is exact for every JSON there is', () => {
    holds(
      fc.property(fc.array(pair, { maxLength: 3 }), (pairs) => {
        const text = `{"rows":[${pairs.map((each) => each.text).join(',')}]}`;
        expect(parseJson(text)).toEqual({ rows: pairs.map(({ read }) => read) });
      }),
      500,
    );
  });

  it.each([
    '',
    '{',
    '{"id":1653241101733169556',
    '[1653241101733169556,]',
    '{"id":01653241101733169556}',
    'NaN',
  ])('throws for what is no JSON: %s', (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });

  it('does not take long to see that an answer is cut off in the middle of a text full of quotes', () => {
    // Quadratic, this took minutes, during which no deadline could fire.
    const text = `[1653241101733169556,"${'\\"'.repeat(1_000_000)}`;
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });

  it('reads a text that is nearly as long as an answer may be', () => {
    const long = 'a'.repeat(9_000_000);
    expect(parseJson(`{"base64QR":"${long}","id":1653241101733169556}`)).toEqual({
      base64QR: long,
      id: '1653241101733169556',
    });
    const escapes = '\n'.repeat(1_000_000);
    expect(parseJson(`{"note":${JSON.stringify(escapes)},"id":1653241101733169556}`)).toEqual({
      note: escapes,
      id: '1653241101733169556',
    });
  });
});

describe('toJson', () => {
  it('writes exact numbers and bigints as bare digits', () => {
    expect(toJson({ branchId: exactNumber('1601731695315563241'), amount: exactNumber('100.10') })).toBe(
      '{"branchId":1601731695315563241,"amount":100.10}',
    );
    expect(toJson([2n ** 63n - 1n, -1n])).toBe('[9223372036854775807,-1]');
  });

  it('writes every digit of every number', () => {
    const digits = fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 19n }), fc.option(fc.stringMatching(/^\d{1,4}$/)))
      .map(([whole, decimals]) => (decimals === null ? String(whole) : `${whole}.${decimals}`));
    holds(
      fc.property(digits, (text) => {
        expect(toJson({ amount: exactNumber(text) })).toBe(`{"amount":${text}}`);
      }),
    );
  });

  it('writes everything else as JSON.stringify does', () => {
    holds(
      fc.property(fc.jsonValue(), (value) => {
        expect(toJson(value)).toBe(JSON.stringify(value));
      }),
    );
    const odd = {
      u: undefined,
      d: new Date(0),
      list: [undefined, Number.NaN],
      t: { toJSON: () => 'x' },
      s: '\ud800',
    };
    expect(toJson(odd)).toBe(JSON.stringify(odd));
    expect(toJson(undefined)).toBeUndefined();
  });

  // What only an object can show; beside a bigint, which JSON.stringify alone cannot write.
  const unusual = {
    number: new Number(5),
    text: new String('five'),
    flag: new Boolean(false),
    day: new Date(0),
    map: new Map([[1, 2]]),
    set: new Set([1]),
    bytes: new Uint8Array([1, 2]),
    nothing: Object.create(null) as object,
    keyed: { toJSON: (key: string) => `as ${key}` },
    list: [undefined, Symbol('x'), () => 1, Number.NaN, new Number(-0), { toJSON: (key: string) => key }],
    [Symbol('hidden')]: 1,
    proxy: new Proxy({ a: 1 }, {}),
  };

  it('writes what is boxed, dated or keyed as JSON.stringify does, also beside a bigint or an exact number', () => {
    const plain = JSON.stringify(unusual);

    expect(toJson({ unusual, id: 2n ** 60n })).toBe(`{"unusual":${plain},"id":1152921504606846976}`);
    expect(toJson({ unusual, amount: exactNumber('1.10') })).toBe(`{"unusual":${plain},"amount":1.10}`);
    expect(toJson({ unusual, id: Object(7n) })).toBe(`{"unusual":${plain},"id":7}`);
    expect(toJson([1n, exactNumber('1.10')])).toBe('[1,1.10]');
  });

  it('writes bigints as bare digits where the program has given them a toJSON', () => {
    const prototype = BigInt.prototype as { toJSON?: () => string };
    prototype.toJSON = function (this: bigint) {
      return String(this);
    };
    try {
      expect(toJson({ id: 2n ** 60n, list: [1n], text: 'a' })).toBe(
        '{"id":1152921504606846976,"list":[1],"text":"a"}',
      );
      expect(toJson({ boxed: Object(2n ** 60n), own: { toJSON: () => 3n } })).toBe(
        '{"boxed":1152921504606846976,"own":3}',
      );
    } finally {
      Reflect.deleteProperty(prototype, 'toJSON');
    }
  });

  it('throws for what holds itself', () => {
    const circle: Record<string, unknown> = { id: 1n };
    circle['self'] = circle;
    expect(() => toJson(circle)).toThrow(TypeError);
  });

  it('does not take a text for a number, whatever it says', () => {
    const amount = exactNumber('1.10');
    expect(toJson({ amount, text: '1.10', like: 'exact-number-:1.10' })).toBe(
      '{"amount":1.10,"text":"1.10","like":"exact-number-:1.10"}',
    );
  });

  it('is read back by parseJson', () => {
    const id = fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n - 1n });
    holds(
      fc.property(id, fc.string(), (branchId, note) => {
        expect(parseJson(toJson({ note, branchId }) ?? '')).toEqual({ note, branchId: String(branchId) });
      }),
    );
  });
});

describe('readJson', () => {
  const read = (value: unknown) => readJson(JSON.stringify(value));

  it('drops fields that are null, at any depth, and keeps the places in a list', () => {
    expect(read({ a: null, b: { c: null, d: 0, e: '', f: false }, g: [null, { h: null }] })).toEqual({
      b: { d: 0, e: '', f: false },
      g: [null, {}],
    });
  });

  it.each([
    '{"__proto__":{"admin":true},"a":{"__proto__":null,"b":1}}',
    '{"__pr\\u006fto__":{"admin":true},"a":{"\\u005f_proto__":5,"b":1}}',
  ])('drops what would become a prototype, however it is spelt: %s', (text) => {
    const cleaned = readJson(text) as Record<string, unknown>;

    expect(Object.hasOwn(cleaned, '__proto__')).toBe(false);
    expect(Object.assign({}, cleaned)).not.toHaveProperty('admin');
    expect(cleaned).toEqual({ a: { b: 1 } });
  });

  it.each([null, 5, 'null', '__proto__', true])('leaves %j as it is', (value) => {
    expect(read(value)).toBe(value);
  });

  it('leaves no null in any object, and everything else as it was', () => {
    const cleaned = (node: unknown): unknown => {
      if (Array.isArray(node)) return node.map(cleaned);
      if (typeof node !== 'object' || node === null) return node;
      const kept = Object.entries(node).filter(([key, value]) => value !== null && key !== '__proto__');
      return Object.fromEntries(kept.map(([key, value]) => [key, cleaned(value)]));
    };
    const small = fc.jsonValue().filter((value) => !/\d{16}/.test(JSON.stringify(value)));
    holds(
      fc.property(small, (value) => {
        expect(read(value)).toEqual(cleaned(JSON.parse(JSON.stringify(value))));
      }),
    );
  });

  it('is not brought down by an answer that is nested a hundred thousand deep', () => {
    const depth = 50_000;

    expect(() => readJson(`${'[{"a":null,"b":'.repeat(depth)}1${'}]'.repeat(depth)}`)).not.toThrow();
  });
});
