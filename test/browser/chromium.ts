import { existsSync } from 'node:fs';

/** Where Debian puts it, unless `CHROMIUM` says otherwise. */
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

export function hasChromium(): boolean {
  return existsSync(CHROMIUM);
}
