/** A request as an injected `fetch` sees it. */
export interface SeenRequest {
  readonly url: string;
  readonly init: RequestInit;
}

/** A `fetch` that gives every request the same answer and remembers the requests. */
export function cannedFetch(body: BodyInit | null, init: ResponseInit = {}) {
  const requests: SeenRequest[] = [];
  const headers = { 'content-type': 'application/json', ...init.headers };
  return {
    requests,
    fetch: async (url: string, request: RequestInit): Promise<Response> => {
      requests.push({ url, init: request });
      return new Response(body, { ...init, headers });
    },
  };
}
