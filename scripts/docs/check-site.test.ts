import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { brokenLinksOf, incompletePagesOf } from './check-site.js';

describe('the check of a built site', () => {
  const site = mkdtempSync(join(tmpdir(), 'site-'));
  afterEach(() => rmSync(site, { recursive: true, force: true }));

  it('finds pages, headings and files that are not there, and what would be loaded from elsewhere', () => {
    mkdirSync(join(site, 'guides'), { recursive: true });
    const page = `
      <h2 id="what-to-do">What to do</h2>
      <a href="../index.html">home</a> <a href="#what-to-do">here</a> <a href="https://docs.paymennt.com">there</a>
      <a href="./nowhere.html">gone</a> <a href="#what-not-to-do">gone</a>
      <script src="https://cdn.example/script.js"></script>`;
    writeFileSync(join(site, 'guides/refunds.html'), page);
    writeFileSync(join(site, 'index.html'), '<a href="guides/refunds.html#what-to-do">refunds</a>');
    expect(brokenLinksOf(site)).toEqual([
      'guides/refunds.html: ./nowhere.html is not there',
      'guides/refunds.html: #what-not-to-do has no such heading',
      'guides/refunds.html: https://cdn.example/script.js is loaded from elsewhere',
    ]);
  });

  it('finds pages without a title, a description, a main part or a first heading', () => {
    mkdirSync(site, { recursive: true });
    const whole = '<title>A</title><meta name="description" content="About A"/><main><h1>A</h1></main>';
    writeFileSync(join(site, 'a.html'), whole);
    writeFileSync(join(site, 'b.html'), whole.replace('About A', '').replace('<main>', '<main><h1>B</h1>'));
    expect(incompletePagesOf(site)).toEqual([
      'b.html: has its description 0 times',
      'b.html: has its first heading 2 times',
    ]);
  });
});
