import { readFile } from 'node:fs/promises';
import { proveReport } from '../drills/proving.ts';
import type { Command } from './command.ts';
import { Misuse, readOptions } from './options.ts';

/** Verifies a report that the console saved: no database, no network. */
export const drillVerifyCommand: Command = {
  name: 'drill verify',
  usage:
    'FILE --key VKEY...   (FILE: a report saved from the page Breach drills; VKEY: from the page Ledger)',
  async run(argv, io) {
    const { values, positionals } = readOptions(argv, { key: { type: 'string', multiple: true } }, true);
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new Misuse('one file is needed');
    if (values.key === undefined) throw new Misuse('the key of the ledger is needed: --key VKEY');
    const proven = proveReport(await readFile(file, 'utf8'), values.key);
    io.out(`${JSON.stringify(proven)}\n`);
    if (!proven.ok) {
      io.err(`This report does not hold: ${proven.problem}.\n`);
      return 1;
    }
    const { entry, report } = proven;
    for (const { drill, passed, why } of report.results) {
      const word = passed === null ? 'not made' : passed ? 'passed' : 'FAILED';
      io.err(`${word.padEnd(10)}${drill.padEnd(24)}${why}\n`);
    }
    io.err(`It holds: its hash is entry ${String(entry)} of the ledger, which ended ${report.run}.\n`);
    return 0;
  },
};
