import { readFile, writeFile } from 'node:fs/promises';
import { decode, encode, type SourceMapSegment } from '@jridgewell/sourcemap-codec';
import type { Options } from 'tsup';

interface SourceMap {
  readonly version: 3;
  readonly file: string;
  readonly sources: readonly string[];
  readonly mappings: string;
}

type TsupPlugin = NonNullable<Options['plugins']>[number];

const isOurs = (source: string) => !source.includes('node_modules/');

/** The first place of our own that a line of the build comes from. */
function originOf(
  line: readonly SourceMapSegment[],
  sources: readonly string[],
): SourceMapSegment | undefined {
  const origin = line.find(([, source]) => source !== undefined && isOurs(sources[source] ?? ''));
  return origin && [0, origin[1] ?? 0, origin[2] ?? 0, 0];
}

function slim({ version, file, sources, mappings }: SourceMap) {
  const lines = decode(mappings).map((line) => originOf(line, sources));
  const used = [...new Set(lines.flatMap((origin) => (origin ? [origin[1] ?? 0] : [])))];
  const renumbered = lines.map((origin): SourceMapSegment[] =>
    origin ? [[0, used.indexOf(origin[1] ?? 0), origin[2] ?? 0, 0]] : [],
  );
  return {
    version,
    file,
    sources: used.map((index) => sources[index]),
    names: [],
    mappings: encode(renumbered),
  };
}

/**
 * Source maps that lead from a line of the build to a line of `src`, and no further: a stack trace names the file that
 * is in the repository. With columns and the text of all sources, maps would be three times the code that they are for.
 */
export const lineMaps: TsupPlugin = {
  name: 'line-maps',
  async buildEnd({ writtenFiles }) {
    for (const { name } of writtenFiles.filter((file) => file.name.endsWith('.map'))) {
      const map = JSON.parse(await readFile(name, 'utf8')) as SourceMap;
      await writeFile(name, JSON.stringify(slim(map)));
    }
  },
};
