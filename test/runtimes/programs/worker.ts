import { PaymenntClient } from 'paymennt';
import { CLAIMS } from '../claims/all.js';
import { check, type Report, type World } from '../claims/claim.js';
import { Stage } from '../claims/stage.js';

/** What a Worker brings back. */
export interface WorkerReport extends Report {
  /** What the client of the global scope was made for. */
  readonly madeEarly: unknown;
}

// In the global scope, where a Worker may neither wait nor draw random numbers.
const early = new PaymenntClient({ apiKey: 'key', apiSecret: 'secret', environment: 'test' });

/** Runs the claims in a Worker, whose request says where the servers are. */
export default {
  async fetch(request: Request): Promise<Response> {
    const stage = new Stage((await request.json()) as World);
    const report: WorkerReport = {
      ...(await check(CLAIMS, stage, navigator.userAgent)),
      madeEarly: early.environment,
    };
    return Response.json(report);
  },
};
