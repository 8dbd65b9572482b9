import { failureOf } from './anatomy.js';
import type { Claim } from './claim.js';

/** What must not be found anywhere in what a program prints. */
export const CANARIES = { apiKey: 'canary-of-the-key', apiSecret: 'canary-of-the-secret' };

/** The credentials when somebody prints things. */
export const SECRETS: readonly Claim[] = [
  {
    claim:
      'shows no secret when somebody prints, inspects or serialises the client, an error or what hooks are told',
    async seen(stage) {
      const { log } = console;
      const hooks = { onRequest: log, onResponse: log, onRetry: log, onDrift: log };
      const client = stage.clientOf(stage.world.refused, { ...CANARIES, hooks, timeoutMs: 2_000 });
      const error = await failureOf(client.branches.list());
      log(client, error);
      console.error(error, client);
      const ways = [String, JSON.stringify, ({ stack }: { stack?: string }) => `${stack}`];
      const texts = [client, error].flatMap((value) =>
        [...ways, ...(stage.means.inspect ?? [])].map((show) => show(value as { stack?: string })),
      );
      const leaked = Object.values(CANARIES).filter((canary) => texts.some((text) => text.includes(canary)));
      return { leaked, shown: texts.some((text) => text.includes('PaymenntConnectionError')) };
    },
    expected: { leaked: [], shown: true },
  },
];
