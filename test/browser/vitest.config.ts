import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { CHROMIUM, hasChromium } from './chromium.js';

const source = (path: string) => fileURLToPath(new URL(`../../src/${path}`, import.meta.url));

if (!hasChromium()) {
  console.log(
    `Browser tests skipped: there is no Chromium at ${CHROMIUM} (Debian: apt-get install chromium).`,
  );
}

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  resolve: {
    alias: [
      { find: /^paymennt$/, replacement: source('index.ts') },
      { find: /^paymennt\/(.+)$/, replacement: source('$1/index.ts') },
    ],
  },
  test: {
    include: hasChromium() ? ['test/browser/**/*.test.ts'] : [],
    passWithNoTests: !hasChromium(),
    // One browser at a time: two of them on two cores are slower than one after the other.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
