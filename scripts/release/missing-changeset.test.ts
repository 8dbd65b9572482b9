import { describe, expect, it } from 'vitest';
import { readChanges, reportsWithoutChangeset } from './missing-changeset.js';

const found = (...lines: string[]) => reportsWithoutChangeset(readChanges(lines.join('\n')));

describe('a change of the public API', () => {
  it('asks for a changeset', () => {
    expect(found('M\tetc/paymennt.api.md', 'M\tsrc/client.ts')).toEqual(['etc/paymennt.api.md']);
    expect(found('A\tetc/paymennt-new.api.md')).toEqual(['etc/paymennt-new.api.md']);
    expect(found('R100\tetc/paymennt-old.api.md\tetc/paymennt-new.api.md')).toEqual([
      'etc/paymennt-new.api.md',
    ]);
  });

  it('is fine beside a changeset, new or changed', () => {
    expect(found('M\tetc/paymennt.api.md', 'A\t.changeset/brave-dogs-pay.md')).toEqual([]);
    expect(found('M\tetc/paymennt.api.md', 'M\t.changeset/brave-dogs-pay.md')).toEqual([]);
  });

  it('is not excused by what only looks like a changeset', () => {
    expect(found('M\tetc/paymennt.api.md', 'M\t.changeset/README.md')).toHaveLength(1);
    expect(found('M\tetc/paymennt.api.md', 'D\t.changeset/brave-dogs-pay.md')).toHaveLength(1);
    expect(found('M\tetc/paymennt.api.md', 'M\t.changeset/config.json')).toHaveLength(1);
    expect(found('M\tetc/paymennt.api.md', 'A\tdocs/.changeset/note.md')).toHaveLength(1);
  });
});

describe('any other change', () => {
  it('needs none', () => {
    expect(found('M\tsrc/client.ts', 'A\tdocs/etc/paymennt.api.md', 'M\tetc/notes.md')).toEqual([]);
    expect(found()).toEqual([]);
  });
});
