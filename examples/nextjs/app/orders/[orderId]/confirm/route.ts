import { answer, payments } from '../../../../lib/backend';

export function POST(_request: Request, { params }: RouteContext<'/orders/[orderId]/confirm'>) {
  return answer(async () => {
    const state = await (await payments()).confirm((await params).orderId);
    return Response.json({ state }, { status: state === 'unknown_order' ? 404 : 200 });
  });
}
