/** A request as an injected `fetch` sees it. */
export interface SentRequest {
  readonly method: string;
  readonly url: URL;
  /** Path and query below the API's base URL. */
  readonly target: string;
  readonly headers: Headers;
  readonly body: string | undefined;
  readonly init: RequestInit;
}

/** What one request meets: an answer, a failure of the connection, or a function that decides. */
export type Step = Response | Error | ((request: SentRequest) => Response | Promise<Response>);

/** One step for all requests, or one for each. */
export type FetchScript = Step | readonly Step[];

/** A `fetch` that plays a script and remembers the requests. */
export interface ScriptedFetch {
  readonly requests: SentRequest[];
  fetch(url: string, init: RequestInit): Promise<Response>;
}

const BASE_PATH = '/mer/v2.0';

function sent(url: string, init: RequestInit): SentRequest {
  const parsed = new URL(url);
  return {
    method: init.method ?? 'GET',
    url: parsed,
    target: parsed.pathname.slice(BASE_PATH.length) + parsed.search,
    headers: new Headers(init.headers),
    body: typeof init.body === 'string' ? init.body : undefined,
    init,
  };
}

const isList = (script: FetchScript): script is readonly Step[] => Array.isArray(script);

/** When the list of a script is over, every further request finds the connection reset. */
export function scriptedFetch(script: FetchScript): ScriptedFetch {
  const requests: SentRequest[] = [];
  return {
    requests,
    async fetch(url, init) {
      const request = sent(url, init);
      const step = isList(script) ? (script[requests.length] ?? networkError('ECONNRESET')) : script;
      requests.push(request);
      if (step instanceof Error) throw step;
      return typeof step === 'function' ? step(request) : step;
    },
  };
}

/** The failure that Node's `fetch` reports, with the system's word for it. */
export function networkError(code: string, syscall?: string): TypeError {
  const cause = Object.assign(new Error(`${syscall ?? 'read'} ${code}`), { code, syscall });
  return new TypeError('fetch failed', { cause });
}

/** Never answers, and gives up when told so, like a real `fetch`. */
export const silence = ({ init }: SentRequest): Promise<Response> =>
  new Promise((_, reject) => {
    init.signal?.addEventListener('abort', () => reject(init.signal?.reason), { once: true });
  });
