import { PaymenntClient } from 'paymennt';
import { createSandbox, SANDBOX_TOKENS, type Sandbox } from 'paymennt/sandbox';
import { ORDER } from '../../docs/shop.js';

/** The ids that the pages use, and what each of them is in the sandbox in which the pages are run. */
export const IDS = {
  /** A paid checkout of {@link ORDER}; also an authorised payment, a subscription, a branch, a terminal, a webhook. */
  anything: '1653241101733169556',
  /** A web checkout that nobody has paid. */
  unpaid: '1686414183718160542',
  /** What waits: a checkout on a terminal, a paused subscription. */
  waiting: '1784518075805649425',
} as const;

/** What the pages write where only the real gateway would hand something out. */
export const STAND_INS: Readonly<Record<string, string>> = {
  'token-from-the-card-form': SANDBOX_TOKENS.visa,
};

const CREATED = '2026-01-31T10:00:00.000Z';

function createEmptySandbox(): Sandbox {
  return createSandbox({
    idSeed: 7,
    seed: {
      branches: [{ id: IDS.anything, name: 'Harbour shop', currency: 'AED', enabled: true }],
      terminals: [
        {
          id: IDS.anything,
          alias: 'Front counter',
          deviceType: 'SANDBOX_POS',
          serialNumber: 'SANDBOX-0001',
          branchId: IDS.anything,
          active: true,
        },
      ],
      webhooks: [],
      cards: [
        {
          token: 'token-of-the-stored-card',
          customerReferenceId: 'CUST-7',
          card: {
            brand: 'VISA',
            bin: '401288',
            last4: '1881',
            holderName: 'TEST USER',
            expiry: '2099-12-31',
          },
          behaviour: 'approve',
          createdAt: CREATED,
        },
      ],
    },
  });
}

export const clientOf = (sandbox: Sandbox) =>
  new PaymenntClient({ ...sandbox.credentials, environment: sandbox.environment, fetch: sandbox.fetch });

/** Makes everything that the pages name, and says which id each got. */
async function populate(sandbox: Sandbox): Promise<Map<string, string>> {
  const paymennt = clientOf(sandbox);
  const { orderId, currency, amount, items, customer, billingAddress } = ORDER;
  const order = { orderId, currency, amount, items, customer, billingAddress };
  const returnUrl = 'https://shop.example/payment-return';

  const paid = await paymennt.checkouts.createMobile({ ...order, requestId: 'ORD-1234-0' });
  sandbox.bank.pay(paid.id);
  const reserved = await paymennt.checkouts.createWeb({ ...order, requestId: 'RESERVED-1', returnUrl });
  const [paymentId = ''] = sandbox.bank.authorize(reserved.id).paymentIds;
  const unpaid = await paymennt.checkouts.createWeb({ ...order, requestId: 'UNPAID-1', returnUrl });
  const onTerminal = await paymennt.checkouts.createTerminal({
    requestId: 'TILL-2-990-1',
    orderId: 'TILL-2-990',
    currency,
    amount,
    terminalId: IDS.anything,
  });
  const webhook = await paymennt.webhooks.create({ address: 'http://localhost:9/webhook' });
  const monthly = {
    description: 'Coffee of the month',
    currency,
    amount: '99.00',
    customer,
    startDate: '2020-01-01',
    sendOnHour: 8,
    sendEvery: 'MONTH',
  };
  const subscription = await paymennt.subscriptions.create(monthly);
  const paused = await paymennt.subscriptions.create(monthly);
  await paymennt.subscriptions.pause(paused.id);
  return new Map([
    [paid.id, IDS.anything],
    [paymentId, IDS.anything],
    [unpaid.id, IDS.unpaid],
    [onTerminal.id, IDS.waiting],
    [paused.id, IDS.waiting],
    [webhook.id, IDS.anything],
    [subscription.id, IDS.anything],
  ]);
}

async function paintWorld(): Promise<unknown> {
  const sandbox = createEmptySandbox();
  try {
    const names = await populate(sandbox);
    const saved = JSON.stringify(sandbox.state.toJSON());
    return JSON.parse(
      [...names].reduce((text, [id, name]) => text.replaceAll(`"${id}"`, `"${name}"`), saved),
    );
  } finally {
    await sandbox.close();
  }
}

let world: Promise<unknown> | undefined;

/** A sandbox in which every id on the pages means something. */
export async function openWorld(): Promise<Sandbox> {
  world ??= paintWorld();
  const sandbox = createEmptySandbox();
  sandbox.state.load(await world);
  return sandbox;
}
