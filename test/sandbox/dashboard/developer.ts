import type { Sandbox } from 'paymennt/sandbox';

/** A developer at the dashboard: reads its pages and presses its buttons, the way a browser sends them. */
export function developerAt(sandbox: Sandbox) {
  const origin = sandbox.environment.payBaseUrl;

  async function read(path: string): Promise<string> {
    const response = await sandbox.fetch(origin + path);
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}.`);
    return await response.text();
  }

  async function token(): Promise<string> {
    return /name="token" value="([^"]+)"/.exec(await read('/dashboard/controls'))?.[1] ?? '';
  }

  /** Sends a form with any headers, and the right token unless the fields have one. */
  async function post(
    path: string,
    fields: Readonly<Record<string, string>> = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const body = new URLSearchParams({ token: await token(), ...fields });
    return await sandbox.fetch(origin + path, { method: 'POST', body, headers: { origin, ...headers } });
  }

  return {
    origin,
    read,
    post,
    /** Presses a button and returns what the page says then. */
    async press(path: string, fields: Readonly<Record<string, string>> = {}): Promise<string> {
      const { status, headers } = await post(path, fields);
      if (status !== 303) throw new Error(`${path} answered ${status}.`);
      const page = await read(headers.get('location') ?? '');
      return /class="notice (?:done|problem)" role="\w+">([^<]*)</.exec(page)?.[1] ?? '';
    },
  };
}
