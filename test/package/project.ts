import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { attempt, type Outcome, run } from './command.js';
import { ROOT } from './tarball.js';

/** A user's project, with the package installed from its tarball. */
export interface Project {
  readonly folder: string;
  write(path: string, content: string | object): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes packages of a tools folder the project's own. */
  link(tools: string, names: readonly string[]): Promise<void>;
  /** The same at another place of the project. */
  alias(tools: string, name: string, place: string): Promise<void>;
  /** Runs a program that has to succeed, and gives its output. */
  run(program: string, ...args: readonly string[]): Promise<string>;
  /** Runs a program to its end, whatever that is. */
  attempt(program: string, ...args: readonly string[]): Promise<Outcome>;
}

/** A fresh project outside of the repository; it is gone when the test is. */
export async function newProject(manifest: object = {}): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), 'paymennt-project-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const project: Project = {
    folder,
    async write(path, content) {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content, undefined, 2));
    },
    remove: (path) => rm(join(folder, path), { recursive: true }),
    async link(tools, names) {
      for (const name of names) await project.alias(tools, name, join('node_modules', name));
    },
    async alias(tools, name, place) {
      const link = join(folder, place);
      await mkdir(dirname(link), { recursive: true });
      await symlink(join(tools, 'node_modules', name), link, 'junction');
    },
    run: (program, ...args) => run(program, args, { cwd: folder }),
    attempt: (program, ...args) => attempt(program, args, { cwd: folder }),
  };
  // A copy: a second or two less for each of the checks than installing again.
  await cp(inject('installation'), folder, { recursive: true, verbatimSymlinks: true });
  await project.write('package.json', { name: 'shop', version: '1.0.0', private: true, ...manifest });
  return project;
}

/** Copies a program of `test/package/fixtures` into a project. */
export async function fixture(project: Project, name: string, as: string = name): Promise<void> {
  await cp(join(ROOT, 'test/package/fixtures', name), join(project.folder, as));
}
