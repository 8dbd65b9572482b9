import type { Budget } from '../budgets.js';
import { start } from '../child.js';
import type { Bench } from '../part.js';
import { ratios, spread } from '../stats.js';
import { printTable } from '../table.js';
import type { Costs, Way } from './recovery-process.js';

const ROUNDS = 60;

const TITLES: Readonly<Record<Way, string>> = {
  request: 'paymennt.request: the body as it is, the result as it comes',
  checked: '+ parameters and answer checked',
  recovered: '+ recovery: createMobile',
};

/** What it costs a creation that succeeds that it would have been recovered. */
export async function measureRecovery({ workplace, rounds }: Bench): Promise<Budget[]> {
  const program = (await workplace.compile('recovery/recovery-process'))('recovery/recovery-process');
  const child = await start(program);
  try {
    const costs = await child.ask<Costs>({ rounds: rounds(ROUNDS) });
    printTable(
      'The same creation, without a network',
      ['', 'CPU µs', '× the line above', 'HTTP requests'],
      (['request', 'checked', 'recovered'] as const).map((way, index, ways) => {
        const above = ways[index - 1];
        const { micros, requests } = costs[way];
        return [
          TITLES[way],
          spread(micros, 1),
          above === undefined ? '' : spread(ratios(micros, costs[above].micros)),
          requests.toFixed(2),
        ];
      }),
    );
  } finally {
    await child.stop();
  }
  return [];
}
