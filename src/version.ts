/**
 * The version of this package, equal to the one in package.json.
 *
 * @example
 * ```ts
 * import { VERSION } from 'paymennt';
 *
 * console.log(`paymennt ${VERSION}, Node ${process.version}`); // for a report of a bug
 * ```
 */
export const VERSION: string = '0.2.0';
