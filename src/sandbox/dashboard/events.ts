import type { SandboxContext } from '../context.js';

const CHANGE = 'event: change\ndata:\n\n';

/** Tells whoever listens that something changed, as server-sent events, until they leave or the sandbox is closed. */
export function changeEvents(context: SandboxContext, gone: AbortSignal): Response {
  const encoder = new TextEncoder();
  let stop = () => {};

  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const stopListening = context.store.onChange(() => send(CHANGE));
      stop = () => {
        stopListening();
        context.closing.removeEventListener('abort', end);
        gone.removeEventListener('abort', end);
      };
      function end(): void {
        stop();
        controller.close();
      }
      context.closing.addEventListener('abort', end);
      gone.addEventListener('abort', end);
      send(': listening\n\n');
      if (context.closing.aborted || gone.aborted) end();
    },
    cancel: () => stop(),
  });
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' },
  });
}
