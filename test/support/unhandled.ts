import { onTestFinished } from 'vitest';

const EVENTS = ['unhandledRejection', 'uncaughtExceptionMonitor'] as const;

/** Everything that would end a process, until the test is over. */
export function unhandledErrors(): readonly unknown[] {
  const errors: unknown[] = [];
  const note = (error: unknown) => void errors.push(error);
  for (const event of EVENTS) process.on(event as 'unhandledRejection', note);
  onTestFinished(() => {
    for (const event of EVENTS) process.off(event, note);
  });
  return errors;
}
