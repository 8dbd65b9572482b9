import type { SandboxContext } from '../context.js';
import type { SandboxDelivery, SandboxDeliveryAttempt } from '../records/index.js';

const PATIENCE_MS = 5_000;

function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  const { code } = (error.cause ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : error.message;
}

/** One attempt to deliver. Never throws: what went wrong is the result. */
export async function postDelivery(
  context: SandboxContext,
  delivery: SandboxDelivery,
): Promise<Pick<SandboxDeliveryAttempt, 'httpStatus' | 'error'>> {
  const controller = new AbortController();
  const giveUp = () => controller.abort(new Error('no answer within 5 seconds'));
  const stop = () => controller.abort(new Error('the sandbox was closed'));
  const timer = setTimeout(giveUp, PATIENCE_MS);
  context.closing.addEventListener('abort', stop);
  try {
    // Looked up at each delivery, so that a test can replace the global fetch later.
    const send = context.settings.webhookFetch ?? globalThis.fetch;
    const response = await send(
      new Request(delivery.address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': 'paymennt-sandbox' },
        body: delivery.body,
        // A receiver on loopback must not be able to send the delivery on to the outside.
        redirect: 'manual',
        signal: controller.signal,
      }),
    );
    await response.body?.cancel();
    return { httpStatus: response.status };
  } catch (error) {
    return { error: reason(error) };
  } finally {
    clearTimeout(timer);
    context.closing.removeEventListener('abort', stop);
  }
}
