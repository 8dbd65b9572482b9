/** Next.js calls it once when the server starts. The sweeps find payments whose shopper never came back. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { payments } = await import('./lib/backend');
  setInterval(async () => (await payments()).sweep().catch(console.error), 5 * 60_000);
}
