import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Random } from '../model/random.js';
import type { Call, CallName, Message, ShopSettings } from './protocol.js';

type Settle = (message: Message | undefined) => void;

interface Machine {
  readonly child: ChildProcess;
  readonly pending: Map<number, Settle>;
  isReady: boolean;
}

/** Which calls a process does not survive. */
export interface Kills {
  /** The share of such calls. */
  readonly share: number;
  /** How many kills are enough. */
  readonly most: number;
}

/** How long a process lives at most after it received such a call. */
const LONGEST_LIFE_MS = 120;

/** A call that no process answered. */
export class KilledError extends Error {}

/** The processes of the shop. Each one that is killed is replaced. */
export class Machines {
  kills = 0;
  #mayKill = true;
  readonly #program: string;
  readonly #settings: ShopSettings;
  readonly #random: Random;
  readonly #wanted: Kills;
  readonly #machines = new Set<Machine>();
  readonly #waiting = new Set<() => void>();
  #calls = 0;
  #isOver = false;

  constructor(program: string, settings: ShopSettings, random: Random, wanted: Kills) {
    this.#wanted = wanted;
    this.#program = program;
    this.#settings = settings;
    this.#random = random;
  }

  start(count: number): void {
    for (let index = 0; index < count; index += 1) this.#startOne();
  }

  /** Sends a call to any process that is up. Rejects with the error of the call, or with {@link KilledError}. */
  async call(name: CallName, subject: string): Promise<unknown> {
    const machine = await this.#anyReady();
    const { child, pending } = machine;
    const { share, most } = this.#wanted;
    if (this.#mayKill && this.kills < most && this.#random.chance(share)) this.#killSoon(machine);
    this.#calls += 1;
    const call: Call = { id: this.#calls, name, subject };
    const answer = await new Promise<Message | undefined>((resolve) => {
      pending.set(call.id, resolve);
      child.send(call, () => undefined);
    });
    if (answer === undefined) throw new KilledError();
    if ('error' in answer) throw new Error(answer.error);
    return 'result' in answer ? answer.result : undefined;
  }

  /** Kills a process while it is at work on the call that it has just received. */
  #killSoon(machine: Machine): void {
    setTimeout(() => {
      if (!machine.isReady || !this.#mayKill || this.kills >= this.#wanted.most) return;
      machine.isReady = false;
      this.kills += 1;
      machine.child.kill('SIGKILL');
    }, this.#random.next() * LONGEST_LIFE_MS);
  }

  /** From now on every process lives. */
  endKills(): void {
    this.#mayKill = false;
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    this.endKills();
    const ends = [...this.#machines].map(async ({ child }) => {
      const end = once(child, 'exit');
      child.kill('SIGKILL');
      await end;
    });
    await Promise.all(ends);
  }

  #startOne(): void {
    const child = fork(this.#program, { env: { ...process.env, SHOP: JSON.stringify(this.#settings) } });
    const machine: Machine = { child, pending: new Map(), isReady: false };
    this.#machines.add(machine);
    child.on('message', (message: Message) => {
      if ('ready' in message) this.#becomeReady(machine);
      else this.#settle(machine, message.id, message);
    });
    child.once('exit', () => {
      machine.isReady = false;
      this.#machines.delete(machine);
      for (const id of machine.pending.keys()) this.#settle(machine, id, undefined);
      if (!this.#isOver) this.#startOne();
    });
  }

  #becomeReady(machine: Machine): void {
    machine.isReady = true;
    for (const goOn of this.#waiting) goOn();
    this.#waiting.clear();
  }

  #settle({ pending }: Machine, id: number, message: Message | undefined): void {
    pending.get(id)?.(message);
    pending.delete(id);
  }

  async #anyReady(): Promise<Machine> {
    for (;;) {
      const machine = this.#random.pick([...this.#machines].filter(({ isReady }) => isReady));
      if (machine) return machine;
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }
}
