import { answer, payments } from '../../../lib/backend';

export function POST(request: Request) {
  return answer(async () => {
    const status = await (await payments()).receiveWebhook(await request.text());
    return new Response(null, { status });
  });
}
