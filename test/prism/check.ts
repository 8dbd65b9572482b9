import { existsSync } from 'node:fs';
import { parse, stringify } from 'lossless-json';
import { PaymenntClient, PaymenntError } from 'paymennt';
import { checkRequest } from '../contract/checker.js';
import { BASE_PATH, operationNamed } from '../contract/merchant-api.js';
import type { Row } from '../contract/rows/row.js';
import { ROWS } from '../contract/rows/rows.js';
import { rawRequest, requestSamples } from '../contract/samples.js';
import { surprises } from './departures.js';
import { admitLongIds, isNode, readDocument, repair } from './document.js';
import { startMockServer } from './mock-server.js';

const USAGE = `This check needs the OpenAPI file that paymennt.com publishes with its API reference
(https://docs.paymennt.com/api). The file is the vendor's and is not part of this repository.

  npm run test:prism -- path/to/openapi.yaml
  PAYMENNT_OPENAPI=path/to/openapi.yaml npm run test:prism`;

/** A fetch that remembers where it went and what Prism objected to, if anything. */
function watchedFetch(objections: string[], seen: string[]) {
  return async (url: string, init: RequestInit): Promise<Response> => {
    seen.push(url);
    const response = await fetch(url, init);
    const violations = response.headers.get('sl-violations');
    if (violations !== null) objections.push(violations);
    if (response.status !== 200) objections.push(`answered with ${response.status}`);
    return new Response(withOwnIdentity(await response.text(), init.body), {
      status: response.status,
      headers: response.headers,
    });
  };
}

const IDENTITY = ['requestId', 'orderId', 'currency', 'amount'];

// Prism's static answer is about another order, which the SDK rightly does not accept as the checkout that it created.
function withOwnIdentity(answer: string, body: unknown): string {
  const sent = typeof body === 'string' ? parse(body) : undefined;
  const answered = parse(answer);
  if (!isNode(sent) || !isNode(answered) || !isNode(answered['result'])) return answer;
  for (const field of IDENTITY) {
    if (field in sent && field in answered['result']) answered['result'][field] = sent[field];
  }
  return stringify(answered) ?? answer;
}

async function objectionsTo(row: Row, origin: string): Promise<string[]> {
  const objections: string[] = [];
  const seen: string[] = [];
  const client = new PaymenntClient({
    apiKey: 'contract-key',
    apiSecret: 'contract-secret',
    // Prism serves the paths of the document without the path of its servers.
    environment: { apiBaseUrl: `${origin}/`, payBaseUrl: origin },
    fetch: watchedFetch(objections, seen),
    maxRetries: 0,
    // Prism's answers come from the document's own schemas: a drift from them is the SDK's mistake.
    strictResponses: true,
  });
  try {
    await row.call(client);
  } catch (error) {
    if (!PaymenntError.is(error)) throw error;
    objections.push(`the SDK: ${JSON.stringify(error)}`);
  }
  return seen.length === 1 ? objections : [...objections, `sent ${seen.length} requests`];
}

/** The status of Prism's answer to a request that it must refuse: a 200 would make its consent worthless. */
async function answerToNonsense(origin: string): Promise<number> {
  const operation = operationNamed('checkouts.cancel');
  const [parts = { query: {} }] = requestSamples(operation, 'maximal');
  const nonsense = rawRequest(operation, { ...parts, body: {} });
  if (checkRequest(operation, nonsense).length === 0) throw new Error('The control request is not nonsense');
  const response = await fetch(origin + nonsense.url.slice(BASE_PATH.length), {
    method: nonsense.method,
    headers: nonsense.headers.map(([name, value]): [string, string] => [name, value]),
    body: nonsense.bodyText,
  });
  return response.status;
}

async function main(path: string): Promise<string[]> {
  const document = await readDocument(path);
  repair(document);
  const problems = surprises(document).map((line) => `contract and document differ: ${line}`);
  admitLongIds(document);
  const server = await startMockServer(document);
  try {
    const status = await answerToNonsense(server.origin);
    if (status === 200) problems.push('Prism accepts a body on an operation that takes none');
    for (const row of ROWS) {
      const objections = await objectionsTo(row, server.origin);
      problems.push(...objections.map((each) => `${row.operation} (${row.about ?? 'as usual'}): ${each}`));
    }
  } finally {
    await server.close();
  }
  return problems;
}

const { PAYMENNT_OPENAPI } = process.env;
const path = process.argv[2] ?? PAYMENNT_OPENAPI ?? '';
if (!existsSync(path)) {
  console.error(path === '' ? USAGE : `There is no file at ${path}.\n\n${USAGE}`);
  process.exitCode = 2;
} else {
  const problems = await main(path);
  for (const problem of problems) console.error(problem);
  console.log(`${ROWS.length} requests sent to Prism, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
