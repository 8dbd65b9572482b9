import type {
  LinkCheckoutParams,
  MobileCheckoutParams,
  QrCheckoutParams,
  WebCheckoutParams,
} from '../checkouts/params.js';
import type { CheckoutsResource } from '../checkouts/resource.js';
import type { PaymenntEnvironment } from '../config/environments.js';
import { options, readOptions } from '../config/read-options.js';
import { signal } from '../config/schema.js';
import { field, func, integer, word } from '../schemas/field.js';
import * as z from '../schemas/zod.js';
import type { FlowStorage } from './storage.js';
import type { Finding, FlowChannel, Fulfilment, SweepOptions } from './types.js';

/** The part of a `PaymenntClient` that the flow uses. */
export interface FlowClient {
  /** The environment, for the confirmation URLs. */
  readonly environment: PaymenntEnvironment;
  /** Creates, fetches, finds and cancels checkouts. */
  readonly checkouts: Pick<
    CheckoutsResource,
    'createMobile' | 'createWeb' | 'createLink' | 'createQr' | 'get' | 'verify' | 'search' | 'cancel'
  >;
}

interface ParamsOfChannel {
  mobile: MobileCheckoutParams;
  web: WebCheckoutParams;
  link: LinkCheckoutParams;
  qr: QrCheckoutParams;
}

/**
 * An order with its current price: the parameters of the channel's checkout, without `requestId` and `orderId`, which
 * the flow adds.
 */
export type FlowOrder<Channel extends FlowChannel = 'mobile'> = Omit<
  ParamsOfChannel[Channel],
  'requestId' | 'orderId'
>;

/** The options of {@link createPaymentFlow}. */
export interface PaymentFlowOptions<Tx = undefined, Channel extends FlowChannel = 'mobile'> {
  /** The client of the gateway. */
  readonly paymennt: FlowClient;
  /** The storage of the flow's records, such as `sqlStorage({ sql })`. */
  readonly storage: FlowStorage<Tx>;
  /**
   * Reads an order with its current price from your database. Resolves with undefined if the order does not exist or is
   * not payable. The flow compares every payment with this order. Order numbers must be unique in the gateway's account.
   */
  readonly order: (orderId: string) => Promise<FlowOrder<Channel> | undefined>;
  /**
   * Fulfils a paid order. With a storage that has transactions, `fulfil` runs inside the transaction that marks the
   * order as paid: write with `tx`, and make no HTTP call. Without transactions, `fulfil` can run several times for one
   * order: use `orderId` as the key of the work.
   */
  readonly fulfil: (fulfilment: Fulfilment, tx: Tx) => unknown;
  /** Receives each finding for a person, and receives it again at every sweep until it is resolved. */
  readonly review: (finding: Finding) => unknown;
  /** The kind of checkout that the flow creates. @defaultValue 'mobile' */
  readonly channel?: Channel | undefined;
  /** Returns the `requestId` of an attempt, unique for ever. @defaultValue `${orderId}-${attempt}` */
  readonly requestId?: ((orderId: string, attempt: number) => string) | undefined;
  /**
   * How long a fulfilment without a transaction can take, in milliseconds, before a sweep repeats it.
   * @defaultValue 60_000
   */
  readonly leaseMs?: number | undefined;
}

type Options<Tx> = PaymentFlowOptions<Tx, FlowChannel>;

/** The options, checked, with their defaults. */
export type FlowContext<Tx> = { readonly [Name in keyof Options<Tx>]-?: NonNullable<Options<Tx>[Name]> };

const isFunction = (value: unknown) => typeof value === 'function';

const isClient = (value: unknown) =>
  isFunction((value as Partial<FlowClient> | null | undefined)?.checkouts?.verify);

const isStorage = (value: unknown) => {
  const { read, write, due } = (value ?? {}) as Partial<FlowStorage>;
  return isFunction(read) && isFunction(write) && isFunction(due);
};

const hasTransaction = (value: unknown) => {
  const { transaction } = (value ?? {}) as Partial<FlowStorage>;
  return transaction === undefined || isFunction(transaction);
};

const storage = field<never>(
  (value) =>
    isStorage(value)
      ? 'must have a function as its transaction, or none'
      : 'must have the functions read, write and due; sqlStorage({ sql }) makes such a storage',
  (value) => isStorage(value) && hasTransaction(value),
);

const milliseconds = z.optional(
  field<number>(
    'must be a whole number of milliseconds above zero',
    (value) => Number.isSafeInteger(value) && (value as number) > 0,
  ),
);

const shape = options({
  paymennt: field<FlowClient>('must be a PaymenntClient', isClient),
  storage,
  order: func(' that resolves with an order, or undefined'),
  fulfil: func(),
  review: func(),
  channel: z.optional(word(['mobile', 'web', 'link', 'qr'] satisfies FlowChannel[])),
  requestId: z.optional(func(' of (orderId, attempt), or absent')),
  leaseMs: milliseconds,
} satisfies Record<keyof PaymentFlowOptions, unknown>);

const sweepShape = options({
  signal: z.optional(signal),
  lookBackMs: milliseconds,
  limit: z.optional(integer(1)),
} satisfies Record<keyof SweepOptions, unknown>);

const storageShape = options({ storage });

/** @throws PaymenntConfigurationError if the value is no storage. */
export const demandStorage = (subject: string, given: unknown) =>
  readOptions(subject, storageShape, { storage: given }, 1);

/** @throws PaymenntConfigurationError that names every wrong option. */
export const readSweepOptions = (given: SweepOptions) => readOptions('flow.sweep', sweepShape, given, 1);

/**
 * Checks the options and fills in the defaults.
 *
 * @throws PaymenntConfigurationError that names every wrong option.
 */
export function resolveFlowOptions<Tx, Channel extends FlowChannel>(
  given: PaymentFlowOptions<Tx, Channel>,
): FlowContext<Tx> {
  const {
    channel = 'mobile',
    requestId = (orderId: string, attempt: number) => `${orderId}-${attempt}`,
    leaseMs = 60_000,
    ...others
  } = readOptions('createPaymentFlow', shape, given, 1);
  return { ...others, channel, requestId, leaseMs };
}
