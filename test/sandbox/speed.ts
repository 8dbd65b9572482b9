import { PaymenntClient } from 'paymennt';
import { createSandbox } from 'paymennt/sandbox';
import { buildMobileCheckoutParams, playShopper } from 'paymennt/testing';

// Prints, and asserts nothing: `npx tsx test/sandbox/speed.ts`. What it says is about the machine as well.

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function repeat(times: number, work: () => unknown): Promise<number[]> {
  const durations = [];
  for (let count = 0; count < times; count += 1) durations.push(await timed(work));
  return durations;
}

function row(name: string, durations: readonly number[]): string {
  const [first = Number.NaN] = durations;
  const median = [...durations].sort((a, b) => a - b)[Math.floor(durations.length / 2)] ?? Number.NaN;
  return `${name.padEnd(36)} first ${first.toFixed(1).padStart(6)} ms   median ${median.toFixed(2).padStart(6)} ms`;
}

async function payAndRefund(): Promise<void> {
  const sandbox = createSandbox();
  const { credentials, environment, fetch } = sandbox;
  const paymennt = new PaymenntClient({ ...credentials, environment, fetch });
  const { id, redirectUrl } = await paymennt.checkouts.createMobile(buildMobileCheckoutParams());
  await playShopper(sandbox, redirectUrl);
  const refunded = await paymennt.checkouts.refund(id, {
    amount: '105.00',
    currency: 'AED',
    note: 'returned',
  });
  if (refunded.status !== 'REFUNDED') throw new Error(`It is ${refunded.status}.`);
  await sandbox.close();
}

const starts = await repeat(50, () => createSandbox().close());
const served = await repeat(20, async () => {
  const sandbox = createSandbox();
  await sandbox.serve();
  await sandbox.close();
});
const flows = await repeat(50, payAndRefund);
console.log(row('start and close, in-process', starts));
console.log(row('start, serve and close', served));
console.log(row('create, pay with 3DS and refund', flows));
