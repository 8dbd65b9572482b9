import { answer, payments } from '../../../../lib/backend';

export function POST(_request: Request, { params }: RouteContext<'/orders/[orderId]/checkout'>) {
  return answer(async () => Response.json(await payments().start((await params).orderId)));
}
