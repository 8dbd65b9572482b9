import { vi } from 'vitest';

/** A call that waits for the scheduler to let it go on. */
interface Waiting {
  readonly actor: Actor;
  readonly label: string;
  readonly isReady: () => boolean;
  readonly goOn: () => void;
  readonly fail: (reason: Error) => void;
}

/** One run of one method of the flow, on a machine of its own that may die at any await. */
export interface Actor {
  readonly name: string;
  isCrashed: boolean;
  isDone: boolean;
  /** Undoes what the dead machine has not committed. */
  rollBack: () => void;
}

/** Decides at every step what happens next. */
export interface Chooser {
  /** Which of the waiting calls goes on. */
  choose(count: number): number;
  /** What happens to it. */
  fate(label: string, actor: Actor): 'go on' | 'crash' | 'fail';
}

/** Every await of every actor ends here, so that the order of everything is a choice. */
export class Scheduler {
  /** What happened, for the report of a failure. */
  readonly log: string[] = [];
  readonly actors: Actor[] = [];
  #waiting: Waiting[] = [];

  spawn(name: string, work: (actor: Actor) => Promise<unknown>): Actor {
    const actor: Actor = { name, isCrashed: false, isDone: false, rollBack: () => undefined };
    this.actors.push(actor);
    work(actor).then(
      (result) => {
        actor.isDone = true;
        this.log.push(`${name} resolves with ${JSON.stringify(result)}`);
      },
      (error: unknown) => {
        actor.isDone = true;
        this.log.push(`${name} rejects with ${String(error)}`);
      },
    );
    return actor;
  }

  /** Waits until the scheduler chooses this call. A dead machine waits for ever. */
  point(actor: Actor, label: string, isReady: () => boolean = () => true): Promise<void> {
    return new Promise((goOn, fail) => this.#waiting.push({ actor, label, isReady, goOn, fail }));
  }

  /** Lets every call run to its next await. Nothing in the model waits for anything but points. */
  async settle(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#waiting = this.#waiting.filter(({ actor }) => !actor.isCrashed);
  }

  /** Lets one waiting call go on, or not. @returns false when none can. */
  async step(chooser: Chooser): Promise<boolean> {
    await this.settle();
    const ready = this.#waiting.filter(({ isReady }) => isReady());
    const chosen = ready[chooser.choose(ready.length)];
    if (!chosen) return false;
    this.#waiting = this.#waiting.filter((waiting) => waiting !== chosen);
    const { actor, label } = chosen;
    // Every call takes time, because a due time that was written during a sweep must not look as if it had come.
    vi.setSystemTime(Date.now() + 1);
    const fate = chooser.fate(label, actor);
    this.log.push(`${actor.name}: ${label}${fate === 'go on' ? '' : `: ${fate}`}`);
    if (fate === 'crash') {
      actor.isCrashed = true;
      actor.rollBack();
    } else if (fate === 'fail') chosen.fail(new Error(`no answer to ${label}`));
    else chosen.goOn();
    return true;
  }

  /** Runs until nothing is left to do. */
  async drain(chooser: Chooser): Promise<void> {
    while (await this.step(chooser));
  }
}

/** First come, first served, and nothing goes wrong. */
export const CALM: Chooser = { choose: () => 0, fate: () => 'go on' };
