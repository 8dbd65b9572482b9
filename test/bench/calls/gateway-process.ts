import { serveHandler } from '../../support/server.js';
import { serve } from '../serve.js';
import { createdAnswer, fetchedAnswer, pageAnswer } from './samples.js';

function answerTo(method: string | undefined, url: string): string {
  const { searchParams } = new URL(url, 'http://gateway.invalid');
  const size = Number(searchParams.get('size'));
  if (size > 0) return pageAnswer(size, Number(searchParams.get('page')), 1_000_000 / size);
  return method === 'GET' ? fetchedAnswer : createdAnswer;
}

let requests = 0;

// In a process of its own, so that its work is not counted as the clients'.
const { origin } = await serveHandler((request, response) => {
  requests += 1;
  request.resume().on('end', () => {
    const body = answerTo(request.method, request.url ?? '/');
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
      .end(body);
  });
});

serve(() => ({ requests }), { origin });
