import { join } from 'node:path';
import ts from 'typescript';
import type { EntryPoint } from './manifest.ts';

/**
 * Writes the type declarations of the entry points below `dist/types`.
 * @throws Error when the code does not compile, or when a declaration needs a package that the tarball does not bring
 */
export function emitTypes(folder: string, entries: readonly EntryPoint[]): void {
  const { options, fileNames, errors } = ts.parseJsonConfigFileContent(
    {
      extends: '../../tsconfig.json',
      compilerOptions: {
        noEmit: false,
        declaration: true,
        emitDeclarationOnly: true,
        rootDir: '.',
        outDir: 'dist/types',
      },
      files: entries.map(({ source }) => source),
      include: [],
    },
    ts.sys,
    folder,
  );
  const program = ts.createProgram(fileNames, options);
  const strangers = new Set<string>();
  const { diagnostics } = program.emit(undefined, (path, text) => {
    const imports = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
    for (const name of imports) if (!isPacked(name)) strangers.add(name);
    ts.sys.writeFile(path, text);
  });
  const problems = [...errors, ...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (problems.length > 0) {
    throw new Error(
      ts.formatDiagnostics(problems, {
        getCanonicalFileName: (name) => name,
        getCurrentDirectory: () => join(folder),
        getNewLine: () => '\n',
      }),
    );
  }
  if (strangers.size > 0) {
    throw new Error(`the public types need ${[...strangers].join(', ')}, which the tarball does not bring`);
  }
}

function isPacked(name: string): boolean {
  return name.startsWith('.') || name.startsWith('node:');
}
