import { PaymenntError, type Webhook } from '../../index.js';
import type { Target } from '../environment.js';
import { type Check, type Examination, fail, ok } from './check.js';
import { clientFor } from './credentials.js';

/** Id of the check. */
export const DELIVERY = 'webhook.delivery';

/** Makes the gateway call the registered webhook: that of `--webhook`, or the only one. Never on live. */
export async function checkDelivery(examination: Examination, target: Target): Promise<Check> {
  const { webhooks } = clientFor(examination, target.baseUrls);
  try {
    const found: Webhook[] = [];
    for await (const webhook of webhooks.list()) {
      if (examination.webhook === undefined || webhook.address === examination.webhook) found.push(webhook);
    }
    const [webhook, ...others] = found;
    if (!webhook)
      return fail(DELIVERY, 'no such webhook is registered', 'Register the address with webhooks.create.');
    if (others.length > 0) {
      return fail(
        DELIVERY,
        'more than one webhook would be called',
        'Name the address of one with --webhook URL.',
      );
    }
    await webhooks.test(webhook.id);
    const { failed } = await webhooks.get(webhook.id);
    if (failed)
      return fail(DELIVERY, `the call of webhook ${webhook.id} failed`, 'Look into the log of your server.');
    return ok(DELIVERY, `the gateway agreed to call webhook ${webhook.id}: look for the call in your log`);
  } catch (error) {
    if (!PaymenntError.is(error)) throw error;
    return fail(DELIVERY, error.message, 'Look into the log of your server, then run again.');
  }
}
