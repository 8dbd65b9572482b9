import { tools } from './tools.js';

/** The folder of the tools that take a program and make another of it. */
export const bundlers = (): Promise<string> =>
  tools('package-bundlers', { esbuild: '0.28.2', jest: '30.5.2', vite: '8.3.8', webpack: '5.112.2' });
