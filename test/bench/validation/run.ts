import type { Budget } from '../budgets.js';
import { start } from '../child.js';
import type { Bench } from '../part.js';
import { median, ratios, spread } from '../stats.js';
import { printTable } from '../table.js';
import type { Durations, Question, Subject } from './validation-process.js';

const WARM_ROUNDS = 60;
const FIRST_ROUNDS = 16;
const BUDGET = 0.5;

const SUBJECTS: Readonly<Record<Subject, string>> = {
  object: 'one checkout',
  page: 'a page of 100 checkouts',
};
const NAMES = ['object', 'page'] as const;

/** What reading an answer costs beyond parsing its JSON: envelope, schema, statuses, the search for drift. */
export async function measureValidation({ workplace, rounds }: Bench): Promise<Budget[]> {
  const program = (await workplace.compile('validation/validation-process'))('validation/validation-process');
  const ask = async (question: Question): Promise<Durations> => {
    const child = await start(program);
    try {
      return await child.ask<Durations>(question);
    } finally {
      await child.stop();
    }
  };
  const warm: Partial<Record<Subject, Durations>> = {};
  const measured: Budget[] = [];
  for (const subject of NAMES) {
    const durations = await ask({ subject, rounds: rounds(WARM_ROUNDS) });
    warm[subject] = durations;
    measured.push({
      name: `validation of ${SUBJECTS[subject]}, warm, × JSON.parse`,
      atMost: BUDGET,
      measured: median(extra(durations, 'read')),
    });
  }
  report('Reading an answer, warm', warm);
  const first: Partial<Record<Subject, Durations>> = {};
  for (const subject of NAMES) {
    const all: Durations = { parse: [], read: [], zod: [] };
    for (let round = 0; round < rounds(FIRST_ROUNDS); round += 1) {
      const one = await ask({ subject, rounds: 0 });
      all.parse.push(...one.parse);
      all.read.push(...one.read);
      all.zod.push(...one.zod);
    }
    first[subject] = all;
  }
  report('Reading an answer, the first one of a process', first);
  return measured;
}

/** What comes on top of JSON.parse, as a multiple of it. */
const extra = (durations: Durations, what: 'read' | 'zod') =>
  ratios(durations[what], durations.parse).map((ratio) => ratio - 1);

function report(title: string, measured: Partial<Record<Subject, Durations>>): void {
  printTable(
    title,
    ['', 'JSON.parse µs', '+ validation µs', '× JSON.parse', "+ zod's parser alone, × JSON.parse"],
    NAMES.flatMap((subject) => {
      const durations = measured[subject];
      if (!durations) return [];
      const added = durations.read.map((micros, round) => micros - (durations.parse[round] ?? Number.NaN));
      return [
        [
          SUBJECTS[subject],
          spread(durations.parse, 1),
          spread(added, 1),
          spread(extra(durations, 'read')),
          spread(extra(durations, 'zod')),
        ],
      ];
    }),
  );
}
