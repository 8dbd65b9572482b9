import { describe, expect, it } from 'vitest';
import { notesOf, withIntroductionFirst } from './changelog.js';

const BEFORE = `# Changelog

What changed for you.

## 0.1.0

First version.
`;

// As changesets leaves it.
const AFTER = `# Changelog

## 0.2.0

### Minor Changes

- Something new.

What changed for you.

## 0.1.0

First version.
`;

describe('the changelog', () => {
  it('keeps its introduction above the newest version', () => {
    expect(withIntroductionFirst(AFTER, BEFORE)).toBe(`# Changelog

What changed for you.

## 0.2.0

### Minor Changes

- Something new.

## 0.1.0

First version.
`);
  });

  it('stays as it is when there was nothing to release', () => {
    expect(withIntroductionFirst(BEFORE, BEFORE)).toBe(BEFORE);
  });

  it('gives the notes of one version', () => {
    expect(notesOf(AFTER, '0.1.0')).toBe('First version.');
    expect(notesOf(withIntroductionFirst(AFTER, BEFORE), '0.2.0')).toBe(
      '### Minor Changes\n\n- Something new.',
    );
  });

  it('has notes of every version that is released', () => {
    expect(() => notesOf(AFTER, '0.3.0')).toThrow('CHANGELOG.md says nothing of 0.3.0.');
  });
});
