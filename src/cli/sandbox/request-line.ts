import type { SandboxRequestEvent } from '../../sandbox/index.js';

function time(now: Date): string {
  return [now.getHours(), now.getMinutes(), now.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** `14:03:27  200  POST /mer/v2.0/checkout/mobile  checkouts.createMobile  3 ms` */
export function requestLine(event: SandboxRequestEvent, now: Date): string {
  const { method, path, operation, status, durationMs } = event;
  const outcome = status === undefined ? 'cut' : String(status);
  const parts = [time(now), outcome, `${method} ${path}`, operation, `${durationMs} ms`];
  return parts.filter((part) => part !== undefined).join('  ');
}
