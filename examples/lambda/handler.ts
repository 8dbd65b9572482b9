import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, EventBridgeEvent } from 'aws-lambda';
import { PaymenntClient, PaymenntError } from 'paymennt';
import { openDatabase } from './database.js';
import { createPayments, START_STATUS } from './payments.js';

// Once per instance, outside the handler. Instances share no memory and no disk: set DATABASE_URL to a server.
const { sql } = await openDatabase(process.env['DATABASE_URL'] ?? 'file:shop.db');
const payments = createPayments(PaymenntClient.fromEnv(), sql);

/**
 * Three routes of an API Gateway HTTP API (payload format 2.0). Put an authoriser in front of the two `/orders`
 * routes, and none in front of the webhook.
 */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  try {
    return await answer(event);
  } catch (error) {
    // Lambda answers an error that is thrown with 500.
    if (!PaymenntError.is(error)) throw error;
    // Safe to log: the errors of the SDK hold no secret and no personal detail.
    console.error(error);
    // Starting and confirming are safe to repeat, so the app may try again.
    return json(502, { error: 'payment_gateway_unavailable' });
  }
}

/** For a rule of EventBridge that runs every five minutes: finds payments whose shopper never came back. */
export async function sweep(_event: EventBridgeEvent<'Scheduled Event', unknown>): Promise<void> {
  const report = await payments.sweep();
  console.info(`${report.paid.length} paid, ${report.findings.length} for a person.`);
}

async function answer(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const orderId = event.pathParameters?.['orderId'] ?? '';
  switch (event.routeKey) {
    case 'POST /orders/{orderId}/checkout': {
      const payment = await payments.start(orderId);
      return json(START_STATUS[payment.state], payment);
    }
    case 'POST /orders/{orderId}/confirm': {
      const state = await payments.confirm(orderId);
      return json(state === 'unknown_order' ? 404 : 200, { state });
    }
    case 'POST /webhooks/paymennt':
      return { statusCode: await payments.receiveWebhook(rawBody(event)) };
    default:
      return json(404, { error: 'no_such_route' });
  }
}

/** API Gateway passes text on as it is, and every other content type in base64. */
function rawBody({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): string | Uint8Array {
  return isBase64Encoded ? Buffer.from(body, 'base64') : body;
}

function json(statusCode: number, body: object): APIGatewayProxyStructuredResultV2 {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
