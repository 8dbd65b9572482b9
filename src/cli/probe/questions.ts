import type { SandboxBehaviour, SandboxStatusStyle } from '../../sandbox/behaviour.js';
import { VERSION } from '../../version.js';
import { Complaint } from '../complaint.js';
import { idIn, type ProbeCheckouts } from './checkouts.js';
import { fieldOf, type ProbeGateway, TooManyRequests } from './gateway.js';
import { afterId, afterTimestampOffset, listLag, pageOrder, search } from './lists.js';
import { makeMistakes } from './mistakes.js';
import { acceptedOrRefused, statusStyle, usedRequestId } from './verdicts.js';
import { safeSentence } from './vocabulary.js';
import type { ProbeWebhook } from './webhook.js';

/** An unfinished report. */
type Draft = { -readonly [Key in keyof SandboxBehaviour]: SandboxBehaviour[Key] };

interface Questions {
  readonly gateway: ProbeGateway;
  readonly checkouts: ProbeCheckouts;
  /** How long the probe waits for a search to find a new checkout. */
  readonly lagLimitMs: number;
  readonly now: () => number;
  readonly progress: (line: string) => void;
  readonly webhook: ProbeWebhook | undefined;
}

async function firstCheckout({ create }: ProbeCheckouts) {
  const first = await create();
  if (first.id !== undefined) return { ...first, id: first.id };
  const { status, error } = first.answer;
  const said = error === undefined ? '' : `, "${safeSentence(error, undefined)}"`;
  throw new Complaint(
    `the gateway did not create the first checkout: HTTP ${status}${said}. Run "paymennt doctor" to check the keys.`,
  );
}

function createdAt(result: unknown, fallback: number): number {
  const text = fieldOf(result, 'timestamp');
  // Without an offset, the time zone of the text is unknown.
  const hasOffset = typeof text === 'string' && /(?:Z|[+-]\d\d:?\d\d)$/.test(text);
  const time = hasOffset ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? fallback : time;
}

/** Asks every question, in an order that needs ten checkouts at most, and writes the answers into the draft. */
async function askAll(questions: Questions, draft: Draft): Promise<void> {
  const { gateway, checkouts, lagLimitMs, progress } = questions;
  const styles: Record<string, SandboxStatusStyle> = {};
  draft.statusStyles = styles;
  const noteStyle = (operation: string, result: unknown) => {
    const style = statusStyle(result);
    if (style !== undefined) styles[operation] = style;
  };
  const get = (id: string) => gateway.ask({ method: 'GET', path: `/checkout/${encodeURIComponent(id)}` });
  const cancel = (id: string, body?: string) =>
    gateway.ask({
      method: 'POST',
      path: `/checkout/${encodeURIComponent(id)}/cancel`,
      ...(body !== undefined && { body }),
    });

  progress('a checkout, and how long searches take to find it');
  const first = await firstCheckout(checkouts);
  noteStyle('checkouts.createMobile', first.answer.result);
  const lagMs = await listLag(gateway, first.requestId, first.id, lagLimitMs);
  if (lagMs !== undefined) draft.listLagMs = lagMs;
  noteStyle('checkouts.get', (await get(first.id)).result);
  const row = (await search(gateway, { requestId: first.requestId }))?.find(
    (found) => idIn(found) === first.id,
  );
  noteStyle('checkouts.search', row);

  progress('the same requestId again');
  const again = await checkouts.create({ requestId: first.requestId });
  const pending = usedRequestId(again.answer, again.id, first.id);

  progress('the order of searches, afterId and afterTimestamp');
  const second = await checkouts.create({ kind: 'web' });
  const secondCreatedAt = createdAt(second.answer.result, questions.now());
  if (second.id !== undefined) {
    noteStyle('checkouts.createWeb', second.answer.result);
    await listLag(gateway, second.requestId, second.id, lagLimitMs);
    const pair = { orderId: checkouts.orderId, older: first.id, newer: second.id };
    draft.pageOrder = await pageOrder(gateway, pair);
    draft.afterId = await afterId(gateway, pair);
    draft.afterTimestampOffsetMinutes = await afterTimestampOffset(gateway, pair, secondCreatedAt);
  }

  progress('common mistakes');
  draft.mistakes = await makeMistakes(gateway, checkouts);

  if (questions.webhook) progress('the webhook');
  await questions.webhook?.start();

  progress('cancellations');
  noteStyle('checkouts.cancel', (await cancel(first.id)).result);
  draft.cancelTwice = acceptedOrRefused(await cancel(first.id));
  const reused = await checkouts.create({ requestId: first.requestId });
  const cancelled = usedRequestId(reused.answer, reused.id, first.id);
  draft.usedRequestId = { ...(pending && { pending }), ...(cancelled && { cancelled }) };
  if (second.id !== undefined) {
    const unexpected = acceptedOrRefused(await cancel(second.id, '{}'));
    draft.mistakes = { ...draft.mistakes, unexpected_body: unexpected };
  }
  if (questions.webhook) draft.webhook = await questions.webhook.collect();
}

/** Runs the probe. @returns the report, without the questions that got no answer. */
export async function probeGateway(questions: Questions): Promise<SandboxBehaviour> {
  const draft: Draft = {
    reportVersion: 1,
    probedAt: new Date(questions.now()).toISOString(),
    sdkVersion: VERSION,
  };
  try {
    await askAll(questions, draft);
  } catch (error) {
    if (!(error instanceof TooManyRequests)) throw error;
    questions.progress('the gateway asks for fewer requests (HTTP 429): the report is not complete');
  }
  return draft;
}
