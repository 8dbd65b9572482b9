import { describe, expect, it } from 'vitest';
import { openSandbox } from '../open-sandbox.js';

const EVENTS = 'https://sandbox.invalid/dashboard/events';

async function listen(sandbox: ReturnType<typeof openSandbox>['sandbox'], init?: RequestInit) {
  const response = await sandbox.fetch(EVENTS, init);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error('There is nothing to listen to.');
  return { response, reader };
}

describe('the events', () => {
  it('are sent for each change', async () => {
    const { sandbox, merchant } = openSandbox();
    const { response, reader } = await listen(sandbox);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect((await reader.read()).value).toBe(': listening\n\n');
    await merchant.create('mobile');
    expect((await reader.read()).value).toBe('event: change\ndata: \n\n');
    await reader.cancel();
  });

  it('end when the page is closed, and the sandbox keeps running', async () => {
    const { sandbox, merchant } = openSandbox();
    const leaving = new AbortController();
    const { reader } = await listen(sandbox, { signal: leaving.signal });
    await reader.read();
    leaving.abort();
    expect((await reader.read()).done).toBe(true);
    const other = await listen(sandbox);
    await other.reader.cancel();
    expect((await merchant.create('mobile')).status).toBe('PENDING');
  });

  it('end when the sandbox is closed, served or not', async () => {
    const { sandbox } = openSandbox();
    const { reader } = await listen(sandbox);
    await reader.read();
    const { url } = await sandbox.serve();
    const served = (await fetch(`${url}/dashboard/events`)).body?.getReader();
    await served?.read();
    await sandbox.close();
    expect((await reader.read()).done).toBe(true);
    await expect(served?.read()).rejects.toThrow('terminated');
  });
});
