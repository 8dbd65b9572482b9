import type { Sandbox } from 'paymennt/sandbox';
import { readJson } from './checker.js';
import { operationNamed } from './merchant-api.js';
import type { Operation } from './operation.js';
import type { RawRequest } from './raw-request.js';
import { type RequestParts, rawRequest, requestSamples } from './samples.js';
import { fieldOf, isRecord, type JsonRecord } from './schema.js';

export interface SandboxAnswer {
  readonly status: number;
  readonly body: string;
}

/** Requests to a sandbox without the SDK in between, which would correct or refuse some of them. */
export interface SandboxSession {
  send(operation: Operation, parts: RequestParts): Promise<SandboxAnswer>;
  /** As it is, and without the credentials that `send` adds. */
  sendRaw(request: RawRequest): Promise<SandboxAnswer>;
  /**
   * Sends the sample of an operation with some of it replaced, for the sake of what it leaves behind.
   *
   * @returns the `result`.
   * @throws when the sandbox refuses.
   */
  perform(name: string, change: Partial<RequestParts>): Promise<JsonRecord>;
  advance: Sandbox['clock']['advance'];
}

export function sandboxSession(sandbox: Sandbox): SandboxSession {
  const { origin } = new URL(sandbox.environment.apiBaseUrl);
  const { apiKey, apiSecret } = sandbox.credentials;

  async function sendRaw({ method, url, headers, bodyText }: RawRequest): Promise<SandboxAnswer> {
    const response = await sandbox.fetch(origin + url, {
      method,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
      ...(bodyText === '' ? {} : { body: bodyText }),
    });
    return { status: response.status, body: await response.text() };
  }

  function send(operation: Operation, parts: RequestParts): Promise<SandboxAnswer> {
    const request = rawRequest(operation, parts);
    const contentType = request.headers.filter(([name]) => name === 'Content-Type');
    const headers = [
      ['X-Paymennt-Api-Key', apiKey],
      ['X-Paymennt-Api-Secret', apiSecret],
      ...contentType,
    ] as const;
    return sendRaw({ ...request, headers });
  }

  async function perform(name: string, change: Partial<RequestParts>): Promise<JsonRecord> {
    const operation = operationNamed(name);
    const [sample = { query: {} }] = requestSamples(operation, 'minimal');
    const answer = await send(operation, { ...sample, ...change });
    const result = fieldOf(readJson(answer.body), 'result');
    if (answer.status !== 200 || !isRecord(result)) throw new Error(`${name} was refused: ${answer.body}`);
    return result;
  }

  return { send, sendRaw, perform, advance: (duration) => sandbox.clock.advance(duration) };
}
