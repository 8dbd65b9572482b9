/** One way to call an HTTP API from Node. */
export interface Contender {
  /** Fetches one object of about 1 KB. */
  get(): Promise<unknown>;
  /** Posts about 1 KB, gets about 1 KB. */
  post(): Promise<unknown>;
}

/** Makes a contender that calls the API at an origin. */
export type MakeContender = (origin: string) => Promise<Contender>;

/** Loads a package that is installed where the program runs, whose types are not installed here. */
export const load = async <Module>(name: string): Promise<Module> => (await import(name)) as Module;
