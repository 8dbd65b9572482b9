import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { run } from '../package/command.js';
import { CLAIMS } from './claims/all.js';
import type { Traits } from './claims/claim.js';
import { type Gateway, startGateway } from './gateway.js';
import { expectNoSecretIn, itHolds } from './hold.js';
import type { WorkerReport } from './programs/worker.js';
import { commandIn } from './runtimes.js';
import { type ServedWorker, serveWorker } from './workerd.js';

// One sentence for whatever befalls a connection.
const TRAITS: Traits = {
  refused: { outcome: 'unknown' },
  untrusted: { outcome: 'unknown' },
  reset: {},
  // The API has no DELETE, and a request without a body is what the vendor documents.
  deletesSent: 2,
};

describe('workerd', () => {
  let gateway: Gateway;
  let worker: ServedWorker;
  let report: WorkerReport;

  beforeAll(async () => {
    const project = inject('project');
    [gateway, worker] = await Promise.all([startGateway(project), serveWorker(inject('runtimes'), project)]);
    const response = await fetch(worker.url, { method: 'POST', body: JSON.stringify(gateway.world) });
    report = (await response.json()) as WorkerReport;
    const workerd = commandIn(inject('runtimes'), 'workerd');
    console.log(await run(workerd, ['--version'], { cwd: project }));
  });

  afterAll(() => Promise.all([worker.running.stop(), gateway.stop()]));

  itHolds(CLAIMS, () => report, TRAITS);

  it('prints no secret', () => {
    expectNoSecretIn(worker.running.output());
  });

  it('can make a client in the global scope', () => {
    expect(report.madeEarly).toBe('test');
  });

  it('ran without the modules of Node', () => {
    expect(report.runtime).toBe('Cloudflare-Workers');
  });
});
