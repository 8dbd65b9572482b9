import { expect, it } from 'vitest';
import { success } from '../support/acts.js';
import { CHECKOUT } from '../support/answers.js';
import { scriptedGateway } from '../support/gateway.js';
import { PATHS, serveNextApp } from './next.js';

it('verify is never answered from the cache of Next.js 14, in pages and in GET handlers', async () => {
  let status = 'PENDING';
  const gateway = await scriptedGateway((exchange) => success({ ...CHECKOUT, status })(exchange));
  const app = await serveNextApp(gateway.origin);
  const shown = () =>
    Promise.all(
      PATHS.map(async (path) => {
        const text = await (await fetch(app + path)).text();
        return `${path} ${/[A-Z]+ (?:true|false)/.exec(text.replaceAll('<!-- -->', ''))?.[0] ?? text}`;
      }),
    );

  for (const [next, verified] of [
    ['PENDING', false],
    ['PAID', true],
    ['REFUNDED', false],
  ] as const) {
    status = next;
    const expected = PATHS.map((path) => `${path} ${status} ${verified}`);
    expect(await shown()).toEqual(expected);
    expect(await shown()).toEqual(expected);
  }
});
