/** A file planted in a copy of the layout, and the rule it breaks (none: the rules must leave it alone). */
export interface Plant {
  readonly path: string;
  readonly source: string;
  readonly breaks: string | undefined;
}

const bad = (breaks: string, path: string, ...imports: string[]): Plant => ({
  path,
  source: imports.map((name) => `import '${name}';\n`).join(''),
  breaks,
});
const good = (path: string, ...imports: string[]): Plant => ({
  ...bad('', path, ...imports),
  breaks: undefined,
});

/** The layout the plants stand in: files that break nothing, so that every import has something to point at. */
export const soil: readonly Plant[] = [
  good('packages/ledger/src/index.ts'),
  good('packages/pii/src/index.ts'),
  good('packages/core/src/kernel/index.ts', '@cordon/ledger'),
  good('packages/core/src/sql/index.ts', '../kernel/index.ts'),
  good('packages/core/src/policy/index.ts', '../kernel/index.ts'),
  good('packages/core/src/pgwire/index.ts'),
  good('packages/core/src/monitoring/index.ts'),
  good('packages/core/src/agreements/index.ts', '../policy/index.ts', '../kernel/index.ts'),
  good('packages/core/src/masking/index.ts', '../policy/index.ts', '@cordon/pii'),
  good('packages/core/src/drills/index.ts', '../monitoring/index.ts'),
  good('packages/core/src/assurance/index.ts', '../agreements/index.ts'),
  good('packages/server/src/main.ts', './compose.ts', 'node:process'),
  good('packages/server/src/compose.ts', './people/store.ts', './people/index.ts', './gate/gate.ts', 'pg'),
  good(
    'packages/server/src/gate/gate.ts',
    './ports.ts',
    '@cordon/core/policy',
    '@cordon/ledger',
    '@cordon/pii',
  ),
  good('packages/server/src/gate/ports.ts'),
  good('packages/server/src/people/store.ts', 'pg', 'kysely', 'node:crypto'),
  good('packages/server/src/people/index.ts', './people.ts'),
  good('packages/server/src/people/people.ts', 'zod'),
  good('packages/server/src/sources/source.ts', 'pg'),
  good('packages/server/src/doors/http/door.ts', 'node:http'),
  good('packages/console/src/main.tsx', '@cordon/ledger'),
];

/** Imports that the rules allow although they come close to a ban. */
export const allowed: readonly Plant[] = [
  good('packages/ledger/bin/command.ts', 'node:fs', '../src/index.ts'),
  good('packages/ledger/src/proof.ts', '@noble/hashes/sha2.js'),
  good('packages/ledger/src/proof.test.ts', 'vitest', 'node:fs', './proof.ts'),
  good('packages/core/src/sql/parse.ts', 'libpg-query', 'pgsql-deparser'),
  good(
    'packages/core/src/policy/decide.int.test.ts',
    'pg',
    '../sql/index.ts',
    '../../../../tests/support/database.ts',
  ),
  good('packages/server/src/people/store.int.test.ts', './store.ts', 'pg', 'vitest'),
  good('packages/server/src/people/routes.ts', 'fastify', './people.ts'),
  good('packages/server/src/people/course.store.ts', 'kysely', './store.ts'),
  good('packages/server/src/people/jobs.ts', 'node:timers', './store.ts'),
  good('packages/server/src/platform/db.ts', 'pg'),
  good('packages/server/src/commands/serve.ts', 'node:path'),
  good(
    'packages/server/src/doors/workspace/routes.ts',
    'fastify',
    '../../gate/gate.ts',
    '../../people/index.ts',
  ),
  good('packages/server/src/gate/gate.test.ts', 'vitest', 'node:fs'),
  good('tests/support/database.ts', 'pg', '@cordon/core/policy'),
];

/** At least one violation of every rule, each breaking that rule alone. */
export const planted: readonly Plant[] = [
  bad('no-cycle', 'packages/server/src/cycle/a.ts', './b.ts'),
  bad('resolvable', 'packages/server/src/people/lost.ts', './nowhere.ts'),
  bad('resolvable', 'packages/console/src/inner.ts', '@cordon/core/policy/index.ts'),
  bad('packages-by-name', 'packages/server/src/people/sideways.ts', '../../../core/src/policy/index.ts'),
  bad('ships-alone', 'packages/core/src/policy/tested.ts', './decide.int.test.ts'),
  bad('ships-alone', 'packages/server/src/platform/handy.ts', '../../../../tests/support/database.ts'),

  bad('ledger-alone', 'packages/ledger/src/ours.ts', '@cordon/core/policy'),
  bad('ledger-alone', 'packages/ledger/src/node.ts', 'node:fs'),
  bad('ledger-alone', 'packages/ledger/src/npm.ts', 'zod'),
  bad('ledger-alone', 'packages/ledger/bin/ours.ts', '@cordon/pii'),
  bad('pii-alone', 'packages/pii/src/ours.ts', '@cordon/ledger'),
  bad('pii-alone', 'packages/pii/src/node.ts', 'fs'),
  bad('pii-alone', 'packages/pii/src/npm.ts', 'zod'),

  bad('core-pure', 'packages/core/src/policy/server.ts', '@cordon/server'),
  bad('core-pure', 'packages/core/src/policy/server.test.ts', '@cordon/server'),
  bad('core-pure', 'packages/core/src/policy/node.ts', 'node:sqlite'),
  bad('core-pure', 'packages/core/src/policy/npm.ts', 'zod'),
  {
    path: 'packages/core/src/policy/builtin.ts',
    source: "export const net: unknown = process.getBuiltinModule('node:net');\n",
    breaks: 'core-pure',
  },
  {
    path: 'packages/core/src/policy/later.ts',
    source: "export const fs = (): Promise<unknown> => import('node:fs');\n",
    breaks: 'core-pure',
  },

  bad('core-order', 'packages/core/src/kernel/up.ts', '../policy/index.ts'),
  bad('core-order', 'packages/core/src/sql/side.ts', '../policy/index.ts'),
  bad('core-order', 'packages/core/src/policy/up.ts', '../masking/index.ts'),
  bad('core-order', 'packages/core/src/masking/side.ts', '../sql/index.ts'),
  bad('core-order', 'packages/core/src/agreements/side.ts', '../masking/index.ts'),
  bad('core-order', 'packages/core/src/pgwire/side.ts', '../sql/index.ts'),
  bad('core-order', 'packages/core/src/monitoring/up.ts', '../drills/index.ts'),
  bad('core-order', 'packages/core/src/drills/side.ts', '../policy/index.ts'),
  bad('core-order', 'packages/core/src/assurance/side.ts', '../policy/index.ts'),
  bad('core-order', 'packages/core/src/people/side.ts', '../policy/index.ts'),
  bad('core-order', 'packages/core/src/newcomer/side.ts', '../policy/index.ts'),
  bad('core-order', 'packages/core/src/policy/named.ts', '@cordon/core/sql'),
  bad('core-order', 'packages/core/src/policy/detect.ts', '@cordon/pii'),
  bad('core-order', 'packages/core/src/loose.ts', './policy/index.ts'),

  bad('gate-is-thin', 'packages/server/src/gate/database.ts', 'pg'),
  bad('gate-is-thin', 'packages/server/src/gate/socket.ts', 'node:net'),
  bad('gate-is-thin', 'packages/server/src/gate/people.ts', '../people/index.ts'),
  bad('gate-is-thin', 'packages/server/src/gate/library.ts', 'zod'),

  bad('doors-apart', 'packages/server/src/doors/postgres/borrow.ts', '../http/door.ts'),
  bad('doors-via-gate', 'packages/server/src/doors/http/direct.ts', '../../sources/source.ts'),
  bad('doors-via-gate', 'packages/server/src/doors/http/driver.ts', 'pg'),
  bad('doors-via-gate', 'packages/server/src/doors/http/builder.ts', 'kysely'),
  bad('doors-via-gate', 'packages/server/src/doors/http/roundabout.ts', '../../identity/detour.ts'),

  bad('store-private', 'packages/server/src/monitoring/peek.ts', '../people/store.ts'),
  bad('store-private', 'packages/server/src/monitoring/narrow.ts', '../people/course.store.ts'),
  bad('store-private', 'packages/server/src/doors/http/peek.ts', '../../people/store.ts'),
  bad('store-private', 'packages/server/src/config.ts', './people/store.ts'),
  bad('store-private', 'packages/server/bin/command.ts', '../src/people/store.ts'),
  bad('store-private', 'packages/server/src/monitoring/index.ts', './store.ts'),

  bad('io-in-named-files', 'packages/server/src/people/files.ts', 'node:fs'),
  bad('io-in-named-files', 'packages/server/src/people/mail.ts', 'nodemailer'),
  bad('io-in-named-files', 'packages/server/src/people/main.ts', 'pg'),
  {
    path: 'packages/server/src/people/typed.ts',
    source: "import type { Pool } from 'pg';\nexport type Handle = Pool;\n",
    breaks: 'io-in-named-files',
  },

  bad('console-no-server', 'packages/console/src/app/server.ts', '@cordon/server'),
];

/** What the plants lean on. */
export const props: readonly Plant[] = [
  good('packages/server/src/cycle/b.ts', './a.ts'),
  good('packages/server/src/identity/detour.ts', '../sources/source.ts'),
  good('packages/server/src/monitoring/store.ts', 'pg'),
];
