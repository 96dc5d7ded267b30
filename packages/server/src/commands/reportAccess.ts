import { rename, rm, writeFile } from 'node:fs/promises';
import { policiesUnder } from '../composeTerms.ts';
import { composeSubjectReports } from '../subjectReports/compose.ts';
import { lookAtReport, printReport, reportViewOf } from '../subjectReports/index.ts';
import type { Command } from './command.ts';
import { openInstalled } from './installed.ts';
import { Misuse, readOptions } from './options.ts';

/** Nobody: whoever has the machine. */
const NOBODY = { person: null, party: null, ip: null };

/** What a customer is told of who used their data, for a request that was opened in the console; entered like a look there. */
export const reportAccessCommand: Command = {
  name: 'report access',
  usage: 'REQUEST [--named] [--out REPORT.pdf|REPORT.json] [--data DIR]   (or DATABASE_URL)',
  async run(argv, io) {
    const options = {
      named: { type: 'boolean' },
      out: { type: 'string' },
      data: { type: 'string' },
    } as const;
    const { values, positionals } = readOptions(argv, options, true);
    const [id] = positionals;
    if (id === undefined || positionals.length > 1) throw new Misuse('name one request');
    const { out, named = false } = values;
    if (out !== undefined && !/\.(pdf|json)$/.test(out)) throw new Misuse('--out ends in .pdf or .json');
    const { house, close } = await openInstalled(values.data);
    try {
      const deps = composeSubjectReports({ ...house, policies: () => policiesUnder(house) });
      if (out?.endsWith('.pdf') === true) {
        const { file, entry, report } = await printReport(deps, NOBODY, id, named);
        await writeWhole(out, file);
        io.err(`Wrote ${out}. Entry ${String(entry)} of the ledger holds its hash.\n`);
        io.out(`${JSON.stringify({ file: out, request: id, entry, accesses: report.accesses.length })}\n`);
        return 0;
      }
      const looked = await lookAtReport(deps, NOBODY, id, named);
      const text = `${JSON.stringify(reportViewOf(looked, null, deps.now(), Infinity))}\n`;
      if (out === undefined) io.out(text);
      else {
        await writeWhole(out, Buffer.from(text));
        io.err(`Wrote ${out}. That it was made is entry ${String(looked.entry)} of the ledger.\n`);
        const accesses = looked.report.accesses.length;
        io.out(`${JSON.stringify({ file: out, request: id, entry: looked.entry, accesses })}\n`);
      }
      return 0;
    } finally {
      await close();
    }
  },
};

/** Under its own name only once it is whole, and for its owner alone: it is about a customer. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const part = `${file}.part`;
  try {
    await writeFile(part, bytes, { mode: 0o600 });
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
}
