import { inspect } from 'node:util';
import { isConfirmationUrl, PaymenntClient, PaymenntConfigurationError } from 'paymennt';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CHECKOUT, yes } from './support/answers.js';
import { CREDENTIALS, clientWith, scripted } from './support/client.js';
import { thrownBy } from './support/failure.js';

const methodsOf = (resource: object): string[] =>
  Object.getOwnPropertyNames(Object.getPrototypeOf(resource)).filter((name) => name !== 'constructor');

describe('the client', () => {
  it('can be spied on and replaced, method by method, in a user’s tests', async () => {
    const client = clientWith();
    const { environment: _, ...resources } = client;
    for (const resource of Object.values(resources)) {
      const methods = resource as unknown as Record<string, () => unknown>;
      for (const method of methodsOf(resource)) {
        const spy = vi.spyOn(methods, method).mockReturnValue('replaced');
        expect(methods[method]?.()).toBe('replaced');
        expect(spy).toHaveBeenCalledTimes(1);
      }
    }
    vi.spyOn(client, 'request').mockResolvedValue('replaced');
    expect(await client.request({ method: 'GET', path: '/x' })).toBe('replaced');
  });

  it('keeps no state between calls that run side by side', async () => {
    const answer = ({ target }: { target: string }) => yes({ ...CHECKOUT, id: target.split('/').at(-1) });
    const { client } = scripted(Array.from({ length: 20 }, () => answer));
    const ids = Array.from({ length: 20 }, (_, index) => String(index));
    const found = await Promise.all(ids.map((id) => client.checkouts.get(id)));

    expect(found.map(({ id }) => id)).toEqual(ids);
  });

  it('may be taken apart', async () => {
    const { client } = scripted([yes(CHECKOUT)]);
    const { checkouts } = client;

    expect((await checkouts.get(CHECKOUT.id)).id).toBe(CHECKOUT.id);
  });

  it('uses the fetch that is there when it calls, so that tools installed later take part', async () => {
    const client = clientWith({});
    const fetch = vi.fn(async () => yes(CHECKOUT));
    vi.stubGlobal('fetch', fetch);
    await client.checkouts.get(CHECKOUT.id);
    vi.unstubAllGlobals();

    expect(fetch).toHaveBeenCalledTimes(1);
  });
});

describe('the environment of a client', () => {
  it('is the name it was made with', () => {
    expect(clientWith({ environment: 'live' }).environment).toBe('live');
  });

  it('is a copy that nobody can change afterwards', () => {
    const environment = {
      apiBaseUrl: 'http://127.0.0.1:4010/mer/v2.0/',
      payBaseUrl: 'http://127.0.0.1:4010',
    };
    const client = clientWith({ environment });
    environment.apiBaseUrl = 'https://evil.example';

    expect(client.environment).toEqual({
      apiBaseUrl: 'http://127.0.0.1:4010/mer/v2.0/',
      payBaseUrl: 'http://127.0.0.1:4010',
    });
    expect(Object.isFrozen(client.environment)).toBe(true);
  });

  it('is where requests go, however the options are changed afterwards', async () => {
    const urls: string[] = [];
    const options = {
      ...CREDENTIALS,
      environment: { apiBaseUrl: 'https://api.example/x//', payBaseUrl: 'https://pay.example' },
      fetch: async (url: string) => {
        urls.push(url);
        return yes(CHECKOUT);
      },
    };
    const client = new PaymenntClient(options);
    options.environment.apiBaseUrl = 'https://evil.example';
    options.apiSecret = 'other' as 'sandbox-secret';
    await client.checkouts.get('1');

    expect(urls).toEqual(['https://api.example/x/checkout/1']);
  });
});

describe('the secrets of a client', () => {
  const shown: Readonly<Record<string, (client: PaymenntClient) => unknown>> = {
    'JSON.stringify': (client) => JSON.stringify(client),
    'util.inspect': (client) => inspect(client, { depth: 9, showHidden: true, getters: true }),
    'util.inspect of a resource': ({ checkouts }) => inspect(checkouts, { depth: 9, showHidden: true }),
    String: (client) => String(client),
    structuredClone: (client) => inspect(structuredClone(client), { depth: 9, showHidden: true }),
    'Object.entries': (client) => JSON.stringify(Object.entries(client)),
    'a spread': (client) => inspect({ ...client }, { depth: 9, showHidden: true }),
    'for in': (client) => {
      const names: string[] = [];
      for (const name in client) names.push(name, String(client[name as keyof PaymenntClient]));
      return names.join();
    },
  };

  it.each(Object.entries(shown))('cannot be seen by %s', (_, show) => {
    const text = String(show(clientWith()));

    expect(text).not.toContain('sandbox-key');
    expect(text).not.toContain('sandbox-secret');
  });
});

describe('fromEnv', () => {
  afterEach(() => vi.unstubAllEnvs());

  function setVariables(variables: Record<string, string | undefined>): void {
    const all = {
      PAYMENNT_API_KEY: 'key-of-env',
      PAYMENNT_API_SECRET: 'secret-of-env',
      PAYMENNT_ENVIRONMENT: 'test',
      ...variables,
    };
    for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value);
  }

  it('reads its three variables', async () => {
    setVariables({});
    const sent: RequestInit[] = [];
    const client = PaymenntClient.fromEnv({
      fetch: async (_, init) => {
        sent.push(init);
        return yes(CHECKOUT);
      },
    });
    await client.checkouts.get('1');

    expect(client.environment).toBe('test');
    const headers = new Headers(sent[0]?.headers);
    expect(headers.get('x-paymennt-api-key')).toBe('key-of-env');
    expect(headers.get('x-paymennt-api-secret')).toBe('secret-of-env');
  });

  it('takes live as well', () => {
    setVariables({ PAYMENNT_ENVIRONMENT: 'live' });

    expect(PaymenntClient.fromEnv().environment).toBe('live');
  });

  it('takes the URL of a running sandbox, whose pay pages are at the same address', async () => {
    setVariables({ PAYMENNT_ENVIRONMENT: 'http://127.0.0.1:4242' });
    const urls: string[] = [];
    const client = PaymenntClient.fromEnv({
      fetch: async (url) => {
        urls.push(url);
        return yes(CHECKOUT);
      },
    });
    await client.checkouts.get('1');

    expect(client.environment).toEqual({
      apiBaseUrl: 'http://127.0.0.1:4242/mer/v2.0',
      payBaseUrl: 'http://127.0.0.1:4242',
    });
    expect(urls).toEqual(['http://127.0.0.1:4242/mer/v2.0/checkout/1']);
    expect(isConfirmationUrl('http://127.0.0.1:4242/complete/', client.environment)).toBe(true);
  });

  it('reads every option and every base URL once', async () => {
    const counts: Record<string, number> = {};
    const once = <Value>(name: string, first: Value, later: Value): Value => {
      counts[name] = (counts[name] ?? 0) + 1;
      return counts[name] === 1 ? first : later;
    };
    const urls: string[] = [];
    const options = {
      get apiKey() {
        return once('apiKey', 'key', 'other');
      },
      get apiSecret() {
        return once('apiSecret', 'secret', 'other');
      },
      get environment() {
        return once('environment', environment, environment);
      },
      fetch: async (url: string) => {
        urls.push(url);
        return yes(CHECKOUT);
      },
    };
    const environment = {
      get apiBaseUrl() {
        return once('apiBaseUrl', 'https://api.example', 'https://evil.example');
      },
      get payBaseUrl() {
        return once('payBaseUrl', 'https://pay.example', 'https://evil.example');
      },
    };
    const client = new PaymenntClient(options);
    await client.checkouts.get('1');

    expect(urls).toEqual(['https://api.example/checkout/1']);
    expect(client.environment).toEqual({
      apiBaseUrl: 'https://api.example',
      payBaseUrl: 'https://pay.example',
    });
    expect(Object.values(counts)).toEqual([1, 1, 1, 1, 1]);
  });

  it.each(['PAYMENNT_API_KEY', 'PAYMENNT_API_SECRET', 'PAYMENNT_ENVIRONMENT'])(
    'names the variable that is missing or empty: %s',
    (name) => {
      for (const value of [undefined, '']) {
        setVariables({ [name]: value });
        const error = thrownBy(PaymenntConfigurationError, () => PaymenntClient.fromEnv());

        expect(error.code).toBe('invalid_configuration');
        expect(error.message).toBe(`Set the environment variable ${name}, or pass its value as an option.`);
      }
    },
  );

  it.each([null, 'test', 7])('refuses options that are no object: %j', (options) => {
    setVariables({});
    const error = thrownBy(PaymenntConfigurationError, () => PaymenntClient.fromEnv(options as never));

    expect(error.message).toBe('PaymenntClient.fromEnv(options): options must be an object, or absent.');
  });

  it.each(['production', 'TEST', 'https://api.example', ' test'])(
    'refuses another environment, without repeating it: %s',
    (environment) => {
      setVariables({ PAYMENNT_ENVIRONMENT: environment });
      const { message } = thrownBy(PaymenntConfigurationError, () => PaymenntClient.fromEnv());

      expect(message).toBe(
        "PAYMENNT_ENVIRONMENT must be 'live', 'test' or the loopback URL of a running sandbox, such as http://127.0.0.1:4242.",
      );
    },
  );

  it('does not need a variable whose value is an option', () => {
    setVariables({
      PAYMENNT_API_KEY: undefined,
      PAYMENNT_API_SECRET: undefined,
      PAYMENNT_ENVIRONMENT: undefined,
    });

    expect(PaymenntClient.fromEnv({ ...CREDENTIALS, environment: 'live' }).environment).toBe('live');
  });

  it('refuses an option that is there but empty, instead of looking for a variable', () => {
    setVariables({});
    const error = thrownBy(PaymenntConfigurationError, () => PaymenntClient.fromEnv({ apiKey: '' }));

    expect(error.message).toContain('apiKey must be a non-empty string');
  });

  it('works where there is no process', () => {
    vi.stubGlobal('process', undefined);
    const error = thrownBy(PaymenntConfigurationError, () => PaymenntClient.fromEnv());
    vi.unstubAllGlobals();

    expect(error.message).toContain('PAYMENNT_API_KEY');
  });
});
