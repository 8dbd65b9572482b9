import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly permissions: unknown;
  readonly concurrency: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const FOLDER = new URL('../../.github/workflows/', import.meta.url);
const FILES = readdirSync(FOLDER);
const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  scripts: Record<string, string>;
};

const text = (file: string) => readFileSync(new URL(file, FOLDER), 'utf8');
const workflow = (file: string) => parse(text(file)) as Workflow;
const jobs = (file: string) =>
  Object.entries(workflow(file).jobs).map(([name, job]) => ({ name: `${file}: ${name}`, ...job }));
const ALL = FILES.flatMap(jobs);

/** The names of the jobs that a right is given to. */
const may = (right: string) =>
  ALL.filter(({ permissions }) => permissions?.[right] === 'write').map(({ name }) => name);

describe('the workflows', () => {
  it('are these', () => {
    expect(FILES.sort()).toEqual(['check.yml', 'docs.yml', 'release.yml']);
  });

  it.each(FILES)('pin every action by its commit and name its version: %s', (file) => {
    const uses = text(file)
      .split('\n')
      .filter((line) => /^\s*(?:- )?uses:/.test(line));

    expect(uses).toHaveLength(jobs(file).flatMap(({ steps }) => steps.filter((step) => step.uses)).length);
    for (const line of uses) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('pin one commit of each action', () => {
    const pins = new Set(ALL.flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? [])));
    const actions = [...pins].map((pin) => pin.split('@')[0]);

    expect(new Set(actions).size).toBe(actions.length);
  });

  it.each(ALL)('give each job a time limit, and only the rights that it names: $name', (job) => {
    expect(job['timeout-minutes']).toBeLessThanOrEqual(30);
    expect(job.permissions).toBeDefined();
  });

  it.each(FILES)('give nothing to a job that names nothing, and wait for themselves: %s', (file) => {
    expect(workflow(file).permissions).toEqual({});
    expect(workflow(file).concurrency).toHaveProperty('group');
  });

  it('let only those jobs write that have to', () => {
    expect(may('contents')).toEqual(['release.yml: version', 'release.yml: publish']);
    expect(may('pull-requests')).toEqual(['release.yml: version']);
    expect(may('pages')).toEqual(['docs.yml: deploy']);
    expect(may('id-token')).toEqual(['docs.yml: deploy', 'release.yml: publish']);
  });

  it('run no code of dependencies where something can be published', () => {
    const publish = workflow('release.yml').jobs['publish'];
    const commands = publish?.steps.flatMap(({ run }) => run ?? []);

    expect(commands).toHaveLength(2);
    expect(commands?.[0]).toMatch(/^npm publish "\.\/[^"]+\.tgz" --provenance/);
    expect(commands?.[1]).toMatch(/^gh release create /);
    expect(publish?.steps.map(({ uses }) => uses?.split('@')[0])).not.toContain('actions/checkout');
  });

  it('never leave a token in the checkout, and know no secret but the one of the run', () => {
    const checkouts = ALL.flatMap(({ steps }) => steps).filter(({ uses }) =>
      uses?.startsWith('actions/checkout@'),
    );
    const secrets = FILES.flatMap((file) => text(file).match(/secrets\.\w+/g) ?? []);

    expect(checkouts.length).toBeGreaterThan(5);
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
    expect(new Set(secrets)).toEqual(new Set(['secrets.GITHUB_TOKEN']));
  });

  it('run scripts that exist', () => {
    const commands = ALL.flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
    const called = commands.flatMap((command) =>
      [...command.matchAll(/npm (?:run )?([\w:]+)/g)].map(([, name = '']) => name),
    );
    const npm = new Set(['ci', 'pack', 'publish', 'view']);

    expect(called.length).toBeGreaterThan(20);
    expect(called.filter((name) => !npm.has(name) && scripts[name] === undefined)).toEqual([]);
  });
});
