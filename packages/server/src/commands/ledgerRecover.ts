import { openLog, readOpenings, readText, requireFolder, Misuse as LogMisuse } from '@cordon/ledger/files';
import { RECOVERED } from '../ledger/checking/missing.ts';
import type { Command } from './command.ts';
import { openInstalled } from './installed.ts';
import { Misuse, readOptions } from './options.ts';

/**
 * After an old backup was restored: puts back what was published since. Only from the shell, and it is entered. The
 * entries' bodies come from `--bodies`, JSON lines as `GET /api/ledger/bodies` gives them; without, they stand unopened.
 */
export const ledgerRecoverCommand: Command = {
  name: 'ledger recover',
  usage: 'DIR|URL [--bodies FILE] [--data DIR]   (or DATABASE_URL)',
  async run(argv, io) {
    const { values, positionals } = readOptions(
      argv,
      { bodies: { type: 'string' }, data: { type: 'string' } },
      true,
    );
    const [place, ...more] = positionals;
    if (place === undefined || more.length > 0) throw new Misuse('name one folder or address');
    const bodies = await readInputs(place, values.bodies);
    const { house, close } = await openInstalled(values.data);
    try {
      const recovery = await house.recoverLedger(openLog(place), bodies);
      if (!recovery.ok) {
        io.out(`${JSON.stringify(recovery)}\n`);
        io.err(`Nothing was put back: ${recovery.problem}.\n`);
        return 1;
      }
      const { from, size, root } = recovery;
      if (from === size) {
        io.out(`${JSON.stringify({ ...recovery, entries: 0 })}\n`);
        io.err('Nothing is missing: the published log is the beginning of this one.\n');
        return 0;
      }
      const counts = { entries: size - from, bodies: recovery.bodies };
      const entry = await house.enterAct({
        ...{ act: RECOVERED, person: null, party: null, agreement: null, ip: null, code: null },
        at: house.now(),
        words: { from, to: size - 1, size, root, ...counts },
      });
      io.out(`${JSON.stringify({ ok: true, from, size, ...counts, entry })}\n`);
      io.err(
        `Entries ${String(from)} to ${String(size - 1)} were put back; entry ${String(entry)} says so.\n`,
      );
      const unopened = counts.entries - counts.bodies;
      if (unopened > 0)
        io.err(
          `${String(unopened)} of them have no body: nobody can read what they say until it is put back.\n`,
        );
      return 0;
    } finally {
      await close();
    }
  },
};

async function readInputs(place: string, bodies: string | undefined) {
  try {
    if (!/^https?:\/\//.test(place)) await requireFolder(place);
    return bodies === undefined ? [] : readOpenings(await readText(bodies));
  } catch (error) {
    throw error instanceof LogMisuse ? new Misuse(error.message) : error;
  }
}
