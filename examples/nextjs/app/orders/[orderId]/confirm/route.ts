import { answer, payments } from '../../../../lib/backend';

export function POST(_request: Request, { params }: RouteContext<'/orders/[orderId]/confirm'>) {
  return answer(async () => Response.json({ status: await payments().confirm((await params).orderId) }));
}
