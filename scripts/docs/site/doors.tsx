import { type DefaultThemeRenderContext, JSX, type ProjectReflection } from 'typedoc';
import { addressOf } from './address.js';
import { guidesOf } from './guide-neighbours.js';

interface Door {
  readonly title: string;
  readonly text: string;
  /** Guides by their file names; the first is where the door leads. */
  readonly guides: readonly string[];
}

const DOORS: readonly Door[] = [
  {
    title: 'Take a payment',
    text: 'Create a checkout on your server, show its page, verify the result, ship.',
    guides: ['getting-started', 'mobile-flow', 'payment-flow', 'web-link-qr-terminal', 'going-live'],
  },
  {
    title: 'Test offline',
    text: 'Run a gateway of your own: pay page, webhooks, declined cards, broken connections.',
    guides: ['testing-with-the-sandbox', 'sandbox-on-a-phone', 'command-line'],
  },
  {
    title: 'Look something up',
    text: 'Every method and type, every status and error, and what is known about the API.',
    guides: ['errors-and-outcomes', 'statuses', 'webhooks', 'refunds', 'api-notes'],
  },
];

/** The three things that people come for. */
export function doors(context: DefaultThemeRenderContext, project: ProjectReflection) {
  const guides = guidesOf(project);
  const guide = (slug: string) => {
    const found = guides.find(({ frontmatter }) => frontmatter['slug'] === slug);
    if (!found) throw new Error(`There is no guide docs/${slug}.md.`);
    return <a href={addressOf(context, found)}>{found.name}</a>;
  };
  const [reference] = (project.children ?? []).filter(({ name }) => name === project.name);
  return (
    <div class="doors">
      {DOORS.map(({ title, text, guides: slugs }, position) => (
        <section>
          <h2>{title}</h2>
          <p>{text}</p>
          <ul>
            {position === 2 && reference && (
              <li>
                <a href={addressOf(context, reference)}>Reference of every method and type</a>
              </li>
            )}
            {slugs.map((slug) => (
              <li>{guide(slug)}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
