/** Where the dashboard lives, in the root of whatever origin the sandbox has. */
export const ADDRESSES = {
  checkouts: '/',
  checkout: (id: string) => `/dashboard/checkouts/${encodeURIComponent(id)}`,
  webhooks: '/dashboard/webhooks',
  controls: '/dashboard/controls',
  events: '/dashboard/events',
  style: '/dashboard/style.css',
  script: '/dashboard/script.js',
} as const;

export function isDashboardPath(pathname: string): boolean {
  return pathname === ADDRESSES.checkouts || pathname.startsWith('/dashboard/');
}
