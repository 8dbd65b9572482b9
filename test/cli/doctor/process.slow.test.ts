import path from 'node:path';
import { expect, it } from 'vitest';
import type { Check } from '../../../src/cli/doctor/check.js';
import { selfSigned } from '../../node/certificates.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { runCommandWith } from '../run-command.js';
import { SHOP, smallGateway, VARIABLES } from './examined.js';

const SLOW = 60_000;

it('accepts a certificate that NODE_EXTRA_CA_CERTS names, and refuses it without', {
  timeout: SLOW,
}, async () => {
  const identity = await selfSigned('localhost');
  const file = path.join(await temporaryFolder({ 'ca.pem': identity.cert }), 'ca.pem');
  const webhooks = [{ id: '1', address: 'https://shop.example/hook' }];
  const { environment } = await smallGateway({ ...SHOP, webhooks, identity });
  const env = { ...VARIABLES, PAYMENNT_ENVIRONMENT: environment.payBaseUrl };

  const trusted = runCommandWith({ ...env, NODE_EXTRA_CA_CERTS: file }, 'doctor', '--json');
  const stranger = runCommandWith(env, 'doctor', '--json');

  expect(await Promise.all([trusted.ended, stranger.ended])).toEqual([0, 1]);
  const tls = (text: string) =>
    (JSON.parse(text) as { checks: Check[] }).checks.find(({ id }) => id === 'network.tls');
  expect(tls(trusted.stdout())?.status).toBe('ok');
  expect(tls(stranger.stdout())?.status).toBe('FAIL');
  expect(trusted.stderr()).toBe('');
});

it('accepts no certificate of a webhook because of NODE_TLS_REJECT_UNAUTHORIZED=0', {
  timeout: SLOW,
}, async () => {
  const identity = await selfSigned('localhost');
  const { environment } = await smallGateway({ ...SHOP, identity });
  const doctor = runCommandWith(
    { ...VARIABLES, PAYMENNT_ENVIRONMENT: environment.payBaseUrl, NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    'doctor',
    '--json',
    '--webhook',
    environment.payBaseUrl,
  );

  expect(await doctor.ended).toBe(1);
  const { checks } = JSON.parse(doctor.stdout()) as { checks: Check[] };
  expect(checks.find(({ id }) => id === 'webhook.reachable')?.status).toBe('FAIL');
  expect(checks.find(({ id }) => id === 'network.tls')?.reason).toContain('NODE_TLS_REJECT_UNAUTHORIZED=0');
});
