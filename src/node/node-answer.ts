/** `get` and `has` of `Headers`, without a copy of the headers. */
export class NodeHeaders {
  readonly #raw: readonly string[];

  /** @param raw - Names and values in turn, as `IncomingMessage.rawHeaders` has them. */
  constructor(raw: readonly string[]) {
    this.#raw = raw;
  }

  get(name: string): string | null {
    const wanted = name.toLowerCase();
    const values: string[] = [];
    // `incoming.headers` drops repeated headers, and `Headers` joins them.
    for (let index = 0; index < this.#raw.length; index += 2) {
      if (this.#raw[index]?.toLowerCase() === wanted) values.push(this.#raw[index + 1] ?? '');
    }
    return values.length === 0 ? null : values.join(', ');
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }
}

/** The part of a `Response` that clients read. A real `Response` takes as much CPU time as the global fetch. */
export class NodeAnswer {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: NodeHeaders;
  /** Always null, because `text` reads the body and applies the limit. */
  readonly body = null;
  bodyUsed = false;
  readonly #read: () => Promise<string>;

  /** @param read - Reads the body. Several calls share one reading. */
  constructor(status: number, headers: NodeHeaders, read: () => Promise<string>) {
    this.status = status;
    this.ok = status >= 200 && status < 300;
    this.headers = headers;
    this.#read = read;
  }

  /**
   * Reads the whole body as UTF-8, once.
   *
   * @throws ResponseTooLarge, or TypeError if the body has been read.
   */
  async text(): Promise<string> {
    this.#assertUnread();
    this.bodyUsed = true;
    return this.#read();
  }

  /**
   * A copy of this answer, whose body can be read once more.
   *
   * @throws TypeError if the body has been read.
   */
  clone(): NodeAnswer {
    this.#assertUnread();
    return new NodeAnswer(this.status, this.headers, this.#read);
  }

  #assertUnread(): void {
    if (this.bodyUsed) throw new TypeError('The body of this answer has been read already.');
  }
}
