import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';

// Stands in for an API Gateway HTTP API in front of one Lambda function: payload format 2.0.

interface LambdaResult {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

type Handler = (event: object) => Promise<LambdaResult>;

const ROUTES = [
  ['POST /orders/{orderId}/checkout', '/orders/:orderId/checkout'],
  ['POST /orders/{orderId}/confirm', '/orders/:orderId/confirm'],
  ['POST /webhooks/paymennt', '/webhooks/paymennt'],
] as const;

// What API Gateway hands on as text; everything else arrives in base64.
const TEXT = /^(?:text\/|application\/(?:json|javascript|xml))/;

async function eventOf(context: Context, routeKey: string): Promise<object> {
  const { method, path } = context.req;
  const headers = context.req.header();
  const bytes = Buffer.from(await context.req.arrayBuffer());
  const isBase64Encoded = bytes.length > 0 && !TEXT.test(headers['content-type'] ?? '');
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: '',
    headers,
    pathParameters: context.req.param(),
    requestContext: { routeKey, stage: '$default', http: { method, path, protocol: 'HTTP/1.1' } },
    ...(bytes.length > 0 && { body: bytes.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  };
}

const { handler } = (await import(String(process.argv[2]))) as { handler: Handler };
const app = new Hono();
for (const [routeKey, path] of ROUTES) {
  app.post(path, async (context) => {
    const { statusCode, headers, body } = await handler(await eventOf(context, routeKey));
    return new Response(body ?? null, { status: statusCode, headers: headers ?? {} });
  });
}
serve({ fetch: app.fetch, port: Number(process.env['PORT']), hostname: '127.0.0.1' });
