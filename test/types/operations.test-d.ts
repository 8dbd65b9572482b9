import type {
  CheckoutsResource,
  DriftHookContext,
  HookContext,
  PaymenntClient,
  PaymenntError,
  PaymenntOperation,
} from 'paymennt';
import type { Equal, Expect } from './expect.js';

type MethodsOf<Resource> = Extract<
  {
    [Key in keyof Resource]: Resource[Key] extends (...args: never[]) => unknown ? Key : never;
  }[keyof Resource],
  string
>;
type Namespace = 'payments' | 'cards' | 'subscriptions' | 'branches' | 'terminals' | 'webhooks';
type Methods = {
  [Key in Namespace]: `${Key}.${MethodsOf<PaymenntClient[Key]>}`;
}[Namespace];

/** Every method of the client and nothing else, so that a typo in a filter of metrics does not compile. */
export type OperationsAreTheMethods = [
  Expect<Equal<PaymenntOperation, Methods | `checkouts.${MethodsOf<CheckoutsResource>}` | 'request'>>,
  Expect<Equal<HookContext['operation'], PaymenntOperation>>,
  Expect<Equal<DriftHookContext['operation'], PaymenntOperation>>,
  Expect<Equal<PaymenntError['operation'], PaymenntOperation | undefined>>,
];
