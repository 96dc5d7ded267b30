import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Code whose result may depend on its arguments only: the clock, salts and keys are passed in. */
const pure = [
  'packages/core/src/**/*.ts',
  'packages/ledger/src/**/*.ts',
  'packages/pii/src/**/*.ts',
  'packages/server/src/gate/**/*.ts',
];

const noClock =
  'This code is pure: a decision or proof must replay to the same result, so the time is an argument.';
const noChance =
  'This code is pure: randomness (salts, keys, samples) is an argument, so that runs can be repeated.';
const noTimer = 'This code is pure: who waits is decided outside; a timer here is hidden state.';

export default defineConfig(
  { ignores: ['**/node_modules/', '**/dist/', '**/coverage/', 'data/', '**/*.gen.ts'] },
  // Names a package that is installed apart; `npm run test:products` checks its types.
  { ignores: ['tests/products/directus/directus.test.ts', 'tests/products/directus/no-scripts/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // `while (true)` is plain; a condition that is always true by its type is not.
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A number in a text is harmless; null, undefined and objects are the bugs this rule is for.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `async` without `await` turns a throw into a rejection, which is what a port promises.
      '@typescript-eslint/require-await': 'off',
      // A protocol codec names control characters on purpose.
      'no-control-regex': 'off',
      // A closed set of codes reads best as a type; interfaces and types are both plain.
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
  {
    files: pure,
    rules: {
      'no-restricted-globals': [
        'error',
        ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'].map((name) => ({
          name,
          message: noTimer,
        })),
        { name: 'performance', message: noClock },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: noClock },
        { object: 'Temporal', property: 'Now', message: noClock },
        { object: 'Math', property: 'random', message: noChance },
        { object: 'crypto', property: 'getRandomValues', message: noChance },
        { object: 'crypto', property: 'randomUUID', message: noChance },
        ...['setTimeout', 'setInterval'].map((property) => ({
          object: 'globalThis',
          property,
          message: noTimer,
        })),
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: noClock },
        { selector: "CallExpression[callee.name='Date']", message: noClock },
      ],
    },
  },
  {
    files: ['packages/*/bin/**', 'packages/pii/train/**', 'packages/pii/eval/**', 'scripts/**', 'bench/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['packages/console/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: { 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['packages/console/**/*.tsx'],
    rules: {
      // React ignores what an event handler returns, so `onClick={async () => ...}` is fine; conditions are still checked.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  { files: ['**/*.{js,mjs,cjs}'], extends: [tseslint.configs.disableTypeChecked] },
);
