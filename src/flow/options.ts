import type {
  LinkCheckoutParams,
  MobileCheckoutParams,
  QrCheckoutParams,
  WebCheckoutParams,
} from '../checkouts/params.js';
import type { CheckoutsResource } from '../checkouts/resource.js';
import type { PaymenntEnvironment } from '../config/environments.js';
import { PaymenntConfigurationError } from '../errors.js';
import type { FlowStorage } from './storage.js';
import type { Finding, FlowChannel, Fulfilment } from './types.js';

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
   * not payable. The flow compares every payment with this order.
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

const CHANNELS: readonly unknown[] = ['mobile', 'web', 'link', 'qr'] satisfies FlowChannel[];

const KNOWN: Readonly<Record<keyof PaymentFlowOptions, true>> = {
  paymennt: true,
  storage: true,
  order: true,
  fulfil: true,
  review: true,
  channel: true,
  requestId: true,
  leaseMs: true,
};

const isFunction = (value: unknown) => typeof value === 'function';

function problemsOf(options: Partial<Record<keyof PaymentFlowOptions, unknown>>): string[] {
  const { paymennt, storage, order, fulfil, review, channel, requestId, leaseMs } = options;
  const client = paymennt as Partial<FlowClient> | undefined;
  const store = storage as Partial<FlowStorage> | undefined;
  const isStorage = isFunction(store?.read) && isFunction(store?.write) && isFunction(store?.due);
  const isOptionalFunction = (value: unknown) => value === undefined || isFunction(value);
  const isLease = leaseMs === undefined || (Number.isSafeInteger(leaseMs) && Number(leaseMs) > 0);
  const checks: readonly (readonly [boolean, string])[] = [
    [isFunction(client?.checkouts?.verify), 'paymennt must be a PaymenntClient'],
    [
      isStorage,
      'storage must have the functions read, write and due; sqlStorage({ sql }) makes such a storage',
    ],
    [isOptionalFunction(store?.transaction), 'storage.transaction must be a function, or absent'],
    [isFunction(order), 'order must be a function that resolves with an order, or undefined'],
    [isFunction(fulfil), 'fulfil must be a function'],
    [isFunction(review), 'review must be a function'],
    [channel === undefined || CHANNELS.includes(channel), `channel must be one of ${CHANNELS.join(', ')}`],
    [isOptionalFunction(requestId), 'requestId must be a function of (orderId, attempt), or absent'],
    [isLease, 'leaseMs must be a whole number of milliseconds above zero'],
  ];
  const unknown = Object.keys(options).filter((name) => !Object.hasOwn(KNOWN, name));
  return [
    ...checks.filter(([fits]) => !fits).map(([, message]) => message),
    ...unknown.map((name) => `${name} is not an option; the options are ${Object.keys(KNOWN).join(', ')}`),
  ];
}

/**
 * Checks the options and fills in the defaults.
 *
 * @throws PaymenntConfigurationError that names every wrong option.
 */
export function resolveFlowOptions<Tx, Channel extends FlowChannel>(
  options: PaymentFlowOptions<Tx, Channel>,
): FlowContext<Tx> {
  if (typeof options !== 'object' || options === null) {
    throw new PaymenntConfigurationError(
      'createPaymentFlow: options must be an object { paymennt, storage, order, fulfil, review }.',
    );
  }
  const problems = problemsOf(options);
  if (problems.length > 0) {
    throw new PaymenntConfigurationError(`createPaymentFlow: ${problems.join('; ')}.`);
  }
  const { paymennt, storage, order, fulfil, review } = options;
  return {
    ...{ paymennt, storage, order, fulfil, review },
    channel: options.channel ?? 'mobile',
    requestId: options.requestId ?? ((orderId, attempt) => `${orderId}-${attempt}`),
    leaseMs: options.leaseMs ?? 60_000,
  };
}
