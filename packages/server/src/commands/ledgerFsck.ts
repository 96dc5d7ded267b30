import { runVerify } from '@cordon/ledger/command';
import type { Command } from './command.ts';
import { openInstalled } from './installed.ts';
import { readOptions } from './options.ts';

const TOLD_EVERY = 100_000;

/** Checks the ledger's own tables, or a log somewhere as `ledger verify` does. */
export const ledgerFsckCommand: Command = {
  name: 'ledger fsck',
  usage: '[--data DIR]   (or DATABASE_URL), or DIR|URL with the options of ledger verify',
  async run(argv, io) {
    // Whatever is named first is a log.
    if (argv[0] !== undefined && !argv[0].startsWith('-')) return runVerify(argv, io);
    const { values } = readOptions(argv, { data: { type: 'string' } });
    const { house, close } = await openInstalled(values.data);
    try {
      let told = 0;
      const report = await house.checkLedger((entries) => {
        if (entries - told < TOLD_EVERY) return;
        told = entries;
        io.err(`${String(entries)} entries checked ...\n`);
      });
      io.out(`${JSON.stringify(report, null, 2)}\n`);
      const { entries, checkpoints, problems, missing } = report;
      for (const { from, to, accountedFor } of missing)
        if (accountedFor)
          io.err(`Entries ${String(from)} to ${String(to)} have no body; an entry says why.\n`);
      for (const { where, problem } of problems) io.err(`  ${where}: ${problem}\n`);
      io.err(
        report.ok
          ? `Everything holds: ${String(entries)} entries, ${String(checkpoints)} checkpoints.\n`
          : `NOT whole: ${String(problems.length)} ${problems.length === 1 ? 'problem' : 'problems'}.\n`,
      );
      return report.ok ? 0 : 1;
    } finally {
      await close();
    }
  },
};
