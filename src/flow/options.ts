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

/** What the flow needs of a `PaymenntClient`. */
export interface FlowClient {
  /** Where the pay pages are. */
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
 * An order as it is to be paid now: the parameters of its channel's checkout, without the two ids, which the flow adds.
 */
export type FlowOrder<Channel extends FlowChannel = 'mobile'> = Omit<
  ParamsOfChannel[Channel],
  'requestId' | 'orderId'
>;

/** What {@link createPaymentFlow} needs. */
export interface PaymentFlowOptions<Tx = undefined, Channel extends FlowChannel = 'mobile'> {
  /** The client of the gateway. */
  readonly paymennt: FlowClient;
  /** Where the flow keeps its records. */
  readonly storage: FlowStorage<Tx>;
  /**
   * Reads an order from your database as it is to be paid now, or resolves with undefined when there is none or it is
   * not payable. The flow compares every payment with it.
   */
  readonly order: (orderId: string) => Promise<FlowOrder<Channel> | undefined>;
  /**
   * Does what a paid order calls for. With a storage that has transactions it runs inside the one that marks the order
   * as paid: write with `tx`, and make no HTTP call. Otherwise it runs at least once: do it under the key `orderId`.
   */
  readonly fulfil: (fulfilment: Fulfilment, tx: Tx) => unknown;
  /** Receives what a person must look at, again at every sweep until it is resolved. */
  readonly review: (finding: Finding) => unknown;
  /** Which kind of checkout to create. @defaultValue 'mobile' */
  readonly channel?: Channel | undefined;
  /** The `requestId` of an attempt, unique for ever. @defaultValue `${orderId}-${attempt}` */
  readonly requestId?: ((orderId: string, attempt: number) => string) | undefined;
  /**
   * How long a fulfilment without a transaction may take, in milliseconds, before a sweep repeats it.
   * @defaultValue 60_000
   */
  readonly leaseMs?: number | undefined;
}

/** The options, checked and complete: what every part of the flow works with. */
export interface FlowContext<Tx> {
  readonly paymennt: FlowClient;
  readonly storage: FlowStorage<Tx>;
  readonly order: (orderId: string) => Promise<FlowOrder<FlowChannel> | undefined>;
  readonly fulfil: (fulfilment: Fulfilment, tx: Tx) => unknown;
  readonly review: (finding: Finding) => unknown;
  readonly channel: FlowChannel;
  readonly requestId: (orderId: string, attempt: number) => string;
  readonly leaseMs: number;
}

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
    [isStorage, 'storage must have the functions read, write and due, such as sqlStorage({ sql }) has'],
    [isOptionalFunction(store?.transaction), 'storage.transaction must be a function, or left out'],
    [isFunction(order), 'order must be a function that resolves with an order, or undefined'],
    [isFunction(fulfil), 'fulfil must be a function'],
    [isFunction(review), 'review must be a function'],
    [channel === undefined || CHANNELS.includes(channel), `channel must be one of ${CHANNELS.join(', ')}`],
    [isOptionalFunction(requestId), 'requestId must be a function of (orderId, attempt), or left out'],
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
 * @throws PaymenntConfigurationError that lists every problem.
 */
export function resolveFlowOptions<Tx, Channel extends FlowChannel>(
  options: PaymentFlowOptions<Tx, Channel>,
): FlowContext<Tx> {
  if (typeof options !== 'object' || options === null) {
    throw new PaymenntConfigurationError(
      'createPaymentFlow(options) needs { paymennt, storage, order, fulfil, review }.',
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
