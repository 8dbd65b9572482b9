import type { Equal, Expect, Merged } from './expect.js';

interface Sample {
  id: string;
  note?: string | undefined;
}

/** What the other type tests rely on: each of these is told apart, in both directions. */
export type DifferencesAreSeen = [
  Expect<Equal<Sample, { id: string; note?: string | undefined }>>,
  // A forgotten optional field.
  Expect<Equal<Equal<Sample, { id: string }>, false>>,
  Expect<Equal<Equal<Sample, { id: string; note?: string | undefined; extra?: string | undefined }>, false>>,
  // A field that became required, optional, or refuses `undefined`.
  Expect<Equal<Equal<Sample, { id: string; note: string | undefined }>, false>>,
  Expect<Equal<Equal<Sample, { id?: string; note?: string | undefined }>, false>>,
  Expect<Equal<Equal<Sample, { id: string; note?: string }>, false>>,
  // A field of another type.
  Expect<Equal<Equal<Sample, { id: string; note?: number | undefined }>, false>>,
  Expect<Equal<Equal<Sample, { id: 'a' | 'b'; note?: string | undefined }>, false>>,
  Expect<Equal<Equal<unknown, string>, false>>,
];

/** The members of a union become one object type; what one of them forbids is optional in it. */
export type MembersAreMerged = Expect<
  Equal<
    Merged<{ both: 1; a: string; b?: undefined } | { both: 1; b: number; a?: undefined }>,
    { both: 1; a?: string | undefined; b?: number | undefined }
  >
>;
