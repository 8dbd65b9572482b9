import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Application,
  Comment,
  CommentTag,
  type Context,
  Converter,
  type DeclarationReflection,
  ReflectionKind,
} from 'typedoc';
import { ROOT } from './guides.js';

/** Where people look for what a file exports. The first match counts. */
const GROUPS: readonly (readonly [RegExp, string])[] = [
  [/^(client|version|config\/(options|fetch-like|environments))\.ts$/, 'Client'],
  [/^checkouts\/confirmation-url\.ts$/, 'Confirmation URLs'],
  [/^checkouts\/(verification|return-url|webhook-body)\.ts$/, 'Verification'],
  [/^(checkouts\/.*|shared\/order)\.ts$/, 'Checkouts'],
  [/^payments\//, 'Payments'],
  [/^cards\//, 'Stored cards'],
  [/^subscriptions\//, 'Subscriptions'],
  [/^(branches|terminals)\//, 'Branches and terminals'],
  [/^webhooks\//, 'Webhooks'],
  [/^statuses\//, 'Statuses'],
  [/^money\.ts$/, 'Money'],
  [/^errors\.ts$/, 'Errors'],
  [/^call\/pages\.ts$/, 'Pages and lists'],
  [/^config\/hooks\.ts$/, 'Hooks'],
  [/^call\/raw-request\.ts$/, 'Other requests'],
  [/^shared\//, 'Shared types'],
  [/^flow\/((sql-)?storage|table)\.ts$/, 'Flow storage'],
  [/^flow\//, 'Payment flow'],
  [/^sandbox\/(cards|ledger\/bank)\.ts$/, 'Cards and bank'],
  [/^sandbox\/(faults\/|behaviour\.ts$)/, 'Faults and behaviour'],
  [/^sandbox\/(records|snapshots)\//, 'What the sandbox remembers'],
  [/^operations\.ts$/, 'Routes'],
  [/^sandbox\//, 'Sandbox'],
  [/^testing\/build/, 'Builders'],
  [/^testing\/(check-)?flow-/, 'Flow storage'],
  [/^testing\/play-shopper\.ts$/, 'Shopper'],
  [/^testing\//, 'Security suite'],
  [/^msw\//, 'Mock Service Worker'],
  [/^node\//, 'Node'],
  [/^app\//, 'App'],
];

/** The order in which groups are shown: the plain one of an entry point comes first. */
export const GROUP_NAMES = [
  ...new Set(['Client', 'Payment flow', 'Sandbox', ...GROUPS.map(([, name]) => name)]),
];

/** The group of a file below `src`. A file that has none must be given one, or its exports would be lost. */
export function groupOf(path: string): string {
  const group = GROUPS.find(([pattern]) => pattern.test(path));
  if (!group) throw new Error(`scripts/docs/reference-groups.ts has no group for src/${path}.`);
  return group[1];
}

function fileOf(context: Context, reflection: DeclarationReflection): string | undefined {
  const declaration = context.getSymbolFromReflection(reflection)?.declarations?.[0];
  const source = fileURLToPath(new URL('src', ROOT));
  return declaration && relative(source, declaration.getSourceFile().fileName);
}

const tag = (group: string) => new CommentTag('@group', [{ kind: 'text', text: group }]);

function assign(context: Context, reflection: DeclarationReflection): void {
  if (!reflection.parent?.kindOf(ReflectionKind.Module)) return;
  const file = fileOf(context, reflection);
  if (file === undefined) return;
  const group = tag(groupOf(file));
  // What has no comment gets none here: the validation is to see that nobody described it.
  const comments = [reflection, ...(reflection.signatures ?? [])].map(({ comment }) => comment);
  for (const comment of comments) comment?.blockTags.push(group);
}

/** Names of the entry points as they are imported, by the folder that each lives in. */
const ENTRY_POINTS: Readonly<Record<string, string>> = {
  '.': 'paymennt',
  flow: 'paymennt/flow',
  app: 'paymennt/app',
  sandbox: 'paymennt/sandbox',
  testing: 'paymennt/testing',
  msw: 'paymennt/msw',
  node: 'paymennt/node',
};

function nameEntryPoint(context: Context, module: DeclarationReflection): void {
  const file = fileOf(context, module);
  const folder = file === undefined ? '' : file.replace(/\/?index\.ts$/, '') || '.';
  const name = ENTRY_POINTS[folder];
  if (name === undefined) throw new Error(`scripts/docs/reference-groups.ts does not know src/${file}.`);
  module.name = name;
  module.comment ??= new Comment();
  module.comment.blockTags.push(tag('Reference'));
}

/** Groups the reference by what people look for, not by what TypeScript calls it. */
export function addReferenceGroups(app: Application): void {
  app.converter.on(Converter.EVENT_CREATE_DECLARATION, (context, reflection) => {
    if (reflection.kindOf(ReflectionKind.Module)) nameEntryPoint(context, reflection);
  });
  // After every comment is in place, and before the groups are made.
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context) => {
    for (const reflection of context.project.getReflectionsByKind(ReflectionKind.All)) {
      if (reflection.isDeclaration()) assign(context, reflection);
    }
  });
}
