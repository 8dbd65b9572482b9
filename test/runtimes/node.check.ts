import { describeWay, TELLS_ALL } from './hold.js';
import { PROGRAMS } from './programs.js';
import { NODE_VERSIONS, nodeIn } from './runtimes.js';

const WAYS = [
  { how: 'import', args: [PROGRAMS.esm, 'WORLD'], versions: NODE_VERSIONS },
  { how: 'require', args: [PROGRAMS.cjs, 'WORLD'], versions: NODE_VERSIONS },
  // The same build as `import`, through another loader: the first that can, and the newest.
  { how: 'require of an ES module', args: [PROGRAMS.requireEsm, 'WORLD'], versions: ['20.19.0', '26'] },
  {
    how: 'import, over createNodeFetch',
    args: [PROGRAMS.esm, 'WORLD', 'createNodeFetch'],
    versions: NODE_VERSIONS,
  },
] as const;

for (const { how, args, versions } of WAYS) {
  for (const version of versions) {
    describeWay({
      name: `Node ${version}, ${how}`,
      runtime: new RegExp(`^Node v${version.replaceAll('.', '\\.')}(?:\\.|$)`),
      command: (runtimes) => [nodeIn(runtimes, version), ...args],
      traits: TELLS_ALL,
    });
  }
}
