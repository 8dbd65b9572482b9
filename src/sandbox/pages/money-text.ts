import { currencyDecimals } from '../../money.js';
import { exact, exactText } from '../book/decimal.js';

/** `AED 1,234.50`, with the decimals that the currency has. */
export function moneyText(currency: string, amount: string): string {
  const [whole = '', fraction] = exactText(exact(amount), currencyDecimals(currency)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${currency} ${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}
