import { packPackage } from './workshop.js';

/** Builds and packs once for all examples. */
export async function setup(): Promise<void> {
  await packPackage();
}
