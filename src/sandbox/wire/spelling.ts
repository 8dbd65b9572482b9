import type { SandboxStatusStyle } from '../behaviour.js';

/** The spelling of enumerations in one response. */
export interface Spelling {
  checkoutStatus(status: string): string;
  /** The status of a payment or a subscription. */
  otherStatus(status: string): string;
  /** `CARD` or `Card`, `DEFAULT` or `Default`. */
  word(code: string): string;
  /** `DAYS` or `days`. */
  unit(code: string): string;
}

/** `PARTIALLY_REFUNDED` as the published response schema spells it: `Partially refunded`. */
function label(code: string): string {
  const words = code.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const STYLES: Readonly<Record<SandboxStatusStyle, (code: string) => string>> = {
  code: (code) => code,
  label,
  lower: (code) => code.toLowerCase(),
};

/** @param statusStyle - The style of checkout statuses. Default: the style of the other words. */
export function spelling(style: 'code' | 'label', statusStyle: SandboxStatusStyle = style): Spelling {
  return {
    checkoutStatus: STYLES[statusStyle],
    // The published schemas have labels for checkout statuses only.
    otherStatus: STYLES.code,
    word: STYLES[style],
    unit: STYLES[style === 'code' ? 'code' : 'lower'],
  };
}

/** The spelling for the fault `unknown-status`. */
export function undocumentedSpelling(style: 'code' | 'label'): Spelling {
  const undocumented = () => 'UNDER_REVIEW';
  return { ...spelling(style), checkoutStatus: undocumented, otherStatus: undocumented };
}
