import { tools } from './tools.js';

/** Before 0.82, Metro did not read `exports` of a package.json. */
export const METROS = ['0.81', '0.83'] as const;

// The versions of React Native that came with them.
const REACT_NATIVE = { '0.81': '0.77.3', '0.83': '0.81.6' };

/** The folder of Metro as React Native configures it. React Native itself is not needed to make a bundle. */
export const reactNative = (metro: (typeof METROS)[number]): Promise<string> =>
  tools(`package-metro-${metro}`, {
    '@babel/core': '7',
    '@babel/runtime': '7',
    '@react-native/metro-config': REACT_NATIVE[metro],
    metro,
  });

/** What the template of React Native has for a project whose packages are installed in another folder. */
export const metroConfig = (folder: string): string => `
  const load = require('node:module').createRequire(${JSON.stringify(`${folder}/`)});
  const { getDefaultConfig, mergeConfig } = load('@react-native/metro-config');
  module.exports = mergeConfig(getDefaultConfig(__dirname), {
    // Leaves nothing behind.
    cacheStores: [],
    fileMapCacheDirectory: __dirname,
    watchFolders: [${JSON.stringify(folder)}],
    resolver: { nodeModulesPaths: [${JSON.stringify(`${folder}/node_modules`)}] },
    // These are modules of React Native that prepare a phone.
    serializer: { getModulesRunBeforeMainModule: () => [], getPolyfills: () => [] },
  });`;

/** Bundles `index.js` as a release does. */
export const metroBuild = (folder: string): string => `
  const metro = require('node:module').createRequire(${JSON.stringify(`${folder}/`)})('metro');
  metro
    .loadConfig({ config: __dirname + '/metro.config.cjs' })
    .then((config) => metro.runBuild(config, { entry: 'index.js', platform: 'ios', minify: false, out: 'out.js' }))
    .then(() => process.exit(0), (error) => { console.error(error); process.exit(1); });`;
