import { Agent, request } from 'node:http';
import { creation, PAID_ID } from '../samples.js';
import type { Contender } from './contender.js';

const API_HEADERS = {
  Accept: 'application/json',
  'X-Paymennt-Api-Key': 'sandbox-key',
  'X-Paymennt-Api-Secret': 'sandbox-secret',
};
const JSON_HEADERS = { ...API_HEADERS, 'Content-Type': 'application/json' };

const getPath = `/checkout/${PAID_ID}`;
const postPath = '/checkout/mobile';

/** The least that can be done with `fetch`. */
export async function bareFetch(origin: string): Promise<Contender> {
  const read = async (answer: Response) => JSON.parse(await answer.text()) as unknown;
  return {
    get: async () => read(await fetch(origin + getPath, { headers: API_HEADERS })),
    post: async () =>
      read(
        await fetch(origin + postPath, {
          method: 'POST',
          headers: JSON_HEADERS,
          body: JSON.stringify(creation),
        }),
      ),
  };
}

/** The least that can be done with Node's own stack. */
export async function nodeHttp(origin: string): Promise<Contender> {
  const agent = new Agent({ keepAlive: true });
  const send = (method: string, path: string, headers: Record<string, string>, body?: string) =>
    new Promise<unknown>((resolve, reject) => {
      const outgoing = request(origin + path, { method, headers, agent }, (incoming) => {
        let text = '';
        incoming
          .setEncoding('utf8')
          .on('data', (chunk: string) => {
            text += chunk;
          })
          .on('end', () => resolve(JSON.parse(text)))
          .on('error', reject);
      });
      outgoing.on('error', reject).end(body);
    });
  return {
    get: () => send('GET', getPath, API_HEADERS),
    post: () => {
      const body = JSON.stringify(creation);
      const length = String(Buffer.byteLength(body));
      return send('POST', postPath, { ...JSON_HEADERS, 'Content-Length': length }, body);
    },
  };
}
