import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { frameworks, type Framework } from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import { checkFile } from '../agreements/check/checkFile.ts';
import { proseOf, verdictOf } from '../agreements/check/verdict.ts';
import type { Command } from './command.ts';
import { Misuse, readOptions } from './options.ts';

const named = frameworks.filter((framework) => framework !== 'red-flags');

/**
 * Checks a contract's file against the checklists. Exit code 1 when something the law asks of the contract is absent or
 * denied, or a red flag is raised (a red flag's status `present` means that it is raised).
 */
export const agreementCheckCommand: Command = {
  name: 'agreement check',
  usage: `FILE [--framework ${named.join('|')}]`,
  async run(argv, io) {
    const { values, positionals } = readOptions(argv, { framework: { type: 'string' } }, true);
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new Misuse('name one file');
    const options =
      values.framework === undefined
        ? {}
        : { frameworks: [readFramework(values.framework), 'red-flags' as const] };
    const report = await checked(file, options);
    io.out(`${JSON.stringify(report)}\n`);
    io.err(proseOf(report));
    return verdictOf(report).ok ? 0 : 1;
  },
};

function readFramework(text: string): Framework {
  const framework = named.find((one) => one === text);
  if (framework === undefined) throw new Misuse(`"${text}" is not one of ${named.join(', ')}`);
  return framework;
}

async function checked(file: string, options: Parameters<typeof checkFile>[2]) {
  let bytes;
  try {
    bytes = await readFile(file);
  } catch {
    throw new Misuse(`${file} cannot be read`);
  }
  try {
    return await checkFile(bytes, path.basename(file), options);
  } catch (error) {
    // A file that is no contract's text is the caller's mistake, not an answer about a contract.
    if (error instanceof Failure) throw new Misuse(error.detail ?? error.publicText);
    throw error;
  }
}
