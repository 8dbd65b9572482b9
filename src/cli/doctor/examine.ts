import type { Target } from '../environment.js';
import { type Check, type Examination, skip } from './check.js';
import { checkCredentials, checkWebhooks } from './credentials.js';
import { checkDelivery, DELIVERY } from './delivery.js';
import { checkAnswer, checkClock, checkDns, checkProxy, checkTls, checkTlsVariable } from './network.js';
import { checkRepository } from './repository.js';
import { checkShape, checkVariables } from './variables.js';
import { checkOwnWebhook } from './webhook.js';

const ONLINE = [
  'network.dns',
  'network.tls',
  'network.answer',
  'network.clock',
  'credentials.accepted',
  'webhooks.registered',
];

/** Skips the checks that need the gateway, but checks the TLS variable. */
async function* skipOnline(
  examination: Examination,
  ids: readonly string[],
  why: string,
): AsyncGenerator<Check> {
  for (const id of examination.deliver ? [...ids, DELIVERY] : ids) {
    const tls = id === 'network.tls' && checkTlsVariable(examination);
    yield tls || skip(id, why);
  }
}

async function* checkGateway(examination: Examination, target: Target): AsyncGenerator<Check> {
  const { apiBaseUrl } = target.baseUrls;
  const url = new URL(apiBaseUrl);
  const dns = await checkDns(examination, url);
  yield dns;
  if (dns.status === 'FAIL') {
    return yield* skipOnline(examination, ONLINE.slice(1), 'the name of the gateway was not found');
  }
  const tls = await checkTls(examination, url);
  yield tls;
  const { check: answer, reply } = await checkAnswer(examination, apiBaseUrl);
  yield answer;
  yield checkClock(reply);
  if (answer.status === 'FAIL' || tls.status === 'FAIL') {
    yield skip('credentials.accepted', 'the connection is not good enough to send credentials');
    yield skip('webhooks.registered', 'the credentials were not sent');
    if (examination.deliver) yield skip(DELIVERY, 'the credentials were not sent');
    return;
  }
  const credentials = await checkCredentials(examination, target);
  yield credentials;
  const accepted = credentials.status === 'ok' || credentials.status === 'warn';
  yield accepted
    ? await checkWebhooks(examination, target)
    : skip('webhooks.registered', 'the keys were not accepted');
  if (!examination.deliver) return;
  yield accepted ? await checkDelivery(examination, target) : skip(DELIVERY, 'the keys were not accepted');
}

/** Every check, one after the other. */
export async function* examine(examination: Examination): AsyncGenerator<Check> {
  const { check: variables, target } = checkVariables(examination);
  yield variables;
  yield checkShape(examination, target);
  yield await checkRepository(examination);
  yield checkProxy(examination, target);
  if (examination.offline || !target) {
    yield* skipOnline(examination, ONLINE, examination.offline ? 'offline' : 'no gateway is named');
  } else {
    yield* checkGateway(examination, target);
  }
  yield* checkOwnWebhook(examination);
}
