import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A process that is asked and answers. */
export interface Child<Greeting = object> {
  /** Its first word. */
  readonly greeting: Greeting;
  ask<Answer>(question?: object): Promise<Answer>;
  stop(): Promise<void>;
}

async function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  const answered = new AbortController();
  const { signal } = answered;
  try {
    const [answer] = await Promise.race([
      once(child, 'message', { signal }),
      once(child, 'exit', { signal }).then(([code]) => {
        throw new Error(`${child.spawnargs.slice(1).join(' ')} ended with code ${code}.`);
      }),
    ]);
    return answer as Answer;
  } finally {
    answered.abort();
  }
}

/** Starts a program and waits for its first word. */
export async function start<Greeting = object>(
  program: string,
  args: readonly string[] = [],
  execArgv: readonly string[] = [],
): Promise<Child<Greeting>> {
  const child = fork(program, [...args], {
    execArgv: [...execArgv],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const greeting = await answerOf<Greeting>(child);
  return {
    greeting,
    ask: (question = {}) => {
      child.send(question);
      return answerOf(child);
    },
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
