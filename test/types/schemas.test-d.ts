import type * as z from 'zod/mini';
import type * as branchSchemas from '../../src/branches/schema.js';
import type * as branches from '../../src/branches/types.js';
import type * as cardSchemas from '../../src/cards/schema.js';
import type * as cards from '../../src/cards/types.js';
import type * as checkouts from '../../src/checkouts/params.js';
import type * as checkoutSchemas from '../../src/checkouts/schema.js';
import type * as paymentSchemas from '../../src/payments/schema.js';
import type * as payments from '../../src/payments/types.js';
import type * as commonSchemas from '../../src/shared/schema.js';
import type * as common from '../../src/shared/types.js';
import type * as subscriptionSchemas from '../../src/subscriptions/schema.js';
import type * as subscriptions from '../../src/subscriptions/types.js';
import type * as terminalSchemas from '../../src/terminals/schema.js';
import type * as terminals from '../../src/terminals/types.js';
import type * as webhookSchemas from '../../src/webhooks/schema.js';
import type * as webhooks from '../../src/webhooks/types.js';
import type { Equal, Expect, Merged } from './expect.js';

/** What each request schema takes is what the documented interface says, no field more and none less. */
export type RequestSchemasAreTheInterfaces = [
  Expect<Equal<z.input<typeof commonSchemas.customerParams>, common.CustomerParams>>,
  Expect<Equal<z.input<typeof commonSchemas.addressParams>, common.AddressParams>>,
  Expect<Equal<z.input<typeof commonSchemas.itemParams>, common.ItemParams>>,
  Expect<Equal<z.input<typeof commonSchemas.totalsParams>, common.TotalsParams>>,
  Expect<Equal<z.input<typeof commonSchemas.customerFilter>, common.CustomerFilter>>,
  Expect<Equal<z.input<typeof commonSchemas.pageShape>, common.PageParams>>,
  Expect<Equal<z.input<typeof checkoutSchemas.webCheckoutShape>, checkouts.WebCheckoutParams>>,
  Expect<Equal<z.input<typeof checkoutSchemas.mobileCheckoutShape>, checkouts.MobileCheckoutParams>>,
  Expect<Equal<z.input<typeof checkoutSchemas.linkCheckoutShape>, checkouts.LinkCheckoutParams>>,
  Expect<Equal<z.input<typeof checkoutSchemas.qrCheckoutShape>, checkouts.QrCheckoutParams>>,
  Expect<Equal<z.input<typeof checkoutSchemas.terminalCheckoutShape>, checkouts.TerminalCheckoutParams>>,
  Expect<Equal<z.input<typeof checkoutSchemas.checkoutSearchShape>, checkouts.CheckoutSearchParams>>,
  Expect<Equal<z.input<typeof checkoutSchemas.refundShape>, checkouts.RefundParams>>,
  Expect<Equal<z.input<typeof checkoutSchemas.expectedPaymentShape>, checkouts.ExpectedPayment>>,
  Expect<Equal<z.input<typeof paymentSchemas.browserInfoShape>, payments.BrowserInfo>>,
  Expect<Equal<z.input<typeof paymentSchemas.tokenSourceShape>, payments.TokenPaymentSource>>,
  Expect<Equal<z.input<typeof paymentSchemas.storedCardSourceShape>, payments.StoredCardPaymentSource>>,
  Expect<Equal<z.input<typeof paymentSchemas.paymentCheckoutDetailsShape>, payments.PaymentCheckoutDetails>>,
  Expect<Equal<z.input<typeof paymentSchemas.paymentShape>, Merged<payments.PaymentParams>>>,
  Expect<Equal<z.input<typeof cardSchemas.cardListShape>, cards.CardListParams>>,
  Expect<
    Equal<z.input<typeof subscriptionSchemas.subscriptionShape>, Merged<subscriptions.SubscriptionParams>>
  >,
  Expect<
    Equal<z.input<typeof subscriptionSchemas.subscriptionSearchShape>, subscriptions.SubscriptionSearchParams>
  >,
  Expect<Equal<z.input<typeof branchSchemas.branchShape>, branches.BranchParams>>,
  Expect<Equal<z.input<typeof webhookSchemas.webhookShape>, webhooks.WebhookParams>>,
];

/** What each response schema gives is what the documented interface says, no field more and none less. */
export type ResponseSchemasAreTheInterfaces = [
  Expect<Equal<z.output<typeof commonSchemas.customer>, common.Customer>>,
  Expect<Equal<z.output<typeof commonSchemas.address>, common.Address>>,
  Expect<Equal<z.output<typeof checkoutSchemas.checkoutSchema>, checkouts.Checkout>>,
  Expect<Equal<z.output<typeof checkoutSchemas.linkCheckoutSchema>, checkouts.LinkCheckout>>,
  Expect<Equal<z.output<typeof checkoutSchemas.qrCheckoutSchema>, checkouts.QrCheckout>>,
  Expect<Equal<z.output<typeof checkoutSchemas.terminalCheckoutSchema>, checkouts.TerminalCheckout>>,
  Expect<Equal<z.output<typeof paymentSchemas.paymentSchema>, payments.Payment>>,
  Expect<Equal<z.output<typeof cardSchemas.storedCardSchema>, cards.StoredCard>>,
  Expect<Equal<z.output<typeof subscriptionSchemas.subscriptionSchema>, subscriptions.Subscription>>,
  Expect<
    Equal<z.output<typeof subscriptionSchemas.subscriptionPaymentSchema>, subscriptions.SubscriptionPayment>
  >,
  Expect<Equal<z.output<typeof branchSchemas.branchSchema>, branches.Branch>>,
  Expect<Equal<z.output<typeof terminalSchemas.terminalSchema>, terminals.Terminal>>,
  Expect<Equal<z.output<typeof webhookSchemas.webhookSchema>, webhooks.Webhook>>,
];
