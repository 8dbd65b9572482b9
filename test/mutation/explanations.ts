import type { Explanation } from '../../scripts/mutation/verdict.js';

/** The mutants that may live: none of them changes what anybody can see. */
export const EXPLANATIONS: readonly Explanation[] = [
  {
    file: 'src/money.ts',
    was: 'decimals.reduce((total, decimal) => (decimal ? total + atScale(decimal, scale) : total), 0n);',
    becomes: 'decimals.reduce((total, decimal) => (decimal ? total - atScale(decimal, scale) : total), 0n);',
    because: 'both sums change their sign, and are equal as before',
  },
  {
    file: 'src/money.ts',
    was: "const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');",
    becomes: "const digits = (units <= 0n ? -units : units).toString().padStart(decimals + 1, '0');",
    because: 'there is no negative zero among bigints',
  },
  {
    file: 'src/money.ts',
    was: 'const half = (units < 0n ? -divisor : divisor) / 2n;',
    becomes: 'const half = (units <= 0n ? -divisor : divisor) / 2n;',
    because: 'zero and half of the last digit is rounded to zero, whatever its sign',
  },
];
