import fc from 'fast-check';

/** Checks that something holds for many generated values: the same ones on every run. */
export function holds<Values extends [unknown, ...unknown[]]>(
  property: fc.IProperty<Values>,
  numRuns = 300,
): void {
  fc.assert(property, { seed: 20_260_131, numRuns });
}

/** The same for a property that takes time. */
export async function holdsAsync<Values extends [unknown, ...unknown[]]>(
  property: fc.IAsyncProperty<Values>,
  numRuns = 100,
): Promise<void> {
  await fc.assert(property, { seed: 20_260_131, numRuns });
}
