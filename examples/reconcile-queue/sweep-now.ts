import { openSweeps } from './queues.js';

const sweeps = openSweeps();
await sweeps.add('sweep', null);
await sweeps.close();
