import type { SandboxStatusStyle } from '../behaviour.js';
import type {
  SandboxCheckoutStatus,
  SandboxPaymentStatus,
  SandboxSubscriptionStatus,
} from '../records/index.js';

/** The spelling of enumerations in one response. */
export interface Spelling {
  checkoutStatus(status: SandboxCheckoutStatus): string;
  paymentStatus(status: SandboxPaymentStatus): string;
  subscriptionStatus(status: SandboxSubscriptionStatus): string;
  /** `CARD` or `Card`, `DEFAULT` or `Default`. */
  word(code: string): string;
  /** `DAYS` or `days`. */
  unit(code: string): string;
}

/** The status of the fault `unknown-status`. */
const UNDOCUMENTED_STATUS = 'UNDER_REVIEW';

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
    paymentStatus: (status) => status,
    subscriptionStatus: (status) => status,
    word: STYLES[style],
    unit: style === 'code' ? (code) => code : (code) => code.toLowerCase(),
  };
}

export function undocumentedSpelling(style: 'code' | 'label'): Spelling {
  const undocumented = () => UNDOCUMENTED_STATUS;
  return {
    ...spelling(style),
    checkoutStatus: undocumented,
    paymentStatus: undocumented,
    subscriptionStatus: undocumented,
  };
}
