import { runSnippet, type Surroundings } from './run-snippet.js';
import { snippetExporting } from './snippets.js';

type Exported = (...values: never[]) => unknown;

/**
 * Runs the snippet of a guide that exports a function, and hands the function to a test.
 *
 * @typeParam Signature - What the function takes and returns, as the test calls it.
 */
export async function withGuide<Signature extends Exported>(
  page: string,
  name: string,
  test: (exported: Signature, surroundings: Surroundings, all: Readonly<Record<string, Exported>>) => unknown,
): Promise<void> {
  await runSnippet(snippetExporting(`docs/${page}.md`, name), async ({ exports }, surroundings) => {
    await test(exports[name] as Signature, surroundings, exports as Record<string, Exported>);
  });
}
