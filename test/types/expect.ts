/** The compiler's own notion of the same type: optional and readonly marks included. */
type Identical<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

type Interchangeable<A, B> = [A, B] extends [B, A] ? true : false;

/** Whether two types are the same. Identity alone does not tell `a?: T` from `a?: T | undefined`. */
export type Equal<A, B> = Identical<A, B> extends true ? Interchangeable<A, B> : false;

/** Does not compile unless it is given `true`. */
export type Expect<Condition extends true> = Condition;

type OptionalKeys<Union> = Union extends unknown
  ? { [Key in keyof Union]-?: Record<never, never> extends Pick<Union, Key> ? Key : never }[keyof Union]
  : never;

type Flat<Type> = { [Key in keyof Type]: Type[Key] };

/** The one object type that has every field of each member of a union: what a schema without the "exactly one" reads. */
export type Merged<Union> = Flat<
  { [Key in Exclude<keyof Union, OptionalKeys<Union>>]: Union[Key] } & {
    [Key in OptionalKeys<Union> & keyof Union]?: Union[Key];
  }
>;
