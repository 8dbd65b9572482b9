import type { AcceptedOrRefusedBehaviour, SandboxMistake } from '../../sandbox/behaviour.js';
import type { Creation, ProbeCheckouts } from './checkouts.js';
import type { ProbeGateway, ProbeRequest } from './gateway.js';
import { acceptedOrRefused } from './verdicts.js';

interface Mistake<Request> {
  readonly mistake: SandboxMistake;
  readonly request: Request;
  /** The field or the parameter of the mistake. */
  readonly field?: string;
}

const NOBODYS_CHECKOUT = '1000000000000000000';

const READS: readonly Mistake<ProbeRequest>[] = [
  { mistake: 'wrong_credentials', request: { method: 'GET', path: '/checkout', credentials: 'wrong' } },
  { mistake: 'missing_credentials', request: { method: 'GET', path: '/checkout', credentials: 'missing' } },
  { mistake: 'unknown_checkout', request: { method: 'GET', path: `/checkout/${NOBODYS_CHECKOUT}` } },
  {
    mistake: 'unknown_parameter',
    request: { method: 'GET', path: '/checkout', query: { paymenntProbe: '1' } },
    field: 'paymenntProbe',
  },
  {
    mistake: 'invalid_page_size',
    request: { method: 'GET', path: '/checkout', query: { size: '0' } },
    field: 'size',
  },
  {
    mistake: 'unknown_status',
    request: { method: 'GET', path: '/checkout', query: { status: 'PAYMENNT_PROBE' } },
    field: 'status',
  },
  {
    mistake: 'empty_search',
    request: { method: 'GET', path: '/checkout', query: { requestId: 'paymennt-probe-nobody' } },
  },
  { mistake: 'unknown_path', request: { method: 'GET', path: '/paymennt-probe' } },
  // Without a body, the request can change nothing.
  { mistake: 'wrong_method', request: { method: 'PUT', path: '/checkout' } },
];

/** The gateway may accept each of these, so each counts as one of the ten checkouts, of AED 1.00. */
const CREATIONS: readonly Mistake<Creation>[] = [
  {
    mistake: 'missing_field',
    request: { change: ({ customer: _customer, ...body }) => body },
    field: 'customer',
  },
  { mistake: 'null_field', request: { change: (body) => ({ ...body, customer: null }) }, field: 'customer' },
  { mistake: 'wrong_type', request: { change: (body) => ({ ...body, amount: '1.00' }) }, field: 'amount' },
  {
    mistake: 'invalid_value',
    request: { change: (body) => ({ ...body, language: 'x' }) },
    field: 'language',
  },
  {
    mistake: 'unknown_field',
    request: { change: (body) => ({ ...body, paymenntProbe: true }) },
    field: 'paymenntProbe',
  },
  { mistake: 'wrong_content_type', request: { contentType: 'text/plain' } },
];

type Verdicts = Partial<Record<SandboxMistake, AcceptedOrRefusedBehaviour>>;

/** Sends requests with common mistakes, and records the gateway's answers. */
export async function makeMistakes(gateway: ProbeGateway, checkouts: ProbeCheckouts): Promise<Verdicts> {
  const verdicts: Verdicts = {};
  for (const { mistake, request, field } of READS) {
    verdicts[mistake] = acceptedOrRefused(await gateway.ask(request), field);
  }
  for (const { mistake, request, field } of CREATIONS) {
    verdicts[mistake] = acceptedOrRefused((await checkouts.create(request)).answer, field);
  }
  const cut = await gateway.ask({ method: 'POST', path: '/checkout/mobile', body: '{"requestId": ' });
  verdicts.broken_json = acceptedOrRefused(cut);
  return verdicts;
}
