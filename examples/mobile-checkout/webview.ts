import { isConfirmationUrl, type PaymenntEnvironment } from 'paymennt';

/** The card details that the shopper types into the pay page. */
export type Form = Readonly<Record<string, string>>;

/** A page that the webview shows: where it is, and what is on it. */
interface Shown {
  readonly url: string;
  readonly html: string;
}

/**
 * The app's webview and the shopper in front of it, played over HTTP. On every navigation the app asks one question:
 * is this a confirmation URL? Then it closes the webview, and tells its backend.
 */
export class Webview {
  /** The confirmation URL at which the app closed the webview. */
  closedAt: string | undefined;
  readonly #environment: PaymenntEnvironment;
  #shown: Shown | undefined;

  constructor(environment: PaymenntEnvironment) {
    this.#environment = environment;
  }

  get html(): string {
    return this.#shown?.html ?? '';
  }

  /** Opens a page, and follows where it leads until one is shown or the app closes the webview. */
  async navigate(url: string, form?: Form): Promise<void> {
    if (isConfirmationUrl(url, this.#environment)) {
      this.closedAt = url;
      return;
    }
    const response = await fetch(url, {
      redirect: 'manual',
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    const html = await response.text();
    const location = response.headers.get('location');
    if (location) return this.navigate(new URL(location, url).href);
    this.#shown = { url, html };
  }

  /** Sends the form on the page that is shown. */
  async submit(form: Form): Promise<void> {
    if (this.closedAt !== undefined) return;
    if (!this.#shown) throw new Error('The webview shows no page yet.');
    await this.navigate(this.#shown.url, form);
  }
}
