import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { PaymentsModule } from './payments.module.js';

const app = await NestFactory.create<NestExpressApplication>(PaymentsModule);
// The webhook's body as it came, whatever its content type, which is not documented. Other routes get their JSON.
app.useBodyParser('raw', { type: ({ url }) => url?.startsWith('/webhooks/paymennt') ?? false });
app.enableShutdownHooks();
const port = Number(process.env['PORT'] ?? 3000);
await app.listen(port, process.env['HOST'] ?? '0.0.0.0');
console.info(`Listening on port ${port}.`);
