import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';
import { carry, isCarried } from './carried.ts';
import { readManifest } from './manifest.ts';

/** Our own packages are found by this scope; what they import of each other goes into the tarball. */
const SCOPE = '@cordon/';

/** How a module names the file of a child process. */
const BY_URL = /(?<=\bnew URL\(')\.{1,2}\/[^'\n]*\.ts(?=', import\.meta\.url\))/g;

/** Any other quoted path of a TypeScript file: it would name a file that is not there. */
const LEFT_OVER = /(['"`])\.{1,2}\/[^'"`\n]*\.ts\1/;

/**
 * Writes the entry files and everything of ours they import, file by file, as JavaScript: `packages/server/src/x.ts`
 * becomes `server/src/x.js` below `target`. Of packages of others only those that are carried are written.
 * @param packages the folder that holds our packages
 * @param entries absolute paths
 * @returns the version ranges of the packages of others, as declared by those of ours that were written
 * @throws Error for a file that does not parse, and for an import that no package.json declares
 */
export function emit(packages: string, entries: readonly string[], target: string): Record<string, string> {
  const dependencies = new Map<string, string>();
  const needs: Record<string, string> = {};
  const files = new Set(entries);
  for (const file of files) {
    const declared = thirdPartyOf(packages, file);
    for (const [name, range] of declared) if (!isCarried(name)) dependencies.set(name, range);
    const written = placeIn(packages, target, file);
    // Data goes as it is.
    if (file.endsWith('.json')) {
      mkdirSync(dirname(written), { recursive: true });
      writeFileSync(written, readFileSync(file));
      continue;
    }
    const code = rename(toJavaScript(readFileSync(file, 'utf8'), file), (name) => {
      if (name.startsWith('node:')) return name;
      const imported = name.startsWith('.') ? resolve(dirname(file), name) : ours(packages, name);
      if (imported === undefined) {
        if (!declared.has(packageOf(name))) throw new Error(`${file} imports ${name}, which is not declared`);
        if (!isCarried(name)) return name;
        const carried = carry(join(packages, '../node_modules'), name, join(target, 'carried'));
        Object.assign(needs, carried.needs);
        return relativeImport(written, carried.file);
      }
      files.add(imported);
      return relativeImport(written, placeIn(packages, target, imported));
    });
    const left = LEFT_OVER.exec(code)?.[0];
    if (left !== undefined)
      throw new Error(`${file} names ${left}, which is not there once it is JavaScript`);
    mkdirSync(dirname(written), { recursive: true });
    writeFileSync(written, code);
  }
  // What we declare ourselves wins: it is what the carried package runs beside here, too.
  const all = Object.entries({ ...needs, ...Object.fromEntries(dependencies) });
  return Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Where a source file goes. */
export function placeIn(packages: string, target: string, file: string): string {
  return join(target, relative(packages, file)).replace(/\.ts$/, '.js');
}

/** What Node itself makes of the file when it runs from source. */
function toJavaScript(code: string, fileName: string): string {
  try {
    return stripTypeScriptTypes(code);
  } catch (error) {
    throw new Error(`${fileName} does not parse`, { cause: error });
  }
}

/** Exchanges each name by which a module loads another: static and dynamic imports, `export from`, child processes. */
function rename(code: string, renamed: (name: string) => string): string {
  let result = '';
  let done = 0;
  for (const { fileName, pos } of ts.preProcessFile(code).importedFiles) {
    const start = code.indexOf(fileName, pos);
    result += code.slice(done, start) + renamed(fileName);
    done = start + fileName.length;
  }
  return (result + code.slice(done)).replace(BY_URL, renamed);
}

/** The source file behind an import of a package of ours; undefined for a package of others. */
function ours(packages: string, name: string): string | undefined {
  if (!name.startsWith(SCOPE)) return undefined;
  const [folder = '', ...below] = name.slice(SCOPE.length).split('/');
  const source = readManifest(join(packages, folder)).exports?.[['.', ...below].join('/')];
  if (source === undefined) throw new Error(`${name} is not exported`);
  return join(packages, folder, source);
}

/** What the package of ours that holds `file` declares, without packages of ours. */
function thirdPartyOf(packages: string, file: string): Map<string, string> {
  const [folder = ''] = relative(packages, file).split(sep);
  const { dependencies = {} } = readManifest(join(packages, folder));
  return new Map(Object.entries(dependencies).filter(([name]) => !name.startsWith(SCOPE)));
}

function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}

function relativeImport(from: string, to: string): string {
  const path = relative(dirname(from), to).split(sep).join('/');
  return path.startsWith('.') ? path : `./${path}`;
}
