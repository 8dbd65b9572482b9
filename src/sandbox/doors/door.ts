/** Which way a request came in. */
export type Door = 'in-process' | 'http';

/** What the doors tell the routers. */
export interface DoorEnv {
  Bindings: { door: Door };
}
