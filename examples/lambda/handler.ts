import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { DEMO_ORDERS } from './demo-orders.js';
import { InMemoryOrderStore } from './orders.js';
import { createPaymenntClient } from './paymennt-client.js';
import { Payments } from './payments.js';
import { problemOf } from './problems.js';

// Once per instance, outside the handler. Instances do not share memory: here more than anywhere, use your database.
const payments = new Payments(createPaymenntClient(), new InMemoryOrderStore(DEMO_ORDERS));

/**
 * Three routes of an API Gateway HTTP API (payload format 2.0). Put an authoriser in front of the two `/orders`
 * routes, and none in front of the webhook.
 */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const orderId = event.pathParameters?.['orderId'] ?? '';
  try {
    switch (event.routeKey) {
      case 'POST /orders/{orderId}/checkout':
        return json(200, await payments.start(orderId));
      case 'POST /orders/{orderId}/confirm':
        return json(200, { status: await payments.confirm(orderId) });
      case 'POST /webhooks/paymennt':
        return { statusCode: await payments.receiveWebhook(rawBody(event)) };
      default:
        return json(404, { error: 'no_such_route' });
    }
  } catch (error) {
    const { status, body } = problemOf(error);
    return json(status, body);
  }
}

/** API Gateway hands text on as it is, and in base64 whatever it does not know to be text. */
function rawBody({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): string | Uint8Array {
  return isBase64Encoded ? Buffer.from(body, 'base64') : body;
}

function json(statusCode: number, body: object): APIGatewayProxyStructuredResultV2 {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
