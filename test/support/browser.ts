/** What a shopper types, by the names of the fields. */
export type Typed = Readonly<Record<string, string>>;

/** The vendor's test card, as its guide has it. */
export const TEST_CARD: Typed = {
  cardNumber: '4242 4242 4242 4242',
  expiry: '12/25',
  cvv: '100',
  name: 'TEST USER',
  terms: 'accepted',
};

interface Form {
  readonly fields: readonly string[];
  readonly buttons: readonly { name: string; value: string }[];
}

const attributesOf = (tag: string): Record<string, string> =>
  Object.fromEntries(
    [...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );

function formsOf(html: string): Form[] {
  return [...html.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/g)].map(([, inner = '']) => ({
    fields: [...inner.matchAll(/<input\b[^>]*>/g)].map(([tag]) => attributesOf(tag)['name'] ?? ''),
    buttons: [...inner.matchAll(/<button\b[^>]*>/g)].map(([tag]) => {
      const { name = '', value = '' } = attributesOf(tag);
      return { name, value };
    }),
  }));
}

/** A webview over real HTTP, without a screen: it sees pages, types into their forms and presses their buttons. */
export class Browser {
  /** Every address so far. */
  readonly history: string[] = [];
  /** The page that is open; empty once the app has taken over. */
  html = '';
  /** HTTP status of that page. */
  status = 0;
  readonly #appTakesOver: (url: string) => boolean;

  /** @param appTakesOver - asked for each address before it is loaded, as the apps' own webviews do. */
  constructor(appTakesOver: (url: string) => boolean) {
    this.#appTakesOver = appTakesOver;
  }

  get url(): string {
    return this.history.at(-1) ?? '';
  }

  async open(url: string, form?: URLSearchParams): Promise<void> {
    this.history.push(url);
    this.html = '';
    if (this.#appTakesOver(url)) return;
    const post = form === undefined ? {} : { method: 'POST', body: form };
    const response = await fetch(url, { redirect: 'manual', ...post });
    this.status = response.status;
    this.html = await response.text();
    const location = response.headers.get('location');
    if (location !== null) await this.open(new URL(location, url).href);
  }

  /** Fills in the form with this button, and presses it. Fails when there is no such button or field. */
  async press(button: string, typed: Typed = {}): Promise<void> {
    const form = formsOf(this.html).find(({ buttons }) => buttons.some(({ value }) => value === button));
    const pressed = form?.buttons.find(({ value }) => value === button);
    if (!form || !pressed) throw new Error(`There is no button ${button} at ${this.url}.`);
    const missing = Object.keys(typed).filter((name) => !form.fields.includes(name));
    if (missing.length > 0) throw new Error(`There is no field ${missing.join()} at ${this.url}.`);
    await this.open(this.url, new URLSearchParams({ ...typed, [pressed.name]: button }));
  }

  /** Whether the open page has a form to fill in. */
  get asksForSomething(): boolean {
    return formsOf(this.html).length > 0;
  }
}
