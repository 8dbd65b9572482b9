import { answer, payments } from '../../../../lib/backend';
import { START_STATUS } from '../../../../lib/payments';

export function POST(_request: Request, { params }: RouteContext<'/orders/[orderId]/checkout'>) {
  return answer(async () => {
    const payment = await (await payments()).start((await params).orderId);
    return Response.json(payment, { status: START_STATUS[payment.state] });
  });
}
