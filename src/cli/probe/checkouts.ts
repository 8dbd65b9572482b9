import { randomBytes } from 'node:crypto';
import { isLoopbackHost } from '../../config/environments.js';
import { Complaint } from '../complaint.js';
import type { Target } from '../environment.js';
import { fieldOf, type ProbeAnswer, type ProbeGateway } from './gateway.js';
import type { Journal } from './journal.js';

/** A probe sends at most this number of creations, whatever the gateway answers. */
export const MOST_CHECKOUTS = 10;

type Body = Record<string, unknown>;

export interface Creation {
  readonly kind?: 'mobile' | 'web';
  /** An earlier requestId, for a second creation with it. */
  readonly requestId?: string;
  /** Changes the body, for a deliberate mistake. */
  readonly change?: (body: Body) => Body;
  readonly contentType?: string;
}

interface CreatedByProbe {
  readonly requestId: string;
  readonly answer: ProbeAnswer;
  readonly id: string | undefined;
}

/** The checkouts of one probe. Nothing else creates checkouts. */
export interface ProbeCheckouts {
  readonly orderId: string;
  /** Creates one checkout of AED 1.00. @throws {Complaint} if the pay page is not on the test environment's host. */
  create(creation?: Creation): Promise<CreatedByProbe>;
  /** The ids of the created checkouts, oldest first. */
  readonly ids: readonly string[];
}

/** The id of a checkout in an answer. */
export function idIn(result: unknown): string | undefined {
  const id = fieldOf(result, 'id');
  return typeof id === 'string' && id !== '' ? id : undefined;
}

/** Whether an answer proves that the gateway created no checkout. A 5xx, or a 2xx without an id, does not. */
function isRefusal({ status, body, accepted }: ProbeAnswer): boolean {
  return (body === 'envelope' && !accepted) || (status >= 400 && status < 500);
}

/** @throws {Complaint} if the pay page is not on the host of the test environment. */
function checkPayPage(result: unknown, { kind, baseUrls }: Target): void {
  const address = String(fieldOf(result, 'redirectUrl') ?? '');
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const fits =
    kind === 'sandbox'
      ? url !== undefined && isLoopbackHost(url.hostname)
      : url?.origin === new URL(baseUrls.payBaseUrl).origin;
  if (fits) return;
  throw new Complaint(
    `the pay page of the first checkout is not on ${new URL(baseUrls.payBaseUrl).host}: this may not be the test environment, so the probe stops.`,
  );
}

export function probeCheckouts(gateway: ProbeGateway, target: Target, journal: Journal): ProbeCheckouts {
  const run = randomBytes(6).toString('hex');
  const orderId = `paymennt-probe-${run}`;
  const ids: string[] = [];
  let asked = 0;
  let payPageChecked = false;

  function bodyFor(kind: 'mobile' | 'web', requestId: string): Body {
    return {
      requestId,
      orderId,
      currency: 'AED',
      amount: 1,
      items: [{ name: `Item of probe ${run}`, quantity: 1, unitprice: 1, linetotal: 1 }],
      customer: { firstName: `Probe${run}`, lastName: `Paymennt${run}`, email: `probe-${run}@shop.example` },
      billingAddress: {
        name: `Probe ${run}`,
        address1: `Street of probe ${run}`,
        city: `City ${run}`,
        country: 'AE',
      },
      ...(kind === 'web' && { returnUrl: `https://shop.example/probe-${run}` }),
    };
  }

  return {
    orderId,
    ids,
    async create({ kind = 'mobile', requestId, change = (body) => body, contentType }: Creation = {}) {
      if (asked >= MOST_CHECKOUTS) throw new Error('a probe asks for ten checkouts at most');
      // Before the journal, because it must name no creation that was never sent.
      gateway.signal.throwIfAborted();
      asked += 1;
      const own = requestId ?? `${orderId}-${asked}`;
      const entry = { gateway: target.baseUrls.apiBaseUrl, requestId: own, orderId };
      journal.add(entry);
      const answer = await gateway.askAlways({
        method: 'POST',
        path: `/checkout/${kind}`,
        body: JSON.stringify(change(bodyFor(kind, own))),
        ...(contentType !== undefined && { contentType }),
      });
      const id = answer.accepted ? idIn(answer.result) : undefined;
      if (id !== undefined) journal.add({ ...entry, id });
      else if (isRefusal(answer)) journal.add({ ...entry, refused: true });
      if (id !== undefined && !ids.includes(id)) ids.push(id);
      if (!payPageChecked && answer.accepted) {
        checkPayPage(answer.result, target);
        payPageChecked = true;
      }
      return { requestId: own, answer, id };
    },
  };
}
