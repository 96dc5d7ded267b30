import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runProve, runVerifyProof } from '@cordon/ledger/prove';
import type { Command } from './command.ts';
import { openInstalled } from './installed.ts';
import { Misuse, readOptions } from './options.ts';

const options = {
  access: { type: 'string' },
  output: { type: 'string', short: 'o' },
  'without-body': { type: 'boolean' },
  data: { type: 'string' },
} as const;

/** One file an entry that proves it offline, of this installation or of a log somewhere. */
export const ledgerProveCommand: Command = {
  name: 'ledger prove',
  usage:
    'INDEX|--access ID -o FILE [--without-body] [--data DIR]   (or DATABASE_URL), or DIR|URL INDEX -o FILE [--key VKEY] [--openings FILE]',
  async run(argv, io) {
    if (isOfALog(argv)) return runProve(argv, io);
    const { values, positionals } = readOptions(argv, options, true);
    const [index, ...more] = positionals;
    if (values.output === undefined) throw new Misuse('name a file with -o');
    if ((index === undefined) === (values.access === undefined) || more.length > 0)
      throw new Misuse('name one entry, or one access');
    if (index !== undefined && !/^\d{1,15}$/.test(index))
      throw new Misuse(`"${index}" is not the number of an entry`);
    const { house, close } = await openInstalled(values.data);
    try {
      const entries =
        values.access === undefined ? [Number(index)] : await house.entriesOfAccess(values.access);
      const proven: { entry: number; file: string }[] = [];
      for (const number of entries) {
        const entry = await house.book.entry(number);
        if (entry === null) continue;
        const file = entries.length === 1 ? values.output : numbered(values.output, number);
        await writeFile(file, await house.book.proofFile(entry, values['without-body'] !== true));
        proven.push({ entry: number, file });
      }
      io.out(`${JSON.stringify({ proven, vkey: house.book.vkey })}\n`);
      if (proven.length > 0) return 0;
      io.err('There is no such entry, or its body is gone.\n');
      return 1;
    } finally {
      await close();
    }
  },
};

export const ledgerVerifyProofCommand: Command = {
  name: 'ledger verify-proof',
  usage: 'FILE (--policy FILE | --key VKEY...)',
  run: (argv, io) => runVerifyProof(argv, io),
};

/** Two names that are no options: where the log is, and which entry. */
function isOfALog(argv: readonly string[]): boolean {
  const takesValue = new Set([
    '-o',
    '--output',
    '--access',
    '--data',
    '--key',
    '--policy',
    '--openings',
    '--quorum',
  ]);
  const names = argv.filter((word, i) => !word.startsWith('-') && !takesValue.has(argv[i - 1] ?? ''));
  return names.length === 2;
}

function numbered(file: string, entry: number): string {
  const { dir, name, ext } = path.parse(file);
  return path.join(dir, `${name}-${String(entry)}${ext}`);
}
