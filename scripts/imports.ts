import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type IConfiguration } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';

/** One broken import rule: `from` and `to` are paths relative to the root that was checked. */
export interface ImportViolation {
  readonly rule: string;
  readonly reason: string;
  readonly from: string;
  readonly to: string;
}

/** What a check looked at and what it found. */
export interface ImportReport {
  readonly modules: readonly string[];
  readonly violations: readonly ImportViolation[];
}

const roots = ['packages', 'tests', 'bench', 'scripts'];
const sources = roots.map((root) => `${root}/**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}`);
const outside = [
  ...['**/node_modules/**', '**/dist/**', '**/coverage/**'],
  // Directus and its SDK are installed apart from us, and only where its tests run.
  'tests/products/directus/**',
];

/**
 * Source files on disk that a check did not look at. With a TypeScript it does not support, dependency-cruiser parses
 * nothing and reports success, so a check counts only when it saw every file.
 *
 * @param root folder of the repository
 * @param modules paths relative to the root that the check reported
 * @returns paths relative to the root
 */
export function unseenSources(root: string, modules: readonly string[]): string[] {
  const seen = new Set(modules);
  return globSync(sources, { cwd: root, exclude: outside })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !seen.has(path))
    .sort();
}

/** The rules and options of .dependency-cruiser.mjs. */
export function importRules(): Promise<IConfiguration> {
  return extractConfig(join(import.meta.dirname, '../.dependency-cruiser.mjs'));
}

/**
 * Checks every import below a root against the rules of .dependency-cruiser.mjs.
 *
 * @param root folder laid out like this repository
 * @throws Error when there was nothing to check or a source file was not looked at
 */
export async function checkImports(root: string): Promise<ImportReport> {
  const { forbidden, options } = await importRules();
  const result = await cruise(
    roots.filter((folder) => existsSync(join(root, folder))),
    { ...options, baseDir: root, validate: true, ruleSet: { forbidden: forbidden ?? [] } },
  );
  if (typeof result.output === 'string')
    throw new Error('dependency-cruiser gave text where data was asked for');

  const modules = result.output.modules.map((module) => module.source);
  const unseen = unseenSources(root, modules);
  if (modules.length === 0)
    throw new Error('No module was checked: is TypeScript newer than dependency-cruiser?');
  if (unseen.length > 0) throw new Error(`These files were not checked: ${unseen.join(', ')}`);

  const reasons = new Map(forbidden?.map(({ name, comment }) => [name, comment]));
  const violations = result.output.summary.violations.map(({ rule, from, to }) => ({
    rule: rule.name,
    reason: reasons.get(rule.name) ?? '',
    from,
    to,
  }));
  return { modules, violations };
}
