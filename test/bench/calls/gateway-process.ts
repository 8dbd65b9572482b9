import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createdAnswer, fetchedAnswer } from './samples.js';

// In a process of its own, so that its work is not counted as the clients'.
const server = createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
  request.resume().on('end', () => {
    const body = request.method === 'GET' ? fetchedAnswer : createdAnswer;
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
      .end(body);
  });
});

server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on('disconnect', () => process.exit());
