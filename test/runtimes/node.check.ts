import { describeWay, TELLS_ALL } from './hold.js';
import { PROGRAMS } from './programs.js';
import { NODE_VERSIONS, nodeIn } from './runtimes.js';

const WAYS = [
  { how: 'import', args: [PROGRAMS.esm, 'WORLD'] },
  { how: 'require', args: [PROGRAMS.cjs, 'WORLD'] },
  { how: 'require of an ES module', args: [PROGRAMS.requireEsm, 'WORLD'] },
  { how: 'import, over createNodeFetch', args: [PROGRAMS.esm, 'WORLD', 'createNodeFetch'] },
];

for (const version of NODE_VERSIONS) {
  for (const { how, args } of WAYS) {
    describeWay({
      name: `Node ${version}, ${how}`,
      runtime: new RegExp(`^Node v${version.replaceAll('.', '\\.')}(?:\\.|$)`),
      command: (runtimes) => [nodeIn(runtimes, version), ...args],
      traits: TELLS_ALL,
    });
  }
}
